"""Small changes of a sound log, for differ.py: the judgement of both verifiers on each must be the same.

What is changed before signing is signed as it then is: no signature shields a verifier from reading it.
"""
import base64, json, re

import made
from made import Commit, Key, canonical, encoded, entry, numbered, party

# One string each, as it stands in JSON. The last row is of later versions of Unicode than 14.0, or of none.
STRINGS = [b'"%s"' % text for text in [
    b"", b"a", b"\\n", b"\\t", b"\\u001f", b"\\u001F", b"\\u0009", b"\\u007f", b"\x7f", b"\\/", b"\\u00e9", b"\\\\", b'\\"',
    b"\\ud800", b"\\ud83d\\ude00", b"\xed\xa0\x80", b"\xc0\xaf", b"\xff", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\t", b"\r", b"\n",
    b"\x00", b"\\u0000", b"\\x", b"\\", *map(str.encode, [
        "é", "e\u0301", "\\n\u0301", "n\u0301", "ń", "\u0301", "a\u0301\u0323", "a\u0323\u0301", "\u212b", "\u2126", "\uac00",
        "\u1100\u1161", "\u0958", "\u0344", "\ufb1d", "\u1e9b\u0323", "\U0001f600", "\ue000", "\u2028", "\ufeff", "\U0010fffd",
        "\u0378", "\ufffe", "\ufdd0", "\U0001ffff", "\U0001fae8", "a\u0301\U00010efd", "\u0cf3", "\u1c89", "\U0002ebf0"])]]
NUMBERS = [text.encode() for text in [
    "0", "-0", "1", "-1", "01", "-01", "1.0", "1.5", "1e3", "1E3", "+1", "-", "9007199254740991", "9007199254740992",
    "-9007199254740991", "-9007199254740992", "18446744073709551615", "18446744073709551616", "9" * 400, "9" * 5000, "NaN",
    "Infinity", "-Infinity", "0x1", "\u0661", "1_000", "true", "false", "null", "True", "nul"]]
OTHERS = [text.encode() for text in [
    "{}", "[]", "[1,2]", "[1, 2]", "[1,]", "[,1]", "[1", "[1}", "{\"a\":1,\"b\":2}", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":1}",
    "{\"a\":1,\"\\u0061\":2}", "{\"a\" :1}", "{\"a\":1,}", "{a:1}", "{1:1}", "{\"é\":1}", "{\"e\u0301\":1}", "{\"\u0378\":1}",
    "{\"\U0001f600\":1,\"\uff21\":2}", "{\"\uff21\":1,\"\U0001f600\":2}", "{\"\":1}", "", " ", "1 ", "'a'", "/**/1", "1,\"zz\":2",
    "1}", "1}{", "1,\"zzz\":{\"zz\":3}"]] + [
    opened * depth + b"1" + closed * depth for depth in (30, 31, 32, 500)
    for opened, closed in ((b"[", b"]"), (b'{"a":', b"}"))]
# Of a name, under a note or in a key.
NAMES = ["x.example", "x+y", "", " ", "x y", "x\u00a0y", "x\u2003y", "x\u0085y", "x\u3000", "\u180e", "\u200b", "é", "e\u0301",
         "\u0378", "\U0001fae8", "x\ty", "x\x1fy", "x\x7f", "\u2028", "n\u0303", "\U0001f600", "ﬀ", "\u212b"]
SPECIAL = [b"\n", b"\r", b"\r\n", b" ", b"\t", b"\x00", b'"', b"\\", b"{", b"}", b",", b"0", b"9", b"-", b"+", b"=", b"A", b"\xcc\x81",
           b"\xcd\xb8", b"\xef\xbb\xbf", b"\xff", b"\xe2\x80\x94", b'{"checkpoint"', b"{}\n", b"\n\n"]
SIZES = ["0", "1", "4", "5", "6", "-1", "05", "5.0", "5e0", "true", "null", '"5"', "9007199254740991", "9007199254740992",
         "18446744073709551615", "18446744073709551616", "9" * 30, "[]"]


def value(random):
    """The text of a JSON value, or of what is almost one."""
    kind = random.random()
    if kind < 0.35:
        return random.choice(STRINGS)
    if kind < 0.5:
        return random.choice(NUMBERS)
    if kind < 0.7:
        return random.choice(OTHERS)
    if kind < 0.9:  # strings of what combines, and of what may not be there
        signs = "aeno\u0301\u0323\u0327\u0307\u0345\u05b0\u1100\u1161\u11a8\uac00\u09c7\u09be\u0378\U00010efd\U0001f600é"
        return json.dumps("".join(random.choices(signs, k=random.randint(1, 5))), ensure_ascii=False).encode()
    inner = value(random)
    return random.choice([b"[%s]", b'{"a":%s}', b'[1,%s,"b"]', b'{"%s":1}'.replace(b'"%s"', inner or b'""') + b"%.0s"]) % inner


def pick(random, log):
    """A commit, and the place of a line in it."""
    commit = random.choice(log.commits)
    return commit, random.randrange(len(commit.lines))


# Changes before signing: each takes the log, and says whether what is wrong then is perhaps of sections 5 to 10 only.

def unknown_key(random, log):
    commit, at = pick(random, log)
    commit.lines[at] = commit.lines[at][:-1] + b',"zz":' + value(random) + b"}"


def unknown_type(random, log):
    at = len(log.lines) - 1
    line = entry(random.choice([at, at, at, at + 1, 0]), random.choice(["party.merged.v1", "party.registered.v2"]), {"a": 1})
    log.commits[-1].lines[-1] = line[:-1] + b',"zz":' + value(random) + b"}"


def number(random, log):
    commit, at = pick(random, log)
    commit.lines[at] = re.sub(rb'"seq":\d+', b'"seq":' + random.choice(NUMBERS + [b"%d" % random.randrange(9)]), commit.lines[at])


def any_byte_of_a_line(random, log):
    commit, at = pick(random, log)
    commit.lines[at] = byte(random, commit.lines[at]).replace(b"\n", b"")
    return True


def lines(random, log):
    """Lines moved, doubled, left out, or put under another checkpoint, with and without their new numbers."""
    every, kind = log.lines, random.randrange(5)
    one, other = random.randrange(len(every)), random.randrange(len(every))
    if kind == 0:
        every[one], every[other] = every[other], every[one]
    elif kind == 1:
        every.insert(one, every[other])
    elif kind == 2:
        every.pop(one)
    if random.random() < 0.5:
        every = [numbered(line, at) for at, line in enumerate(every)]
    sizes = [len(commit.lines) for commit in log.commits]
    if kind == 3:
        sizes[random.randrange(len(sizes))] += random.choice([-1, 1, 5])
    for commit, size in zip(log.commits, sizes):
        commit.lines, every = every[:max(0, size)], every[max(0, size):]
    log.commits[-1].lines += every
    return True


def commits(random, log):
    """Commits cut off, merged, left out, or in other segments."""
    kind, at = random.randrange(5), random.randrange(len(log.commits))
    if kind < 2:
        log.commits = log.commits[:at]
    elif kind == 2 and at > 0:
        log.commits[at - 1].lines += log.commits.pop(at).lines
    elif kind == 3:
        log.commits[at].begins = not log.commits[at].begins
    else:
        log.commits.pop(at)
    return kind == 4


def signers(random, log):
    commit = random.choice(log.commits)
    every = [*log.keys, *(key for key, _ in log.retired), Key(log.origin, 9), Key("x.example", 1)]
    commit.keys = random.sample(every, random.randint(0, min(3, len(every))))


def key_entry(random, log):
    """An entry about a key, of this log or another, at some place."""
    every = [*log.keys, *(key for key, _ in log.retired), Key(log.origin, 9), Key("x.example", 1)]
    kind, name = random.choice(["key.added.v1", "key.retired.v1"]), random.choice(every).text
    if random.random() < 0.2:
        name = random.choice([name + "A", name[:-4], log.origin + "+", log.origin, name.replace("+", " ", 1), name.upper()])
    insert(random, log, kind, {"key": name})


def insert(random, log, type, data):
    at, where, size = random.randrange(len(log.lines) + 1), None, 0
    for commit in log.commits:
        if size <= at <= size + len(commit.lines):
            where = where or (commit, at - size)
        size += len(commit.lines)
    where[0].lines.insert(where[1], entry(900 + random.randrange(99), type, data))
    size = 0
    for commit in log.commits:
        commit.lines = [numbered(line, size + at) for at, line in enumerate(commit.lines)]
        size += len(commit.lines)
    for index, (key, limit) in enumerate(log.retired):
        if random.random() < 0.7 and limit >= at:
            log.retired[index] = (key, limit + 1)


def continues(random, log):
    """A second word that a log goes on, somewhere; or other words where it stands."""
    other = made.plain("y.example")
    data = {"checkpoint": other.notes()[-1], "copied": 0, "keys": [other.keys[0].text], "reason": "r"}
    places = [(commit, at) for commit in log.commits for at, line in enumerate(commit.lines) if b'"log.continued' in line]
    if not places or random.random() < 0.2:
        return insert(random, log, "log.continued.v1", data)
    commit, at = random.choice(places)
    found = json.loads(commit.lines[at])
    data, kind = found["data"], random.randrange(8)
    if kind == 0:
        data["copied"] = random.choice([0, 1, data["copied"] - 1, data["copied"] + 1, 2**53 - 1, 100])
    elif kind == 1:
        data["keys"] = random.choice([data["keys"][:1], data["keys"][1:] or ["x"], data["keys"] * 2, [Key("z.example", 1).text],
                                      [Key(log.origin, 3).text], data["keys"] + [Key("z.example", 1).text]])
    elif kind == 2:
        data["checkpoint"] = note(random, data["checkpoint"])
    elif kind == 3:
        data["checkpoint"] = random.choice(other.notes() + made.rotated().notes() + made.plain().notes())
    elif kind == 4:  # a word of another kind
        data[random.choice(["copied", "keys", "checkpoint"])] = random.choice([True, -1, 1, "1", [], {}, None, ["1"], "x\n\n"])
    elif kind == 5:
        data["checkpoint"], data["keys"] = other.notes()[-1], [other.keys[0].text]
    elif kind == 6:
        data.pop(random.choice(["copied", "keys", "checkpoint"]))
    else:
        copied = random.choice([place for place in range(1, len(log.lines))])
        size = 0
        for commit in log.commits:
            if size <= copied < size + len(commit.lines):
                commit.lines[copied - size] = commit.lines[copied - size].replace(b"Partij", b"Parttij")
            size += len(commit.lines)
        return
    commit.lines[at] = canonical(found)


def note(random, note):
    """A note, a little different."""
    text, _, below = note.rpartition("\n\n")
    kind, name = random.randrange(9), random.choice(NAMES)
    data = bytes(random.choices(range(256), k=random.choice([0, 1, 3, 4, 5, 68, 72, 76])))
    if kind < 3:
        line = f"\u2014 {name} {encoded(data)}\n"
        return note + line if random.random() < 0.5 else f"{text}\n\n{line}{below}"
    if kind == 3:
        return note + f"\u2014 x.example {encoded(b'12345')}\n" * random.choice([1, 50, 98, 99, 100, 101])
    if kind == 4:
        return note + random.choice(["\n", "\u2014", "\u2014 x AAAAAAAA", "- x AAAAAAAA\n", "\u2014  x AAAAAAAA\n", "x\n", "\u2014 x AAAAAAB=\n",
                                     "\u2014 x AAAAAAA\n", "\u2014 x AAAA AAAA\n", "\u2014 x \u0661AAA\n", below, below + below])
    if kind == 5:
        return random.choice([f"{text}\nextra\n\n{below}", f"{text}\n\n\n{below}", f"\n\n{below}", f"{text}\n{below}", f"{text}\n\n",
                              note.replace("\n", "\r\n"), note.rstrip("\n"), f"{text}\n\n\n\n{below}", "", text, note * 2])
    if kind == 6:  # another size or root, signed by nobody
        return note.replace("\n", random.choice(["\n0", "\n1", "\n+", "\n ", "\n\n"]), 1)
    place = random.randrange(len(note))
    put = random.choice(["", "A", "=", "+", "/", "\n", " ", "\u0301", "\u0378", "\t", "0"])
    return note[:place] + put + note[place + (kind == 8):]


def notes(random, log):
    commit, seed = random.choice(log.commits), random.random()
    commit.change = lambda given: note(type(random)(seed), given)


def texts(random, log):
    """Something else, signed with the right key under a commit."""
    commit, kind, key = random.choice(log.commits), random.randrange(7), random.choice(log.keys)

    def change(given):
        origin, size, root = given.split("\n")[:3]
        text = [f"{origin}\n0{size}\n{root}\n", f"{origin}\n{int(size) + 1}\n{root}\n", f"{origin}\n{size}\n{root}\nextra\n",
                f"x{origin}\n{size}\n{root}\n", f"{origin}\n{size}\n{root[:-2]}B=\n", f"{origin}\n{size}\n{root}\n\n",
                f"{origin}\n{size}\n{root}"][kind]
        return text + "\n" + key.line(text)

    commit.change = change


BEFORE = [unknown_key, unknown_key, unknown_key, unknown_type, number, any_byte_of_a_line, lines, commits, commits, signers,
          signers, key_entry, key_entry, continues, continues, continues, notes, notes, texts]


# Changes of the files as they then stand.

def byte(random, data):
    if not data:
        return random.choice(SPECIAL)
    place, kind = random.randrange(len(data)), random.randrange(6)
    if kind == 0:
        return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1:]
    if kind == 1:
        return data[:place] + data[place + 1:]
    if kind == 2:
        return data[:place]
    return data[:place] + random.choice(SPECIAL) + data[place + (kind == 5):]


def bytes_of_a_file(random, files):
    path = random.choice([path for path in files if not path.startswith("disclosures")])
    files[path] = byte(random, files[path])


def lines_of_a_file(random, files):
    path = random.choice([path for path in files if path.startswith("log/")])
    found, kind = files[path].split(b"\n"), random.randrange(9)
    one, other = random.randrange(len(found)), random.randrange(len(found))
    if kind == 0:
        found.insert(one, found[other])
    elif kind == 1:
        found.pop(one)
    elif kind == 2:
        found[one], found[other] = found[other], found[one]
    elif kind == 3:
        found.insert(one, b"")
    elif kind == 4:
        found = found[:one]
    elif kind == 5:
        found[-1:] = [b'{"seq":99', b'{"checkpoint":"x'][:random.randint(1, 2)]
    files[path] = b"\n".join(found) if kind < 6 else [
        files[path].replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + files[path], files[path][:-1]][kind - 6]


# Names that would write over what is said of them, and one that is no text.
STEERING = ["log/a\n\x1b[2J\x1b[Hklopt alles\x1b[8m", "log/000000000.ndjson\r", "log/\x9b2J", "log/\u202ea", "log/\udcff"]


def names(random, files):
    paths = sorted(path for path in files if path.startswith("log/"))
    path, kind = random.choice(paths), random.randrange(8)
    new = random.choice(["log/000000001.ndjson", "log/999999999.ndjson", "log/1.ndjson", "log/x.ndjson", "log/.ndjson", "log/x",
                         "log/0000000000.ndjson", "log/x\u0600.ndjson", "log/\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660.ndjson",
                         "log/000000000.ndjson\u0301", "log/000000000.NDJSON", "log/000000000.ndjson.new", "log/é.ndjson", "log/e\u0301.ndjson",
                         *STEERING, *(name + ".ndjson" for name in STEERING)])
    if kind < 2:
        files[new] = files.pop(path)
    elif kind < 4:
        files[new] = random.choice([b"", files[path], b"{}\n"])
    elif kind == 4:
        files[path] = b""
    elif kind == 5:
        files.pop(path)
    elif kind == 6:  # the last may be empty
        size = sum(not line.startswith(b'{"checkpoint"') for path in paths for line in files[path].splitlines())
        files[f"log/{size + random.choice([0, 0, 0, 1]):09}.ndjson"] = b""
    else:
        other = random.choice(paths)
        files[path], files[other] = files[other], files[path]


def format_file(random, files, log):
    """format.json with other keys, or written otherwise."""
    keys = [key.text for key in log.keys]
    old = [(key.text, size) for key, size in log.retired]
    stranger, kind = Key(log.origin, 9), random.randrange(14)
    small = base64.b64decode("AA" * 21 + "A=") if random.random() < 0.3 else bytes.fromhex(random.choice(SMALL))
    if kind == 0:
        keys.insert(random.randint(0, len(keys)), random.choice([stranger.text, keys[0], Key("x.example", 1).text, *(k for k, _ in old)]))
    elif kind == 1:
        keys.pop(random.randrange(len(keys)))
    elif kind == 2 and old:
        keys.append(old.pop()[0])
    elif kind == 3:
        old.append((keys.pop() if random.random() < 0.5 else stranger.text, random.randrange(9)))
    elif kind == 4:
        keys += [Key(log.origin, 20 + number).text for number in range(random.choice([14, 15, 16]))]
    elif kind == 5:
        blob = b"\x01" + small
        keys = [f"{log.origin}+{made.sha256(log.origin.encode() + bytes([10]) + blob)[:4].hex()}+{encoded(blob)}"]
    elif kind == 6:
        keys[0] = random.choice([keys[0].upper(), keys[0] + "=", keys[0] + "A", keys[0].replace("+A", "+B"), "x" + keys[0], keys[0][:-1],
                                 keys[0].replace("+", "++", 1), ""])
    old = [[key, str(size)] for key, size in old]
    if kind == 7 and old:
        random.choice(old)[1] = random.choice(SIZES)
    if random.random() < 0.9:
        keys.sort(), old.sort()
    quoted = lambda parts: "[" + ",".join(parts) + "]"
    retired = quoted('{"key":%s,"size":%s}' % (json.dumps(key, ensure_ascii=False), size) for key, size in old)
    text = '{"format":1,"keys":%s,"origin":"%s"%s}\n' % (
        quoted(json.dumps(key, ensure_ascii=False) for key in keys), log.origin, f',"retired":{retired}' if old or kind == 8 else "")
    if kind == 9:
        text = text.replace(*random.choice([(":1,", ":2,"), (":1,", ":true,"), (":1,", ":1.0,"), (",", ", "), ("}\n", "}"), ("}\n", "}\n\n"),
                                            ("}\n", "}\r\n"), ('"origin":"', '"origin":"x'), ('"format":1,', ""), ('{"f', '{"a":1,"f'),
                                            ("}\n", ',"zz":1}\n'), ('"keys"', '"Keys"'), ("}\n", ',"retired":[]}\n')]))
    if kind == 10:
        text = text.replace("}\n", ',"zz":%s}\n' % random.choice(STRINGS + OTHERS).decode(errors="replace"))
    files["format.json"] = text.encode("utf-8", "surrogatepass")


SMALL = ["01" + "00" * 31, "ec" + "ff" * 30 + "7f", "00" * 31 + "80", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
         "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "ed" + "ff" * 30 + "7f", "ee" + "ff" * 31,
         "02" + "00" * 31]


def published(random, files, log):
    """Another `checkpoint` beside the same lines."""
    key, kind = random.choice([*log.keys, *(key for key, _ in log.retired), Key(log.origin, 9)]), random.randrange(8)
    given = (log.notes() or [log.text() + "\n" + key.line(log.text())])
    size = random.choice([0, 1, 2, 5, 6, 7, 9, 100, 2**53, 2**63 - 1, 2**63, 2**64, 10**30])
    root = random.choice([encoded(made.root([])), given[-1].split("\n")[2], encoded(b"short")])
    text = random.choice([f"{log.origin}\n{size}\n{root}\n", f"x.example\n{size}\n{root}\n", f"{log.origin}\n{size}\n{root}\nextra\n",
                          f"{log.origin}\n0{size}\n{root}\n", f"{log.origin}\n{size}\n"])
    files["checkpoint"] = [
        lambda: random.choice(given), lambda: note(random, given[-1]), lambda: text + "\n" + key.line(text),
        lambda: text + "\n" + "".join(key.line(text) for key in log.keys), lambda: "", lambda: given[-1][:random.randrange(200)],
        lambda: text + "\n" + key.line(text) + f"\u2014 x.example {encoded(b'x' * 900)}\n" * random.choice([50, 60, 99]),
        lambda: note(random, text + "\n" + key.line(text))][kind]().encode("utf-8", "surrogatepass")


def absent(random, files):
    files.pop(random.choice(["checkpoint"] * 6 + sorted(files)), None)
