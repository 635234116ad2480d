"""Merges the rows that the reference scripts print into one table: reference-values.csv.

Where programs agree within 1e-11 of the value (omega: 1e-5, see reference_scipy.py; zero: 1e-14), one row carries the first value read and names them
all; a value that disagrees gets a row of its own, and a line on standard error.

Usage: python3 merge_reference.py ROWS... > reference-values.csv
"""

import csv
import platform
import sys
from importlib.metadata import version

COLUMNS = "dataset table segment subject side statistic value tool".split()


def agree(statistic, a, b):
    return abs(a - b) <= (1e-5 if statistic == "omega" else 1e-11 * abs(a) if a else 1e-14)


merged, tools = {}, []  # group -> statistic -> [value, [tools]]
for path in sys.argv[1:]:
    with open(path, newline="") as file:
        for *key, text, tool in csv.reader(file):
            statistic, value = key.pop(), float(text)
            found = merged.setdefault(tuple(key), {}).setdefault(statistic, [])
            same = next((entry for entry in found if agree(statistic, entry[0], value)), None)
            if same:
                same[1].append(tool)
            else:
                if found:
                    print("disagree:", *key, statistic, value, tool, "but", *found, file=sys.stderr)
                found.append((value, [tool]))
            if tool not in tools:
                tools.append(tool)

print("# Written by `make reference`: make_data.py, reference_scipy.py, reference.R, reference_pspp.py and merge_reference.py, which explain it,")
print("# with " + ", ".join([f"Python {platform.python_version()}", f"numpy {version('numpy')}", *tools]) + ".")
print("# `tool` names every program that gave the value: within 1e-11 of it, for omega within 1e-5 of scipy's.")
print("# Absent: what is not defined, such as correlations of the constant item E11, omega of d6 (Heywood cases) and alpha of a single item.")
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(COLUMNS)
for group, statistics in merged.items():
    for statistic, entries in statistics.items():
        for value, named in entries:
            out.writerow([*group, statistic, int(value) if value == int(value) else repr(value), " + ".join(named)])
