"""Reads CSV documents as a spreadsheet program does, takes the guard against formulas off again, and prints the cells.

usage: read_csv.py DOCUMENT...

Prints a JSON list of rows a line, one a document.
"""

import csv
import io
import json
import pathlib
import sys

GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")

for path in sys.argv[1:]:
    data = pathlib.Path(path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    assert data.endswith(b"\r\n"), "the last line has no end"
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    print(json.dumps([[cell[1:] if cell.startswith(GUARDED) else cell for cell in row] for row in rows]))
