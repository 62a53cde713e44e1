"""A second writer comes while the first stands still somewhere: never are two histories acknowledged.

Once with the lock taken away, as whoever tidies a folder does (git clean -X); once in a clone of the log, with the
same key and home.
"""
import concurrent.futures, os, re, shutil, signal

from faults import Record, calls, need_strace
from pause import stopped
from world import Batch, World, Wrong, committed


def both(scenario, call, when, folder, disturb):
    """Stops a writer at a call, lets another record what `disturb` answers the world for, and lets the first go on."""
    world = scenario.world.copy(folder)
    other = Batch(scenario.seed, "other-0", 2, 100)
    trace = folder + ".trace"
    process = world.start(scenario.words, prefix=[
        "strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:signal=STOP:when={when}"])
    process.stdin.write(scenario.text())
    process.stdin.close()
    process.stdin = None
    number = stopped(process, trace)
    second = None
    if number is not None:
        try:
            second = disturb(world)
            answer = second.run("record", "-", "--json", text=other.text)
        finally:
            os.kill(number, signal.SIGCONT)
    first = world.finish(process)
    if second is None:
        return None
    place = f"{call} {when}"
    for result in (first, answer):
        if result.status not in (0, 1, 3, 4):
            raise Wrong(f"{place}: {result}")
    for one, batch, result in ((world, scenario.disturbed, first), (second, other, answer)):
        promises = scenario.promises.copy()
        promises.send(scenario.disturbed)
        promises.send(other)
        if result.status == 0:
            promises.acknowledge(batch, result)
        promises.check(one.log)
    acknowledged = [first.status == 0, answer.status == 0]
    if second is not world:
        if all(acknowledged):
            raise Wrong(f"{place}: two histories with one key were acknowledged: {first} and {answer}")
    else:
        promises = scenario.promises.copy()
        for batch, result in ((scenario.disturbed, first), (other, answer)):
            promises.send(batch)
            if result.status == 0:
                promises.acknowledge(batch, result)
        promises.check(world.log)
        world.must("record", "-", "--json", text=Batch(scenario.seed, "more-0", 1, 100).text)
        world.check_whole()
    shutil.rmtree(folder)
    return tuple(acknowledged)


def unlock(world):
    lock = os.path.join(world.log, "lock")
    if os.path.exists(lock):
        os.remove(lock)
    return world


def clone(world):
    copy = World(world.folder, os.path.join(world.folder, "clone"))
    shutil.copytree(world.log, copy.log)
    return copy


def run(folder, seed, stops_max):
    need_strace(folder)
    scenario = Record(folder, seed)
    cases = calls(scenario, os.path.join(folder, "count"))
    cases = cases[::max(1, len(cases) // stops_max)] if stops_max else cases
    told = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, disturb in (("unlocked", unlock), ("cloned", clone)):
            runs = [pool.submit(both, scenario, *case, os.path.join(folder, f"{name}-{index}"), disturb)
                    for index, case in enumerate(cases)]
            seen = [run.result() for run in runs]
            stops = [answers for answers in seen if answers is not None]
            if (True, False) not in stops or not any(second for _, second in stops):
                raise Wrong(f"{name}: nobody was ever kept out, or always: {sorted(set(stops))}")
            told.append(f"{len(stops)} times {name}")
    return f"a second writer while the first stood still, {' and '.join(told)}: one history"
