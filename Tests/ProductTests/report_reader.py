"""Reads reports with programs that are not ours, and says what is wrong with them.

Usage: report_reader.py FILE...   (.csv, _machine.csv, .html, .md)
Exit 1 with a line per problem. With html5lib and markdown-it-py on the path they are used too; with CI=true it is a
problem when they are not there.
"""
import csv
import os
import re
import sys
from html.parser import HTMLParser

problems = []
VOID = ("meta", "col")


def wrong(path, words):
    problems.append(f"{path}: {words}")


def without(path, reader):
    if os.environ.get("CI") == "true":
        wrong(path, f"{reader} is not there to read it; run: Scripts/setup --install")


def read_csv(path, raw):
    machine = path.endswith("_machine.csv")
    if machine == raw.startswith(b"\xef\xbb\xbf"):
        wrong(path, "byte order mark")
    if b"\n" in raw.replace(b"\r\n", b""):
        wrong(path, "a line feed without carriage return")
    text = raw.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter="," if machine else ";", strict=True))
    if len(rows) < 1 or len({len(row) for row in rows}) != 1:
        wrong(path, f"rows of {sorted({len(row) for row in rows})} cells")
    if len(set(rows[0])) != len(rows[0]) or not all(re.fullmatch(r"[a-z0-9_]+", head) for head in rows[0]):
        wrong(path, f"heads {rows[0]}")
    for row in rows[1:]:
        for head, cell in zip(rows[0], row):
            if not machine and cell.lstrip(" ")[:1] in tuple("=+-@\t\r") and cell:
                wrong(path, f"{head} begins a formula: {cell}")
            days = r"\d\d\d\d-\d\d-\d\d" if machine else r"\d\d-\d\d-\d\d\d\d"
            if re.search(r"_(van|tot)$", head) and cell and not re.fullmatch(days, cell):
                wrong(path, f"{head} is no day: {cell}")
    return len(rows) - 1


class Page(HTMLParser):
    """Counts elements and keeps an eye on nesting."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.counts, self.stack, self.ids, self.links = {}, [], [], []
        self.bare = 0
        self.trouble = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if any(name.startswith("on") for name in attributes):
            self.trouble.append(f"{tag} has a script in an attribute")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag == "th" and attributes.get("scope") not in ("row", "col"):
            self.trouble.append("a th without scope")
        if tag == "html" and attributes.get("lang") != "nl":
            self.trouble.append("no lang")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag not in VOID:
            self.trouble.append(f"{tag} closes itself")

    def handle_endtag(self, tag):
        if not self.stack or self.stack.pop() != tag:
            self.trouble.append(f"</{tag}> closes something else")


def read_html(path, raw):
    text = raw.decode("utf-8")
    page = Page()
    page.feed(text)
    page.close()
    for words in page.trouble:
        wrong(path, words)
    if page.stack:
        wrong(path, f"left open: {page.stack}")
    for tag in ("h1", "main", "header", "nav", "footer", "title"):
        if page.counts.get(tag) != 1:
            wrong(path, f"{page.counts.get(tag)} times {tag}")
    for tag in ("script", "iframe", "img", "link", "form"):
        if tag in page.counts:
            wrong(path, f"has {tag}")
    if page.counts.get("table") != page.counts.get("caption"):
        wrong(path, "a table without caption")
    if len(set(page.ids)) != len(page.ids):
        wrong(path, "an id twice")
    for link in page.links:
        if not link.startswith("#") or link[1:] not in page.ids:
            wrong(path, f"a link to {link}")
    if re.search(r"(src|url)\s*[=(]|@import|https?://", text.split("</style>")[0]):
        wrong(path, "needs something from elsewhere")
    try:
        import html5lib
    except ImportError:
        return without(path, "html5lib")
    parser = html5lib.HTMLParser()
    parser.parse(text)
    for place, code, _ in parser.errors:
        wrong(path, f"html5lib: {code} at {place}")


def read_markdown(path, raw):
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return without(path, "markdown-it-py")
    text = raw.decode("utf-8")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    if [t.tag for t in tokens if t.type == "heading_open"].count("h1") != 1:
        wrong(path, "not one first heading")
    if any(t.type == "html_block" for t in tokens):
        wrong(path, "HTML as a block")
    if any(t.type in ("bullet_list_open", "ordered_list_open") and t.level for t in tokens):
        wrong(path, "a list within a list")
    rows, cells, width = 0, 0, None
    for token in tokens:
        if token.type == "table_open":
            width = None
        elif token.type == "tr_open":
            rows, cells = rows + 1, 0
        elif token.type in ("th_open", "td_open"):
            cells += 1
        elif token.type == "tr_close":
            width = width or cells
            if cells != width:
                wrong(path, f"a row of {cells} cells under a head of {width}")
        for child in token.children or []:
            if child.type == "html_inline" and child.content != "<br>":
                wrong(path, f"HTML: {child.content}")
            if child.type in ("link_open", "image", "em_open", "code_inline", "s_open"):
                wrong(path, f"text became {child.type}")
    lines = sum(line.startswith("| ") for line in text.split("\n"))
    # The parser drops the line of dashes under each head.
    tables = sum(token.type == "table_open" for token in tokens)
    if rows + tables != lines:
        wrong(path, f"{rows} rows and {tables} tables in {lines} lines")


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        raw = file.read()
    if path.endswith(".csv"):
        print(path, read_csv(path, raw))
    elif path.endswith(".html"):
        read_html(path, raw)
    else:
        read_markdown(path, raw)
print("\n".join(problems))
sys.exit(1 if problems else 0)
