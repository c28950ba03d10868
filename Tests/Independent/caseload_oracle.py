#!/usr/bin/env python3
"""An independent second opinion on caseload spreadsheets.

Written from the words of the measures' definition alone: day by day, with sets, without a look at the program. It makes
files of invented clients and works out what their measures should be.

    caseload_oracle.py make --seed 1 --clients 5000 --period 2025-Q3 --as-of 2025-12-01 out.csv
    caseload_oracle.py make --seed 1 --rows 300000 --bytes 60000000 --period 2025-Q3 --as-of 2025-12-01 out.csv
    caseload_oracle.py expect out.csv --period 2025-Q3 --as-of 2025-12-01

`make --without HEADING` (again for more) leaves columns out; `--orderly` keeps the template's order of columns.
Only the standard library is used.
"""

import argparse
import csv
import datetime
import json
import random
import re
import sys

JOBS = range(1, 10)
REFERRAL = "Referral date"
STATUS = "Employment status at referral"
PROFILE = "Date Vocational Profile Started"
HAND = {91: "13 week sustainment date", 182: "26 week sustainment date"}
DISCHARGE = "Discharge date"


def start_heading(job):
    return f"Job {job} start date"


def end_heading(job):
    return f"Job {job} end date"


def hours_heading(job):
    return f"Job {job} hours per week"


HEADINGS = (
    ["Client ID", REFERRAL, STATUS, PROFILE]
    + [heading(job) for job in JOBS for heading in (start_heading, end_heading, hours_heading)]
    + list(HAND.values())
    + [DISCHARGE, "Gender", "Ethnicity", "Benefit status"]
)
DATE_HEADINGS = [heading for heading in HEADINGS if heading.lower().endswith("date") or heading == PROFILE]

STATUSES = {
    "Employed": ["01", "1"],
    "Unemployed and seeking work": ["02", "2"],
    "Student": ["03", "3"],
    "Long-term sick or disabled": ["04", "4"],
    "Homemaker": ["05", "5"],
    "Not receiving benefits and not seeking work": ["06", "6"],
    "Unpaid voluntary work": ["07", "7"],
    "Retired": ["08", "8"],
    "Not stated": ["ZZ"],
}
NEITHER_IN_NOR_OUT_OF_WORK = {"Employed", "Not stated"}
DEMOGRAPHICS = {
    "Gender": {"Female": ["2"], "Male": ["1"], "Non-binary": ["3"], "Other": ["4"], "Not stated": ["Z"]},
    "Ethnicity": {
        "White British": ["A"],
        "White Irish": ["B"],
        "Any other White background": ["C"],
        "White and Black Caribbean": ["D"],
        "White and Black African": ["E"],
        "White and Asian": ["F"],
        "Any other Mixed background": ["G"],
        "Indian": ["H"],
        "Pakistani": ["J"],
        "Bangladeshi": ["K"],
        "Any other Asian background": ["L"],
        "Caribbean": ["M"],
        "African": ["N"],
        "Any other Black background": ["P"],
        "Chinese": ["R"],
        "Any other ethnic group": ["S"],
        "Not stated": ["Z"],
    },
    "Benefit status": {
        label: []
        for label in (
            "Universal Credit",
            "Employment and Support Allowance",
            "Jobseeker's Allowance",
            "Personal Independence Payment",
            "Other benefit",
            "No benefits",
            "Not stated",
        )
    },
}
KEYS = {"Gender": "gender", "Ethnicity": "ethnicity", "Benefit status": "benefit_status"}


def quarter_days(label):
    match = re.fullmatch(r"(\d{4})-Q([1-4])", label)
    if not match:
        sys.exit("a period looks like 2025-Q3")
    year, quarter = int(match[1]), int(match[2])
    first = datetime.date(year, 3 * quarter - 2, 1)
    after = datetime.date(year + (quarter == 4), 1 if quarter == 4 else 3 * quarter + 1, 1)
    return first, after - datetime.timedelta(days=1)


# ---------------------------------------------------------------------------------------------------------- expect


def fold(text):
    return " ".join(text.replace("\u00a0", " ").replace("\ufeff", "").split()).lower()


def read_date(text):
    text = text.replace("\u00a0", " ").strip()
    if not text:
        return None
    text = re.sub(r"[ T]+\d{1,2}:\d\d(:\d\d)?$", "", text)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        year, month, day = text.split("-")
    elif re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        day, month, year = text.split("/")
    else:
        sys.exit("a date that this calculator does not read")
    return datetime.date(int(year), int(month), int(day))


def read_hours(text):
    """Hundredths of an hour, or None: blank, nothing, a band, not readable."""
    text = text.replace("\u00a0", " ").strip()
    match = re.fullmatch(r"(\d+)(?:[.,](\d{1,2}))?", text)
    if not match:
        return None
    hundredths = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    return hundredths if 0 < hundredths <= 16800 else None


def read_option(text, options):
    """A label; None for a blank cell; False for something else."""
    if not fold(text):
        return None
    for label, synonyms in options.items():
        if fold(text) in [fold(label)] + [fold(synonym) for synonym in synonyms]:
            return label
    return False


class Client:
    def __init__(self, cells):
        self.dates = {heading: read_date(cells.get(heading, "")) for heading in DATE_HEADINGS}
        self.hours = {job: read_hours(cells.get(hours_heading(job), "")) for job in JOBS}
        self.status = read_option(cells.get(STATUS, ""), STATUSES)
        self.demographics = {key: read_option(cells.get(key, ""), DEMOGRAPHICS[key]) for key in DEMOGRAPHICS}
        self.referral = self.dates[REFERRAL]
        self.profile = self.dates[PROFILE]
        self.discharge = self.dates[DISCHARGE]
        self.employed = self.status == "Employed"
        self.out_of_work = bool(self.status) and self.status not in NEITHER_IN_NOR_OUT_OF_WORK

    def is_nobody(self):
        return all(date is None for date in self.dates.values())

    def counted_jobs(self, last_day):
        """Numbers of jobs with a start by the last day, and not before a known referral."""
        found = []
        for job in JOBS:
            start = self.dates[start_heading(job)]
            if start is None or start > last_day:
                continue
            if self.referral is not None and start < self.referral:
                continue
            found.append(job)
        return found

    def days_in_work(self, last_day):
        days = set()
        for job in self.counted_jobs(last_day):
            start, end = self.dates[start_heading(job)], self.dates[end_heading(job)]
            if end is None and self.discharge is not None:
                end = self.discharge if self.discharge > start else start
            if end is None or end > last_day:
                end = last_day
            for ordinal in range(start.toordinal(), end.toordinal() + 1):
                days.add(ordinal)
        return days

    def sustained_on(self, weeks_in_days, last_day, can_calculate):
        by_hand = self.dates[HAND[weeks_in_days]]
        if by_hand is not None:
            return by_hand
        if not can_calculate:
            return None
        days = self.days_in_work(last_day)
        if not days:
            return None
        total, idle = 0, 0
        for ordinal in range(min(days), last_day.toordinal() + 1):
            if ordinal in days:
                if idle > 42:
                    total = 0
                idle = 0
                total += 1
                if total == weeks_in_days:
                    return datetime.date.fromordinal(ordinal)
            else:
                idle += 1
        return None


def band(days):
    return "0-7" if days <= 7 else "8-30" if days <= 30 else "31-90" if days <= 90 else "91+"


def expect(path, period, as_of):
    first, last = quarter_days(period)
    horizon = min(last, as_of)
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    wanted = {fold(heading): heading for heading in HEADINGS}
    columns = [wanted.get(fold(cell)) for cell in rows[0]]
    has = {heading for heading in columns if heading}
    clients = []
    for row in rows[1:]:
        client = Client({heading: cell for heading, cell in zip(columns, row) if heading})
        if not client.is_nobody():
            clients.append(client)

    def inside(day):
        return day is not None and first <= day <= horizon

    def by_then(day):
        return day is not None and day <= horizon

    def number(condition):
        return sum(1 for client in clients if condition(client))

    def first_job(client):
        starts = [client.dates[start_heading(job)] for job in client.counted_jobs(horizon)]
        return min(starts) if starts else None

    def on_caseload(client):
        return by_then(client.referral) and not by_then(client.discharge)

    def profile_counts(client):
        return inside(client.profile) and client.discharge is None

    def running_hours(client):
        if by_then(client.discharge):
            return []
        found = []
        for job in client.counted_jobs(horizon):
            end = client.dates[end_heading(job)]
            if (end is None or end >= horizon) and client.hours[job] is not None:
                found.append(client.hours[job])
        return found

    hundredths_of_hours = sum(sum(running_hours(c)) for c in clients)
    can_calculate = any(end_heading(job) in has for job in JOBS)
    measures = {
        "clients": len(clients),
        "referrals": number(lambda c: inside(c.referral)),
        "referrals_in_employment": number(lambda c: inside(c.referral) and c.employed),
        "vocational_profiles_started": number(profile_counts),
        "vocational_profiles_out_of_work": number(lambda c: profile_counts(c) and c.out_of_work),
        "people_into_work": number(lambda c: inside(first_job(c))),
        "people_into_work_from_out_of_work": number(lambda c: inside(first_job(c)) and c.out_of_work),
        "job_starts": sum(
            1 for c in clients for job in c.counted_jobs(horizon) if inside(c.dates[start_heading(job)])
        ),
        "sustained_13_weeks": number(lambda c: inside(c.sustained_on(91, horizon, can_calculate))),
        "sustained_26_weeks": number(lambda c: inside(c.sustained_on(182, horizon, can_calculate))),
        "discharges": number(lambda c: inside(c.discharge)),
        "caseload": number(on_caseload),
        "engaged_caseload": number(lambda c: on_caseload(c) and by_then(c.profile)),
        "caseload_employed_at_referral": number(lambda c: on_caseload(c) and c.employed),
        "hours_per_week_total": (hundredths_of_hours + 5) // 10 / 10,
        "clients_with_hours": number(lambda c: running_hours(c)),
    }
    to_profile = dict.fromkeys(["0-7", "8-30", "31-90", "91+"], 0)
    to_job = dict(to_profile)
    demographics = {key: {} for key in KEYS.values()}
    for client in clients:
        if inside(client.profile) and client.referral is not None and client.referral <= client.profile:
            to_profile[band((client.profile - client.referral).days)] += 1
        if inside(first_job(client)) and client.referral is not None:
            to_job[band((first_job(client) - client.referral).days)] += 1
        if by_then(client.referral) and (client.discharge is None or client.discharge >= first):
            for heading, key in KEYS.items():
                answer = client.demographics[heading]
                label = "Not recorded" if answer is None else "Unrecognised" if answer is False else answer
                demographics[key][label] = demographics[key].get(label, 0) + 1
    result = {
        "measures": measures,
        "days_referral_to_profile": to_profile,
        "days_referral_to_first_job": to_job,
        "demographics": demographics,
        # Not rounded: what several files are added up from.
        "hundredths_of_hours": hundredths_of_hours,
    }
    forget_what_headings_cannot_tell(result, has)
    return result


def forget_what_headings_cannot_tell(result, has):
    measures = result["measures"]

    def forget(*names):
        for name in names:
            measures[name] = None

    any_start = any(start_heading(job) in has for job in JOBS)
    any_end = any(end_heading(job) in has for job in JOBS)
    any_hours = any(hours_heading(job) in has for job in JOBS)
    if STATUS not in has:
        forget("referrals_in_employment", "vocational_profiles_out_of_work")
        forget("people_into_work_from_out_of_work", "caseload_employed_at_referral")
    if PROFILE not in has:
        forget("vocational_profiles_started", "vocational_profiles_out_of_work", "engaged_caseload")
        result["days_referral_to_profile"] = None
    if not any_start:
        forget("people_into_work", "people_into_work_from_out_of_work", "job_starts")
        forget("sustained_13_weeks", "sustained_26_weeks")
        result["days_referral_to_first_job"] = None
    if not any_end and HAND[91] not in has:
        forget("sustained_13_weeks")
    if not any_end and HAND[182] not in has:
        forget("sustained_26_weeks")
    if not (any_start and any_end and any_hours and DISCHARGE in has):
        forget("hours_per_week_total", "clients_with_hours")
    if DISCHARGE not in has:
        forget("discharges", "caseload", "engaged_caseload", "caseload_employed_at_referral")
    for heading, key in KEYS.items():
        if heading not in has or DISCHARGE not in has:
            result["demographics"][key] = None


# ------------------------------------------------------------------------------------------------------------ make


class Maker:
    """Invented clients with every kind of career, none of them a reason to reject the file."""

    def __init__(self, seed, period, as_of):
        self.random = random.Random(seed)
        self.first, self.last = quarter_days(period)
        self.horizon = min(self.last, as_of)
        self.as_of = as_of

    def chance(self, per_cent):
        return self.random.random() * 100 < per_cent

    def near(self, day, before, after):
        return day + datetime.timedelta(days=self.random.randint(-before, after))

    def date_text(self, day):
        if day is None:
            return self.random.choice(["", "", "", "", " ", "\u00a0"])
        style = self.random.randrange(10)
        if style < 5:
            text = f"{day.day:02}/{day.month:02}/{day.year}"
        elif style < 7:
            text = f"{day.day}/{day.month}/{day.year}"
        else:
            text = day.isoformat()
        if self.chance(6):
            text += self.random.choice([" 09:30", " 00:00:00", "T23:59", "T00:00:00"])
        if self.chance(3):
            text = self.random.choice([f" {text}", f"{text} ", f"\u00a0{text}"])
        return text

    def hours_text(self):
        kind = self.random.randrange(20)
        if kind < 7:
            return str(self.random.randint(1, 48))
        if kind < 10:
            return f"{self.random.randint(0, 40)}.{self.random.choice(['5', '25', '75', '05', '10'])}"
        if kind < 12:
            return f"{self.random.randint(0, 40)},{self.random.choice(['5', '25', '75'])}"
        if kind < 14:
            return self.random.choice(["30+", "16-29", "5-15", "1-4"])
        return self.random.choice(["", "", "", "0", "168", "0.01", "37.50", "168.01", "-5", "part time", "7.125"])

    def option_text(self, options):
        if self.chance(8):
            return ""
        if self.chance(2):
            return self.random.choice(["Rather not say", "see notes", "99"])
        label = self.random.choice(list(options))
        if options[label] and self.chance(15):
            return self.random.choice(options[label])
        style = self.random.randrange(12)
        if style == 0:
            return label.upper()
        if style == 1:
            return label.lower() + " "
        if style == 2:
            return " " + label.replace(" ", "  ")
        if style == 3:
            return label.replace(" ", "\u00a0")
        return label

    def spans(self, referral):
        """Up to nine jobs as (start, end or None), of many kinds."""
        kind = self.random.randrange(14)
        anchor = referral or self.near(self.first, 400, 60)
        if kind < 4:
            return []
        if kind < 6:  # One job, about as long as 13 or 26 weeks before H, open or ended near there.
            start = self.near(self.horizon, 190, -85) if self.chance(70) else self.near(anchor, 0, 200)
            length = self.random.choice([1, 60, 90, 91, 92, 180, 181, 182, 183, 400])
            return [(start, None if self.chance(50) else start + datetime.timedelta(days=length - 1))]
        if kind < 10:  # One after the other, with breaks around six weeks.
            start = self.near(anchor, 0, 60)
            found = []
            for _ in range(self.random.randint(2, 9)):
                length = self.random.choice([1, 7, 30, 45, 60, 89, 90, 91, 120])
                end = start + datetime.timedelta(days=length - 1)
                found.append((start, end))
                pause = self.random.choice([0, 0, 1, 20, 41, 42, 43, 44, 90])
                start = end + datetime.timedelta(days=pause + 1)
                if start > self.as_of and not self.chance(10):
                    break
            if self.chance(40):
                found[-1] = (found[-1][0], None)
            return found
        if kind < 12:  # Side by side, some within others.
            base = self.near(self.horizon, 250, 20)
            found = []
            for _ in range(self.random.randint(2, 9)):
                start = self.near(base, 30, 60)
                end = None if self.chance(25) else self.near(start, 0, 120)
                found.append((start, end))
            return found
        if kind == 12:  # A retained job, perhaps another after it.
            start = self.near(anchor, 900, -1)
            found = [(start, None if self.chance(50) else self.near(start, 0, 1200))]
            if self.chance(60):
                found.append((self.near(anchor, 0, 200), None))
            return found
        return [(self.near(self.as_of, 0, 90), None)]  # A job that is only planned.

    def client(self, number):
        cells = {"Client ID": "" if self.chance(2) else f"C{number:06}"}
        if self.chance(3):
            referral = None
        elif self.chance(2):
            referral = self.near(self.as_of, -1, 40)
        elif self.chance(35):
            referral = self.near(self.first, 3, 95)
        else:
            referral = self.near(self.first, 700, 0)
        profile = None
        if self.chance(75):
            profile = self.near(referral or self.first, 0, self.random.choice([7, 8, 30, 31, 90, 91, 200]))
            if self.chance(2):
                profile = self.near(referral or self.first, 20, 0)
        discharge = None
        if self.chance(30):
            discharge = self.random.choice(
                [self.near(self.first, 2, 95), self.near(self.last, 1, 1), self.near(self.first, 300, 0)]
            )
            if self.chance(8):
                discharge = self.near(self.as_of, 0, 60)
            if referral and discharge < referral:
                discharge = self.near(referral, 0, 300)
        spans = self.spans(referral)
        self.random.shuffle(spans)
        slots = sorted(self.random.sample(list(JOBS), len(spans))) if self.chance(30) else list(JOBS)[: len(spans)]
        for job, (start, end) in zip(slots, spans):
            cells[start_heading(job)] = self.date_text(start)
            cells[end_heading(job)] = self.date_text(end)
            cells[hours_heading(job)] = self.hours_text()
        for heading in HAND.values():
            if self.chance(7):
                cells[heading] = self.date_text(self.near(self.horizon, 120, 40))
        cells[REFERRAL] = self.date_text(referral)
        cells[PROFILE] = self.date_text(profile)
        cells[DISCHARGE] = self.date_text(discharge)
        self.add_options(cells)
        return cells

    def add_options(self, cells):
        cells[STATUS] = self.option_text(STATUSES)
        for heading, options in DEMOGRAPHICS.items():
            cells[heading] = self.option_text(options)

    def nobody(self):
        """A row that holds what drop-downs were set to, and no date."""
        cells = {hours_heading(1): "16"} if self.chance(30) else {}
        self.add_options(cells)
        return cells


def make(arguments):
    maker = Maker(arguments.seed, arguments.period, arguments.as_of)
    for heading in arguments.without:
        if heading not in HEADINGS:
            sys.exit(f"no such heading: {heading}")
    count = arguments.rows or arguments.clients
    columns = [heading for heading in HEADINGS if heading not in arguments.without] + ["Worker", "Notes"]
    if not arguments.orderly:
        maker.random.shuffle(columns)
    with open(arguments.path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([maker.random.choice([c, c, c.upper(), f" {c} "]) for c in columns])
        for number in range(1, count + 1):
            cells = maker.client(number)
            cells["Worker"] = maker.random.choice(["North", "South, east", 'The "old" office', ""])
            cells["Notes"] = maker.random.choice(["", "", "ring on\r\nMonday", "=1+1", "Ł, é; |"])
            if arguments.bytes:
                short = arguments.bytes * number // count - file.tell()
                plain = sum(len(cell.encode()) for cell in cells.values()) + len(columns) + 20
                cells["Notes"] = "x" * max(0, short - plain)
            writer.writerow([cells.get(column, "") for column in columns])
        if not arguments.rows:
            for _ in range(maker.random.randint(0, 12)):
                cells = maker.nobody()
                writer.writerow([cells.get(column, "") for column in columns])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    maker = commands.add_parser("make", help="write a file of invented clients")
    maker.add_argument("path")
    maker.add_argument("--seed", type=int, default=1)
    maker.add_argument("--clients", type=int, default=1000, help="rows that are clients; some more are skipped")
    maker.add_argument("--rows", type=int, help="as --clients, without rows to skip")
    maker.add_argument("--bytes", type=int, help="fill an ignored column until the file is about this large")
    maker.add_argument("--without", action="append", default=[], metavar="HEADING")
    maker.add_argument("--orderly", action="store_true")
    expecter = commands.add_parser("expect", help="print what the measures of a file should be")
    expecter.add_argument("path")
    for command in (maker, expecter):
        command.add_argument("--period", default="2025-Q3")
        command.add_argument("--as-of", type=datetime.date.fromisoformat, default=datetime.date(2025, 12, 1))
    arguments = parser.parse_args()
    if arguments.command == "make":
        make(arguments)
    else:
        print(json.dumps(expect(arguments.path, arguments.period, arguments.as_of), indent=2))


if __name__ == "__main__":
    main()
