"""A full disk, a file that may not grow, folders that may not be written, and two processes at the same time."""
import fcntl, os, shutil, subprocess, threading

from world import PROGRAM, Batch, Promises, Skipped, World, Wrong

PAGE = 4096
NOBODY = 65534


def refuse(world, batch, words, **more):
    """Records what cannot be recorded: status 4 and the reason in Dutch."""
    result = world.run("record", "-", text=batch.text, **more)
    if result.status != 4 or words not in result.errors:
        raise Wrong(f"expected “{words}”: {result}")


def part(step, steps, batch):
    """From nothing to half as much again as a batch needs, in so many steps."""
    return len(batch.text) * 3 * step // (2 * (steps - 1))


def try_then_succeed(world, promises, batch, with_limit, words, lift):
    """Records under a limit, which may refuse it with these words, and again without; whether it was refused."""
    promises.send(batch)
    result = with_limit()
    if result.status == 0:
        promises.acknowledge(batch, result)
    elif result.status != 4 or words not in result.errors:
        raise Wrong(f"{batch.name}, expected “{words}”: {result}")
    world.check_whole(independently=False)
    promises.check(world.log)
    if result.status != 0:
        # Where the torn end cannot be kept elsewhere, it stays where it is, however often one tries.
        again = with_limit()
        if again.status != 4 or words not in again.errors:
            raise Wrong(f"{batch.name}, again: {again}")
        world.check_whole(independently=False)
        promises.check(world.log)
    lift()
    promises.acknowledge(batch, world.must("record", "-", "--json", text=batch.text))
    promises.check(world.log)
    return result.status != 0


def some_but_not_all(refusals):
    if all(refusals) or not any(refusals):
        raise Wrong(f"the limits were always or never reached: {refusals}")
    return sum(refusals)


def full_disk(folder, seed, steps):
    """Room for nothing, for a part of a commit, for all of it; then a disk that is only to be read."""
    disk = os.path.join(folder, "disk")
    os.makedirs(disk)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], capture_output=True, text=True)
    if mounted.returncode != 0:
        raise Skipped(f"mount is refused: {mounted.stderr.strip()}")
    try:
        refused = some_but_not_all([with_room(folder, disk, seed, step, steps) for step in range(steps)])
        world = World(os.path.join(folder, "read"), os.path.join(disk, "log")).make()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        refuse(world, Batch(seed, "read-0", 1, 100), "alleen gelezen")
        world.must("party", "soak")
        world.check_whole()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)
    return f"{steps} disks with little room ({refused} too full), and one that is only to be read"


def with_room(folder, disk, seed, step, steps):
    world = World(os.path.join(folder, f"full-{step}"), os.path.join(disk, f"log-{step}")).make()
    batch, filler = Batch(seed, f"full{step}-0", 12, 7000), os.path.join(disk, "filler")
    pages = part(step, steps, batch) // PAGE
    with open(filler, "wb") as file:
        file.write(b"x" * (os.statvfs(disk).f_bavail - pages) * PAGE)
    refused = try_then_succeed(
        world, Promises(), batch, lambda: world.run("record", "-", "--json", text=batch.text),
        "De schijf is vol", lambda: os.remove(filler))
    world.check_whole()
    shutil.rmtree(world.log)
    return refused


def short_files(folder, seed, steps):
    """A limit on the size of files (ulimit -f) at many places within the next commit."""
    world, promises, refusals = World(folder).make(), Promises(), []
    for step in range(steps):
        batch = Batch(seed, f"short{step}-0", 4, 7000)
        limit = os.path.getsize(os.path.join(world.log, "log/000000000.ndjson")) + part(step, steps, batch)
        refusals.append(try_then_succeed(
            world, promises, batch, lambda: world.run(
                "record", "-", "--json", text=batch.text, prefix=["prlimit", f"--fsize={limit}"]),
            "ulimit -f", lambda: None))
    world.check_whole()
    return f"{steps} limits on files ({some_but_not_all(refusals)} too short)"


def no_rights(folder, seed, _):
    """Another user reads everything and writes nothing; whoever is not root does so with a log of mode 555."""
    world = World(folder).make()
    before, other, as_other = everything(world.log), world, {}
    if os.geteuid() == 0:
        # Modes say nothing to root. The program may stand where others may not come.
        other = world.copy(folder + "-other")
        other.log, other.program = world.log, shutil.copy(PROGRAM, folder + "-vth")
        for path in tree(other.folder):
            os.chown(path, NOBODY, NOBODY)
        as_other = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    else:
        for path in tree(world.log):
            os.chmod(path, 0o555)
    other.must("party", "soak", **as_other)
    other.must("verify", **as_other)
    refuse(other, Batch(seed, "rights-0", 1, 100), "Geen toegang", **as_other)
    if everything(world.log) != before:
        raise Wrong("a user without rights changed something")
    for path in tree(world.log):
        os.chmod(path, 0o755)
    return "a user without rights reads, and changes nothing"


def two_writers(folder, seed, steps):
    """Who holds the lock too long is not waited for; the same batch of two at once is there once."""
    world, promises = World(folder).make(), Promises()
    before = everything(world.log)
    with open(os.path.join(world.log, "lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refuse(world, Batch(seed, "locked-0", 1, 100), "Iemand anders schrijft nu in dit log")
    if everything(world.log) != before:
        raise Wrong("something was written without the lock")
    for step in range(steps):
        batch = Batch(seed, f"both{step}-0", 3, 100)
        promises.send(batch)
        results = at_once(world, batch.text, 2)
        if [result.status for result in results] != [0, 0]:
            raise Wrong(f"two writers: {results[0]}, {results[1]}")
        if sorted(result.json["recorded"] for result in results) != [0, 3]:
            raise Wrong(f"two writers: {results[0]}, {results[1]}")
        for result in results:
            if result.json["recorded"]:
                promises.acknowledge(batch, result)
        promises.check(world.log)
    world.check_whole()
    return f"a writer that may not wait longer is told so; {steps} times two with the same batch, recorded once"


def at_once(world, text, count):
    """The results of so many processes that record the same."""
    processes = [world.start(["record", "-", "--json"], text=text) for _ in range(count)]
    results = [None] * count

    def wait(index):
        results[index] = world.finish(processes[index])

    threads = [threading.Thread(target=wait, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def tree(folder):
    """The folder and everything in it."""
    return [path for at, _, names in os.walk(folder) for path in [at, *(os.path.join(at, name) for name in names)]]


def everything(folder):
    """The bytes of every file."""
    found = {}
    for path in tree(folder):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                found[path] = file.read()
    return found
