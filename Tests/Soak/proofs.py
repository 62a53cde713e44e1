"""Proofs of single entries that differ a little from right ones: vth check and verify.py believe both or neither.

By itself: python3 Tests/Soak/proofs.py [SEED [VARIANTS]]
"""
import base64, os, random, subprocess, sys

import changes, differ, made
from made import encoded, entry, plain, root, rotated
from world import PROGRAM, Wrong


def path(lines, at):
    """The hashes beside the way up from a leaf, the lowest first [18]."""
    if len(lines) < 2:
        return []
    split = 1 << (len(lines) - 1).bit_length() - 1
    near, far, place = (lines[:split], lines[split:], at) if at < split else (lines[split:], lines[:split], at - split)
    return path(near, place) + [root(far)]


def proof(log, at, index=None):
    """The head and the note of the proof that a line is in a log."""
    hashes = "".join(f"\n{encoded(hash)}" for hash in path(log.lines, at))
    note = log.text() + "\n" + "".join(key.line(log.text()) for key in log.keys)
    return f"c2sp.org/tlog-proof@v1\nextra {encoded(log.lines[at])}\nindex {at if index is None else index}{hashes}", note


def variant(seed):
    source = random.Random(seed)
    log = source.choice([plain(), rotated(), rotated(until=1)])
    at = source.randrange(len(log.lines))
    (head, note), kind = proof(log, at), source.randrange(10)
    lines, line = head.split("\n"), log.lines[at]
    one, other = source.randrange(len(lines)), source.randrange(len(lines))
    if kind == 1:
        note = changes.note(source, note)
    elif kind == 2:
        lines.insert(one, lines[other])
    elif kind == 3:
        lines[one] = lines[other]
    elif kind == 4:
        lines.pop(one)
    elif kind == 5:
        lines[2] = "index " + source.choice([*changes.SIZES, "+1", " 1", "1 ", "True", "\u0661", ""])
    elif kind == 6:
        lines[1] = "extra " + source.choice(["", "A", "=", "e30=", encoded(line) + "=", encoded(line + b"\n"), encoded(line[:-1]),
                                             encoded(b'{"seq":%d}' % at), base64.urlsafe_b64encode(line + b"??>").decode()])
    data = ("\n".join(lines) + "\n\n" + note).encode("utf-8", "surrogatepass")
    if source.random() < 0.3:
        data = changes.byte(source, data)
    return data, source.choice([*log.keys, *log.keys, made.Key(log.origin, 9)]).text


def judge(file, data, key):
    """The status of vth, and of verify.py."""
    with open(file, "wb") as out:
        out.write(data)
    done = subprocess.run([PROGRAM, "check", file, "--key", key], capture_output=True, cwd=differ.HOME.name,
                          env={"HOME": differ.HOME.name, "PATH": os.environ["PATH"]})
    return done.returncode, differ.verifier().main([file, "--key", key])[0]


def numbers(file):
    """A line whose number is none proves nothing to verify.py, though its leaf is in the tree."""
    for number, index in ((b"true", "True"), (b"true", "1"), (b'"1"', "1"), (b"1.0", "1"), (b"9" * 50_000, "1")):
        log = plain()
        log.commits[0].lines[1] = entry(1, made.PARTY, {}).replace(b'"seq":1', b'"seq":' + number)
        head, note = proof(log, 1, index)
        _, status = judge(file, f"{head}\n\n{note}".encode(), log.keys[0].text)
        if status != 3:
            raise Wrong(f"seq {number[:9]!r} as {index}: verify.py {status}")


def run(folder, seed, amount):
    os.makedirs(folder)
    file, sound = os.path.join(folder, "proof"), 0
    numbers(file)
    for number in range(amount):
        data, key = variant(f"{seed} {number}")
        own, other = judge(file, data, key)
        if own not in (0, 2, 3) or other not in (0, 3) or (own == 0) != (other == 0):
            raise Wrong(f"{seed} {number}: vth {own}, verify.py {other}, see {file}")
        sound += own == 0
    if not 0.1 * amount < sound < 0.9 * amount:
        raise Wrong(f"{sound} of {amount} are right: that compares nothing")
    return f"{amount} proofs judged alike by vth and verify.py, {sound} of them right"


if __name__ == "__main__":
    seed, amount = (int(word) for word in (sys.argv[1:] + ["1", "1000"][len(sys.argv) - 1:])[:2])
    print(run(os.path.join(differ.HOME.name, "proofs"), seed, amount))
