"""Compares two folders of outboxes that were made from the same drops at different times.

usage: compare_outboxes.py ONE OTHER

Paths and bytes have to be the same, but for what follows from the moment and the number of a drop: an account's reports
are numbered in the order of their drops, and times, days of this run, drop numbers and a report's letters are taken out.
Every difference is printed; the exit code is 1 if there was one.
"""

import datetime
import json
import pathlib
import re
import sys

MONTHS = "January February March April May June July August September October November December".split()


def days_of_this_run():
    """Today and yesterday, since midnight may have passed."""
    now = datetime.datetime.now(datetime.timezone.utc)
    for day in {(now + datetime.timedelta(hours=hours)).date() for hours in (-24, 0, 1)}:
        yield day.isoformat()
        yield f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MOMENTS = [
    (re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), b"TIME"),
    (re.compile(b"|".join(rb"\b" + day.encode() + rb"\b" for day in days_of_this_run())), b"DAY"),
    (re.compile(rb"DAY, \d\d:\d\d\b"), b"TIME"),
    (re.compile(rb"\b(the file you sent|what you sent) at \d\d:\d\d\b", re.IGNORECASE), rb"\1 at CLOCK"),
    (re.compile(rb'"drop": "\d+"'), b'"drop": "NUMBER"'),
    (re.compile(rb"<dt>Drop number</dt>\n<dd>\d+</dd>"), b"<dt>Drop number</dt><dd>NUMBER</dd>"),
]
STEM = re.compile(r"\d{8}T\d{6}Z-(.*)-([a-z]{4})\.report\.[a-z]+$")


def report_names(outbox):
    """From the changing part of each report's name to its place in the order of the drops."""
    drops = []
    for path in (outbox / "reports").glob("*.report.json"):
        drops.append((int(json.loads(path.read_bytes())["drop"]), path.name.removesuffix(".report.json")))
    return {stem.encode(): f"drop-{number}".encode() for number, (_, stem) in enumerate(sorted(drops), 1)}


def documents(root):
    found = {}
    for outbox in sorted(path for path in root.iterdir() if path.is_dir()):
        names = report_names(outbox)
        pattern = re.compile(b"|".join(re.escape(stem) for stem in names)) if names else None
        for path in sorted(path for path in outbox.rglob("*") if not path.is_dir()):
            name = str(path.relative_to(root)).encode()
            content = path.read_bytes()
            if pattern:
                # What the name says of kind, period and part stays: only its moment and letters change.
                what = STEM.search(path.name)
                name = pattern.sub(lambda match: names[match.group()], name)
                name += b" " + what.group(1).encode() if what else b""
                content = pattern.sub(lambda match: names[match.group()], content)
            for moment, word in MOMENTS:
                content = moment.sub(word, content)
            found[name.decode()] = content
    return found


def difference(one, other):
    for number, (left, right) in enumerate(zip(one.split(b"\n"), other.split(b"\n")), 1):
        if left != right:
            return f"line {number}:\n  {left[:300]!r}\n  {right[:300]!r}"
    return f"{len(one)} and {len(other)} bytes"


def main(one, other):
    one, other = documents(pathlib.Path(one)), documents(pathlib.Path(other))
    faults = [f"only in the first: {name}" for name in sorted(one.keys() - other.keys())]
    faults += [f"only in the second: {name}" for name in sorted(other.keys() - one.keys())]
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            faults.append(f"{name}: {difference(one[name], other[name])}")
    print("\n".join(faults[:20]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
