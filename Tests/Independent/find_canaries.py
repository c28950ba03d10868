"""Looks for words that must not be there: in the files of folders, their names included, or in a process's memory.

usage: find_canaries.py [--memory PID] WORDS [PATH...]

WORDS is a file with a word a line. Each is looked for in UTF-8, Windows-1252, both kinds of UTF-16, percent-encoded and
as JSON and HTML escape it, in lower, upper and title case too. Prints a line for each form and place where it is: how
often, what, where. The exit code is 1 if there was one.
"""

import argparse
import html
import json
import pathlib
import sys
import urllib.parse
import zipfile


def forms(word):
    for variant in {word, word.lower(), word.upper(), word.title()}:
        yield from (variant.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
        yield variant.encode("cp1252", "ignore")
        yield urllib.parse.quote(variant).encode()
        yield urllib.parse.quote_plus(variant).encode()
        yield json.dumps(variant)[1:-1].encode()
        yield html.escape(variant).encode()
        yield variant.encode("ascii", "xmlcharrefreplace")


def files(paths):
    for path in map(pathlib.Path, paths):
        for file in [path, *path.rglob("*")] if path.is_dir() else [path]:
            yield f"name of {file.name!r}", str(file.relative_to(path.parent)).encode(errors="surrogateescape")
            if file.is_symlink():
                yield f"target of {file.name!r}", str(file.readlink()).encode(errors="surrogateescape")
            elif file.is_file():
                yield f"{file}", file.read_bytes()
                if zipfile.is_zipfile(file):
                    with zipfile.ZipFile(file) as members:
                        yield from ((f"{name} in {file}", members.read(name)) for name in members.namelist())


def memory(process):
    with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as mem:
        for line in maps:
            span, rights, _, _, _, *name = line.split(maxsplit=5)
            if "r" not in rights or "w" not in rights:
                continue
            start, end = (int(word, 16) for word in span.split("-"))
            mem.seek(start)
            try:
                yield f"{span} {''.join(name).strip()}", mem.read(end - start)
            except OSError as error:
                yield f"{span}", f"unreadable: {error}".encode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", type=int, metavar="PID")
    parser.add_argument("words")
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_args()
    words = pathlib.Path(arguments.words).read_text("utf-8").split("\n")
    wanted = sorted({form for word in words if word for form in forms(word)})
    places = memory(arguments.memory) if arguments.memory else files(arguments.paths)
    failed, looked = False, 0
    for place, content in places:
        looked += len(content)
        for form in wanted:
            count = content.count(form)
            if count:
                failed = True
                print(f"{count} of {form!r} in {place}")
    print(f"{looked} bytes looked at", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
