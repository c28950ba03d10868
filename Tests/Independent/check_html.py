"""Checks pages for what a reader, a screen reader and a browser that must fetch nothing rely on.

usage: check_html.py PAGE...

Every fault is printed; the exit code is 1 if there was one. Needs nothing but Python.
"""

import html.parser
import pathlib
import re
import sys

VOID = {"meta", "br"}
ALLOWED = VOID | set(
    "html head title style body header main footer nav section div span h1 h2 h3 p a strong code ul ol li dl dt dd "
    "table caption thead tbody tr th td figure figcaption svg path rect line text".split()
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
LOADING = {"src", "srcset", "style", "action", "background", "poster", "data", "xlink:href"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.faults = []
        self.open = []  # (tag, attributes), outermost first
        self.seen = []  # (tag, attributes), in order
        self.tables = []  # one list of cell counts a table that is open
        self.style = ""

    def fault(self, text):
        self.faults.append(f"line {self.getpos()[0]}: {text}")

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if len(values) != len(attributes):
            self.fault(f"an attribute of {tag} stands twice")
        if tag not in ALLOWED:
            self.fault(f"{tag} has no place in a page")
        for name in values:
            if name in LOADING or name.startswith("on"):
                self.fault(f"attribute {name} of {tag}")
        parent = self.open[-1][0] if self.open else None
        self.seen.append((tag, values))
        if tag not in VOID:
            self.open.append((tag, values))

        if tag == "a" and re.match(r"(?!mailto:)[a-z]+:|//|/", values["href"]):
            self.fault("a link leads out of the outbox")
        if tag == "table":
            self.tables.append([])
        if parent == "table" and not self.tables[-1]:
            self.tables[-1].append(tag)
            if tag != "caption":
                self.fault("table without caption")
        if tag == "tr":
            self.tables[-1].append(0)
        if tag in ("td", "th"):
            self.tables[-1][-1] += 1
        if tag == "th" and values.get("scope") not in ("col", "row"):
            self.fault("th without scope")
        hidden = any(outer.get("aria-hidden") == "true" for _, outer in self.open)
        if tag == "svg" and not hidden and not (values.get("role") == "img" and values.get("aria-label")):
            self.fault("drawing without words")

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.fault(f"</{tag}> closes {self.open[-1][0] if self.open else 'nothing'}")
            return
        self.open.pop()
        if tag == "table":
            _, *counts = self.tables.pop()
            if len(set(counts)) != 1:
                self.fault(f"rows of different length: {counts}")

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "style":
            self.style += data


def faults_of(text):
    page = Page()
    page.feed(text)
    page.close()
    faults = page.faults
    tags = [tag for tag, _ in page.seen]
    ids = [values["id"] for _, values in page.seen if "id" in values]
    targets = [values["href"][1:] for tag, values in page.seen if tag == "a" and values["href"].startswith("#")]
    targets += [values["aria-labelledby"] for _, values in page.seen if "aria-labelledby" in values]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]

    if not text.startswith("<!DOCTYPE html>"):
        faults.append("no doctype")
    if page.open:
        faults.append(f"left open: {page.open}")
    if page.seen[0] != ("html", {"lang": "en-GB"}):
        faults.append("the language is not said")
    if [values["content"] for tag, values in page.seen if tag == "meta" and "http-equiv" in values] != [POLICY]:
        faults.append("not the content security policy that is promised")
    for tag in ("h1", "title", "header", "main", "footer"):
        if tags.count(tag) != 1:
            faults.append(f"{tags.count(tag)} elements {tag}")
    if any(level > before + 1 for before, level in zip([0] + levels, levels)):
        faults.append(f"a level of heading is left out: {levels}")
    faults += [f"id {name} stands twice" for name in set(ids) if ids.count(name) > 1]
    faults += [f"nothing has the id {name}" for name in targets if name not in ids]
    if re.search(r"url\(|@import|</", page.style):
        faults.append("the style fetches something")
    return faults


if __name__ == "__main__":
    found = [f"{path}: {fault}" for path in sys.argv[1:] for fault in faults_of(pathlib.Path(path).read_text("utf-8"))]
    print("\n".join(found))
    sys.exit(1 if found else 0)
