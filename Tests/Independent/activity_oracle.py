"""Makes the files of a provider's months, and holds the workbook that came of them against them, cell by cell.

usage: activity_oracle.py make FOLDER MONTH SEED
       activity_oracle.py compare FOLDER MONTH WORKBOOK

`make` writes FOLDER/MONTH/<account>/<file>.csv for three teams with 2,000 participants together and the provider's
performance figures, and plants four faults. `compare` prints a line for every difference, and nothing where there is none.
It shares no code with the program: what is expected is read from the files that were sent.
"""

import csv
import datetime
import pathlib
import random
import sys

import openpyxl

TEAMS = {"team-leeds": 700, "team-york": 900, "team-hull": 400}
PARTICIPANTS = [
    "Referral number", "Start date", "Stage of provision", "Stage start date", "Employment start date",
    "Disengagement date", "Re-engagement date", "Completion date", "Disengagements so far", "Dedicated KW ID",
    "Face to face meetings with dKW", "Face to face meetings with other operators", "Case Conference date",
    "Work interventions", "Health interventions", "Financial interventions", "Other interventions",
    "Other intervention type", "Unpaid work experience hours", "Employer interventions",
]
KEYWORKERS = ["KW ID", "FTE", "Main area of expertise", "Status", "Start date", "End date"]
PERFORMANCE = ["CSS", "Eligible cases", "Cases met"]
DATES = {heading for heading in PARTICIPANTS + KEYWORKERS if heading.endswith("date")}
TEXTS = {"Referral number", "Stage of provision", "Dedicated KW ID", "Other intervention type", "KW ID",
         "Main area of expertise", "Status"}
# Rules of what is planted, and how often each must stand in the tab Checks.
PLANTED = {"dkw-unknown": 1, "referral-in-two-parts": 1, "kw-in-two-parts": 1, "css-missed": 1}


def written(day):
    return day.strftime("%d/%m/%Y")


def participant(number, team, month, chance):
    year, m = map(int, month.split("-"))
    row = dict.fromkeys(PARTICIPANTS, "")
    started = datetime.date(2026, 1 + number % 6, 1 + number % 28)
    row["Referral number"] = f"{number:010}"
    row["Start date"] = row["Stage start date"] = written(started)
    row["Stage of provision"] = "Pre-work support"
    row["Dedicated KW ID"] = f"{team}-{1 + number % 5}"
    row["Face to face meetings with dKW"] = 1 + chance.randrange(4)
    row["Face to face meetings with other operators"] = chance.randrange(3)
    for heading in ("Work", "Health", "Financial"):
        row[f"{heading} interventions"] = chance.randrange(4)
    row["Other interventions"] = 0
    row["Unpaid work experience hours"] = "0"
    row["Employer interventions"] = 0
    if number % 3 == 0:
        job = datetime.date(2026, 7, 1 + number % 28)
        row["Stage of provision"] = "In-work support"
        row["Stage start date"] = row["Employment start date"] = written(job)
        row["Employer interventions"] = chance.randrange(3)
    if number % 11 == 0:
        row["Other interventions"], row["Other intervention type"] = 2, "Gardening, indoors"
    if number % 13 == 0:
        row["Case Conference date"] = written(datetime.date(year, m, 1 + number % 27))
    return row


def save(path, headings, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, headings)
        writer.writeheader()
        writer.writerows(rows)


def make(folder, month, seed):
    chance = random.Random(seed)
    number = 1
    for team, size in TEAMS.items():
        people = [participant(number + index, team, month, chance) for index in range(size)]
        number += size
        staff = [
            {"KW ID": f"{team}-{k}", "FTE": "0.8" if k % 2 else "1", "Main area of expertise": "Health" if k == 3 else "Work",
             "Status": "Active", "Start date": "01/04/2025", "End date": ""}
            for k in range(1, 6)
        ]
        if team == "team-leeds":
            people[10]["Dedicated KW ID"] = "nobody-1"
        if team == "team-york":
            people[20]["Referral number"] = f"{5:010}"
        if team == "team-hull":
            staff.append(dict(staff[0], **{"KW ID": "team-york-1"}))
        save(folder / month / team / f"mar-participants-{month}.csv", PARTICIPANTS, people)
        save(folder / month / team / f"mar-keyworkers-{month}.csv", KEYWORKERS, staff)
    figures = [("4", 99, 96), ("8", 40, 40), ("10", 0, 0)]
    save(folder / month / "prv-northern" / f"mar-performance-{month}.csv", PERFORMANCE,
         [dict(zip(PERFORMANCE, row)) for row in figures])


def expected(heading, text):
    if text == "":
        return None
    if heading in DATES:
        return datetime.datetime.strptime(text, "%d/%m/%Y")
    return text if heading in TEXTS else float(text)


def found(value):
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def table(sheet):
    rows = list(sheet.iter_rows(values_only=True))
    return list(rows[0]), [dict(zip(rows[0], row)) for row in rows[1:]]


def compare(folder, month, workbook):
    book = openpyxl.load_workbook(workbook)
    names = ["Instructions", "Cover", "Keyworker", "Participants", "Monthly Performance Return", "Checks"]
    if [n for n in book.sheetnames if book[n].sheet_state == "visible"] != names:
        print("tabs:", book.sheetnames)
    for tab, kind, headings, key in (
        ("Participants", "participants", PARTICIPANTS, "Referral number"), ("Keyworker", "keyworkers", KEYWORKERS, "KW ID"),
    ):
        sent = []
        for file in sorted((folder / month).glob(f"*/mar-{kind}-{month}.csv")):
            with file.open(newline="", encoding="utf-8") as text:
                sent += list(csv.DictReader(text))
        tops, rows = table(book[tab])
        if tops != headings:
            print(tab, "headings:", tops)
        if len(rows) != len(sent):
            print(tab, "has", len(rows), "rows,", len(sent), "were sent")
        wanted = sorted((tuple(expected(h, row[h]) for h in headings) for row in sent), key=repr)
        shown = sorted((tuple(found(row[h]) for h in headings) for row in rows), key=repr)
        for want, show in zip(wanted, shown):
            if want != show:
                print(tab, "expected", want, "found", show)
    checks = list(book["Checks"].iter_rows(values_only=True))
    rules = [str(row[0]) for row in checks[1:]]
    for rule, count in PLANTED.items():
        if rules.count(rule) != count:
            print("Checks has", rule, rules.count(rule), "times")
    # Of the referral in two parts, one of the two starts is another than last month.
    others = set(rules) - set(PLANTED) - {"start-changed"}
    if others:
        print("Checks has what nobody planted:", sorted(others))
    performance = "\n".join(
        " ".join("" if c is None else str(c) for c in row)
        for row in book["Monthly Performance Return"].iter_rows(values_only=True))
    for words in ("n/a", "96.9"):
        if words not in performance:
            print("Monthly Performance Return does not say", words)


if __name__ == "__main__":
    command, folder, month, last = sys.argv[1:5]
    if command == "make":
        make(pathlib.Path(folder), month, int(last))
    else:
        compare(pathlib.Path(folder), month, last)
