"""Two verifiers that share no code, over logs made to differ a little from sound ones: every difference is a bug.

`vth verify` and `Scripts/verify.py` must give the same status. Only what breaks nothing but sections 5 to 10 of
FORMAT.md may be sound to verify.py. By itself: python3 Tests/Soak/differ.py [SEED [VARIANTS]]
"""
import concurrent.futures, contextlib, functools, importlib.util, os, random, shutil, subprocess, sys, tempfile, unittest.mock

import changes, made
from made import continued, plain, rotated, withheld
from world import PROGRAM, ROOT, Wrong

STEERING = {*map(chr, [0x7F, *range(0x80, 0xA0), 0xAD, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070),
                       0xFEFF, *range(0xE0000, 0xE0080)])}
HOME = tempfile.TemporaryDirectory(prefix="besluitboek-differ-")


@functools.lru_cache(None)
def bases():
    return [plain(), rotated(), rotated(until=4), rotated(until=3), withheld(), continued(rotated(), "next.example"),
            continued(plain(), "next.example", copied=2, known=2), continued(plain(), "next.example", copied=2),
            continued(continued(rotated(), "next.example"), "last.example", number=4)]


def variant(seed):
    """The folder of a log, the words behind it, what was done, and whether verify.py may be blind to what is wrong."""
    source = random.Random(seed)
    log, done, blind, words = source.choice(bases()).copy(), [], False, []
    for _ in range(source.choice([0, 1, 1, 1, 2])):
        change = source.choice(changes.BEFORE)
        with contextlib.suppress(ValueError, IndexError, KeyError, TypeError):  # after one change another may be impossible
            blind = change(source, log) or blind
            done.append(change.__name__)
    blind = blind or any(sign in STEERING for line in log.lines for sign in line.decode(errors="replace"))
    files = log.files()
    for _ in range(source.choice([0, 0, 1]) if done else 1):
        change = source.choice(AFTER)
        done.append(change.__name__)
        change(source, files, *([log] if change in (changes.format_file, changes.published) else []))
    if source.random() < 0.2:
        every = [*log.keys, *(key for key, _ in log.retired), made.Key(log.origin, 9), made.Key("x.example", 1)]
        words = ["--key", source.choice(every).text]
    return files, words, " and ".join(done), blind


AFTER = [changes.bytes_of_a_file, changes.lines_of_a_file, changes.names, changes.format_file, changes.format_file,
         changes.published, changes.published, changes.absent]


def known():
    """Variants of which the judgement is known: what it is, the files, and the status."""
    def with_text(text):
        log = plain()
        log.commits[1].lines[0] = log.commits[1].lines[0][:-1] + b',"zz":"%s"}' % text.encode()
        return log.files()

    def as_long_as(size):
        return with_text("x" * (size - len(plain().commits[1].lines[0]) - len(',"zz":""')))

    def with_line(line):
        log = plain()
        log.commits[-1].change = lambda note: note + line + "\n"
        return log.files()

    def with_size(size):
        files = rotated().files()
        return {**files, "format.json": files["format.json"].replace(b'"size":5', b'"size":' + size)}

    def with_format(text):
        files = plain().files()
        return {**files, "format.json": files["format.json"].replace(b'"format":1', text)}

    def changed(log, at, text):
        log.commits[at].lines[0] = log.commits[at].lines[0].replace(b'"Partij', text)
        return log.files()

    before = rotated(until=1)
    before.keys, before.retired = rotated().keys, rotated().retired
    return [(f"log {number}", log.files(), 0) for number, log in enumerate(bases())] + [
        ("a line feed and then an accent", with_text("\\n\u0301"), 0), ("an accent by itself", with_text("e\u0301"), 3),
        ("no character", with_text("\u0378"), 3), ("a character of Unicode 15", with_text("a\u0301\U00010efd"), 3),
        ("never a character", with_text("\ufffe"), 3), ("a character of Unicode 14", with_text("\U0001fae0"), 0),
        ("a NUL", with_text("\0"), 3), ("60,000 bytes", as_long_as(60_000), 0), ("60,001 bytes", as_long_as(60_001), 3),
        ("a stranger signs", with_line("\u2014 x.example AAAAAAA="), 0), ("4 bytes", with_line("\u2014 x.example AAAAAA=="), 3),
        ("a plus in a name", with_line("\u2014 x+y AAAAAAA="), 3), ("no name", with_line("\u2014  AAAAAAA="), 3),
        ("99 strangers", with_line("\n".join(["\u2014 x AAAAAAA="] * 99)), 0),
        ("100 strangers", with_line("\n".join(["\u2014 x AAAAAAA="] * 100)), 3),
        ("retired elsewhere", with_size(b"6"), 3), ("2^53", with_size(b"9007199254740992"), 3),
        ("2^64 - 1", with_size(b"18446744073709551615"), 3), ("a size as text", with_size(b'"5"'), 3),
        ("without the entries about keys", {path: data for path, data in before.files().items() if path != "checkpoint"}, 3),
        *((f"format.json begins with {text!r}", with_format(text), status) for text, status in [
            (b'"format":2', 4), (b'"format":10', 4), (b'"format":999999999', 4), (b'"format":1000000000', 3), (b'"format":02', 3),
            (b'"format":0', 3), (b'"format":-2', 3), (b'"format":2.0', 3), (b'"format": 2', 3), (b'"a":1,"format":2', 3)]),
        ("a key of small order", plain(key=made.Anyone("plain.example")).files(), 3),
        *((f"the name {name!r}", plain(name).files(), status) for name, status in [
            ("é.nl", 0), ("e\u0301.nl", 3), ("a\u0378", 3), ("a\u202eb", 3), ("a\u200bb", 3), ("a\x7f", 3), ("a\x9b", 3),
            ("a\u200db", 0), ("a\u200d", 3), ("\u0645\u06cc\u200c\u062e", 0), ("1\u200d2", 3), ("\ufeffa", 3), ("\u061ca", 3),
            ("\u180ea", 3), ("a\U000e0041", 3), ("a\xadb", 3), ("a\u034fb", 3), ("a\u3164b", 3), ("a\ufe0fb", 3), ("x" * 200, 0), ("x" * 201, 3), ("\U0001fae8", 3)]),
        ("another past", changed(continued(plain(), "next.example"), 1, b'"Partei'), 3),
        ("another past of the past", changed(continued(continued(plain(), "next.example", copied=2), "last.example", number=4),
                                             2, b'"Partei'), 3),
        *((f"marks upon an {sign}", with_text(sign + "\u0316" * 40 + "\u0301" * 40), status)
          for sign, status in (("x", 0), ("a", 3))),
        *((f"beside the segments {name!r}", {**plain().files(), name: b""}, 0) for name in changes.STEERING),
        *((f"as a segment {name!r}", {**plain().files(), name + ".ndjson": b""}, 3) for name in changes.STEERING),
        ("a later entry", changed(continued(plain(), "next.example"), -1, b'"Partei'), 0),
        ("less of the past", continued(plain(), "next.example", copied=2).files(), 0),
        ("a key of somebody else", continued(plain(), "next.example", keys=[made.Key("plain.example", 9).text]).files(), 3),
        ("more copied than there is", continued(plain(), "next.example", said=9).files(), 3)]


def large():
    """As much as one commit holds, and one entry more [16]."""
    found = []
    for size, wanted in ((100_000, 0), (100_001, 3)):
        log = plain()
        log.commits = [made.Commit(map(made.party, range(size)), log.keys)]
        found.append((f"{size} entries in a commit", log.files(), wanted))
    return found


def put(files, folder):
    os.makedirs(os.path.join(folder, "log"), exist_ok=True)
    for path, data in files.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


@functools.lru_cache(None)
def verifier():
    """verify.py as a module, which asks openssl once for each signature."""
    spec = importlib.util.spec_from_file_location("verify", os.path.join(ROOT, "Scripts/verify.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.is_signed = functools.lru_cache(None)(module.is_signed)
    return module


def judge(folder, words):
    """The status and the words of vth, and of verify.py."""
    done = subprocess.run([PROGRAM, "verify", "--log", folder, *words], capture_output=True, cwd=HOME.name,
                          env={"HOME": HOME.name, "PATH": os.environ["PATH"]})
    status, said = verifier().main([folder, *words])
    if not all(line.isprintable() for line in said):
        raise Wrong(f"{folder}: verify.py prints what is no line of text: {said}")
    return (done.returncode, (done.stdout + done.stderr).decode(errors="replace")), (status, "\n".join(said))


def growing(folder):
    """A commit is written just after verify.py has read the log; what it says of that."""
    log = plain()
    after, read = log.files(), verifier().check_log
    log.commits.pop()
    put(log.files(), folder)
    with unittest.mock.patch.object(verifier(), "check_log", lambda found: (read(found), put(after, folder))):
        return verifier().main([folder])


def compare(seed):
    """What is wrong with how a variant is judged, and the two statuses."""
    files, words, done, blind = variant(seed)
    folder = os.path.join(HOME.name, f"{os.getpid()}", str(seed))
    put(files, folder)
    (own, own_words), (other, other_words) = judge(folder, words)
    agree = own == other and own in (0, 3, 4) or blind and (own, other) == (3, 0)
    shutil.rmtree(folder)
    return None if agree else f"{seed} ({done}): vth {own}, verify.py {other}\n{own_words}\n{other_words}", own, other


def run(folder, seed, amount):
    for name, files, wanted in known() + (large() if amount > 1000 else []):
        path = os.path.join(folder, name)
        put(files, path)
        found = judge(path, [])
        if [status for status, _ in found] != [wanted, wanted]:
            raise Wrong(f"{name}: it should be {wanted}, and was {found}")
    status, said = growing(os.path.join(folder, "growing"))
    if status != 0:
        raise Wrong(f"a log that grows while verify.py reads it: {said}")
    seeds = [f"{seed} {number}" for number in range(amount)]
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(compare, seeds, chunksize=10))
    wrong = [words for words, _, _ in found if words]
    if wrong:
        raise Wrong(f"{len(wrong)} of {amount} are judged differently:\n" + "\n".join(wrong[:20]))
    sound, blind = (sum(found[1:] == wanted for found in found) for wanted in ((0, 0), (3, 0)))
    if not 0.05 * amount < sound < 0.9 * amount:
        raise Wrong(f"{sound} of {amount} are sound: that compares nothing")
    return f"{amount} variants judged alike by vth and verify.py, {sound} of them sound, {blind} only to verify.py"


if __name__ == "__main__":
    seed, amount = (int(word) for word in (sys.argv[1:] + ["1", "1000"][len(sys.argv) - 1:])[:2])
    print(run(os.path.join(HOME.name, "bases"), seed, amount))
