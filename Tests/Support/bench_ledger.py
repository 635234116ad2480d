#!/usr/bin/env python3
"""How long a night takes over many responses, against a bulk insert of the same rows by SQLite alone.

    python3 Tests/Support/bench_ledger.py .build/release/servqual [rows]

1. first: a file of all responses arrives; it is imported and published.
2. raw: the rows of the ledger that this made are inserted into empty tables of the same form, in one transaction, with the same settings.
3. again: the same file with 1 % of the answers corrected and later, as a cumulative export brings it; imported and published.
4. idle: a night on which nothing arrived.

Every night's account is checked. Times are of whole processes, medians of three where that is cheap; read the ratios, not the seconds.
"""
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

MANIFEST = """survey: bench
read: {from: {inbox: incoming/, settled: 0s}}
score: {by: branch, period: month}
ledger: {file: ledger.sqlite, key: {file: key}}
write: {to: published, keep: 2}
"""
SETTINGS = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA cache_size = -131072"
TABLES = ("version", "respondent", "membership")


def night(command, folder):
    started = time.perf_counter()
    run = subprocess.run(
        [command, "run", "nightly.yaml", "--log-format", "json", "--no-progress"], cwd=folder, capture_output=True, text=True)
    seconds = time.perf_counter() - started
    events = [json.loads(line) for line in run.stderr.splitlines()]
    assert run.returncode == 0, run.stderr
    return seconds, {event["event"]: event for event in events}


def expect(events, name, **fields):
    for field, value in fields.items():
        assert events[name][field] == value, (name, field, value, events[name])


def raw_insert(ledger, folder):
    """The same rows into tables of the same form: what SQLite itself needs for them."""
    source = sqlite3.connect(ledger)
    forms = [row[0] for row in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")]
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in ("wave", "instrument", "codebook", "batch") + TABLES}
    source.close()
    target = sqlite3.connect(os.path.join(folder, "raw.sqlite"), isolation_level=None)
    target.executescript(SETTINGS)
    for form in forms:
        target.execute(form)
    started = time.perf_counter()
    target.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        if values:
            target.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(values[0]))})", values)
    target.execute("COMMIT")
    seconds = time.perf_counter() - started
    target.close()
    os.remove(os.path.join(folder, "raw.sqlite"))
    return seconds


def corrected(source, target):
    """Every hundredth response again with a time later that day; returns how many."""
    changed = 0
    with open(source, newline="") as before, open(target, "w", newline="") as after:
        writer = csv.writer(after)
        for number, cells in enumerate(csv.reader(before)):
            if number and number % 100 == 0:
                cells[1] = cells[1][:10] + "T23:59:59Z"
                changed += 1
            writer.writerow(cells)
    return changed


def main():
    command, rows = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    folder = tempfile.mkdtemp(prefix="servqual-bench-")
    try:
        os.mkdir(f"{folder}/incoming")
        with open(f"{folder}/nightly.yaml", "w") as file:
            file.write(MANIFEST)
        subprocess.run([command, "ledger", "key", "key"], cwd=folder, check=True, capture_output=True)
        with open(f"{folder}/export.csv", "w") as file:
            subprocess.run([command, "sample", "bank", "--rows", str(rows), "--seed", "7"], stdout=file, check=True)
        shutil.copy(f"{folder}/export.csv", f"{folder}/incoming/monday.csv")
        first, events = night(command, folder)
        expect(events, "file_imported", added=rows, corrected=0, unchanged=0)
        expect(events, "published", responses=rows)
        raw = raw_insert(f"{folder}/ledger.sqlite", folder)
        changed = corrected(f"{folder}/export.csv", f"{folder}/incoming/tuesday.csv")
        again, events = night(command, folder)
        expect(events, "file_imported", added=0, corrected=changed, unchanged=rows - changed)
        idle, events = night(command, folder)
        expect(events, "unchanged", responses=rows)
        size = os.path.getsize(f"{folder}/ledger.sqlite") / rows
        print(f"{rows} responses, {size:.0f} bytes each in the ledger")
        print(f"first  {first:7.2f} s  {rows / first:9.0f} responses a second  {first / raw:5.2f} of the raw insert")
        print(f"raw    {raw:7.2f} s  {rows / raw:9.0f} responses a second")
        print(f"again  {again:7.2f} s  {changed} corrected                {again / first:5.2f} of the first night")
        print(f"idle   {idle:7.2f} s                                 {idle / first:5.2f} of the first night")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
