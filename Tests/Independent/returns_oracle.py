#!/usr/bin/env python3
"""An independent second opinion on Quarterly Returns: what services submitted, added up by STP, region and nation.

Written from the words of the returns' definition alone, without a look at the program; what a single spreadsheet comes
to, it takes from caseload_oracle.py.

    returns_oracle.py make FOLDER       makes a year of six services in two regions: the register, what everybody sends
                                        (steps.json and the drops that it names), and of each account words and numbers that nobody
                                        else may see (secrets.json)
    returns_oracle.py check FOLDER      reads what came of it: `FOLDER/regional/*.sqlite` against what it should be, and
                                        `FOLDER/outbox/<account>/returns-<quarter>.csv` and `.json`

`check` prints a line for each difference; the exit code is 1 if there was one. Only the standard library is used.
"""

import argparse
import contextlib
import csv
import datetime
import decimal
import json
import pathlib
import sqlite3
import sys

import caseload_oracle

QUARTERS = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]
# Long after all of them.
DAY_OF_DROPS = datetime.date(2026, 3, 2)

# ------------------------------------------------------------------------------------------------------------- fields

MEASURES = [
    "clients",
    "referrals",
    "referrals_in_employment",
    "vocational_profiles_started",
    "vocational_profiles_out_of_work",
    "people_into_work",
    "people_into_work_from_out_of_work",
    "job_starts",
    "sustained_13_weeks",
    "sustained_26_weeks",
    "discharges",
    "caseload",
    "engaged_caseload",
    "caseload_employed_at_referral",
    "hours_per_week_total",
    "clients_with_hours",
]
BANDED = ["days_referral_to_profile", "days_referral_to_first_job"]
BANDS = {"0-7": "0_7", "8-30": "8_30", "31-90": "31_90", "91+": "91_plus"}
BAND_FIELDS = {f"{measure}_{ending}": (measure, band) for measure in BANDED for band, ending in BANDS.items()}
STAFF = [
    f"{role}_{funding}"
    for role in ("employment_specialists", "senior_employment_specialists", "team_leaders")
    for funding in ("wave_1", "wave_2", "other")
]
NARRATIVES = ["progress_in_quarter", "challenges_in_quarter", "good_news_stories", "additional_comments"]
SUMMED = (
    MEASURES
    + ["caseload_carried_over"]
    + list(BAND_FIELDS)
    + [f"{staff}_{figure}" for staff in STAFF for figure in ("funded_fte", "fte_in_post", "vacant_fte")]
)
OTHERS = ["average_hours_per_week"] + NARRATIVES
OTHERS += ["inclusion_rule_followed", "fidelity_last_review", "fidelity_score"]
OTHERS += ["fidelity_category", "fidelity_next_review_due"]
FIELDS = SUMMED + OTHERS


def by_hand_value(field, text):
    if field in NARRATIVES:
        return text
    if field == "inclusion_rule_followed":
        return text == "yes"
    if field in ("fidelity_last_review", "fidelity_next_review_due"):
        day, month, year = text.split("/")
        return f"{year}-{month}-{day}"
    return decimal.Decimal(text)


def category(score):
    return "exemplary" if score >= 115 else "good" if score >= 100 else "fair" if score >= 74 else "not IPS"


class Return:
    """What one service reports for a quarter."""

    def __init__(self, files, quarter, by_hand):
        sheets = [caseload_oracle.expect(file, quarter, DAY_OF_DROPS) for file in files]
        known = {}
        for measure in MEASURES:
            known[measure] = [self.figure(sheet, measure) for sheet in sheets]
        for field, (measure, band) in BAND_FIELDS.items():
            known[field] = [sheet[measure] and decimal.Decimal(sheet[measure][band]) for sheet in sheets]
        # What the service and the documents show: the sum of those parts that know it.
        self.shown = dict.fromkeys(FIELDS)
        self.incomplete = set()
        for field, figures in known.items():
            told = [figure for figure in figures if figure is not None]
            if told:
                self.shown[field] = sum(told)
                if len(told) < len(figures):
                    self.incomplete.add(field)
        for field, text in by_hand.items():
            self.shown[field] = by_hand_value(field, text)
            self.incomplete.discard(field)
        for staff in STAFF:
            funded, in_post = self.shown[f"{staff}_funded_fte"], self.shown[f"{staff}_fte_in_post"]
            if funded is not None and in_post is not None:
                self.shown[f"{staff}_vacant_fte"] = funded - in_post
        if self.shown["fidelity_score"] is not None:
            self.shown["fidelity_category"] = category(self.shown["fidelity_score"])
        # What counts outside the service.
        self.reported = {field: None if field in self.incomplete else self.shown[field] for field in FIELDS}

    @staticmethod
    def figure(sheet, measure):
        value = sheet["measures"][measure]
        if measure == "hours_per_week_total" and value is not None:
            return decimal.Decimal(sheet["hundredths_of_hours"]) / 100
        return value if value is None else decimal.Decimal(value)


def add_up(returns):
    """Sums over the services that reported a field, and how many did."""
    total = {}
    for field in SUMMED:
        figures = [one.reported[field] for one in returns if one and one.reported[field] is not None]
        total[field] = (sum(figures) if figures else None, len(figures))
    return total


# --------------------------------------------------------------------------------------------------------------- make

# code, name, level, parent, from, to. Wirral changes its STP in the middle of the year, Dearne begins with the second
# quarter.
ORGANISATIONS = """
ENG,England,nation,,,
Y62,North West,region,ENG,,
Y63,North East and Yorkshire,region,ENG,,
OTHER,Outside NHS England's reporting structure,region,ENG,,
QYG,Cheshire and Merseyside,stp,Y62,,
QOP,Greater Manchester,stp,Y62,,
QOQ,"Humber, Coast and Vale",stp,Y63,,
QF7,South Yorkshire,stp,Y63,,
MERSEY,Mersey IPS Service,service,QYG,,
WIRRAL,Wirral IPS Service,service,QYG,,2025-09-30
WIRRAL,Wirral IPS Service,service,QOP,2025-10-01,
IRWELL,Irwell IPS Service,service,QOP,,
HUMBER,Humber IPS Service,service,QOQ,,
COAST,Coast IPS Service,service,QOQ,,
DEARNE,Dearne IPS Service,service,QF7,2025-05-12,
COAST-PIER,Coast Pier Team,team,COAST,,
MERSEY-NORTH,Mersey North Team,team,MERSEY,,
TYNE,Tyne Provider,provider,ENG,,
TYNE-QUAY,Tyne Quay Team,team,TYNE,,
"""
ACCOUNTS = """
svc-mersey,service,MERSEY
svc-wirral,service,WIRRAL
svc-irwell,service,IRWELL
svc-humber,service,HUMBER
svc-coast,service,COAST
svc-dearne,service,DEARNE
team-pier,team,COAST-PIER
team-north,team,MERSEY-NORTH
team-quay,team,TYNE-QUAY
stk-coast,stakeholder,COAST
stk-mersey,stakeholder,MERSEY
stp-qyg,stp,QYG
stp-qop,stp,QOP
stp-qoq,stp,QOQ
stp-qf7,stp,QF7
region-y62,region,Y62
region-y63,region,Y63
national-eng,national,ENG
prov-tyne,provider,TYNE
"""
REGIONS = {"Y62": ["MERSEY", "WIRRAL", "IRWELL"], "Y63": ["HUMBER", "COAST", "DEARNE"]}
SERVICES = REGIONS["Y62"] + REGIONS["Y63"]


def stp_of(service, quarter):
    if service == "WIRRAL":
        return "QYG" if quarter <= "2025-Q3" else "QOP"
    return {"MERSEY": "QYG", "IRWELL": "QOP", "HUMBER": "QOQ", "COAST": "QOQ", "DEARNE": "QF7"}[service]


def is_expected(service, quarter):
    return service != "DEARNE" or quarter >= "2025-Q2"


def region_of(service):
    return next(region for region, services in REGIONS.items() if service in services)


def make(folder):
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath("organisations.csv").write_text(
        "code,name,level,parent,valid_from,valid_to" + ORGANISATIONS, encoding="utf-8"
    )
    folder.joinpath("accounts.csv").write_text("account,level,organisation" + ACCOUNTS, encoding="utf-8")
    steps, secrets = [], {}
    for service in SERVICES:
        for quarter in QUARTERS:
            if is_expected(service, quarter):
                steps.append(step(folder, service, quarter, secrets))
    folder.joinpath("steps.json").write_text(json.dumps(steps, indent=1), encoding="utf-8")
    folder.joinpath("secrets.json").write_text(json.dumps(secrets, indent=1), encoding="utf-8")


def step(folder, service, quarter, secrets):
    """What a service does about one return: what it drops, what it writes into the form, whether it submits, and what it
    changes afterwards without submitting again."""
    number = SERVICES.index(service) * 4 + QUARTERS.index(quarter)
    is_by_hand_alone = (service, quarter) == ("HUMBER", "2025-Q1")
    has_two_parts = number % 3 == 0 or (service, quarter) == ("WIRRAL", "2025-Q3")
    parts = [] if is_by_hand_alone else ["main", "shore"] if has_two_parts else ["main"]
    # A part in which columns are missing: what they are needed for is known of the other part alone, or not at all.
    lacking = {
        ("MERSEY", "2025-Q1", "shore"): ["Discharge date"],
        ("WIRRAL", "2025-Q3", "shore"): ["26 week sustainment date"] + [f"Job {job} end date" for job in range(1, 10)],
        ("IRWELL", "2025-Q1", "main"): [f"Job {job} start date" for job in range(1, 10)],
        ("HUMBER", "2025-Q4", "main"): ["Date Vocational Profile Started", "Employment status at referral"],
    }
    drops = []
    for part in parts:
        name = f"return-{quarter}" + ("" if part == "main" else f"-{part}") + ".csv"
        path = f"drops/{service}/{name}"
        folder.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
        caseload_oracle.make(
            argparse.Namespace(
                path=folder / path,
                seed=1000 * number + len(drops),
                period=quarter,
                as_of=DAY_OF_DROPS,
                clients=25 + 7 * (number % 5),
                rows=None,
                bytes=None,
                without=lacking.get((service, quarter, part), []),
                orderly=False,
            )
        )
        drops.append({"name": name, "path": path})
    by_hand = form(service, quarter, number, is_by_hand_alone)
    result = {
        "service": service,
        "account": f"svc-{service.lower()}",
        "quarter": quarter,
        "drops": drops,
        "by_hand": by_hand,
        "submits": service != "COAST" and (service, quarter) != ("DEARNE", "2025-Q4"),
        "edits": {},
    }
    if not result["submits"]:
        result["by_hand"] |= secret(quarter, number, secrets.setdefault(result["account"], []))
    elif (service, quarter) in (("MERSEY", "2025-Q4"), ("HUMBER", "2025-Q2")):
        result["edits"] = secret(quarter, number, secrets.setdefault(result["account"], []))
    return result


def form(service, quarter, number, is_by_hand_alone):
    """What is written into a form. Fields are left out here and there, so that not every service reports each."""
    answers = {
        "caseload_carried_over": str(40 + number),
        "average_hours_per_week": f"{16 + number % 9}.{number % 10}",
        "progress_in_quarter": f"We grew. Steady work at {service}, {quarter};\nsecond line, “quoted”, with commas, £3 and Łódź.",
        "good_news_stories": "=1+1 is how it looked" if number % 2 else "Somebody started as a baker.",
        "inclusion_rule_followed": "yes" if number % 2 else "no",
    }
    for index, staff in enumerate(STAFF):
        if (number + index) % 4:
            answers[f"{staff}_funded_fte"] = f"{index + 1}.{(number * 7 + index) % 100:02}"
        if (number + index) % 5:
            answers[f"{staff}_fte_in_post"] = f"{(index * 3 + number) % 9}.5"
    if number % 3:
        answers |= {
            "fidelity_last_review": f"{1 + number:02}/0{1 + number % 9}/2024",
            "fidelity_score": str(70 + 2 * number),
            "fidelity_next_review_due": "14/02/2027",
        }
    if number % 4 == 1:
        # By hand wins over what is calculated, and over what a part can't tell.
        answers |= {"referrals": str(11 + number), "days_referral_to_profile_0_7": str(number)}
    if service == "WIRRAL":
        answers["sustained_26_weeks"] = str(2 + number)
    if is_by_hand_alone:
        answers |= {"clients": "31", "caseload": "29", "job_starts": "4", "hours_per_week_total": "66.45"}
    return answers


def secret(quarter, number, secrets):
    """Words and numbers of a draft, that are to be found with its service alone."""
    bird = ["Wheatear", "Nuthatch", "Dunnock", "Siskin"][QUARTERS.index(quarter)] + f"{number}x"
    carried_over, funded = 770000 + 1307 * number, f"9{number:02}.57"
    secrets += [bird, str(carried_over), f"{carried_over:,}", funded]
    return {
        "challenges_in_quarter": f"{bird} tells of a hard quarter.",
        "additional_comments": f"Line one.\n{bird} " * 40,
        "caseload_carried_over": str(carried_over),
        "employment_specialists_wave_1_funded_fte": funded,
        "employment_specialists_wave_1_fte_in_post": "1.25",
    }


# -------------------------------------------------------------------------------------------------------------- check


class Checker:
    def __init__(self, folder):
        self.folder = folder
        self.faults = 0
        self.compared = 0
        steps = json.loads(folder.joinpath("steps.json").read_text("utf-8"))
        self.returns = {
            (one["service"], one["quarter"]): Return(
                [folder / drop["path"] for drop in one["drops"]], one["quarter"], one["by_hand"]
            )
            for one in steps
            if one["submits"]
        }

    def same(self, what, found, wanted):
        self.compared += 1
        if found != wanted:
            self.faults += 1
            print(f"{what}: {found!r} instead of {wanted!r}")

    def services(self, area, quarter):
        """Services that are expected to send a return in an area."""
        return [
            service
            for service in sorted(SERVICES)
            if is_expected(service, quarter) and area in ("ENG", region_of(service), stp_of(service, quarter))
        ]

    def total(self, area, quarter):
        services = self.services(area, quarter)
        returns = [self.returns.get((service, quarter)) for service in services]
        return len(services), sum(1 for one in returns if one), add_up(returns)

    # The store

    def check_store(self, name, area):
        path = self.folder / "regional" / f"{name}.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
            store.row_factory = sqlite3.Row
            self.check_rows(name, area, store)
            self.check_views(name, area, store)

    def check_rows(self, name, area, store):
        wanted = {
            key: one for key, one in self.returns.items() if key[0] in self.services(area, key[1])
        }
        for table in ("quarterly_return", "quarterly_return_revision"):
            rows = {(row["service_code"], row["quarter"]): row for row in store.execute(f"SELECT * FROM {table}")}
            self.same(f"{name} {table}", sorted(rows), sorted(wanted))
            for key in rows.keys() & wanted.keys():
                row, one = rows[key], wanted[key]
                where = f"{name} {table} {key}"
                self.same(f"{where} stp_code", row["stp_code"], stp_of(*key))
                self.same(f"{where} region_code", row["region_code"], region_of(key[0]))
                self.same(
                    f"{where} incomplete", set((row["incomplete"] or "").split(",")) - {""}, one.incomplete
                )
                for field in FIELDS:
                    self.same(f"{where} {field}", stored(row[field]), plain(one.reported[field]))
        columns = {row["name"] for row in store.execute("PRAGMA table_info(quarterly_return)")}
        self.same(f"{name} dictionary", {row["name"] for row in store.execute("SELECT * FROM measure")}, set(FIELDS))
        keys = {"service_code", "stp_code", "region_code", "quarter", "revision", "submitted_at", "incomplete"}
        self.same(f"{name} columns", columns, keys | set(FIELDS))

    def check_views(self, name, area, store):
        regions = [area] if area != "ENG" else list(REGIONS)
        stps = {
            (quarter, stp_of(service, quarter))
            for region in regions
            for service in REGIONS[region]
            for quarter in QUARTERS
            if is_expected(service, quarter)
        }
        views = {
            "stp_quarter": ("stp_code", stps),
            "region_quarter": ("region_code", {(quarter, region) for region in regions for quarter in QUARTERS}),
            "nation_quarter": ("nation_code", {(quarter, "ENG") for quarter in QUARTERS if area == "ENG"}),
        }
        for view, (key, wanted) in views.items():
            rows = {(row["quarter"], row[key]): row for row in store.execute(f"SELECT * FROM {view}")}
            self.same(f"{name} {view}", {row for row in rows if row[0] in QUARTERS}, wanted)
            for (quarter, code), row in rows.items():
                where = f"{name} {view} {quarter} {code}"
                if quarter not in QUARTERS:
                    self.same(where, row["services_submitted"], 0)
                    continue
                expected, submitted, total = self.total(code, quarter)
                self.same(f"{where} expected", row["services_expected"], expected)
                self.same(f"{where} submitted", row["services_submitted"], submitted)
                for field, (value, reported) in total.items():
                    self.same(f"{where} {field}", stored(row[field]), plain(value))
                    self.same(f"{where} {field} reported", row[f"{field}_reported"], reported)

    # Documents of areas

    def check_json(self, account, area, quarter):
        path = self.folder / "outbox" / account / f"returns-{quarter}.json"
        where = f"{account} {path.name}"
        document = json.loads(path.read_text("utf-8"), parse_float=decimal.Decimal, parse_int=decimal.Decimal)
        self.same(f"{where} organisation", document["organisation"]["code"], area)
        self.check_total(where, document["total"], area, quarter)
        self.check_subareas(where, document["subareas"], area, quarter)
        for earlier in document["history"]:
            label = earlier["period"]["label"]
            self.check_total(f"{where} history {label}", earlier["total"], area, label)
        expected = self.services(area, quarter)
        self.same(f"{where} services", [service["code"] for service in document["services"]], expected)
        for service in document["services"]:
            one = self.returns.get((service["code"], quarter))
            about = f"{where} {service['code']}"
            self.same(f"{about} stp", service["stp"], stp_of(service["code"], quarter))
            self.same(f"{about} state", service["state"], "submitted" if one else "overdue")
            self.same(f"{about} fields", "fields" in service, one is not None)
            if one:
                self.same(f"{about} incomplete", set(service["incomplete"]), one.incomplete)
                self.same(f"{about} fields", service["fields"].keys(), set(FIELDS))
                for field in FIELDS:
                    value = service["fields"][field]
                    self.same(f"{about} {field}", value, shown(field, one.shown[field]))

    def check_total(self, where, total, area, quarter):
        expected, submitted, sums = self.total(area, quarter)
        self.same(f"{where} expected", total["expected"], expected)
        self.same(f"{where} submitted", total["submitted"], submitted)
        self.same(f"{where} fields", total["fields"].keys(), set(SUMMED))
        for field, (value, reported) in sums.items():
            self.same(f"{where} {field}", total["fields"][field]["sum"], shown(field, value))
            self.same(f"{where} {field} reported", total["fields"][field]["reported"], reported)

    def check_subareas(self, where, subareas, area, quarter):
        below = REGIONS if area == "ENG" else {stp_of(one, quarter) for one in self.services(area, quarter)} - {area}
        self.same(f"{where} subareas", [one["code"] for one in subareas], sorted(below))
        for one in subareas:
            self.check_total(f"{where} {one['code']}", one["total"], one["code"], quarter)
            if area == "ENG":
                self.check_subareas(f"{where} {one['code']}", one["subareas"], one["code"], quarter)
            else:
                self.same(f"{where} {one['code']} subareas", one["subareas"], [])

    def check_csv(self, account, area, quarter):
        path = self.folder / "outbox" / account / f"returns-{quarter}.csv"
        where = f"{account} {path.name}"
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        seen = set()
        for row in rows:
            code, period, field = row["organisation"], row["period"], row["field"]
            about = f"{where} {code} {period} {field}"
            self.same(f"{about}, seen before", (code, period, field) in seen, False)
            seen.add((code, period, field))
            if row["level"] == "service":
                one = self.returns.get((code, period))
                self.same(f"{about} incomplete", row["incomplete"] == "yes", bool(one) and field in one.incomplete)
                value = one.shown[field] if one else None
            else:
                expected, submitted, sums = self.total(code, period)
                value, reported = sums[field]
                self.same(f"{about} defused", row["value"].startswith("-"), False)
                found = [row["reported"], row["submitted"], row["expected"]]
                self.same(f"{about} counts", found, [str(number) for number in (reported, submitted, expected)])
            self.same(about, cell(row), shown(field, value))
        services = self.services(area, quarter)
        areas = {area} | {stp_of(one, quarter) for one in services}
        areas |= {region_of(one) for one in services} if area == "ENG" else set()
        wanted = {(code, quarter, field) for code in areas for field in SUMMED}
        wanted |= {(service, quarter, field) for service in services for field in FIELDS}
        self.same(f"{where} lines", {line for line in seen if line[1] == quarter}, wanted)


def plain(value):
    """As the store should hold it: exact to the second decimal."""
    if isinstance(value, bool):
        return int(value)
    return float(value) if isinstance(value, decimal.Decimal) else value


def stored(value):
    return float(value) if isinstance(value, (int, float)) else value


def shown(field, value):
    """As documents show it: hours of all clients are rounded half up to one decimal."""
    if field == "hours_per_week_total" and value is not None:
        return value.quantize(decimal.Decimal("0.1"), decimal.ROUND_HALF_UP)
    return value


def cell(row):
    """The value of a cell: without the sign that keeps a spreadsheet program from taking it for a formula."""
    text = row["value"]
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r":
        text = text[1:]
    if not text:
        return None
    field = row["field"]
    if field == "inclusion_rule_followed":
        return {"yes": True, "no": False}[text]
    if field in NARRATIVES or field in ("fidelity_last_review", "fidelity_category", "fidelity_next_review_due"):
        return text
    return decimal.Decimal(text)


def check(folder):
    checker = Checker(folder)
    for name, area in [("nation", "ENG"), ("Y62", "Y62"), ("Y63", "Y63")]:
        checker.check_store(name, area)
    accounts = [line.split(",") for line in ACCOUNTS.split()]
    for account, level, area in accounts:
        for quarter in QUARTERS if level in ("stp", "region", "national") else []:
            # Where nothing is submitted, a quarter long ago is not offered.
            if checker.total(area, quarter)[1]:
                checker.check_json(account, area, quarter)
                checker.check_csv(account, area, quarter)
    print(f"{checker.compared} values compared", file=sys.stderr)
    return 1 if checker.faults else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["make", "check"])
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.command == "make":
        make(arguments.folder)
    else:
        sys.exit(check(arguments.folder))


if __name__ == "__main__":
    main()
