"""How long the measurement by branch takes, against what people use instead, and against tools that only read.

    python3 Tests/Support/bench .build/release/servqual [--rows 1000000] [--rounds 5] [--folder FOLDER]

Every round runs all programs once, one after the other, with their file in the page cache; ratios are taken within a round and their medians
printed. Before, the answers are compared: means, standard deviations and alphas of all five dimensions, to nine digits. Needs polars, duckdb
and pandas (`make bench` installs them), xmllint and a C compiler with libcsv.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile

import surveys
from processes import measured

HERE = os.path.dirname(os.path.abspath(__file__))


def answers(output):
    """Mean, SD and alpha of each dimension's gap over everybody, as servqual gives them."""
    rows = json.loads(output)["tables"]["scores"]
    return {row["dimension"]: [row["gap_mean"], row["gap_sd"], row["alpha_gap"]] for row in rows
            if row["segment_key"] == "all" and row["dimension_order"] in range(1, 6) and row["basis"] == "all"}


def compare(ours, theirs, name):
    for dimension, values in theirs.items():
        for mine, other in zip(ours[dimension], values):
            if not math.isclose(mine, other, rel_tol=1e-9, abs_tol=1e-11):
                sys.exit(f"{name} gives {other} for {dimension}, servqual {mine}")


def processor():
    with open("/proc/cpuinfo", encoding="utf8") as info:
        lines = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    return f"{lines[0] if lines else os.uname().machine}, {os.cpu_count()} cores"


def programs(command, python, folder, files):
    libcsv = os.path.join(folder, "libcsv")
    subprocess.run(["cc", "-O2", "-o", libcsv, os.path.join(HERE, "libcsv.c"), "-lcsv"], check=True)
    score = [command, "score", "--by", "branch"]
    peers = os.path.join(HERE, "peers.py")
    return {
        "servqual": score + [files["table"]],
        "Polars": [python, peers, "polars", files["table"]],
        "DuckDB": [python, peers, "duckdb", files["table"]],
        "pandas": [python, peers, "pandas", files["table"]],
        "libcsv alone": [libcsv, files["table"]],
        "wc -l": ["wc", "-l", files["table"]],
        "servqual, all quoted": score + [files["quoted"]],
        "servqual, XML": score + [files["document"]],
        "xmllint --sax": ["xmllint", "--sax", "--noout", files["document"]],
        "servqual, 40 rows": score + [files["small"]],
    }


def rounds(commands, count):
    """Seconds of every program in every round, on the clock and of the processors, and its peak memory."""
    seconds, memory = {name: [] for name in commands}, dict.fromkeys(commands, 0)
    work = {name: [] for name in commands}
    for number in range(count):
        for name, command in commands.items():
            # Slow and far behind: three rounds tell enough.
            if name == "pandas" and number >= 3:
                continue
            took, worked, megabytes, _ = measured(command)
            seconds[name].append(took)
            work[name].append(worked)
            memory[name] = max(memory[name], megabytes)
    return seconds, work, memory


def ratio(seconds, name, base):
    pairs = [a / b for a, b in zip(seconds[name], seconds[base])]
    return statistics.median(pairs)


def report(seconds, work, memory, files):
    print(f"\n{processor()}; medians of paired runs, whole processes, files in the page cache\n")
    print("| | seconds | against servqual | CPU seconds | against servqual | MB/s | peak MB |\n|---|--:|--:|--:|--:|--:|--:|")
    bases = {"xmllint --sax": "servqual, XML"}
    sources = {"servqual, all quoted": "quoted", "servqual, XML": "document", "xmllint --sax": "document", "servqual, 40 rows": "small"}
    for name, times in seconds.items():
        median, size = statistics.median(times), os.path.getsize(files[sources.get(name, "table")])
        base = bases.get(name, "servqual")
        compared = ["" if name.startswith("servqual") else f"{ratio(times, name, base):.2f}" for times in (seconds, work)]
        print(f"| {name} | {median:.3f} | {compared[0]} | {statistics.median(work[name]):.3f} | {compared[1]} | {size / median / 1e6:.0f} "
              f"| {memory[name]:.0f} |")
    faster = [statistics.median(min(p, d) / s for p, d, s in zip(times["Polars"], times["DuckDB"], times["servqual"])) for times in (seconds, work)]
    rate = {name: os.path.getsize(files[key]) / statistics.median(seconds[name]) for name, key in
            (("servqual", "table"), ("servqual, all quoted", "quoted"))}
    print(f"\nagainst the faster of Polars and DuckDB in each round: {faster[0]:.2f}, by the processors' time {faster[1]:.2f}")
    print(f"all quoted against plain, in bytes per second: {rate['servqual, all quoted'] / rate['servqual']:.2f}")
    print(f"XML against xmllint: {ratio(seconds, 'servqual, XML', 'xmllint --sax'):.2f}, by the processors' time "
          f"{ratio(work, 'servqual, XML', 'xmllint --sax'):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "servqual-bench"))
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    place = lambda name: os.path.join(options.folder, name)
    table = surveys.table(options.command, options.rows, place(f"{options.rows}.csv"))
    files = {
        "table": table, "small": surveys.table(options.command, 40, place("40.csv")),
        "quoted": surveys.quoted(table, place(f"{options.rows}-quoted.csv")),
        "document": surveys.document(table, place(f"{options.rows}.xml"), options.rows // 6),
    }
    commands = programs(options.command, sys.executable, options.folder, files)
    *_, output = measured([options.command, "score", "--by", "branch", "--missing", "any", "--format", "json", table])
    for name in ("Polars", "DuckDB", "pandas"):
        compare(answers(output), json.loads(measured(commands[name])[3]), name)
    *_, again = measured([options.command, "score", "--by", "branch", "--missing", "any", "--format", "json", files["quoted"]])
    compare(answers(again), answers(output), "the quoted table")
    print("answers agree: mean, SD and alpha of the gap in five dimensions, with Polars, DuckDB and pandas")
    for name in files.values():
        measured(["wc", "-l", name])
    report(*rounds(commands, options.rounds), files)


main()
