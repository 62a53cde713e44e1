"""Every question about a log with chains without end, or with everything about one thing, is answered in time and room
that grow no faster than the log (kinds.py makes the logs)."""
import json, os, random, resource, shutil, subprocess, tempfile, uuid

from kinds import KINDS, make
from signed import DAY, Signer
from world import ROOT, Skipped, World, Wrong

# What is asked of each; LAST stands for the number of the last entry. In short only the first ones; in full the first
# two and ten others by SEED, or with QUESTIONS=all every one: then it takes hours.
VERBS = [words.split(" ") for words in (
    "verify", "owner x --json", "findings", "owners", "impact x --json", "history x", "report vgr", "todo",
    "correct 5 --reason anders --period 2024-03-01 --valid 2024-03-01 --dry-run",
    "product x", "party alfa", "decision d", "decisions", "deadlines", "implementation", "implementation x",
    "handovers", "conditions", "commitments", "funding", "next x", "findings x", "findings --json", "conflicts",
    "conflicts x", "impact x", "history x --json", "history alfa", "entry 5", "entry LAST", "entry LAST --json",
    "replay --from 2024-01-01 --to 2026-01-31", "replay --at-from LAST --step", "diff --from 2023-01-01 --to 2026-01-01",
    "diff --at-from 6 --at-to LAST", "diff --known-from 2023-12-31 --known-to 2026-01-01", "workflow", "search titel",
    "coverage", "coverage --products", "stats", "prove LAST", "keys", "export ical", "owners --json", "todo --json",
    "owner x --known 2025-01-01", "owner x --at LAST", "report aanbevelingen", "report besluitenlijst",
    "report besluitenlijst --format html", "report termijnen --format csv", "report acties", "report toezeggingen",
    "report overdrachten", "report eigenaren", "report eigenaren --format html", "report vgr --format html",
    "report vgr --format csv", "report vgr --format json", "annul 5 --reason anders --valid 2024-03-01 --dry-run",
    "note x --text Nieuw --valid 2024-01-01 --dry-run", "backup COPY", "export public COPY", "export audit COPY --verifier VERIFIER",
    "note x --text Nieuw --valid 2024-01-01 --json")]
IN_SHORT, ALWAYS, BY_SEED = 9, 2, 10
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
        places = {"LAST": str(chain.count - 1), "COPY": os.path.join(folder, f"copy{copies}"),
                  "VERIFIER": os.path.join(ROOT, "Scripts/verify.py")}
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
    for words in ("verify", "history soak", "note soak --text Nieuw --valid 2024-01-01", "backup COPY1",
                  "export public COPY2"):
        # That something strange lies there may be told, and not more than that.
        check(world, words.replace("COPY", os.path.join(folder, "copy")).split(" "), refusals=(3,))


def run(folder, seed, amount):
    os.makedirs(folder)
    if not shutil.which("openssl"):
        raise Skipped("there is no openssl to sign with")
    signer = Signer(folder)
    choice = random.Random(seed)

    def verbs():
        if amount < 10_000:
            return VERBS[:IN_SHORT]
        if os.environ.get("QUESTIONS") == "all":
            return VERBS
        return VERBS[:ALWAYS] + choice.sample(VERBS[ALWAYS:], BY_SEED)
    try_batch(os.path.join(folder, "batch"))
    try_strays(os.path.join(folder, "strays"), amount // 4)
    asked, wrong = 0, []
    for kind in KINDS:
        questions = verbs()
        asked += len(questions)
        try:
            try_kind(kind, amount, os.path.join(folder, kind), signer, questions)
        except Wrong as error:
            wrong.append(str(error))
            print(f"  {error}", flush=True)
    if wrong:
        raise Wrong("; ".join(wrong))
    return f"{len(KINDS)} kinds of logs with {amount} entries, {asked} questions"
