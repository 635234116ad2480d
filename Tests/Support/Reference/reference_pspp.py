"""Prints reference values for seven-point.csv computed with PSPP: t tests, signed ranks and reliability, row by row as reference.R does.

Dimensions are tested as sums of three whole answers, so that equal scores tie; means, spreads and intervals are divided by 3 afterwards.
PSPP prints probabilities and correlations of pairs to three decimals whatever the format, so these are left out. Its z has no sign: it is
given that of W+ - W-.

Usage: python3 reference_pspp.py, in this folder. Debian: pspp.
"""

import csv
import math
import subprocess
import tempfile
from pathlib import Path

TOOL = subprocess.run(["pspp", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0].split(" (GNU PSPP) ")
TOOL = f"PSPP {TOOL[1]}"
ITEMS = range(1, 25)
DIMENSIONS = {f"d{d}": range(3 * d - 2, 3 * d + 1) for d in range(1, 9)}
SIDES = {"expectation": "E", "perception": "P", "gap": "G"}


def emit(table, subject, side, values):
    for name, text in values.items():
        value = float(text)
        if math.isfinite(value):
            print("seven-point", table, "all", subject, side, name, repr(value), TOOL, sep=",")


def names(facet, items=ITEMS):
    return " ".join(f"{facet}{i}" for i in items)


def syntax():
    yield "SET FORMAT=F22.16."
    yield (f'GET DATA /TYPE=TXT /FILE="{Path("seven-point.csv").resolve()}" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=id A9 at A20 branch A9 '
           + " ".join(f"{name} F3.0" for name in (names("E") + " " + names("P")).split()) + ".")
    yield from (f"COMPUTE G{i} = P{i} - E{i}." for i in ITEMS)
    yield from (f"COMPUTE {f}{d} = SUM({f}{own[0]} TO {f}{own[-1]})." for f in "EP" for d, own in DIMENSIONS.items())
    for pair in ((names("P"), names("E")), tuple(" ".join(f + d for d in DIMENSIONS) for f in "PE")):
        yield "T-TEST PAIRS={} WITH {} (PAIRED).".format(*pair)
        yield "NPAR TESTS /WILCOXON={} WITH {} (PAIRED).".format(*pair)
    for facet in SIDES.values():
        for own in (*DIMENSIONS.values(), ITEMS):
            yield f"RELIABILITY /VARIABLES={names(facet, own)} /SUMMARY=TOTAL."


def run():
    """The tables printed, in order, as (title, rows)."""
    with tempfile.NamedTemporaryFile("w", suffix=".sps") as script:
        script.write("\n".join(syntax()) + "\n")
        script.flush()
        printed = subprocess.run(["pspp", "-O", "format=csv", script.name], capture_output=True, text=True, check=True).stdout
    found = []
    for row in csv.reader(printed.splitlines()):
        if row and row[0].startswith("Table: "):
            found.append((row[0][7:], []))
        elif row and found:
            found[-1][1].append(row)
    return found


def taken(found, title, rows_before):
    """The body of the next table with that title."""
    while found[0][0] != title:
        found.pop(0)
    return found.pop(0)[1][rows_before:]


def tests(found, table, subjects, divisor):
    single = taken(found, "Paired Sample Statistics", 1)
    for subject, p, e, pair in zip(subjects, single[::2], single[1::2], taken(found, "Paired Samples Test", 3)):
        scaled = dict(zip(("gap", "sd_gap", "se_gap", "ci_low", "ci_high"), pair[2:7]), mean_p=p[3], sd_p=p[4], mean_e=e[3], sd_e=e[4])
        emit(table, subject, "gap", {"n": p[2], "t": pair[7], "df": pair[8]} | {k: float(v) / divisor for k, v in scaled.items()})
    ranks, z = taken(found, "Ranks", 1), taken(found, "Test Statistics", 1)[0][1:]
    for subject, minus, plus, own in zip(subjects, ranks[::4], ranks[1::4], z):
        below = float(minus[4]) > float(plus[4])
        emit(table, subject, "gap", {"w_minus_drop": minus[4], "w_plus_drop": plus[4], "z_drop": math.copysign(float(own), -below or 1)})


def reliability(found):
    for side in SIDES:
        for subject, items in (DIMENSIONS | {"overall_items": ITEMS}).items():
            emit("reliability", subject, side, dict(zip(("alpha", "k"), taken(found, "Reliability Statistics", 1)[0])))
            for i, row in zip(items, taken(found, "Item-Total Statistics", 1)):
                if subject != "overall_items":
                    emit("reliability", f"q{i:02}", side, {"item_rest_r": row[3], "alpha_if_deleted": row[4]})


found = run()
tests(found, "items", [f"q{i:02}" for i in ITEMS], 1)
tests(found, "scores", list(DIMENSIONS), 3)
reliability(found)
