#!/usr/bin/env python3
"""Controleert een log van het Besluitboek, zonder programma's van het Besluitboek.
Gebruik:  python3 Scripts/verify.py MAP [--key SLEUTEL]
Nodig:    Python 3.8 of nieuwer, en het commando openssl (3.0 of nieuwer).
Uitkomst: 0 het log klopt; 3 het is beschadigd; 2 verkeerd gebruik; 4 controleren lukt niet.
"""
# Written from the words of FORMAT.md, whose sections stand in brackets; shares no code with the
# program it checks. It stops at the first fault: all up to the last good checkpoint is right.
import base64, functools, hashlib, json, os, subprocess, sys, tempfile, types, unicodedata
class Fault(ValueError): pass

# [4] Canonical JSON: keys in order and once, no white space, whole numbers only, text in NFC.
def members(pairs):
    names = [name.encode("utf-16-be", "surrogatepass") for name, _ in pairs]
    if names != sorted(set(names)): raise Fault("een sleutel staat dubbel of niet op volgorde")
    return dict(pairs)
def read_json(line):
    text = line.decode()
    value = json.loads(text, object_pairs_hook=members, parse_float=int, parse_constant=int)
    if text[0] != "{" or json.dumps(value, ensure_ascii=False, separators=(",", ":")) != text:
        raise Fault("dit is geen canoniek geschreven object")
    if not unicodedata.is_normalized("NFC", text): raise Fault("de tekst is niet in NFC")
    return value

# [11] The Merkle tree, kept as the roots of its perfect subtrees ("peaks"), the largest first.
def sha256(data): return hashlib.sha256(data).digest()
def node(left, right): return sha256(b"\x01" + left + right)
def add_leaf(peaks, size, line):
    subtree = sha256(b"\x00" + line)
    while size & 1: subtree, size = node(peaks.pop(), subtree), size >> 1
    peaks.append(subtree)

# [12] Keys and signed notes.
def read_key(vkey):
    name, key_id, blob = vkey.split("+", 2)  # base64 may hold more plus signs
    data = base64.b64decode(blob, validate=True)
    if len(data) != 33 or data[0] != 1 or key_id != sha256(name.encode() + b"\n" + data)[:4].hex():
        raise Fault(f"dit is geen goede Ed25519-sleutel: {vkey}")
    return name, key_id, data[1:]

def is_signed(text, signature, public_key):
    der = bytes.fromhex("302a300506032b6570032100") + public_key
    with tempfile.TemporaryDirectory() as folder:
        for name, data in ("pub.der", der), ("body", text.encode()), ("sig", signature):
            with open(os.path.join(folder, name), "wb") as file: file.write(data)
        done = subprocess.run("openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin "
                              "-in body -sigfile sig".split(), cwd=folder, capture_output=True)
    if done.returncode == 0: return True
    if b"Verification Failure" in done.stdout: return False
    raise OSError("openssl kan dit niet: " + (done.stderr or done.stdout).decode(errors="replace"))

def signed_text(note, keys):
    """What was signed; raises unless one of the keys signed it, and none of them wrongly."""
    text, _, signatures = note.rpartition("\n\n")
    text, verified = text + "\n", 0
    for line in signatures.split("\n")[:-1]:
        dash, name, blob = line.split(" ")
        data = base64.b64decode(blob, validate=True)
        for public_key in [key[2] for key in keys if key[:2] == (name, data[:4].hex())]:
            if dash != "\u2014" or len(data) != 68 or not is_signed(text, data[4:], public_key):
                raise Fault("de handtekening klopt niet")
            verified += 1
    if verified == 0: raise Fault("er staat geen handtekening van een bekende sleutel onder")
    return text

# [2, 3, 13] The files. `found` gathers what is right so far; `found.place` is where we are.
def read(found, *path):
    found.place = "/".join(path)
    with open(os.path.join(found.folder, *path), "rb") as file: return file.read()
def read_format(found):
    line, end = read(found, "format.json").split(b"\n")
    values = read_json(line)
    keys = [read_key(vkey) for vkey in values["keys"]]
    if values != {"format": 1, "keys": sorted(set(values["keys"])), "origin": keys[0][0]} or end:
        raise Fault("dit hoort niet bij een log van versie 1")
    return keys

def check_entry(found, line):
    if len(line) > 60_000: raise Fault(f"de regel is {len(line)} bytes lang")
    if repr(read_json(line)["seq"]) != repr(found.size): raise Fault(f"hier hoort seq {found.size}")
    add_leaf(found.peaks, found.size, line)
    found.size += 1
def check_checkpoint(found, line, keys):
    (note,) = read_json(line).values()  # there is one key, and the line begins with it
    text = signed_text(note, keys)
    root = functools.reduce(lambda right, left: node(left, right), reversed(found.peaks))
    if text != f"{keys[0][0]}\n{found.size}\n{base64.b64encode(root).decode()}\n":
        raise Fault("dit zegel is echt, maar niet voor de vermeldingen die er nu boven staan")
    found.commits.append((found.size, text, note, found.place))

def check_segment(found, keys, name):
    *lines, torn = read(found, "log", name).split(b"\n")
    first = 1  # the line at which this commit begins
    for at, line in enumerate(lines, 1):
        if not line.startswith(b'{"checkpoint"'): continue
        for entry_at in range(first, at):
            found.place = f"log/{name} regel {entry_at}"
            check_entry(found, lines[entry_at - 1])
        found.place = f"log/{name} regel {at} (zegel onder regel {first} tot en met {at - 1})"
        if at == first: raise Fault("er staan geen vermeldingen boven")
        check_checkpoint(found, line, keys)
        first = at + 1
    if lines[first - 1:] or torn:
        found.loose = (f"log/{name} regel {first} en verder: daaronder staat geen zegel (hele "
                       f"regels: {len(lines) - first + 1}, losse bytes: {len(torn)})")

def check_log(found, keys):
    if not os.path.isdir(os.path.join(found.folder, "log")): raise Fault("de map log ontbreekt")
    for name in sorted(os.listdir(os.path.join(found.folder, "log"))):
        found.place, due = f"log/{name}", f"{found.size:09}.ndjson"
        if not name.endswith(".ndjson"): found.remarks.append(f"{found.place} hoort er niet bij.")
        elif found.loose or name != due: raise Fault(found.loose or f"eerst komt {due}")
        else: check_segment(found, keys, name)
    if found.loose: found.remarks.append(f"{found.loose}. Nooit voltooid; telt niet mee.")

def check_published(found, keys):
    try: note = read(found, "checkpoint").decode(); text = signed_text(note, keys)
    except (FileNotFoundError, ValueError): note = text = ""  # derived: losing it loses nothing
    if text and text not in [commit[1] for commit in found.commits]:
        raise Fault(f"getekend voor iets wat niet in het log staat: {text!r}")
    if found.commits and note != found.commits[-1][2]:
        found.remarks.append("het bestand checkpoint is niet gelijk aan het laatste zegel.")

def main(words):
    if len(words) not in (1, 3) or words[1:2] not in ([], ["--key"]):
        print(__doc__)
        sys.exit(2)
    found = types.SimpleNamespace(folder=words[0], place="--key", loose="", size=0, peaks=[],
                                  commits=[], remarks=[])
    status, verdict = 0, "Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg."
    try:
        given = [read_key(vkey) for vkey in words[2:]]
        keys = read_format(found)
        if given and given[0] not in keys: raise Fault("hier staat een andere sleutel")
        check_log(found, given or keys)
        check_published(found, given or keys)
        if not given: found.remarks.append("de sleutel komt uit het log zelf.")
    except OSError as error: status, verdict = 4, f"Controleren lukt niet: {error}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        status, verdict = 3, "Het log klopt niet. Tot en met het laatste goede zegel klopt het wel."
        if found.place == "--key": status, verdict = 2, "De sleutel die u gaf, is niet goed."
        reason = error if isinstance(error, Fault) else f"niet te lezen ({error})"
        print(f"FOUT: {found.place}: {reason}")
    size, _, note, place = found.commits[-1] if found.commits else (0, "", "", "")
    print(f"Nagerekend in {found.folder}: vermeldingen {size}, zegels {len(found.commits)}.")
    if note: print(f"Laatste goede zegel: {place}\n\n{note}")
    for line in [f"Let op: {remark}" for remark in found.remarks] + [verdict]: print(line)
    sys.exit(status)

main(sys.argv[1:])
