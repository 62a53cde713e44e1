#!/usr/bin/env python3
"""Controleert een log van het Besluitboek, of één bewijs, zonder programma's van het Besluitboek.
Gebruik:  python3 verify.py MAP [--key SLEUTEL], of voor één bewijs: BESTAND.tlog-proof --key SLEUTEL
Nodig: Python 3.8 en openssl 3.0. Uitkomst: 0 klopt; 3 klopt niet; 2 verkeerd gebruik; 4 lukt niet.
"""
# From the words of FORMAT.md, whose sections stand in brackets; shares no code with what it checks.
import base64, functools, hashlib, json, os, subprocess, sys, tempfile, types, unicodedata
class Fault(ValueError): pass
def in_order(pairs): return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))
def read_json(line):  # [4] canonical: keys in order and once, no white space, whole numbers only, NFC
    text = line.decode()
    value = json.loads(text, object_pairs_hook=in_order, parse_float=int, parse_constant=int)
    if text[0] != "{" or json.dumps(value, ensure_ascii=False, separators=(",", ":")) != text \
            or not unicodedata.is_normalized("NFC", text): raise Fault("dit is geen canoniek object")
    return value
def sha256(data): return hashlib.sha256(data).digest()
def node(left, right): return sha256(b"\x01" + left + right)
def add_leaf(peaks, size, line):  # [11] the tree as the roots of its perfect subtrees, the largest first
    subtree = sha256(b"\x00" + line)
    while size & 1: subtree, size = node(peaks.pop(), subtree), size >> 1
    peaks.append(subtree)
# [12] Keys and signed notes. A key here is: name, key id, public key, the verifier key as it is written.
def read_base64(text): return base64.b64decode(text, validate=True)
def read_key(vkey):
    name, key_id, blob = vkey.split("+", 2)  # base64 may hold more plus signs
    data = read_base64(blob)
    if len(data) != 33 or data[0] != 1 or key_id != sha256(name.encode() + b"\n" + data)[:4].hex():
        raise Fault(f"dit is geen goede Ed25519-sleutel: {vkey}")
    # Keys of small order, for which anybody can sign: y is 0, 1 or that of a point of order 8, or minus one of these.
    prime, y = 2**255 - 19, int.from_bytes(data[1:], "little") % 2**255
    if min(y % prime, -y % prime) in (0, 1, 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826):
        raise Fault(f"met deze sleutel kan iedereen tekenen, zonder geheim: {vkey}")
    return name, key_id, data[1:], vkey
def is_signed(text, signature, public_key):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("pub.der", bytes.fromhex("302a300506032b6570032100") + public_key),
                           ("body", text.encode()), ("sig", signature)):
            with open(os.path.join(folder, name), "wb") as file: file.write(data)
        done = subprocess.run("openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin "
                              "-in body -sigfile sig".split(), cwd=folder, capture_output=True)
    if done.returncode == 0 or b"Verification Failure" in done.stdout: return done.returncode == 0
    raise OSError("openssl kan dit niet: " + (done.stderr or done.stdout).decode(errors="replace"))
def signed_text(note, keys):
    text, _, signatures = note.rpartition("\n\n")
    text, signers = text + "\n", []
    for dash, name, blob in (line.split(" ") for line in signatures.split("\n")[:-1]):
        data = read_base64(blob)
        for key in [key for key in keys if key[:2] == (name, data[:4].hex())]:
            if dash != "\u2014" or len(data) != 68 or not is_signed(text, data[4:], key[2]):
                raise Fault("de handtekening klopt niet")
            signers.append(key)
    if not signers: raise Fault("er staat geen handtekening van een bekende sleutel onder")
    return text, signers
# [2, 3, 13] The files. `found` gathers what is right so far; `found.place` is where we are.
def read(found, *path):
    found.place = "/".join(path) or found.folder
    with open(os.path.join(found.folder, *path), "rb") as file: return file.read()
def read_format(found):
    line, end = read(found, "format.json").split(b"\n")
    values = read_json(line)
    found.limits = {old["key"]: old["size"] for old in values.get("retired", [])}  # until where each counts
    found.keys = [read_key(vkey) for vkey in [*values["keys"], *found.limits]]
    right = {"format": 1, "keys": sorted(set(values["keys"])), "origin": found.keys[0][0]}
    if found.limits: right["retired"] = [{"key": k, "size": n} for k, n in sorted(found.limits.items())]
    if repr(values) != repr(right) or end: raise Fault("dit hoort niet bij een log van versie 1")
def check_entry(found, line):
    if len(line) > 60_000: raise Fault(f"de regel is {len(line)} bytes lang")
    entry = read_json(line)
    if repr(entry["seq"]) != repr(found.size): raise Fault(f"hier hoort seq {found.size}")
    add_leaf(found.peaks, found.size, line)
    found.size += 1
    if entry["type"] in ("key.added.v1", "key.retired.v1"): found.turns.append((entry["type"], entry["data"]["key"]))
def check_checkpoint(found, line):
    (note,) = read_json(line).values()  # there is one key, and the line begins with it
    known = found.trusted or found.keys  # who signed the first commit begins; entries name the others
    text, signers = signed_text(note, [k for k in known if found.limits.get(k[3], found.size) >= found.size])
    root = functools.reduce(lambda right, left: node(left, right), reversed(found.peaks))
    if text != f"{found.keys[0][0]}\n{found.size}\n{base64.b64encode(root).decode()}\n":
        raise Fault("dit zegel is echt, maar niet voor de vermeldingen die er nu boven staan")
    found.trusted = found.trusted or signers
    for turn, key in [(turn, key) for turn, vkey in found.turns for key in found.keys if key[3] == vkey]:
        if turn == "key.added.v1": found.trusted.append(key)
        elif found.limits.get(key[3]) != found.size: raise Fault("format.json zwijgt over een vervallen sleutel")
    found.commits.append((found.size, text, note, found.place, signers)); found.turns = []
def check_segment(found, name):
    *lines, torn = read(found, "log", name).split(b"\n")
    first = 1  # the line at which this commit begins
    for at, line in enumerate(lines, 1):
        if not line.startswith(b'{"checkpoint"'): continue
        for number in range(first, at):
            found.place = f"log/{name} regel {number}"; check_entry(found, lines[number - 1])
        found.place = f"log/{name} regel {at} (zegel onder regel {first} tot en met {at - 1})"
        if at == first: raise Fault("er staan geen vermeldingen boven")
        check_checkpoint(found, line); first = at + 1
    if lines[first - 1:] or torn:
        found.loose = (f"log/{name} regel {first} en verder: daaronder staat geen zegel (hele "
                       f"regels: {len(lines) - first + 1}, losse bytes: {len(torn)})")
def check_log(found):
    if not os.path.isdir(os.path.join(found.folder, "log")): raise Fault("de map log ontbreekt")
    for name in sorted(os.listdir(os.path.join(found.folder, "log"))):
        found.place, due = f"log/{name}", f"{found.size:09}.ndjson"
        if not name.endswith(".ndjson"): found.remarks.append(f"{found.place} hoort er niet bij.")
        elif found.loose or name != due: raise Fault(found.loose or f"eerst komt {due}")
        else: check_segment(found, name)
    if found.loose: found.remarks.append(f"{found.loose}. Nooit voltooid; telt niet mee.")
def check_published(found):
    try: note = read(found, "checkpoint").decode(); text, _ = signed_text(note, found.keys)
    except (FileNotFoundError, ValueError): note = text = ""  # derived: losing it loses nothing
    if text and text not in [commit[1] for commit in found.commits]:
        raise Fault(f"getekend voor iets wat niet in het log staat: {text!r}")
    if found.commits and note != found.commits[-1][2]: found.remarks.append("checkpoint is niet het laatste zegel.")
def check_given(found, given):
    if not given: return found.remarks.append("de sleutel komt uit het log zelf.")
    limit, found.place = found.limits.get(given[3], found.size), "format.json"
    mine = [commit[4] for commit in found.commits if commit[0] <= limit][-1:] or [[] if found.commits else found.keys]
    if given not in mine[0]: found.commits = []; raise Fault("hier staat een andere sleutel")
    if limit < found.size: found.remarks.append(f"uw sleutel telt tot vermelding {limit}; haal de nieuwe.")
def check_proof(found, key):  # [18] climb from the line to the root in the signed checkpoint
    head, _, note = read(found).decode().partition("\n\n")
    title, extra, index, *path = head.split("\n")
    if (title, extra[:6], index[:6]) != ("c2sp.org/tlog-proof@v1", "extra ", "index "): raise Fault("geen bewijs")
    line = read_base64(extra[6:])
    origin, size, root = signed_text(note, [key])[0].split("\n")[:3]
    fn, sn, found.root = read_json(line)["seq"], int(size) - 1, sha256(b"\x00" + line)
    if index[6:] != str(fn) or not 0 <= fn <= sn or origin != key[0]: raise Fault("nummer of naam klopt niet")
    for hash in map(read_base64, path):
        left = fn & 1 or fn == sn
        found.root = node(hash, found.root) if left else node(found.root, hash)
        while left and fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
        if sn == 0: raise Fault("er staan te veel hashes in")
        fn, sn = fn >> 1, sn >> 1
    if sn or found.root != read_base64(root): raise Fault("het bewijs leidt naar een andere wortel")
    print(f"{line.decode()}\n\nDit is vermelding {index[6:]} van de eerste {size} in {origin}.")
def main(words):
    is_proof = bool(words) and os.path.isfile(words[0])
    if len(words) not in (3, 1 + 2 * is_proof) or words[1:2] not in ([], ["--key"]): sys.exit(print(__doc__) or 2)
    found = types.SimpleNamespace(folder=words[0], place="--key", loose="", size=0, peaks=[], turns=[],
                                  commits=[], remarks=[], trusted=[])
    status, verdict = 0, "Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg."
    try:
        given = read_key(words[2]) if words[2:] else None
        if is_proof: check_proof(found, given); verdict = "Bewezen. Correcties staan elders in het log."
        else: read_format(found); check_log(found); check_published(found); check_given(found, given)
    except OSError as error: status, verdict = 4, f"Controleren lukt niet: {error}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        status, verdict = 3, "Dit klopt niet. Van een log klopt alles tot en met het laatste goede zegel wel."
        if found.place == "--key": status, verdict = 2, "De sleutel die u gaf, is niet goed."
        print(f"FOUT: {found.place}: {error if isinstance(error, Fault) else f'niet te lezen ({error})'}")
    size, _, note, place, _ = found.commits[-1] if found.commits else (0, "", "", "", "")
    if not is_proof: print(f"Nagerekend in {found.folder}: vermeldingen {size}, zegels {len(found.commits)}.")
    if note: print(f"Laatste goede zegel: {place}\n\n{note}")
    print(*[f"Let op: {remark}" for remark in found.remarks], verdict, sep="\n")
    sys.exit(status)
main(sys.argv[1:])
