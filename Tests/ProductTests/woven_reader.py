"""Compares what programs that are not ours see in files with plain text and in the same files with hostile text.

Usage: woven_reader.py PLAIN WOVEN   (two folders with the same names)
What a reader sees must be the same elements, attributes, cells, blocks and properties: only words may differ.
Exit 1 with a line per file that is not so. Needs html5lib, markdown-it-py and icalendar.
"""
import csv
import io
import json
import os
import sys
from xml.etree import ElementTree

import html5lib
from icalendar import Calendar
from markdown_it import MarkdownIt

LOOSE = ("style",)  # How wide a column is goes by how much stands in it.


def html(raw):
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(raw.decode("utf-8"))
    errors = [code for _, code, _ in parser.errors]
    head = [(e.tag, sorted(e.attrib.items())) for e in tree.find("head")][:2]
    if head[0] != ("meta", [("charset", "utf-8")]) or "default-src 'none'" not in str(head[1]):
        errors.append(f"begins with {head}")
    seen = []
    for element in tree.iter():
        kept = {k: v for k, v in element.attrib.items() if k not in LOOSE}
        seen.append((str(element.tag), sorted(kept.items())))
    return errors, seen


def markdown(raw):
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(raw.decode("utf-8"))
    seen = []
    for token in tokens:
        inner = [c.type + (c.content if c.type == "html_inline" else "") for c in token.children or []
                 if c.type not in ("text", "text_special")]
        seen.append((token.type, token.level, sorted(token.attrs.items()), inner))
    return [], seen


def table(raw, delimiter):
    text = raw.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    errors = []
    if delimiter == ";":
        for cell in (cell for row in rows[1:] for cell in row):
            # What a spreadsheet shows first: past spaces and all that has no look of its own.
            shown = cell.lstrip(" \u00a0\u0600\u070f\U000110bd\u200d\ufe0f\u0301\u20e3\u00ad")
            if cell[:1] in tuple("\t\r\n") and cell or shown[:1] in tuple("=+-@") and shown and not shown.lstrip("-").isdigit():
                errors.append(f"begins a formula: {cell!r}")
    return errors, [len(row) for row in rows] + rows[0]


def calendar(raw):
    parsed = Calendar.from_ical(raw)
    errors = [str(e) for part in parsed.walk() for e in part.errors]
    if any(len(line) > 75 for line in raw.split(b"\r\n")):
        errors.append("a line of more than 75 octets")
    if b"\n" in raw.replace(b"\r\n", b"") or b"\r" in raw.replace(b"\r\n", b""):
        errors.append("a lone CR or LF")
    return errors, [(part.name, sorted(part.keys())) for part in parsed.walk()]


def xml(raw):
    tree = ElementTree.fromstring(raw)
    return [], [(e.tag, sorted(e.attrib)) for e in tree.iter()]


def lines(raw):
    return [], [len(raw.decode("utf-8").splitlines())]


def shape(value):
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


def answer(raw):
    if any(b < 0x20 and b != 0x0A or b == 0x7F for b in raw):
        return ["a control character stands in JSON as it is"], None
    if any(0x80 <= ord(c) < 0xA0 or ord(c) in (0x202E, 0x2028, 0x2029, 0x200B, 0xFEFF) for c in raw.decode("utf-8")):
        return ["what steers a terminal stands in JSON as it is"], None
    return [], shape(json.loads(raw))


READERS = {
    ".html": html, ".md": markdown, ".csv": lambda raw: table(raw, ";"), ".csv-machine": lambda raw: table(raw, ","),
    ".ics": calendar, ".bpmn": xml, ".dot": lines, ".mermaid": lines, ".json": answer,
}
plain, woven = sys.argv[1:]
names = sorted(os.listdir(plain))
problems = [] if names and names == sorted(os.listdir(woven)) else ["not the same files"]
for name in names:
    read = READERS[os.path.splitext(name)[1]]
    seen = []
    for folder in (plain, woven):
        with open(os.path.join(folder, name), "rb") as file:
            try:
                errors, found = read(file.read())
            except Exception as error:  # Whatever a reader throws, the file is wrong.
                errors, found = [repr(error)], None
        problems += [f"{folder}/{name}: {error}" for error in errors]
        seen.append(found)
    if seen[0] != seen[1]:
        both = list(zip(seen[0] or [], seen[1] or [])) if isinstance(seen[0], list) else []
        first = next(((a, b) for a, b in both if a != b), "one has more")
        problems.append(f"{name}: {first}")
print("\n".join(problems))
sys.exit(1 if problems else 0)
