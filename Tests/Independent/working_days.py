"""Working days of England and Wales by the calendar of the package `holidays`: an answer that is not ours.

Prints a line a month of 2018 to 2030, `2018-01 3`: the day of the month that is its 3rd working day. Then a line a quarter,
`2018-Q1 2018-04-23`: the 15th working day after its end.
"""

import datetime

import holidays

BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2032))


def working_day(number, first):
    """The number-th working day on or after a day."""
    day = first
    while True:
        if day.weekday() < 5 and day not in BANK_HOLIDAYS:
            number -= 1
            if number == 0:
                return day
        day += datetime.timedelta(days=1)


for year in range(2018, 2031):
    for month in range(1, 13):
        print(f"{year}-{month:02} {working_day(3, datetime.date(year, month, 1)).day}")
for year in range(2018, 2031):
    for quarter in range(1, 5):
        after = datetime.date(year + quarter // 4, quarter % 4 * 3 + 1, 1)
        print(f"{year}-Q{quarter} {working_day(15, after)}")
