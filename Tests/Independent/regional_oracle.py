"""Works out from parts, forms and the register what the regional store has to say, and compares every file with it.

Usage: regional_oracle.py DIRECTORY INPUT. Prints what differs, or `<n> rows compared`; written from the contracts
(returns.md "Regional store", measures.md) and not from the program.
"""

import csv
import datetime
import io
import json
import pathlib
import sqlite3
import sys
from decimal import Decimal

MEASURES = """clients referrals referrals_in_employment vocational_profiles_started vocational_profiles_out_of_work
people_into_work people_into_work_from_out_of_work job_starts sustained_13_weeks sustained_26_weeks discharges caseload
engaged_caseload caseload_employed_at_referral hours_per_week_total clients_with_hours""".split()
BANDS = [
    f"{measure}_{band}"
    for measure in ("days_referral_to_profile", "days_referral_to_first_job")
    for band in ("0_7", "8_30", "31_90", "91_plus")
]
FUNDINGS = [
    f"{role}_{funding}"
    for role in ("employment_specialists", "senior_employment_specialists", "team_leaders")
    for funding in ("wave_1", "wave_2", "other")
]
STAFF = [f"{f}_{figure}" for f in FUNDINGS for figure in ("funded_fte", "fte_in_post", "vacant_fte")]
NARRATIVES = "progress_in_quarter challenges_in_quarter good_news_stories additional_comments".split()
OTHERS = """average_hours_per_week caseload_carried_over inclusion_rule_followed fidelity_last_review fidelity_score
fidelity_category fidelity_next_review_due""".split()
FIELDS = MEASURES + BANDS + STAFF + NARRATIVES + OTHERS
SUMMED = MEASURES + BANDS + STAFF + ["caseload_carried_over"]
PLACES = {"hours_per_week_total": 2, "average_hours_per_week": 1} | {name: 2 for name in STAFF}


def last_day(quarter):
    year, number = int(quarter[:4]), int(quarter[-1])
    first_of_next = datetime.date(year + number // 4, number % 4 * 3 + 1, 1)
    return (first_of_next - datetime.timedelta(days=1)).isoformat()


def is_valid(line, day):
    return (line["valid_from"] or "0") <= day <= (line["valid_to"] or "9")


def line_of(lines, code, day):
    """The line valid on the day, else the last one before it, else the first."""
    own = sorted((l for l in lines if l["code"] == code), key=lambda l: l["valid_from"])
    begun = [l for l in own if (l["valid_from"] or "0") <= day]
    return (begun or own[:1])[-1]


def places_of(lines, quarter):
    """By service expected: its STP, region and nation."""
    day = last_day(quarter)
    places = {}
    for line in lines:
        if line["level"] != "service" or not is_valid(line, day):
            continue
        path = [line]
        while path[-1]["parent"]:
            path.append(line_of(lines, path[-1]["parent"], day))
        by_level = {l["level"]: l for l in path}
        if by_level["region"]["code"] != "OTHER":
            places[line["code"]] = by_level
    return places


def values_of(entry):
    """What a return reports, each number as a Decimal, and what is missing because a part lacks it."""
    values, incomplete = {}, []
    for name in MEASURES + BANDS:
        known = [part[name] for part in entry["parts"] if name in part]
        if name in entry["by_hand"]:
            values[name] = entry["by_hand"][name]
        elif known and len(known) == len(entry["parts"]):
            values[name] = sum(known)
        elif known:
            incomplete.append(name)
    for name in STAFF + NARRATIVES + OTHERS:
        if name in entry["by_hand"]:
            values[name] = entry["by_hand"][name]
    for funding in FUNDINGS:
        funded, in_post = values.get(f"{funding}_funded_fte"), values.get(f"{funding}_fte_in_post")
        if funded is not None and in_post is not None:
            values[f"{funding}_vacant_fte"] = funded - in_post
    if "fidelity_score" in values:
        score = values["fidelity_score"]
        words = ((115, "exemplary"), (100, "good"), (74, "fair"), (25, "not IPS"))
        values["fidelity_category"] = next(word for least, word in words if score >= least)
    for name, value in values.items():
        if name in PLACES:
            values[name] = Decimal(value).scaleb(-PLACES[name])
    return values, incomplete


def stored(value):
    return float(value) if isinstance(value, Decimal) else value


def main():
    directory = pathlib.Path(sys.argv[1])
    given = json.loads(pathlib.Path(sys.argv[2]).read_text())
    lines = list(csv.DictReader(io.StringIO(given["organisations"])))
    differences, compared = [], 0

    def compare(what, found, expected):
        nonlocal compared
        compared += max(len(found), len(expected))
        for key in sorted(found.keys() | expected.keys()):
            if found.get(key) != expected.get(key):
                f, e = found.get(key) or {}, expected.get(key) or {}
                names = [n for n in sorted(f.keys() | e.keys()) if f.get(n, "absent") != e.get(n, "absent")]
                differences.append(f"{what} {key}: " + ", ".join(f"{n} {f.get(n)!r} for {e.get(n)!r}" for n in names))

    areas = {"nation"} | {
        l["code"]
        for l in lines
        if l["level"] == "region" and l["code"] != "OTHER" and any(is_valid(l, last_day(q)) for q in given["quarters"])
    }
    files = {path.stem for path in directory.glob("*.sqlite")}
    if files != areas:
        differences.append(f"files {sorted(files)} for {sorted(areas)}")

    for area in sorted(areas & files):
        expected = {}  # (quarter, service) → its path
        for quarter in given["quarters"]:
            for service, path in places_of(lines, quarter).items():
                if area in ("nation", path["region"]["code"]):
                    expected[quarter, service] = path
        revisions, current, figures = {}, {}, {}
        for entry in given["returns"]:
            key = entry["quarter"], entry["service"]
            if key not in expected:
                continue
            values, incomplete = values_of(entry)
            row = {
                "service_code": entry["service"],
                "stp_code": expected[key]["stp"]["code"],
                "region_code": expected[key]["region"]["code"],
                "quarter": entry["quarter"],
                "revision": entry["revision"],
                "submitted_at": entry["submitted_at"],
                "incomplete": ",".join(incomplete) or None,
            }
            row |= {name: stored(values.get(name)) for name in FIELDS}
            revisions[key + (entry["revision"],)] = row
            if key not in current or current[key]["revision"] < entry["revision"]:
                current[key], figures[key] = row, values

        def totals(level, areas_of):
            groups = {}
            for key, path in expected.items():
                groups.setdefault((key[0],) + tuple(path[l]["code"] for l in areas_of), []).append(key)
            rows = {}
            for group, keys in groups.items():
                path = expected[keys[0]]
                row = {"quarter": group[0], f"{level}_name": names[path[level]["code"]]}
                row |= {f"{l}_code": path[l]["code"] for l in areas_of}
                row["services_expected"] = len(keys)
                row["services_submitted"] = sum(key in current for key in keys)
                for name in SUMMED:
                    known = [figures[k][name] for k in keys if k in figures and figures[k].get(name) is not None]
                    row[name] = stored(sum(known)) if known else None
                    row[f"{name}_reported"] = len(known)
                rows[group] = row
            return rows

        database = sqlite3.connect(f"file:{directory / area}.sqlite?mode=ro", uri=True)
        database.row_factory = sqlite3.Row

        def table(name, *key):
            rows = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]
            return {tuple(row[k] for k in key): row for row in rows}

        organisations = table("organisation", "code")
        names = {code: row["name"] for (code,), row in organisations.items()}
        compare(f"{area} revision", table("quarterly_return_revision", "quarter", "service_code", "revision"), revisions)
        compare(f"{area} return", table("quarterly_return", "quarter", "service_code"), current)
        compare(
            f"{area} expected",
            table("expected_return", "quarter", "service_code"),
            {
                key: {
                    "service_code": key[1],
                    "stp_code": path["stp"]["code"],
                    "region_code": path["region"]["code"],
                    "quarter": key[0],
                }
                for key, path in expected.items()
            },
        )
        compare(f"{area} stp", table("stp_quarter", "quarter", "region_code", "stp_code"), totals("stp", ["region", "stp"]))
        compare(f"{area} region", table("region_quarter", "quarter", "region_code"), totals("region", ["region"]))
        nation = totals("nation", ["nation"]) if area == "nation" else {}
        compare(f"{area} nation", table("nation_quarter", "quarter", "nation_code"), nation)
        compare(f"{area} measure", {key: {} for key in table("measure", "name")}, {(name,): {} for name in FIELDS})
        for code, row in organisations.items():
            day = last_day(max([q for (q, s), p in expected.items() if code[0] in [o["code"] for o in p.values()]]
                               or given["quarters"]))
            line = line_of(lines, code[0], day)
            compare(f"{area} organisation", {code: row}, {code: {k: v or None for k, v in line.items()}})

    print("\n".join(differences) or f"{compared} rows compared")
    return bool(differences)


sys.exit(main())
