#!/usr/bin/env python3
"""Controleert een log van het Besluitboek, of één bewijs, zonder programma's van het Besluitboek.
Gebruik:  python3 -I verify.py MAP [--key SLEUTEL], of voor één bewijs: BESTAND.tlog-proof --key SLEUTEL
Nodig: Python 3.8 en openssl 3.0. Uitkomst: 0 klopt; 3 klopt niet; 2 verkeerd gebruik; 4 lukt niet.
"""
# From the words of FORMAT.md, whose sections stand in brackets; shares no code with what it checks. The tree and the
# signatures take 100 lines. It is not shorter because who made the log may be hostile: the rest refuses what is almost
# right by sections 2-4, 12, 13, 16 and 20 (characters, numbers, names, limits, keys, what a log took over).
import base64, bisect, functools, hashlib, itertools, json, os, re, stat, subprocess, sys, tempfile, types, unicodedata, zlib
if sys.version_info < (3, 8): sys.exit(print("Controleren lukt niet: neem Python 3.8 of nieuwer.") or 4)
class Fault(ValueError): pass
# [4] Canonical JSON. Unicode 14.0, whatever this Python knows: how many characters are not in it, are, are not ...
UNICODE_14 = list(itertools.accumulate(map(ord, zlib.decompress(base64.b85decode("""
c-mEy%WqX>6vbU@@9+E0`Odlb^nKgg-g{fp2lR!d&=#l$0@M<*(V%FfAtZt%I&jjNk&p&yNP%EPG`v-UG0}>~Ks&G`=e7hJ9~cHs9JHO7I3e*ba8M<>)
?j6=U$STWiJxX^)d8r%y)$U%CJF|FMzztxSq$??c02o+pou_aN}w%&iGXAs93aY&qy|vJuz>=rYm6XBz$hsKr+};Uf)Ii=Zs;KpB2mW9K_1^F3`3IQL<
z$xPgoJC5CDZD5~~q`5*FE7lYt<I3WgA<BZQ#RyE+JR@G$=pODH{<$w1H#fz=A;A*hmigaDmDEr7s!O1w=AZ3JLY4<JVaz|vEjN71SsXhnidTlpklz{N
Qz9RTG9C|e%41Y4op#b(Ld1GHSaBIB+utPgAA3<Qi1(pzuycHDKD5nn>Au|hg&qHfLGNS@|S6c|}=vn=&JCmS&l3`-)zu8UF7W$s^~Wjiectf|B;NRXv
PH3cD#AZ8;n(vq|!>1kd1s3EHT{XCnoc*XPp1{`wC)`t%N_px<(jK}2*`B-=00FRn39K?(9M*MN=D;W$IFW02AL3!E`fT`au-VOyLL2M_YqKqNZ77T`2
dLFHB@|Ko1bZ{8fWAt`)=0=>;K3zRE!#CSqY)l>o071N4aqoK$I5c<KepEx%Ae|zR&Woj`rHF&`hB5M}29Yqk?j0lABd;JM*w~v+7Njp}($=tOx=aymn
(a)l(%V*T)%C&VC`JMYB3jE`3wOdgAJkiPBHUvMbb|usFdBqUR)eNR8Vz;~X$?1lCV-$oQSU;xqq#%la6k%dG<m17dw%a=f2QB{27cjY37rsfY<<vKmv
3*X$%SLu8t(RBgY$L^s)CO25Ne_-bnkQk6bT}`-FU12eF%7xLRc6_CnlYK4W>96`1Ixg+t=-hyv<Z^vwonFiRRL|;lummfM5Wk2r>@+NWfl3jibT-%-)
5m5IxBHf;6)Z*}V=#w*W*Kcxyqlfw0am+-^wkAla1p`O+J2!$jp1%U_&+J@epegv)oQewbQ4Id^}~mEiRScw40PBi_TI)>JRudiBV&y46+gFcGsW*Jgu
<7dpe$>CY7o#KLDiQmMhc)5|wbyk#;HI?rI`)a730!inMXZQsH2WbH_Lu_k^wY)GeG!ZRR2QV|1i*a>9-hbAZtAP$S?xp0F^^NB(7>$y_-6NgGV5T^WL
k7VhUi^ofq+YBCFcTf-s%I~pa!#?%OAK%}-@2T>nq7eiLcqjnawE*Ow{a+EF!a<<`JSvUApmH-8&UWkJIAMYWZ9bhDDrCAfbj;fH;x8YY3dzVsJnmve6
6;Xl?fRfdjxC;#vovDFg$0R>_1*@73)2rU*ybOc{PWWF=9S}fu6&g%7bmkT-+i-u>)QRRzkRxLX8Nz0Z*QY`C_P@j^=S6oqr3Bbba(!5Ck4+w
""".replace("\n", ""))).decode())))
def check_text(text):
    for sign in "" if text.isascii() else text:
        name, is_known = f"U+{ord(sign):04X}", bisect.bisect(UNICODE_14, ord(sign)) & 1
        if not is_known: raise Fault(f"{name} is geen teken van Unicode 14.0")
        if unicodedata.category(sign) == "Cn": raise OSError(f"deze Python kent {name} niet; neem Python 3.11")
    if not unicodedata.is_normalized("NFC", text): raise Fault("een tekst is niet in NFC")
def check_value(value, depth=1):
    if isinstance(value, str): check_text(value)
    elif isinstance(value, int) and abs(value) >= 2**53: raise Fault(f"het getal {value} is te groot")
    elif isinstance(value, (dict, list)):
        if depth > 32: raise Fault("meer dan 32 lagen diep")
        for part in value if isinstance(value, list) else [*value, *value.values()]: check_value(part, depth + 1)
def in_order(pairs): return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))
def write_json(value): return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
def whole(digits): return int(digits[:17])  # what is longer, and would take long, is not the same text then
def read_json(line):  # keys in order and once, no white space, whole numbers only
    text = line.decode()
    value = json.loads(text, object_pairs_hook=in_order, parse_int=whole, parse_float=whole, parse_constant=int)
    if text[0] != "{" or write_json(value) != text: raise Fault("dit is geen canoniek object")
    check_value(value)
    return value
# [11] The tree, as the roots of its perfect subtrees, the largest first.
def sha256(data): return hashlib.sha256(data).digest()
def node(left, right): return sha256(b"\x01" + left + right)
def add_leaf(peaks, size, line):
    subtree = sha256(b"\x00" + line)
    while size & 1: subtree, size = node(peaks.pop(), subtree), size >> 1
    peaks.append(subtree)
def root_of(peaks):
    return functools.reduce(lambda right, left: node(left, right), peaks[::-1]) if peaks else sha256(b"")
# [12] Keys and signed notes. A key here is: name, key id, public key, the verifier key as it is written.
def read_base64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text: raise Fault("dit is geen base64 zoals het hoort")
    return data
def is_name(text): return text and not any(sign < " " or sign == "+" or sign.isspace() for sign in text)
STEERING = ("[\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
            "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")
def is_joined(sign): return unicodedata.category(sign)[0] in ("LMS" if sign >= "\u2000" else "LM")
def is_own_name(text):  # nothing that steers or hides, and joiners only between what they join
    check_text(text)
    return is_name(text) and len(text.encode()) <= 200 and not re.search(STEERING, text) and all(
        0 < at < len(text) - 1 and is_joined(text[at - 1]) and is_joined(text[at + 1])
        for at, sign in enumerate(text) if sign in "\u200c\u200d")
def read_key(vkey):
    name, key_id, blob = vkey.split("+", 2)  # base64 may hold more plus signs
    data = read_base64(blob)
    if not is_own_name(name) or len(data) != 33 or data[0] != 1 \
            or key_id != sha256(name.encode() + b"\n" + data)[:4].hex():
        raise Fault(f"dit is geen goede Ed25519-sleutel: {vkey}")
    # Keys of small order, for which anybody can sign: y is 0, 1 or that of a point of order 8, or minus one of these.
    prime, y = 2**255 - 19, int.from_bytes(data[1:], "little") % 2**255
    if min(y % prime, -y % prime) in (0, 1, 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826):
        raise Fault(f"met deze sleutel kan iedereen tekenen, zonder geheim: {vkey}")
    return name, key_id, data[1:], vkey
@functools.lru_cache(256)  # the same line may stand there a hundred times
def is_signed(text, signature, public_key):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("pub.der", bytes.fromhex("302a300506032b6570032100") + public_key),
                           ("body", text.encode()), ("sig", signature)):
            with open(os.path.join(folder, name), "wb") as file: file.write(data)
        done = subprocess.run("openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin "
                              "-in body -sigfile sig".split(), cwd=folder, capture_output=True)
    for words, is_right in ((b"Verified Successfully", True), (b"Verification Failure", False)):
        if words in done.stdout and is_right == (done.returncode == 0): return is_right
    raise OSError("openssl kan dit niet: " + (done.stderr or done.stdout).decode(errors="replace"))
def read_note(note):  # its text, and of each line below it: name, key id, signature
    text, empty, below = note.rpartition("\n\n")
    *lines, end = below.split("\n")
    if not empty or end or not 1 <= len(lines) <= 100 or re.search("[\0-\x09\x0b-\x1f]", note) \
            or len(note.encode()) > 1 << 20: raise Fault("dit is geen ondertekend zegel")
    signatures = []
    for dash, name, blob in (line.split(" ") for line in lines):
        data = read_base64(blob)
        if dash != "\u2014" or not is_name(name) or len(data) < 5: raise Fault("dit is geen regel met een handtekening")
        signatures.append((name, data[:4].hex(), data[4:]))
    return text + "\n", signatures
def signed_text(note, keys):
    text, signatures = read_note(note)
    signers = [(key, data) for *names, data in signatures for key in keys if [*key[:2]] == names]
    if not all(len(data) == 64 and is_signed(text, data, key[2]) for key, data in signers):
        raise Fault("de handtekening klopt niet")
    if not signers: raise Fault("er staat geen handtekening van een bekende sleutel onder")
    return text, [key for key, _ in signers]
def read_checkpoint(text):
    origin, size, root, end = text.split("\n")
    if not origin or end or not re.fullmatch("0|[1-9][0-9]{0,18}", size) or int(size) >= 2**63 \
            or len(read_base64(root)) != 32: raise Fault("dit is geen zegel")
    return origin, int(size), read_base64(root)
# [2, 3, 13] The files. `found` gathers what is right so far; `found.place` is where we are.
def opened(found, *path):  # what is not named by the user himself is a plain file
    found.place, full = "/".join(path) or found.folder, os.path.join(found.folder, *path)
    if path and os.path.lexists(full) and not stat.S_ISREG(os.lstat(full).st_mode): raise Fault("geen gewoon bestand")
    return open(full, "rb")
def read(found, most, *path):
    with opened(found, *path) as file: data = file.read(most + 1)
    if len(data) > most: raise Fault(f"dit is meer dan {most} bytes")
    return data
def has(found, name): return os.path.lexists(os.path.join(found.folder, name))
def read_format(found):
    found.place = "format.json"
    if has(found, "log") and not has(found, "format.json"): raise Fault("format.json ontbreekt")
    data = read(found, 16 << 10, "format.json")
    later = re.match(rb'\{"format":([2-9]|[1-9][0-9]{1,8})[,}]', data)  # [17]
    if later: raise OSError(f"format.json is van versie {later[1].decode()}; neem een nieuwere verify.py")
    line, end = data.split(b"\n")
    values = read_json(line)
    found.limits = {old["key"]: old["size"] for old in values.get("retired", [])}  # until where each counts
    found.keys = [read_key(vkey) for vkey in [*values["keys"], *found.limits]]
    found.origin = found.keys[0][0]
    right = {"format": 1, "keys": sorted(values["keys"]), "origin": found.origin}
    if found.limits: right["retired"] = [{"key": k, "size": n} for k, n in sorted(found.limits.items())]
    if repr(values) != repr(right) or end or not values["keys"] or not len({*found.keys}) == len(found.keys) <= 16 \
            or {key[0] for key in found.keys} != {found.origin} \
            or not all(type(size) is int and size > 0 for size in found.limits.values()):
        raise Fault("dit hoort niet bij een log van versie 1")
def read_lines(file):  # each, its length, whether it is whole; of one that is too long [16] only so much as shows that
    while line := file.readline(60_002):
        if line.startswith(b'{"checkpoint"') and line[-1:] != b"\n": line += file.readline(2 << 20)
        size, more = len(line), line
        while more[-1:] != b"\n" and (more := file.readline(1 << 20)): size += len(more)
        yield line, size, more != b""
def read_entry(line):
    if len(line) > 60_000: raise Fault("de regel is langer dan 60.000 bytes")
    return read_json(line)
def check_entry(found, line):
    entry, seq = read_entry(line), found.size
    if repr(entry["seq"]) != repr(seq): raise Fault(f"hier hoort seq {seq}")
    add_leaf(found.peaks, seq, line); found.size += 1
    for old in found.olds[:16]:  # [20] the line as it stood there
        at = seq - old.seq - 1
        if at < min(old.size, old.copied): add_leaf(old.peaks, at, write_json({**entry, "seq": at}).encode())
    if entry["type"] in ("key.added.v1", "key.retired.v1"): found.turns.append((entry["type"], entry["data"]["key"]))
    if entry["type"] == "log.continued.v1": check_continued(found, seq, entry["data"])
def check_continued(found, seq, data):  # [20] the log that goes on here, or goes on in that one
    outer, copied = (found.olds or [None])[-1], data["copied"]
    if seq != len(found.olds) or outer and outer.copied == 0: raise Fault("alleen de eerste zet een log voort")
    if type(copied) is not int or copied < 0: raise Fault(f"copied is {copied}")
    origin, size, root = None, 0, sha256(b"")
    if seq < 16:  # what lies deeper stands under the checkpoints of those around it
        keys = [read_key(vkey) for vkey in data["keys"]]
        origin, size, root = read_checkpoint(signed_text(data["checkpoint"], keys)[0])
        if {key[0] for key in keys} != {origin} or origin == (outer or found).origin:
            raise Fault("dit is niet het zegel van een ander log")
    found.olds.append(types.SimpleNamespace(seq=seq, copied=copied, origin=origin, size=size, root=root, peaks=[]))
def check_copied(found):
    end = found.size
    for old in found.olds:
        found.place, end, there = f"vermelding {old.seq}", old.seq + old.copied + 1, end
        if end > there: raise Fault("niet alle overgenomen vermeldingen staan er")
        if not old.origin: continue
        remark = f"het log {old.origin} tekende voor {old.size} vermeldingen; overgenomen zijn er {old.copied}. "
        if old.size > old.copied: found.remarks.append(remark + "Ze zijn daardoor niet na te rekenen.")
        elif root_of(old.peaks) != old.root: raise Fault(f"de overgenomen vermeldingen zijn niet die van {old.origin}")
        elif old.size < old.copied: found.remarks.append(remark + "De laatste zijn daardoor niet na te rekenen.")
def check_checkpoint(found, line):
    (note,) = read_json(line).values()  # there is one key, and the line begins with it
    text, signers = signed_text(note, keys_at(found, found.size))
    if text != f"{found.origin}\n{found.size}\n{base64.b64encode(root_of(found.peaks)).decode()}\n":
        raise Fault("dit zegel is echt, maar niet voor de vermeldingen die er nu boven staan")
    for turn, vkey in found.turns:
        if not vkey.startswith(found.origin + "+"): continue  # copied: of the log that goes on here
        if turn == "key.added.v1": found.added.setdefault(vkey, found.size)
        else: found.retired[vkey] = found.size
    found.commits.append((found.size, text, note, found.place, signers)); found.turns = []
def keys_at(found, size): return [key for key in found.keys if found.limits.get(key[3], size) >= size]
def check_past(found):  # [12, 13] what entries say of keys and of another log; no seal counts until that is right
    commits, found.commits = found.commits, []
    check_copied(found)
    found.place = "format.json"
    if {*found.added} - {key[3] for key in found.keys}: raise Fault("hier ontbreekt een sleutel")
    if len([key for key in found.keys if key[3] not in found.added]) != 1:
        raise Fault("de vermeldingen noemen niet alle sleutels op één na: er zijn er weg, of er staat er een te veel")
    if found.retired != found.limits: raise Fault("de vermeldingen laten andere sleutels vervallen, of elders")
    for size, _, _, found.place, signers in commits:
        if all(found.added.get(key[3], 0) >= size for key in signers): raise Fault("deze sleutel gold hier nog niet")
        found.commits.append(commits[len(found.commits)])
def check_segment(found, name):
    lines, size, first = [], 0, 1  # of this commit: entries, as far as it may have them; bytes; the line where it begins
    with opened(found, "log", name) as file:
        if os.fstat(file.fileno()).st_size > 1 << 30: raise Fault("dit is meer dan 1 GiB")
        for at, (line, length, is_whole) in enumerate(read_lines(file), 1):
            size += length
            if not line.startswith(b'{"checkpoint"') or not is_whole:
                if at - first < 100_000 and size <= 64 << 20: lines.append(line)
                continue
            place = found.place = f"log/{name} regel {at} (zegel onder regel {first} tot en met {at - 1})"
            if at == first: raise Fault("er staan geen vermeldingen boven")
            if at - first > 100_000 or size > 64 << 20: raise Fault("te veel")
            for number, entry in enumerate(lines, first):
                found.place = f"log/{name} regel {number}"; check_entry(found, entry[:-1])
            found.place = place; check_checkpoint(found, line[:-1]); lines, size, first = [], 0, at + 1
    if size:
        found.place = f"log/{name} regel {first} en verder"
        torn = 0 if is_whole else length
        if size > 64 << 20 or at - first + (torn == 0) > 100_000: raise Fault("te veel zonder zegel")
        found.loose = (f"log/{name} regel {first} en verder: daaronder staat geen zegel (hele "
                       f"regels: {at - first + (torn == 0)}, losse bytes: {torn})")
def check_log(found):
    if not has(found, "log"): raise Fault("de map log ontbreekt")
    if not stat.S_ISDIR(os.lstat(os.path.join(found.folder, "log")).st_mode): raise Fault("log is geen gewone map")
    for name in sorted(os.listdir(os.path.join(found.folder, "log"))):
        found.place, due = f"log/{name}", f"{found.size:09}.ndjson"
        if not name.endswith(".ndjson"): found.remarks.append(f"{found.place} hoort er niet bij.")
        elif found.loose or name != due: raise Fault(found.loose or f"eerst komt {due}")
        else: check_segment(found, name)
    if found.loose: found.remarks.append(f"{found.loose}. Nooit voltooid; telt niet mee.")
def read_published(found):  # before the log, which may grow meanwhile
    note = text = ""
    try:
        if has(found, "checkpoint"):
            note = read(found, 64 << 10, "checkpoint").decode()
            origin, size, _ = read_checkpoint(read_note(note)[0])
            text, _ = signed_text(note, keys_at(found, size) if origin == found.origin else [])
    except ValueError: pass  # derived: that it is not right loses nothing
    return note, text
def check_published(found, note, text):
    found.place = "checkpoint"
    if text and text not in [commit[1] for commit in found.commits]:
        raise Fault(f"getekend voor iets wat niet in het log staat: {text}")
    if found.commits and note != found.commits[-1][2]: found.remarks.append("checkpoint is niet het laatste zegel.")
def check_given(found, given):
    if not given: return found.remarks.append("de sleutel komt uit het log zelf.")
    limit, found.place = found.limits.get(given[3], found.size), "format.json"
    mine = [commit[4] for commit in found.commits if commit[0] <= limit][-1:] or [[] if found.commits else found.keys]
    if given not in mine[0]: found.commits = []; raise Fault("hier staat een andere sleutel")
    if limit < found.size: found.remarks.append(f"uw sleutel telt tot vermelding {limit}; haal de nieuwe.")
def check_proof(found, key):  # [18] climb from the line to the root in the signed checkpoint
    head, _, note = read(found, 64 << 20).decode().partition("\n\n")
    title, extra, index, *path = head.split("\n")
    if (title, extra[:6], index[:6]) != ("c2sp.org/tlog-proof@v1", "extra ", "index "): raise Fault("geen bewijs")
    line, path = read_base64(extra[6:]), [*map(read_base64, path)]
    origin, size, root = read_checkpoint(signed_text(note, [key])[0])
    fn, sn, found.root = read_entry(line)["seq"], size - 1, sha256(b"\x00" + line)
    if type(fn) is not int or index[6:] != str(fn) or not 0 <= fn <= sn or origin != key[0] \
            or len(path) > 63 or {*map(len, path)} - {32}: raise Fault("nummer, naam of hash klopt niet")
    for hash in path:
        left = fn & 1 or fn == sn
        found.root = node(hash, found.root) if left else node(found.root, hash)
        while left and fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
        if sn == 0: raise Fault("er staan te veel hashes in")
        fn, sn = fn >> 1, sn >> 1
    if sn or found.root != root: raise Fault("het bewijs leidt naar een andere wortel")
    found.said = [line.decode(), "", f"Dit is vermelding {index[6:]} van de eerste {size} in {origin}."]
def shown(line):  # stays one line, and steers no terminal, whatever a name, a path or a fault brought with it
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in line)
def main(words):  # the status, and the lines to print
    is_proof = bool(words) and os.path.exists(words[0]) and not os.path.isdir(words[0])
    if len(words) not in (3, 1 + 2 * is_proof) or words[1:2] not in ([], ["--key"]): return 2, __doc__.splitlines()
    found = types.SimpleNamespace(folder=words[0], place="--key", loose="", size=0, peaks=[], turns=[], commits=[],
                                  remarks=[], added={}, retired={}, olds=[], said=[])
    status, verdict = 0, "Tot en met het laatste zegel klopt alles: geen vermelding is veranderd of weg."
    try:
        given = read_key(words[2]) if words[2:] else None
        if is_proof: check_proof(found, given); verdict = "Bewezen. Correcties staan elders in het log."
        else:
            read_format(found); published = read_published(found); check_log(found); check_past(found)
            check_published(found, *published); check_given(found, given)
    except (OSError, MemoryError) as error: status, verdict = 4, f"Controleren lukt niet: {error or 'te weinig geheugen'}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        status, verdict = 3, "Dit klopt niet. Van een log klopt alles tot en met het laatste goede zegel wel."
        if found.place == "--key": status, verdict = 2, "De sleutel die u gaf, is niet goed."
        found.said = [f"FOUT: {found.place}: {error if isinstance(error, Fault) else f'niet te lezen ({error})'}"]
    size, _, note, place, _ = found.commits[-1] if found.commits else (0, "", "", "", "")
    if not is_proof:
        found.said.append(f"Nagerekend in {found.folder}: vermeldingen {size}, zegels {len(found.commits)}.")
    if note: found.said += [f"Laatste goede zegel: {place}", "", *note.split("\n")]
    found.said += [f"Let op: {remark}" for remark in found.remarks]
    return status, [*map(shown, found.said), shown(verdict)]
if __name__ == "__main__":
    status, said = main(sys.argv[1:])
    words = ("\n".join(said) + "\n").encode()
    try:
        while words: words = words[os.write(1, words):]
    except BrokenPipeError: pass  # nobody listens: the status stands
    except OSError: status = status or 4
    sys.exit(status)
