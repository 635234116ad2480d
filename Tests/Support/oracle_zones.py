#!/usr/bin/env python3
"""Prints what the clocks of six zones show, by Python's zoneinfo: the expected values of the tests of recorded times.

usage: oracle_zones.py [--abbreviations] > Tests/Support/zone_times.csv

Reads Tests/Support/zoneinfo, compiled by `zic -b slim` from the tz database named in the first line of the output. A row is a zone
(blank: as above), a local time, and its offset in seconds east of UTC: the first where the clocks show the time twice, `gap` where they
skip it.
With --abbreviations it prints instead the offsets each abbreviation has had since 2000, in all zones of the machine's own database.
"""
import sys
import zoneinfo
from datetime import datetime, timedelta, timezone
from pathlib import Path

TZDATA = "2025b"
FOLDER = Path(__file__).resolve().parent / "zoneinfo"
ZONES = ("Africa/Casablanca", "America/Denver", "America/Sao_Paulo", "Asia/Shanghai", "Australia/Lord_Howe", "Europe/Berlin")
# The years of surveys, and some so far off that only the rule at the end of a file says what holds.
YEARS = (*range(1980, 2046), 2100, 2410, 2811, 9990)
SECOND = timedelta(seconds=1)


def offset(zone, moment):
    return moment.replace(tzinfo=timezone.utc).astimezone(zone).utcoffset()


def changes(zone, year):
    """Every change of the clocks in a year: the moment in UTC, the offsets before and after it."""
    moment, step = datetime(year, 1, 1), timedelta(hours=12)
    while moment.year == year and moment < datetime(year, 12, 31):
        before, after = offset(zone, moment), offset(zone, moment + step)
        if before != after:
            low, high = moment, moment + step
            while high - low > SECOND:
                middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
                low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
            yield high, before, after
        moment += step


def probes(zone, year):
    yield datetime(year, 1, 15, 12)
    yield datetime(year, 7, 15, 12)
    for moment, before, after in changes(zone, year):
        start, end = sorted((moment + before, moment + after))
        yield from (start - SECOND, start, end - SECOND, end)


def expected(zone, local):
    moment = local.replace(tzinfo=zone).astimezone(timezone.utc)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        return "gap"
    return int(local.replace(tzinfo=zone).utcoffset().total_seconds())


def times():
    print(f"# Made by oracle_zones.py with tzdata {TZDATA} and Python {sys.version.split()[0]}.")
    print("zone,local,offset")
    for name in ZONES:
        with open(FOLDER / name, "rb") as file:
            zone = zoneinfo.ZoneInfo.from_file(file, key=name)
        for local in sorted({local for year in YEARS for local in probes(zone, year)}):
            print(f"{name},{local},{expected(zone, local)}")
            name = ""


def abbreviations():
    offsets = {}
    for name in sorted(zoneinfo.available_timezones()):
        zone = zoneinfo.ZoneInfo(name)
        for month in range(12 * 26):
            moment = datetime(2000 + month // 12, month % 12 + 1, 15, tzinfo=timezone.utc).astimezone(zone)
            if moment.tzname().isalpha():
                offsets.setdefault(moment.tzname(), set()).add(int(moment.utcoffset().total_seconds()))
    for name in sorted(offsets):
        print(name, *sorted(offsets[name]))


if __name__ == "__main__":
    abbreviations() if "--abbreviations" in sys.argv[1:] else times()
