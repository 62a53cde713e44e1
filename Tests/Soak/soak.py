"""The real program with real files, killed and refused by the system: started by Scripts/soak, which builds it."""
import os, shutil, sys, tempfile, time

import chains, differ, faults, forks, kills, limits, pause, proofs, withheld
from world import Skipped, Wrong

# What is tried; how much of it in short and in full (0: all there is); None is ROUNDS.
PARTS = [
    ("many writers and readers, killed at random", kills.run, None, None),
    ("disks without room", limits.full_disk, 6, 60),
    ("files that may not grow", limits.short_files, 6, 60),
    ("a folder without rights", limits.no_rights, 0, 0),
    ("two writers", limits.two_writers, 6, 60),
    ("a fault at every system call", faults.run, 10, 0),
    ("texts that stand apart, and a fault at every system call", withheld.run, 10, 0),
    ("readers during a commit", pause.run, 25, 0),
    ("a second writer in the middle of a commit", forks.run, 8, 60),
    ("two verifiers, and logs that differ a little", differ.run, 300, 6000),
    ("two verifiers, and proofs that differ a little", proofs.run, 100, 2000),
    ("chains without end, and everything about one thing", chains.run, 1_000, 40_000),
]


def main(is_short):
    seed, rounds = (int(os.environ.get(name) or default) for name, default in
                    (("SEED", 1), ("ROUNDS", 30 if is_short else 400)))
    folder, start = tempfile.mkdtemp(prefix="besluitboek-soak-"), time.monotonic()
    os.chmod(folder, 0o755)
    told, skipped, wrong = [], [], []
    for number, (name, run, short, full) in enumerate(PARTS):
        amount = short if is_short else full
        print(f"== {name}", flush=True)
        try:
            told.append(run(os.path.join(folder, str(number)), seed, rounds if amount is None else amount))
            print(f"  {told[-1]}", flush=True)
        except Skipped as reason:
            # In CI nothing is left out unseen.
            (wrong if os.environ.get("CI") == "true" else skipped).append(name)
            print(f"  SKIPPED: {reason}", flush=True)
        except Wrong as error:
            wrong.append(name)
            print(f"  WRONG: {error}", flush=True)
    how = f"SEED={seed} ROUNDS={rounds}" + (" in short" if is_short else "")
    left_out = f"; SKIPPED: {', '.join(skipped)}" if skipped else ""
    if wrong:
        print(f"soak: WRONG with {how}: {', '.join(wrong)}{left_out}; what is left of it is in {folder}")
        return 1
    shutil.rmtree(folder)
    print(f"soak: right with {how}, {time.monotonic() - start:.0f} s: {'; '.join(told)}{left_out}")
    return 0


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv[1:]))
