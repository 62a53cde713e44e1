"""Every system call of a command fails once, or is the last of its process; strace does it from outside."""
import concurrent.futures, os, random, re, shutil, subprocess

from world import ORIGIN, Batch, Promises, Skipped, World, Wrong, committed

# A question mark: not every processor has a call of that name.
CALLS = ["openat", "read", "pread64", "write", "pwrite64", "fdatasync", "fsync", "?rename", "?renameat",
         "?renameat2", "close", "flock", "?fcntl", "ftruncate", "?unlink", "?unlinkat", "?mkdir",
         "?mkdirat", "getdents64", "?newfstatat", "fstat", "?getrandom"]
# Once; or, with the plus sign of strace, from then on.
FAULTS = [("error=EIO", ""), ("error=EIO", "+"), ("error=ENOSPC", ""), ("error=EINTR", ""), ("signal=KILL", "")]
# The disk is not what these are about.
WITHOUT_SPACE = {"openat", "write", "pwrite64", "fdatasync", "fsync", "rename", "renameat", "renameat2",
                 "ftruncate", "mkdir", "mkdirat"}
LOADER = "error while loading shared libraries"


def need_strace(folder):
    """Throws when processes cannot be traced here: an injection that is passed over would prove nothing."""
    os.makedirs(folder, exist_ok=True)
    if not shutil.which("strace"):
        raise Skipped("there is no strace")
    done = subprocess.run(["strace", "-f", "-o", os.path.join(folder, "probe"), "-e", "trace=?mkdir,?mkdirat",
                           "-e", "inject=?mkdir,?mkdirat:error=EXDEV", "mkdir", os.path.join(folder, "x")],
                          capture_output=True, text=True)
    if "cross-device" not in done.stderr:
        raise Skipped(f"processes may not be traced (ptrace): {done.stderr.strip()[-200:]}")


class Scenario:
    """A command to be disturbed, the world before it, and what must be true after it."""

    def __init__(self, folder, seed):
        self.seed = seed
        self.world = World(os.path.join(folder, self.name)).make()
        self.promises = Promises()
        base = Batch(seed, "base-0", 3, 200)
        self.promises.send(base)
        self.promises.acknowledge(base, self.world.must("record", "-", "--json", text=base.text))
        self.prepare()

    def prepare(self):
        pass

    def text(self):
        return ""

    def judge(self, world, result):
        """After the fault is gone: the log opens, nothing acknowledged is missing, and it goes on."""
        self.go_on(world, self.promises.copy())

    def go_on(self, world, promises):
        world.check_whole(independently=False)
        promises.check(world.log)
        more = Batch(self.seed, "more-0", 2, 100)
        promises.send(more)
        promises.acknowledge(more, world.must("record", "-", "--json", text=more.text))
        promises.check(world.log)
        world.check_whole()


class Record(Scenario):
    """A batch is recorded."""
    name = "record"
    words = ["record", "-", "--json"]

    def prepare(self):
        self.disturbed = Batch(self.seed, "disturbed-0", 3, 200)

    def text(self):
        return self.disturbed.text

    def judge(self, world, result):
        reader = world.must("checkpoint", "--json").json
        if reader["size"] not in dict(committed(world.log)[1]):
            raise Wrong(f"a reader saw {reader['size']} entries")
        promises = self.promises.copy()
        promises.send(self.disturbed)
        if result.status == 0:
            promises.acknowledge(self.disturbed, result)
        world.check_whole(independently=False)
        promises.check(world.log)
        # Whoever was not answered asks again; who was, is told that it is there.
        again = world.must("record", "-", "--json", text=self.disturbed.text)
        if result.status != 0:
            promises.acknowledge(self.disturbed, again)
        elif again.json["recorded"]:
            raise Wrong(f"it was acknowledged, and recorded again: {again}")
        self.go_on(world, promises)


class Torn(Record):
    """The same on a log that somebody was cut off from: it is taken off, and the newest note is put back."""
    name = "torn"

    def prepare(self):
        super().prepare()
        os.remove(os.path.join(self.world.log, "checkpoint"))
        with open(os.path.join(self.world.log, "log/000000000.ndjson"), "ab") as file:
            file.write(b'{"actor":"secretariaat","data":{"subj')

    def judge(self, world, result):
        super().judge(world, result)
        kept = os.listdir(os.path.join(world.log, "quarantine"))
        if kept == []:
            raise Wrong("what was cut off is not kept")


class SetAside(Scenario):
    """A last commit whose checkpoint does not match is set aside, and no byte of it is lost."""
    name = "repair"
    words = ["repair", "--set-aside", "--json"]
    tail = b'{"actor":"soak"}\n{"checkpoint":"torn"}\n'

    def prepare(self):
        with open(self.segment(self.world), "ab") as file:
            file.write(self.tail)

    def segment(self, world):
        return os.path.join(world.log, "log/000000000.ndjson")

    def judge(self, world, result):
        if result.status != 0:
            world.must(*self.words)
        with open(self.segment(world), "rb") as file:
            if file.read().endswith(self.tail):
                raise Wrong(f"it is still there: {result}")
        folder = os.path.join(world.log, "quarantine")
        kept = [open(os.path.join(folder, name), "rb").read() for name in os.listdir(folder)]
        if self.tail not in kept:
            raise Wrong(f"what was set aside is not kept: {kept}")
        super().judge(world, result)


class FirstSegment(Record):
    """The first commit of a log makes the first segment."""
    name = "segment"

    def prepare(self):
        super().prepare()
        self.promises = Promises()
        for name in ["log/000000000.ndjson", "checkpoint"]:
            os.remove(os.path.join(self.world.log, name))
        memory = os.path.dirname(self.world.key)
        for name in os.listdir(memory):
            if name.endswith(".signed"):
                os.remove(os.path.join(memory, name))
        # The batch brings its own party.
        first = ('{"type":"party.registered","valid":"2026-01",'
                 '"data":{"party":"soak","name":"Soak","kind":"body"}}\n')
        self.disturbed.text = first + self.disturbed.text

    def judge(self, world, result):
        world.check_whole(independently=False)
        entries, _ = committed(world.log)
        if result.status == 0 and len(entries) != 4 or len(entries) not in (0, 4):
            raise Wrong(f"{len(entries)} entries after {result}")
        world.must("record", "-", "--json", text=self.disturbed.text)
        if len(committed(world.log)[0]) != 4:
            raise Wrong("the batch is not there once")
        promises = Promises()
        promises.send(self.disturbed)
        self.go_on(world, promises)


class Initialise(Scenario):
    """A log is made; whatever goes wrong, the advice that is given leads to one."""
    name = "init"
    words = ["init", "LOG2", "--origin", "other.example", "--json"]

    def judge(self, world, result):
        second = World(world.folder, os.path.join(world.home, "LOG2"))
        key = second.key.replace(ORIGIN, "other.example")
        if not os.path.exists(os.path.join(second.log, "format.json")):
            if result.status == 0:
                raise Wrong("there is no log")
            folder = os.path.join(world.home, "LOG3")
            way = ["--key", key, "--restart"] if os.path.exists(key) else ["--origin", "other.example"]
            world.must("init", folder, *way)
            second = World(world.folder, folder)
        elif result.status == 0 and not committed(second.log)[0]:
            raise Wrong("the log has no processes")
        second.check_whole(independently=False)
        batch = ('{"type":"party.registered","valid":"2026-01",'
                 '"data":{"party":"soak","name":"Soak","kind":"body"}}')
        second.must("record", "-", text=batch)
        second.check_whole()
        super().judge(world, result)


class Rotate(Scenario):
    """A second key begins to sign; the same command again does what was left."""
    name = "rotate"
    words = ["keys", "rotate", "--json"]

    def judge(self, world, result):
        world.must("keys", "--json")
        promises, between = self.promises.copy(), Batch(self.seed, "between-0", 2, 100)
        promises.send(between)
        promises.acknowledge(between, world.must("record", "-", "--json", text=between.text))
        again = world.run(*self.words)
        if again.status not in (0, 1):
            raise Wrong(f"again: {again}; before: {result}")
        self.done(world)
        self.go_on(world, promises)

    def done(self, world):
        names = os.listdir(os.path.dirname(world.key))
        if f"{ORIGIN}.next-key" not in names:
            raise Wrong(f"there is no second key: {names}")


class Retire(Rotate):
    """The first key signs no longer; the same command again does what was left."""
    name = "retire"
    words = ["keys", "retire", "--json"]

    def prepare(self):
        self.world.must("keys", "rotate")

    def done(self, world):
        names = os.listdir(os.path.dirname(world.key))
        if f"{ORIGIN}.next-key" in names or f"{ORIGIN}.key" not in names:
            raise Wrong(f"the second key has not taken over: {names}")


class Backup(Scenario):
    """A copy is made: it is whole, or it is no log."""
    name = "backup"
    words = ["backup", "COPY", "--json"]

    def judge(self, world, result):
        copy = World(world.folder, os.path.join(world.home, "COPY"))
        if os.path.exists(os.path.join(copy.log, "format.json")):
            copy.check_whole()
            self.promises.check(copy.log)
        elif result.status == 0:
            raise Wrong("there is no copy")
        super().judge(world, result)


class Restore(Backup):
    """A copy is put back: what comes of it is whole, or no log."""
    name = "restore"
    words = ["restore", "KEPT", "COPY", "--json"]

    def prepare(self):
        self.world.must("backup", "KEPT")


class Question(Scenario):
    """A question is answered as without the fault, or not at all."""
    name = "question"
    words = ["history", "soak", "--json"]

    def prepare(self):
        self.answer = self.world.must(*self.words).output

    def judge(self, world, result):
        if result.status == 0 and result.output != self.answer:
            raise Wrong(f"another answer: {result}")
        if world.must(*self.words).output != self.answer:
            raise Wrong("another answer after the fault")
        super().judge(world, result)


SCENARIOS = [Record, Torn, SetAside, FirstSegment, Initialise, Rotate, Retire, Backup, Restore, Question]


def calls(scenario, folder):
    """The calls of a run in which nothing goes wrong, each by its name and its number among those of that
    name, from the first on that touches the folder: those before it are of the loader."""
    world = scenario.world.copy(folder)
    trace = folder + ".trace"
    world.must(*scenario.words, text=scenario.text(), prefix=[
        "strace", "-f", "-o", trace, "-e", "trace=" + ",".join(CALLS)])
    found, counts, is_ours = [], {}, False
    with open(trace) as file:
        for name, rest in re.findall(r"^\d+ +(\w+)\((.*)", file.read(), re.MULTILINE):
            is_ours = is_ours or world.folder in rest
            counts[name] = counts.get(name, 0) + 1
            if is_ours:
                found.append((name, counts[name]))
    shutil.rmtree(folder)
    return found


def disturb(scenario, call, fault, when, folder):
    """One run with one fault, and the judgement on it."""
    world = scenario.world.copy(folder)
    trace = folder + ".trace"
    result = world.run(*scenario.words, text=scenario.text(), prefix=[
        "strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}"])
    with open(trace) as file:
        made = len(re.findall(rf"^\d+ +{call}\(", file.read(), re.MULTILINE))
    os.remove(trace)
    # A run may need fewer calls than the one in which they were counted: then nothing happened to it.
    is_reached = made >= int(when.rstrip("+"))
    is_killed = fault == "signal=KILL" and (is_reached or result.status in {-9, 137})
    if result.status not in ({-9, 137} if is_killed else {0, 1, 2, 3, 4}) and LOADER not in result.errors:
        raise Wrong(f"it ended strangely: {result}")
    scenario.judge(world, result)
    shutil.rmtree(folder)
    return result.status


def sweep(scenario, folder, runs_max):
    """Every fault at every call of one command; of more than so many an even part."""
    cases = []
    for call, when in calls(scenario, os.path.join(folder, "count")):
        for fault, onwards in FAULTS:
            if fault != "error=ENOSPC" or call in WITHOUT_SPACE:
                cases.append((call, fault, f"{when}{onwards}"))
    total = len(cases)
    if runs_max and total > runs_max:
        cases = sorted(random.Random(scenario.seed).sample(cases, runs_max))
    statuses, wrong = {}, []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = {pool.submit(disturb, scenario, *case, os.path.join(folder, f"{scenario.name}-{index}")): case
                for index, case in enumerate(cases)}
        for run in concurrent.futures.as_completed(runs):
            call, fault, when = runs[run]
            try:
                statuses[run.result()] = statuses.get(run.result(), 0) + 1
            except Exception as error:
                wrong.append(f"{scenario.name}, {call} {when} {fault}: {type(error).__name__} {error}")
    told = ", ".join(f"{times} × {status}" for status, times in sorted(statuses.items()))
    print(f"  {scenario.name}: {len(cases)} of {total} faults; exit statuses: {told}", flush=True)
    return len(cases), wrong


def run(folder, seed, runs_max, scenarios=SCENARIOS):
    need_strace(folder)
    done, wrong = 0, []
    for scenario in scenarios:
        runs, found = sweep(scenario(folder, seed), folder, runs_max)
        done += runs
        wrong += found
    if wrong:
        raise Wrong(f"{len(wrong)} of {done} faults:\n  " + "\n  ".join(sorted(wrong)))
    return f"{done} faults at system calls, all survived"
