"""A log that is written and signed here, by FORMAT.md alone: at any size, without a program that records it."""
import base64, hashlib, json, os, subprocess, uuid

from world import ORIGIN

# FORMAT 3 and 14: how much goes in one commit, with room for the seal.
COMMIT_ENTRIES, COMMIT_BYTES = 100_000, 64 * 1024 * 1024 - 4096
DAY, PEOPLE = "2024-01-01", ("alfa", "beta", "gamma")


def canonical(value):
    """Canonical JSON [FORMAT 4]: the keys and texts here are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Signer:
    """A key of a log, used by openssl [FORMAT 12]."""

    def __init__(self, folder, origin=ORIGIN):
        self.folder, self.origin, seed = folder, origin, hashlib.sha256(b"chains").digest()
        self.pem = os.path.join(folder, "key.pem")
        der = bytes.fromhex("302e020100300506032b657004220420") + seed
        with open(self.pem, "w") as file:
            file.write("-----BEGIN PRIVATE KEY-----\n" + base64.b64encode(der).decode()
                       + "\n-----END PRIVATE KEY-----\n")
        public = self.openssl("pkey", "-in", self.pem, "-pubout", "-outform", "DER")[-32:]
        self.id = hashlib.sha256(origin.encode() + b"\n\x01" + public).digest()[:4]
        self.verifier = self.key(b"\x01" + public)
        self.secret = "PRIVATE+KEY+" + self.key(b"\x01" + seed)

    def key(self, half):
        return f"{self.origin}+{self.id.hex()}+{base64.b64encode(half).decode()}"

    def openssl(self, *words):
        return subprocess.run(["openssl", *words], check=True, capture_output=True).stdout

    def note(self, size, root):
        text = f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        path = os.path.join(self.folder, "text")
        with open(path, "w") as file:
            file.write(text)
        signature = self.openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.pem, "-in", path)
        return f"{text}\n\u2014 {self.origin} {base64.b64encode(self.id + signature).decode()}\n"


class Tree:
    """The root of all leaves so far [FORMAT 11]."""

    def __init__(self):
        self.row, self.size = [], 0

    def add(self, line):
        node, number = hashlib.sha256(b"\x00" + line).digest(), self.size
        while number & 1:
            node, number = hashlib.sha256(b"\x01" + self.row.pop() + node).digest(), number >> 1
        self.row.append(node)
        self.size += 1

    @property
    def root(self):
        result = self.row[-1]
        for left in reversed(self.row[:-1]):
            result = hashlib.sha256(b"\x01" + left + result).digest()
        return result


class Chain:
    """A log in the making: its entries, and things that most of them are about."""

    def __init__(self):
        self.lines = []
        for name in PEOPLE:
            self.add("party.registered", {"party": name, "name": name.title(), "kind": "body"})
        self.product("x")
        self.decision("d")

    @property
    def count(self):
        return len(self.lines)

    def add(self, kind, data, valid=DAY, **more):
        """One entry; its id says its number, so that others can name it."""
        seq = len(self.lines)
        self.lines.append(canonical({
            "actor": "soak", "data": data, "id": self.id(seq), "known": "2024-01-01",
            "recorded": "2026-01-01T00:00:00.000Z", "seq": seq, "type": kind + ".v1", "valid": valid, **more}))
        return seq

    def id(self, seq):
        return str(uuid.UUID(int=(0x018C << 96 | seq) | 7 << 76 | 8 << 60))

    def product(self, name, **more):
        return self.add("product.registered", {"product": name, "title": f"Titel {name}", "kind": "product", **more})

    def decision(self, name, **more):
        return self.add("decision.taken", {"decision": name, "title": f"Besluit {name}", "outcome": "adopted",
                                           "body": ["alfa"], **more})

    def assign(self, party="alfa", **more):
        return self.add("responsibility.assigned", {"subject": "x", "role": "owner", "parties": [party]}, **more)

    def annul(self, seq):
        return self.add("entry.annulled", {"entry": self.id(seq), "reason": "niet zo"})

    def correct(self, seq, **more):
        return self.add("entry.corrected", {"entry": self.id(seq), "reason": "anders", **more})

    def write(self, world, signer):
        """The log as a folder, with its key where the program looks for it [FORMAT 2, 3]."""
        os.makedirs(os.path.join(world.log, "log"))
        os.makedirs(os.path.dirname(world.key), exist_ok=True)
        tree, segment, start, note = Tree(), [], 0, ""
        while start < len(self.lines):
            end = size = 0
            for end in range(start, min(start + COMMIT_ENTRIES, len(self.lines))):
                size += len(self.lines[end]) + 1
                if size > COMMIT_BYTES:
                    end -= 1
                    break
            for line in self.lines[start:end + 1]:
                tree.add(line)
            note = signer.note(tree.size, tree.root)
            with open(os.path.join(world.log, "log", f"{start:09}.ndjson"), "wb") as file:
                file.write(b"\n".join(self.lines[start:end + 1]) + b"\n" + canonical({"checkpoint": note}) + b"\n")
            start = end + 1
        with open(os.path.join(world.log, "format.json"), "wb") as file:
            file.write(canonical({"format": 1, "keys": [signer.verifier], "origin": signer.origin}) + b"\n")
        with open(os.path.join(world.log, "checkpoint"), "w") as file:
            file.write(note)
        with open(world.key, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(signer.secret + "\n")
