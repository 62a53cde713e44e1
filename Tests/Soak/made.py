"""Small logs made from the words of FORMAT.md alone, signed with keys that anybody may have; numbers are its sections."""
import base64, copy, hashlib, json, os, re, subprocess, tempfile

PARTY = "party.registered.v1"
URL = str.maketrans("+/", "-_", "=")  # base64url without padding
FOLDER = tempfile.TemporaryDirectory(prefix="besluitboek-keys-")


def encoded(data):
    return base64.b64encode(data).decode()


def sha256(data):
    return hashlib.sha256(data).digest()


def canonical(value):  # 4: for the ASCII keys of these logs
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=FOLDER.name, check=True, capture_output=True)


class Key:
    """A signing key of section 12; its seed is its number."""
    signed = {}

    def __init__(self, name, number=0):
        self.name, self.number = name, number
        self.path = os.path.join(FOLDER.name, f"{os.getpid()}-{number}")
        with open(self.path, "wb") as file:
            file.write(bytes.fromhex("302e020100300506032b657004220420") + bytes([number] * 32))
        openssl("pkey", "-in", self.path, "-inform", "DER", "-pubout", "-outform", "DER", "-out", self.path + ".pub")
        with open(self.path + ".pub", "rb") as file:
            self.public = file.read()[-32:]
        self.id = sha256(name.encode() + b"\n\x01" + self.public)[:4]
        self.text = "+".join([name, self.id.hex(), encoded(b"\x01" + self.public)])

    def __deepcopy__(self, _):
        return self

    def sign(self, text):
        if (self.number, text) not in Key.signed:
            body = os.path.join(FOLDER.name, f"{os.getpid()}.body")
            with open(body, "wb") as file:
                file.write(text.encode())
            openssl("pkeyutl", "-sign", "-inkey", self.path, "-keyform", "DER", "-rawin", "-in", body, "-out",
                    body + ".sig")
            with open(body + ".sig", "rb") as file:
                Key.signed[self.number, text] = file.read()
        return Key.signed[self.number, text]

    def line(self, text):
        return f"\u2014 {self.name} {encoded(self.id + self.sign(text))}\n"


class Anyone(Key):
    """A key of small order: what it signs, anybody can."""

    def __init__(self, name):
        self.name, self.public = name, b"\x01" + bytes(31)
        self.id = sha256(name.encode() + b"\n\x01" + self.public)[:4]
        self.text = "+".join([name, self.id.hex(), encoded(b"\x01" + self.public)])

    def sign(self, text):
        return self.public + bytes(32)


def root(lines):  # 11, as RFC 6962 says it
    if len(lines) < 2:
        return sha256(b"\x00" + lines[0]) if lines else sha256(b"")
    split = 1 << (len(lines) - 1).bit_length() - 1
    return sha256(b"\x01" + root(lines[:split]) + root(lines[split:]))


class Commit:
    def __init__(self, lines, keys, begins=False):
        self.lines, self.keys = list(lines), list(keys)
        self.begins = begins  # a segment
        self.change = lambda note: note


class Log:
    def __init__(self, origin, keys, retired=()):
        self.origin, self.keys, self.retired = origin, list(keys), list(retired)
        self.commits, self.more = [], {}

    def copy(self):
        return copy.deepcopy(self)

    @property
    def lines(self):
        return [line for commit in self.commits for line in commit.lines]

    def text(self, size=None):
        """The text of the checkpoint for so many entries."""
        lines = self.lines[:size]
        return f"{self.origin}\n{len(lines)}\n{encoded(root(lines))}\n"

    def notes(self):
        size, notes = 0, []
        for commit in self.commits:
            size += len(commit.lines)
            text = self.text(size)
            notes.append(commit.change(text + "\n" + "".join(key.line(text) for key in commit.keys)))
        return notes

    def format(self):
        values = {"format": 1, "keys": sorted(key.text for key in self.keys), "origin": self.origin}
        if self.retired:
            values["retired"] = sorted(({"key": key.text, "size": size} for key, size in self.retired),
                                       key=lambda old: old["key"])
        return canonical(values) + b"\n"

    def files(self):
        """The folder: paths with their bytes."""
        files, path, size = dict(self.more), "log/000000000.ndjson", 0
        notes = self.notes()
        for commit, note in zip(self.commits, notes):
            if commit.begins:
                path = f"log/{size:09}.ndjson"
            size += len(commit.lines)
            line = canonical({"checkpoint": note})
            files[path] = files.get(path, b"") + b"".join(line + b"\n" for line in [*commit.lines, line])
        files["format.json"] = self.format()
        if notes:
            files["checkpoint"] = notes[-1].encode()
        else:
            files[path] = b""
        return files


def entry(seq, type, data, **more):
    return canonical({"actor": "secretariaat", "data": data, "id": f"01a1fbf9-4ddf-7a8c-87f4-{seq:012x}",
                      "recorded": "2026-11-21T09:12:44.031Z", "seq": seq, "type": type, "valid": "2026", **more})


def party(seq):
    return entry(seq, PARTY, {"kind": "association", "name": f"Partij {seq}", "party": f"p{seq}"})


def numbered(line, seq):
    return re.sub(rb'"seq":-?\d+', b'"seq":%d' % seq, line, count=1)  # 20


def plain(origin="plain.example", key=None):
    key = key or Key(origin, 1)
    log = Log(origin, [key])
    log.commits = [Commit([party(0), party(1)], [key]), Commit([party(2)], [key]),
                   Commit([party(3), party(4), party(5)], [key], True), Commit([party(6)], [key], True)]
    return log


def rotated(origin="rotated.example", until=5):
    """The second key takes over from the first; `until` counts the commits of it."""
    old, new = Key(origin, 1), Key(origin, 2)
    log = Log(origin, [new], [(old, 5)])
    log.commits = [Commit([party(0)], [old]),
                   Commit([party(1), entry(2, "key.added.v1", {"key": new.text})], [old]),
                   Commit([party(3)], [old, new], True),
                   Commit([entry(4, "key.retired.v1", {"key": old.text})], [old, new]),
                   Commit([party(5), party(6)], [new])][:until]
    if until < 4:
        log.keys, log.retired = [old, new], []
    return log


def continued(other, origin, copied=None, known=None, number=3, said=None, **changes):
    """A log that goes on where another had to stop [20]: of which so many commits were copied, and so many known."""
    key = Key(origin, number)
    log, commits = Log(origin, [key]), other.commits[:copied]
    keys = sorted(old.text for old in other.keys + [old for old, _ in other.retired])
    data = {"checkpoint": other.notes()[:known][-1], "copied": said or sum(len(commit.lines) for commit in commits),
            "keys": keys, "reason": "de schijf ging stuk", **changes}
    first = entry(0, "log.continued.v1", data)
    # Another number than what is copied has, as an id is of one entry.
    log.commits = [Commit([first.replace(b"87f4-0", b"87f5-" + str(number).encode())], [key])]
    for commit in commits:
        size = len(log.lines)
        log.commits.append(Commit([numbered(line, size + at) for at, line in enumerate(commit.lines)], [key]))
    log.commits.append(Commit([party(len(log.lines) + 100 * number).replace(
        b'"seq":%d' % (len(log.lines) + 100 * number), b'"seq":%d' % len(log.lines))], [key], True))
    return log


def withheld(origin="withheld.example"):
    """A text stands apart [21]."""
    log = plain(origin)
    whole = encoded(json.dumps([encoded(b"0" * 16).rstrip("="), "/text", "Pietje"], separators=(",", ":")).encode())
    whole = whole.translate(URL)
    digest = encoded(sha256(whole.encode())).translate(URL)
    line = entry(7, "note.added.v1", {"subjects": ["p0"], "text": "[niet openbaar]"},
                 withheld=[{"at": "/text", "digest": digest}])
    log.commits.append(Commit([line, party(8)], log.keys))
    log.more[f"disclosures/{json.loads(line)['id']}.txt"] = whole.encode() + b"\n"
    return log
