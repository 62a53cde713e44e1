"""A log that real processes write on, and what was promised about it. Shares no code with the program."""
import json, os, random, re, shutil, subprocess, sys, uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.environ.get("VTH_PROGRAM") or os.path.join(ROOT, ".build/release/vth")
ORIGIN = "soak.example"
# How a Swift program says that it gave up on itself, whatever the signal was.
TRAP = re.compile(r"Fatal error|Precondition failed|Assertion failed|Program crashed|Segmentation fault")
TRAP_SIGNALS = {4, 5, 6, 7, 8, 11}


class Wrong(Exception):
    """What was found is not what was promised."""


class Skipped(Exception):
    """It cannot be tried on this machine."""


class Result:
    def __init__(self, status, output, errors):
        self.status, self.output, self.errors = status, output, errors

    @property
    def json(self):
        return json.loads(self.output)

    def __str__(self):
        return f"status {self.status}, output {self.output[:300]!r}, errors {self.errors[:300]!r}"


class World:
    """A folder with a home and a log; every run of the program is a process of its own."""

    def __init__(self, folder, log=None):
        self.folder, self.program = folder, PROGRAM
        self.home = os.path.join(folder, "home")
        self.log = log or os.path.join(folder, "log")
        self.key = os.path.join(self.home, ".config/vth/keys", ORIGIN + ".key")
        os.makedirs(self.home, exist_ok=True)

    def copy(self, folder):
        """The same home and log somewhere else."""
        shutil.copytree(self.folder, folder, symlinks=True)
        return World(folder, os.path.join(folder, os.path.relpath(self.log, self.folder)))

    @property
    def variables(self):
        return {"HOME": self.home, "PATH": os.environ["PATH"], "TZ": "Europe/Amsterdam",
                "VTH_LOG": self.log, "VTH_TODAY": "2026-11-21"}

    def start(self, words, text="", prefix=(), **more):
        process = subprocess.Popen(
            [*prefix, self.program, *words], env=self.variables, cwd=self.home, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)
        process.text = text
        return process

    def finish(self, process):
        """Waits for a process; a trap is wrong whatever else it did."""
        output, errors = process.communicate(process.text)
        result = Result(process.returncode, output, errors)
        signal = -result.status if result.status < 0 else result.status - 128
        if TRAP.search(errors) or signal in TRAP_SIGNALS:
            raise Wrong(f"the program trapped: {result}")
        return result

    def run(self, *words, **more):
        return self.finish(self.start(words, **more))

    def must(self, *words, **more):
        """Runs what has no reason to fail."""
        result = self.run(*words, **more)
        if result.status != 0:
            raise Wrong(f"vth {' '.join(words)} failed: {result}")
        return result

    def make(self):
        """A new log, with the party that every note is about."""
        self.must("init", self.log, "--origin", ORIGIN)
        self.must("record", "-", text=json.dumps(
            {"type": "party.registered", "valid": "2026-01",
             "data": {"party": "soak", "name": "Soak", "kind": "body"}}))
        return self

    def check_whole(self, independently=True):
        """The log is sound, says vth and says the verifier that shares nothing with it."""
        verified = self.run("verify", "--json")
        if verified.status != 0 or not verified.json["sound"]:
            raise Wrong(f"vth verify: {verified}")
        if independently:
            done = subprocess.run(
                [sys.executable, "-I", os.path.join(ROOT, "Scripts/verify.py"), self.log],
                capture_output=True, text=True)
            if done.returncode != 0:
                raise Wrong(f"verify.py: {done.stdout} {done.stderr}")


class Batch:
    """Notes that are recorded together; each has a mark that no other has, every other batch ids too."""

    def __init__(self, seed, name, count, bytes_max):
        random_source, self.name = random.Random(f"{seed} {name}"), name
        self.marks = [f"{name}/{index}" for index in range(count)]
        has_ids = random_source.random() < 0.5
        self.ids = [str(uuid.UUID(int=random_source.getrandbits(128), version=4)) if has_ids else None
                    for _ in self.marks]
        fill = "bewijs " * (random_source.randrange(bytes_max) // 7)
        self.text = "".join(json.dumps(
            {"type": "note.added", "valid": "2026-02-03", **({"id": given} if given else {}),
             "data": {"subjects": ["soak"], "text": f"{mark} {fill}"}}) + "\n"
            for mark, given in zip(self.marks, self.ids))


class Promises:
    """What was sent and what was acknowledged, to be held against the log."""

    def __init__(self):
        self.sent = {}  # name of a batch: the batch, in the order of sending
        self.answers = {}  # name of a batch: (first, ids) as the program said them, or None for a repeat

    def copy(self):
        copied = Promises()
        copied.sent, copied.answers = dict(self.sent), dict(self.answers)
        return copied

    def send(self, batch):
        self.sent[batch.name] = batch

    def acknowledge(self, batch, result):
        """Takes the program at its word: what it says with status 0 has to be there for ever."""
        said = result.json
        if said["recorded"] + said["alreadyRecorded"] != len(batch.marks):
            raise Wrong(f"{batch.name}: not all of it was acknowledged: {result}")
        if 0 < said["recorded"] < len(batch.marks):
            raise Wrong(f"{batch.name}: a part of it was there already: {result}")
        self.answers[batch.name] = (said["first"], said["ids"]) if said["recorded"] else None

    def check(self, log):
        """Every acknowledged entry once and in order, batches whole or absent, and nothing else."""
        entries, _ = committed(log)
        found = {}
        for entry in entries:
            if entry["type"] == "note.added.v1":
                mark = entry["data"]["text"].split(" ")[0]
                if mark in found:
                    raise Wrong(f"{mark} is there twice: {found[mark]['seq']} and {entry['seq']}")
                found[mark] = entry
        known = {mark for batch in self.sent.values() for mark in batch.marks}
        if set(found) - known:
            raise Wrong(f"nobody sent {sorted(set(found) - known)[:5]}")
        if len({entry["id"] for entry in entries}) != len(entries):
            raise Wrong("two entries have the same id")
        for batch in self.sent.values():
            self.check_batch(batch, [found.get(mark) for mark in batch.marks], entries)
        self.check_order(found)
        return len(entries)

    def check_batch(self, batch, places, entries):
        present = [entry for entry in places if entry]
        if batch.name in self.answers and not present:
            raise Wrong(f"{batch.name} was acknowledged and is not there")
        if not present:
            return
        first = present[0]["seq"]
        if [entry and entry["seq"] for entry in places] != list(range(first, first + len(places))):
            raise Wrong(f"{batch.name} is not whole or not in order")
        for entry, given in zip(places, batch.ids):
            if given and entry["id"] != given:
                raise Wrong(f"{batch.name}: id {entry['id']} instead of {given}")
        said = self.answers.get(batch.name)
        if said and said != (first, [entry["id"] for entry in places]):
            raise Wrong(f"{batch.name} was acknowledged as {said}, and stands at {first}")

    def check_order(self, found):
        """A writer sends its next batch after the one before was acknowledged: so they stand in that order."""
        last = {}
        for name, batch in self.sent.items():
            place = found.get(batch.marks[0], {}).get("seq")
            writer = name.split("-")[0]
            if place is not None:
                if place < last.get(writer, -1):
                    raise Wrong(f"{name} stands before what was acknowledged earlier")
                last[writer] = place


def committed(log):
    """The entries with a checkpoint under them, and the (size, root) of every checkpoint [FORMAT 3]."""
    entries, checkpoints = [], []
    folder = os.path.join(log, "log")
    for name in sorted(name for name in os.listdir(folder) if name.endswith(".ndjson")):
        if int(name[:9]) != len(entries):
            raise Wrong(f"{name} begins at another place than {len(entries)}")
        with open(os.path.join(folder, name), "rb") as file:
            lines = file.read().split(b"\n")
        pending = []
        for line in lines[:-1]:
            if not line.startswith(b'{"checkpoint"'):
                pending.append(line)
                continue
            _, size, root = json.loads(line)["checkpoint"].split("\n")[:3]
            for text in pending:
                entry = json.loads(text)
                if entry["seq"] != len(entries):
                    raise Wrong(f"{name}: seq {entry['seq']} at place {len(entries)}")
                entries.append(entry)
            if int(size) != len(entries):
                raise Wrong(f"{name}: a checkpoint of {size} under {len(entries)} entries")
            checkpoints.append((int(size), root))
            pending = []
    return entries, checkpoints
