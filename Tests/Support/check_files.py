#!/usr/bin/env python3
"""Checks the files of runs with the tools that dashboards are made of (`make test-files`).

Usage, from the repository root: check_files.py SERVQUAL FOLDER
Needs duckdb, pandas, polars, frictionless[json], check-jsonschema and vl-convert-python. Prints a line per check; stops at the first that fails.
"""

import csv
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import vl_convert
from files import material, readers
from frictionless import Package, system

SAMPLE = re.compile(r'[a-z_:][a-z0-9_:]*(\{([a-z_]+="(\\[\\n"]|[^"\\\n])*",?)*\})? -?[0-9.]+(e[-+]?[0-9]+)?')


def every_file(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def manifest(folder):
    """The manifest lists every other file with its digest."""
    files = every_file(folder)
    listed = json.loads(files.pop("manifest.json"))["files"]
    assert {entry["name"]: entry["sha256"] for entry in listed} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    return f"{len(files)} files"


def problems(folder):
    report = Package(str(folder / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [error.message for error in report.errors]


def package(folder):
    found = problems(folder)
    assert not found, found
    return "datapackage.json is valid"


def conforms(folder, name):
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", folder / f"schema/{name}.schema.json", folder / f"{name}.json"]
    return subprocess.run(command, capture_output=True).returncode == 0


def schemas(folder):
    names = [path.name.removesuffix(".schema.json") for path in sorted((folder / "schema").iterdir())]
    for name in names:
        assert conforms(folder, name), name
    return f"{len(names)} schemas hold"


def rendered(path):
    """The pixels of a chart, row by row."""
    png = vl_convert.vegalite_to_png(path.read_text(encoding="utf-8"))
    place, data = 8, b""
    while place < len(png):
        length, kind = int.from_bytes(png[place:place + 4]), png[place + 4:place + 8]
        data += png[place + 8:place + 8 + length] if kind == b"IDAT" else b""
        place += 12 + length
    return zlib.decompress(data)


def charts(folder):
    paths = sorted((folder / "charts").glob("*.vl.json")) if (folder / "charts").exists() else []
    for path in paths:
        assert len(set(rendered(path))) > 30, f"{path} is blank"
    return "charts: " + (", ".join(path.name.removesuffix(".vl.json") for path in paths) or "none")


def database(folder):
    """dashboard.sqlite holds the rows of the JSON."""
    db = sqlite3.connect(f"file:{folder / 'dashboard.sqlite'}?mode=ro", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = json.loads((folder / "dashboard.json").read_text())["tables"]
    names = {name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert names == set(tables), names ^ set(tables)
    for name, rows in tables.items():
        kept = db.execute(f"SELECT * FROM {name}").fetchall()
        assert kept == [tuple(row.values()) for row in rows], name
    return f"{len(tables)} tables in SQLite"


def metrics(folder):
    lines = (folder / "metrics.prom").read_text(encoding="utf-8").splitlines()
    samples = [line for line in lines if not line.startswith("#")]
    wrong = [line for line in samples if not SAMPLE.fullmatch(line)]
    assert not wrong and len({line.rsplit(" ", 1)[0] for line in samples}) == len(samples), wrong
    if promtool := shutil.which("promtool"):
        run = subprocess.run([promtool, "check", "metrics"], input="\n".join(lines) + "\n", text=True, capture_output=True)
        assert run.returncode == 0, run.stderr
    return f"{len(samples)} samples" + ("" if promtool else ", promtool is not there")


def no_formulas(folder):
    """No cell of text begins as a formula does."""
    for path in folder.glob("*.csv"):
        kinds = list(readers.kinds(folder, path.stem).values())
        for row in list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True)))[1:]:
            texts = [cell for cell, kind in zip(row, kinds) if kind == "string"]
            assert not [text for text in texts if text[:1] in "=+-@\t\r＝＋－＠" and text], path
    return "no cell is a formula"


def damage(folder, scratch):
    """What is checked finds damage: a number that became a text, a key that went, a digest, two rows of one key."""
    def copy(name, change):
        place = scratch / "damaged"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
        path = place / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return place

    number = lambda text: re.sub(r'"gap_mean": (-?[0-9.]+)', r'"gap_mean": "\1"', text, count=1)
    missing = lambda text: re.sub(r'"suppressed": false, ', "", text, count=1)
    version = lambda text: text.replace('"schema_version": 1', '"schema_version": 2', 1)
    for change in (number, missing, version):
        assert not conforms(copy("scores.json", change), "scores") and not conforms(copy("dashboard.json", change), "dashboard")
    words = lambda text: re.sub(r'"gap_mean": -?[0-9.]+', '"gap_mean": "much"', text, count=1)
    assert problems(copy("scores.json", words)) and problems(copy("actions.csv", lambda text: text.replace(",1,", ",one,", 1)))
    twice = lambda text: text + text.splitlines()[-1] + "\n"
    assert any("primary key" in problem.lower() for problem in problems(copy("actions.csv", twice)))
    return "damaged copies are refused"


def harmless(folder):
    """Texts are what they were in data, and cannot act in what is drawn or exposed."""
    rows = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert set(material.HOSTILE) < {row["segment_label"] for row in rows}
    for name, data in every_file(folder).items():
        text = data.decode("utf-8", errors="replace")
        if name.endswith((".json", ".prom")):
            assert "<script>" not in text.replace("\\u003c", "[") or name.endswith(".prom"), name
        if name.startswith("charts/") or name.endswith(".prom"):
            assert "\u202e" not in text and "x" * 100 not in text, name
    return "hostile texts are harmless"


def main():
    servqual, scratch = sys.argv[1], Path(sys.argv[2]).resolve()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    system.trusted = True  # frictionless takes absolute paths for unsafe otherwise.
    runs = material.make(servqual, scratch)
    for name, folder in runs.items():
        told = [check(folder) for check in (manifest, schemas, package, database, metrics, no_formulas, charts)]
        print(f"{name}: {'; '.join(told)}; {readers.check(folder)} loads", flush=True)
    print(damage(runs["bank"], scratch), harmless(runs["hostile"]), sep="; ")
    again = material.make(servqual, scratch / "again") if (scratch / "again").mkdir() is None else {}
    for name, folder in runs.items():
        assert every_file(folder) == every_file(again[name]), f"{name} differs when it is made again"
    one, other = every_file(runs["order-1"]), every_file(runs["order-2"])
    assert one == other, [name for name in one if one[name] != other.get(name)]
    print("the same bytes twice, and in both orders of two files")


if __name__ == "__main__":
    sys.exit(main())
