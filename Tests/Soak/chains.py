"""Logs in which one thing leads to the next without end, or everything is about one thing: every question about them
must be answered in time and room that grow no faster than the log. Written and signed by FORMAT.md alone."""
import base64, hashlib, json, os, resource, shutil, subprocess, sys, tempfile, uuid

from world import ORIGIN, Skipped, World, Wrong

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


# MARK: What leads to the next without end. Each makes about `n` entries and gives what `vth owner x --json` must
# say, or nothing when that is not what it is about.

def corrections(chain, n):
    last = chain.assign()
    for step in range(n):
        last = chain.correct(last, type="responsibility.assigned.v1", data={
            "subject": "x", "role": "owner", "parties": [PEOPLE[step % 3]]})
    return PEOPLE[(n - 1) % 3]


def dates(chain, n):
    last = chain.assign()
    for step in range(n):
        last = chain.correct(last, period={"edtf": f"2024-01-{step % 28 + 1:02}"})
    return "alfa"


def annulments(chain, n):
    last = chain.assign()
    for _ in range(n):
        last = chain.annul(last)
    return "" if n % 2 else "alfa"


def again(chain, n):
    """Annulled, brought back, annulled again: always the same fact."""
    fact = chain.assign()
    for _ in range(n // 2):
        chain.annul(chain.annul(fact))
    return "alfa"


def comb(chain, n):
    """Annulments of annulments, each after one that did not last."""
    last = chain.assign()
    for _ in range(n // 3):
        chain.annul(chain.annul(last))
        last = chain.annul(last)
    return "" if n // 3 % 2 else "alfa"


def corrected_again(chain, n):
    """Corrected, and the correction annulled: always the same fact."""
    fact = chain.assign()
    for _ in range(n // 2):
        chain.annul(chain.correct(fact, period={"edtf": "2024-02-01"}))
    return "alfa"


def rulings(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(one), chain.id(other)], "question": "Wie?"})
    for _ in range(n // 2):
        chain.annul(chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]}))
    chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]})
    return "beta"


def corrected_ruling(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(one), chain.id(other)], "question": "Wie?"})
    last = chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]})
    for step in range(n):
        last = chain.correct(last, type="claim.resolved.v1", data={
            "dispute": "t", "ruling": "Toch niet.", "setAside": [chain.id((one, other)[step % 2])]})
    return ("beta", "alfa")[(n - 1) % 2]


def disputes(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    for step in range(n):
        chain.add("claim.disputed", {"dispute": f"t{step}", "entries": [chain.id(one), chain.id(other)],
                                     "question": "Wie?"})


def claims(chain, n):
    """One dispute over as many facts as an entry can name, and many facts in disputes of their own."""
    facts = [chain.assign() for _ in range(n // 2)]
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(seq) for seq in facts[:1400]],
                                 "question": "Wie?"})
    for step in range(n // 4):
        chain.add("claim.disputed", {"dispute": f"t{step}", "question": "Wie?", "entries": [
            chain.id(facts[2 * step]), chain.id(facts[2 * step + 1])]})


# Things in things.

def parts(chain, n):
    above = "x"
    for step in range(n):
        chain.product(f"p{step}", parent=above)
        above = f"p{step}"


def parts_upward(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
    for step in range(n // 2 - 1):
        chain.add("product.changed", {"product": f"p{step}", "parent": f"p{step + 1}"})


def moved_about(chain, n):
    """A deep product whose lowest part is moved without end between two places far down."""
    half = n // 2
    parts(chain, half)
    chain.product("q")
    chain.product("r", parent="q")
    for step in range(half):
        chain.add("product.changed", {"product": "q", "parent": f"p{half - 1 - step % 2}"})


def renamed(chain, n):
    for step in range(n):
        chain.add("product.changed", {"product": "x", "title": f"Naam {step}", "aliases": [f"Bijnaam {step}"]})


def parts_of_one(chain, n):
    for step in range(n):
        chain.product(f"p{step}", parent="x", kind=("topic", "product", "action")[step % 3])


def parties(chain, n):
    above = "alfa"
    for step in range(n):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group", "parent": above})
        above = f"p{step}"
    chain.assign(above)
    chain.add("party.ended", {"party": "alfa", "successors": ["beta"]}, valid="2025-01-01")
    return ""


def parties_upward(chain, n):
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
    for step in range(n // 2 - 1):
        chain.add("party.changed", {"party": f"p{step}", "parent": f"p{step + 1}"})
    chain.assign("p0")


def parties_with_role(chain, n):
    """A role for every party, each part of the next."""
    parties_upward(chain, 2 * n // 3)
    for step in range(n // 3):
        chain.assign(f"p{step}")
    chain.add("party.ended", {"party": f"p{n // 3 - 1}"}, valid="2025-01-01")


def successors(chain, n):
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
    for step in range(n // 2 - 1):
        chain.add("party.ended", {"party": f"p{step}", "successors": [f"p{step + 1}"]})


def absorbed(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
    for step in range(n // 2 - 1):
        chain.add("product.absorbed", {"product": f"p{step}", "into": f"p{step + 1}"})
    chain.add("product.absorbed", {"product": "x", "into": "p0"})


def absorbed_by_one(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        chain.add("product.absorbed", {"product": f"p{step}", "into": "x"})


# Things after things.

def dependency(chain, name, subject, target, relation="waits-for"):
    chain.add("dependency.recorded", {"dependency": name, "subject": subject, "relation": relation, "target": target})


def path(chain, n):
    before = "x"
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", before)
        before = f"p{step}"


def ring(chain, n):
    path(chain, n)
    dependency(chain, "w", "x", f"p{n // 2 - 1}")


def star(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", "x")


def awaiting(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", "x", "delivers-into")


def all_on_all(chain, n):
    count = int(n ** 0.5)
    for step in range(count):
        chain.product(f"p{step}")
        for other in range(step):
            dependency(chain, f"w{step}.{other}", f"p{step}", f"p{other}")


def same_dependency(chain, n):
    """One product waits for another one many times, and has many deadlines."""
    chain.product("y")
    for step in range(n // 2):
        dependency(chain, f"w{step}", "y", "x")
        chain.add("deadline.set", {"deadline": f"t{step}", "subject": "xy"[step % 2], "milestone": "oplevering",
                                   "due": {"edtf": "2025-01-01"}})


def item(chain, name, **more):
    return chain.add("item.tabled", {"item": name, "body": ["alfa"], "title": f"Stuk {name}", "products": ["x"],
                                     "purpose": "decide", **more})


def follows(chain, n):
    item(chain, "i")
    before = "i"
    for step in range(n):
        item(chain, f"i{step}", follows=before)
        before = f"i{step}"


def follow_one(chain, n):
    item(chain, "i")
    for step in range(n):
        item(chain, f"i{step}", follows="i")


def supersedes(chain, n):
    before = "d"
    for step in range(n):
        chain.decision(f"d{step}", supersedes=[before], products=["x"])
        before = f"d{step}"


def supersede_one(chain, n):
    for step in range(n):
        chain.decision(f"d{step}", supersedes=["d"], products=["x"])


# Everything about one thing.

def notes(chain, n):
    for step in range(n):
        chain.add("note.added", {"subjects": ["x"], "text": f"Aantekening {step}"})


def reports(chain, n):
    for step in range(n):
        chain.add("progress.reported", {"subject": "x", "rating": "risk", "text": f"Stand {step}",
                                        "withinProgramme": "yes"})


def use(chain, n):
    for step in range(n):
        chain.add("implementation.reported", {"subject": "x", "state": "partial", "parties": [PEOPLE[step % 3]],
                                              "measure": f"maat {step}"})


def stages(chain, n):
    for step in range(n):
        chain.add("stage.reached", {"subject": "x", "stage": ("concept", "consultation")[step % 2]})


def roles(chain, n):
    for step in range(n // 2):
        chain.assign(PEOPLE[step % 3])
        chain.add("responsibility.ended", {"subject": "x", "role": "owner", "parties": [PEOPLE[step % 3]]})


def owners(chain, n):
    """Every party becomes the owner, and none is let go."""
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
        chain.assign(f"p{step}")


def owned(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        chain.add("responsibility.assigned", {"subject": f"p{step}", "role": "owner", "parties": ["alfa"]})


def owned_by_ended(chain, n):
    owned(chain, n)
    chain.add("party.ended", {"party": "alfa"}, valid="2025-01-01")


def moves(chain, n):
    chain.add("deadline.set", {"deadline": "t", "subject": "x", "milestone": "oplevering",
                               "due": {"edtf": "2025-01-01"}})
    for step in range(n):
        chain.add("deadline.moved", {"deadline": "t", "due": {"edtf": f"2025-02-{step % 28 + 1:02}"}})


def deadlines(chain, n):
    for step in range(n):
        chain.add("deadline.set", {"deadline": f"t{step}", "subject": "x", "milestone": "oplevering",
                                   "due": {"edtf": "2025-01-01"}})


def handovers(chain, n):
    for step in range(n // 3):
        chain.add("handover.offered", {"handover": f"h{step}", "products": ["x"], "from": [PEOPLE[step % 3]],
                                       "to": [PEOPLE[(step + 1) % 3]], "roles": ["owner"]})
        chain.add("handover.accepted", {"handover": f"h{step}", "by": [PEOPLE[(step + 1) % 3]]})
        chain.add("handover.completed", {"handover": f"h{step}"})


def offers(chain, n):
    for step in range(n):
        chain.add("handover.offered", {"handover": f"h{step}", "products": ["x"], "to": ["beta"], "roles": ["owner"]})


def one_handover(chain, n):
    chain.add("handover.offered", {"handover": "h", "products": ["x"], "to": ["beta"], "roles": ["owner"]})
    for step in range(n):
        chain.add("handover.accepted", {"handover": "h", "by": ["beta"], "conditions": [
            {"condition": f"v{step}", "text": f"Voorwaarde {step}"}]})


def conditions(chain, n):
    for step in range(n // 2):
        chain.decision(f"d{step}", products=["x"], conditions=[{"condition": f"v{step}", "text": f"Eis {step}"}])
        chain.add("condition.settled", {"condition": f"v{step}", "how": "fulfilled"})


def settlements(chain, n):
    chain.add("commitment.made", {"commitment": "b", "kind": "promise", "title": "Belofte", "products": ["x"]})
    for step in range(n):
        chain.add("commitment.settled", {"commitment": "b", "how": "postponed", "due": {"edtf": "2025-01-01"}})


def commitments(chain, n):
    for step in range(n):
        chain.add("commitment.made", {"commitment": f"b{step}", "kind": "promise", "title": f"Belofte {step}",
                                      "products": ["x"], "by": ["alfa"], "to": ["beta"],
                                      "due": {"edtf": "2025-01-01"}})


def funding(chain, n):
    chain.add("funding.granted", {"funding": "g", "title": "Geld", "products": ["x"], "to": ["alfa"]})
    for step in range(n // 2):
        chain.add("funding.changed", {"funding": "g", "amount": {"currency": "EUR", "value": str(step + 1)}})
        chain.add("funding.granted", {"funding": f"g{step}", "title": f"Geld {step}", "products": ["x"]})


def meeting(chain, n):
    chain.add("meeting.held", {"meeting": "m", "body": ["alfa"]})
    for step in range(n // 2):
        item(chain, f"i{step}", meeting="m")
        chain.decision(f"d{step}", meeting="m", item=f"i{step}")


def one_item(chain, n):
    item(chain, "i")
    for step in range(n):
        chain.decision(f"d{step}", item="i")


def source(chain, n):
    chain.add("source.registered", {"source": "s", "title": "Bron", "kind": "report", "date": {"edtf": DAY}})
    for step in range(n):
        chain.add("note.added", {"subjects": ["x"], "text": f"Zin {step}"},
                  source=[{"at": f"regel {step % 1000 + 1}", "document": "s"}])


def versions(chain, n):
    for step in range(n):
        chain.add("process.defined", {
            "process": "eigen", "version": step + 1, "title": "Eigen", "subject": "commitment",
            "states": [{"state": "open", "title": "open"}, {"state": "dicht", "title": "dicht", "final": True}],
            "transitions": [{"on": "commitment.made", "to": "open", "title": "doen"},
                            {"on": "commitment.settled", "from": ["open"], "to": "dicht", "title": "af"}]})
    chain.add("commitment.made", {"commitment": "b", "kind": "promise", "title": "Belofte"})


def same_name(chain, n):
    for step in range(n):
        chain.add("product.registered", {"product": f"p{step}", "title": "Titel", "kind": "product"})


KINDS = {make.__name__: make for make in (
    corrections, dates, annulments, again, comb, corrected_again, rulings, corrected_ruling, disputes, claims, parts,
    parts_upward, moved_about, renamed, parts_of_one, parties, parties_upward, parties_with_role, successors, absorbed,
    absorbed_by_one, path, ring, star, awaiting, all_on_all, same_dependency, follows, follow_one, supersedes,
    supersede_one, notes, reports, use, stages, roles, owners, owned, owned_by_ended, moves, deadlines, handovers,
    offers, one_handover, conditions, settlements, commitments, funding, meeting, one_item, source, versions,
    same_name)}


def make(kind, n, folder, signer=None):
    """A world with a log of one kind, and what `vth owner x` must say of it."""
    chain, world = Chain(), World(folder)
    owner = KINDS[kind](chain, n)
    chain.write(world, signer or Signer(folder))
    return world, chain, owner


# What is asked of each; LAST stands for the number of the last entry. In short only the first ones.
VERBS = [words.split(" ") for words in (
    "verify", "owner x --json", "findings", "owners", "impact x --json", "history x", "report vgr", "todo",
    "correct 5 --reason anders --period 2024-03-01 --dry-run",
    "product x", "party alfa", "decision d", "decisions", "deadlines", "implementation", "implementation x",
    "handovers", "conditions", "commitments", "funding", "next x", "findings x", "findings --json", "conflicts",
    "conflicts x", "impact x", "history x --json", "history alfa", "entry 5", "entry LAST", "entry LAST --json",
    "replay --from 2024-01-01 --to 2026-01-31", "replay --at-from LAST --step", "diff --from 2023-01-01 --to 2026-01-01",
    "diff --at-from 6 --at-to LAST", "diff --known-from 2023-12-31 --known-to 2026-01-01", "workflow", "search titel",
    "coverage", "coverage --products", "stats", "prove LAST", "keys", "export ical", "owners --json", "todo --json",
    "owner x --known 2025-01-01", "owner x --at LAST", "report aanbevelingen", "report besluitenlijst",
    "report besluitenlijst --format html", "report termijnen --format csv", "report acties", "report toezeggingen",
    "report overdrachten", "report eigenaren", "report eigenaren --format html", "report vgr --format html",
    "report vgr --format csv", "report vgr --format json", "annul 5 --reason anders --dry-run",
    "note x --text Nieuw --dry-run", "backup COPY", "export public COPY", "export audit COPY",
    "note x --text Nieuw --json")]
IN_SHORT = 9
# Kept from a program that never ends, and from one that keeps far more than it was asked about.
CPU_SECONDS_MAX, MEMORY_MAX = 300, 300 * 1024 * 1024


def ask(world, words):
    """Runs one verb as a process of its own; gives what it wrote and the most memory that it held at once."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX + 5))

    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen([world.program, *words], env=world.variables, cwd=world.home, preexec_fn=limit,
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        size = output.tell()
        output.seek(0), errors.seek(0)
        return process.returncode, output.read(), errors.read(1000), used.ru_maxrss * 1024, size


def check(world, words, refusals=()):
    """The verb answers, whatever the log is like; a report may hold as much again as it writes."""
    status, output, errors, memory, size = ask(world, words)
    told = f"vth {' '.join(words)} in {world.log}"
    if status != 0 and status not in refusals:
        raise Wrong(f"{told}: status {status}, {errors[:300]!r}")
    if memory > MEMORY_MAX + 8 * size:
        raise Wrong(f"{told}: {memory >> 20} MB")
    return output


def try_kind(kind, n, folder, signer, verbs):
    world, chain, owner = make(kind, n, folder, signer)
    copies = 0
    for words in verbs:
        copies += "COPY" in words
        places = {"LAST": str(chain.count - 1), "COPY": os.path.join(folder, f"copy{copies}")}
        # A ruling or an end may forbid the correction that is tried; very many steps are refused.
        refusals = (1, 2) if "--dry-run" in words or "--step" in words else ()
        output = check(world, [places.get(word, word) for word in words], refusals)
        if words[:2] == ["owner", "x"] and "--json" in words and owner is not None:
            found = json.loads(output)["holders"]
            if [party for holder in found for party in holder["parties"]] != [owner][:bool(owner)]:
                raise Wrong(f"{kind}: owned by {found}, not by {owner!r}")
    shutil.rmtree(folder)


def try_batch(folder):
    """One batch of corrections of corrections, recorded by the program itself."""
    world = World(folder).make()
    ids = [str(uuid.UUID(int=0x018C << 96 | 7 << 76 | 8 << 60 | step)) for step in range(301)]
    lines = [{"type": "note.added", "valid": DAY, "id": ids[0], "data": {"subjects": ["soak"], "text": "0"}}]
    for step in range(1, 301):
        lines.append({"type": "entry.corrected", "valid": DAY, "id": ids[step], "data": {
            "entry": ids[step - 1], "reason": "anders", "type": "note.added",
            "data": {"subjects": ["soak"], "text": str(step)}}})
    world.must("record", "-", text="".join(json.dumps(line) + "\n" for line in lines))
    world.check_whole()
    if "300" not in world.must("history", "soak").output:
        raise Wrong("the last correction does not count")


def try_strays(folder, n):
    """Files that are no part of a log, in every folder beside it."""
    world = World(folder).make()
    for place, ending in (("log", ".txt"), ("stamps", ".tsr"), ("cosignatures", ".note"), ("disclosures", ".txt"),
                          ("quarantine", ".torn")):
        os.makedirs(os.path.join(world.log, place), exist_ok=True)
        for step in range(n):
            name = str(uuid.UUID(int=step, version=4)) if place == "disclosures" else f"{step:09}"
            with open(os.path.join(world.log, place, name + ending), "w") as file:
                file.write("niets\n")
    for words in ("verify", "history soak", "note soak --text Nieuw", "backup COPY1", "export public COPY2"):
        # That something strange lies there may be told, and not more than that.
        check(world, words.replace("COPY", os.path.join(folder, "copy")).split(" "), refusals=(3,))


def run(folder, seed, amount):
    os.makedirs(folder)
    if not shutil.which("openssl"):
        raise Skipped("there is no openssl to sign with")
    signer = Signer(folder)
    verbs = VERBS[:IN_SHORT] if amount < 10_000 else VERBS
    try_batch(os.path.join(folder, "batch"))
    try_strays(os.path.join(folder, "strays"), amount // 4)
    for kind in KINDS:
        try_kind(kind, amount, os.path.join(folder, kind), signer, verbs)
    return f"{len(KINDS)} kinds of logs with {amount} entries, {len(verbs)} questions each"


if __name__ == "__main__":
    for name in sys.argv[3:] or KINDS:
        print(make(name, int(sys.argv[2]), os.path.join(sys.argv[1], name))[1].count, name)
