"""A writer is stopped behind every system call; what others read meanwhile is a state that was committed."""
import concurrent.futures, os, re, shutil, signal, time

from faults import Record, calls, need_strace
from world import World, Wrong, committed

STOPPED = re.compile(r"^(\d+) +--- stopped by SIGSTOP", re.MULTILINE)


def stopped(process, trace):
    """The number of the process that strace runs, once it stands still; None when it ended before that."""
    for _ in range(2000):
        if os.path.exists(trace):
            with open(trace) as file:
                found = STOPPED.search(file.read())
            if found:
                return int(found[1])
        if process.poll() is not None:
            return None
        time.sleep(0.01)
    raise Wrong("the writer did not stop")


def ask(world, name):
    """What readers of several kinds are told, as sizes with roots."""
    said = world.must("checkpoint", "--json").json
    answers = [(said["size"], said["rootBase64"])]
    answers.append((world.must("verify", "--json").json["entries"], None))
    world.must("party", "soak")
    copy = World(world.folder, os.path.join(world.folder, name))
    world.must("backup", copy.log)
    copy.check_whole(independently=False)
    answers.append(committed(copy.log)[1][-1])
    return answers


def stop_at(scenario, call, when, folder):
    world = scenario.world.copy(folder)
    before = committed(world.log)[1][-1][0]
    promises, trace = scenario.promises.copy(), folder + ".trace"
    promises.send(scenario.disturbed)
    process = world.start(scenario.words, prefix=[
        "strace", "-f", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:signal=STOP:when={when}"])
    process.stdin.write(scenario.text())
    process.stdin.close()
    process.stdin = None
    answers = []
    number = stopped(process, trace)
    if number is not None:
        try:
            answers = ask(world, "copy")
        finally:
            os.kill(number, signal.SIGCONT)
    result = world.finish(process)
    if result.status != 0:
        raise Wrong(f"{call} {when}: the writer was stopped for a while: {result}")
    promises.acknowledge(scenario.disturbed, result)
    promises.check(world.log)
    world.check_whole(independently=False)
    roots = dict(committed(world.log)[1])
    for size, root in answers:
        if size not in (before, before + len(scenario.disturbed.marks)) or root not in (None, roots[size]):
            raise Wrong(f"{call} {when}: a reader saw {size} entries with root {root}")
    shutil.rmtree(folder)
    return [size == before for size, _ in answers]


def run(folder, seed, stops_max):
    """Stops the writer at every call, or at an even part of them."""
    need_strace(folder)
    scenario = Record(folder, seed)
    cases = calls(scenario, os.path.join(folder, "count"))
    if stops_max:
        cases = cases[::max(1, len(cases) // stops_max)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(stop_at, scenario, *case, os.path.join(folder, f"stop-{index}"))
                for index, case in enumerate(cases)]
        saw_older = [answer for run in runs for answer in run.result()]
    if all(saw_older) or not any(saw_older):
        raise Wrong("readers never saw the log change: the writer was not stopped around its commit")
    return f"a writer stopped at {len(cases)} places, {len(saw_older)} answers meanwhile right"
