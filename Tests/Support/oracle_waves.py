#!/usr/bin/env python3
"""Compares two waves of a SERVQUAL survey independently of the Swift code: the expected changes beside the sample data.

usage: oracle_waves.py NOW BEFORE [--by COLUMN]

Reads what oracle_scores.py reads. A change is the gap now less the gap before; its test is that of partially overlapping samples with
unequal variances (Derrick, Russ, Toher and White 2017, T_new2), respondents being matched by their ids, and in a segment only where both
waves put them there. Holm adjusts the overall scores, the dimensions and the items, each over all segments of the column together.
Needs numpy and scipy.
"""
import argparse
import json
import math
import platform
import sys

import numpy as np
import scipy
from scipy import stats

from oracle_scores import Instrument, PRESETS, dimension_scores, plain, read

FEWEST = 30


class Mean:
    """The mean of a score, and what each respondent adds to it: u, by id."""

    def __init__(self, mean, u):
        self.mean, self.u, self.n = mean, u, len(u)
        squares = sum(x * x for x in u.values())
        self.se = math.sqrt(self.n / (self.n - 1) * squares) if self.n > 1 else None


def single(scores):
    scores = {i: float(s) for i, s in scores.items() if s is not None}
    mean = math.fsum(scores.values()) / len(scores)
    return Mean(mean, {i: (s - mean) / len(scores) for i, s in scores.items()})


def overall(scores):
    """The mean of dimension means; u sums over the dimensions a respondent has (contract: Overall)."""
    dimensions = list(zip(*scores.values()))
    counts = [sum(s is not None for s in d) for d in dimensions]
    means = [math.fsum(float(s) for s in d if s is not None) / n for d, n in zip(dimensions, counts)]
    u = {i: math.fsum((float(g) - m) / (len(means) * n) for g, m, n in zip(row, means, counts) if g is not None)
         for i, row in scores.items() if any(g is not None for g in row)}
    return Mean(math.fsum(means) / len(means), u)


def means(responses, instrument):
    """Every subject's mean gap over the responses by id."""
    scores = {i: dimension_scores(r, instrument) for i, r in responses.items()}
    found = {("dimension", d): single({i: s[k] for i, s in scores.items()}) for k, d in enumerate(instrument.dimensions)}
    found["overall", "overall_dimensions"] = overall(scores)
    for item in instrument.items:
        found["item", item] = single({i: r.P[item] - r.E[item] for i, r in responses.items() if item in r.P and item in r.E})
    return found


def change(now, before):
    shared = [i for i in now.u if i in before.u]
    c, n1, n2 = len(shared), now.n, before.n
    welch = (now.se**2 + before.se**2) ** 2 / (now.se**4 / (n1 - 1) + before.se**4 / (n2 - 1))
    square, df = now.se**2 + before.se**2, welch
    if c > 1:
        r = np.corrcoef([now.u[i] for i in shared], [before.u[i] for i in shared])[0, 1]
        # s = se sqrt(n), so that r s1 s2 c/(n1 n2) is this.
        square -= 2 * r * now.se * before.se * c / math.sqrt(n1 * n2)
        a, b = n1 - c, n2 - c
        df = (c - 1) + (welch - c + 1) / (a + b + 2 * c) * (a + b)
    se, estimate = math.sqrt(square), now.mean - before.mean
    half = stats.t.ppf(0.975, df) * se
    return {"previous_gap": before.mean, "n": n1, "n_against": n2, "n_matched": c, "change": estimate, "se": se, "df": df,
            "change_ci_low": estimate - half, "change_ci_high": estimate + half, "p": 2 * stats.t.sf(abs(estimate) / se, df)}


def holm(rows):
    """Adjusts the rows with enough respondents; the others are not tested."""
    tested = sorted((r for r in rows if min(r["n"], r["n_against"]) >= FEWEST), key=lambda r: r["p"])
    highest = 0
    for k, row in enumerate(tested):
        highest = max(highest, min(1, (len(tested) - k) * row["p"]))
        row["change_p_adjusted"] = highest


def fixed_mix(rows):
    """Direct standardisation: the segments' overall changes in the proportions of the wave before."""
    people = sum(r["n_against"] for r in rows)
    weights = [r["n_against"] / people for r in rows]
    parts = [(w * r["se"]) ** 2 for w, r in zip(weights, rows)]
    estimate, df = sum(w * r["change"] for w, r in zip(weights, rows)), sum(parts) ** 2 / sum(v * v / r["df"] for v, r in zip(parts, rows))
    t = estimate / math.sqrt(sum(parts))
    return {"change": estimate, "se": math.sqrt(sum(parts)), "df": df, "p": 2 * stats.t.sf(abs(t), df), "n": sum(r["n"] for r in rows),
            "n_against": people, "n_matched": sum(r["n_matched"] for r in rows)}


def family(now, before, label, instrument):
    left, right = means(now, instrument), means(before, instrument)
    return [{"segment_label": label, "kind": kind, "subject": subject} | change(left[kind, subject], right[kind, subject])
            for kind, subject in left]


def compare(now, before, instrument, by):
    rows = family(now, before, "all", instrument)
    mix = None
    if by:
        value = lambda r: r.fields[by].strip()
        labels = sorted({value(r) for r in now.values()} & {value(r) for r in before.values()})
        cells = [tuple({i: r for i, r in wave.items() if value(r) == label} for wave in (now, before)) for label in labels]
        segments = [row for label, cell in zip(labels, cells) for row in family(*cell, label, instrument)]
        mix = fixed_mix([r for r in segments if r["kind"] == "overall"])
        for kind in ("overall", "dimension", "item"):
            holm([r for r in segments if r["kind"] == kind])
    for kind in ("overall", "dimension", "item"):
        holm([r for r in rows if r["kind"] == kind])
    return rows + (segments if by else []), mix


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("now")
    parser.add_argument("before")
    parser.add_argument("--by")
    options = parser.parse_args()
    instrument = Instrument(**PRESETS["servqual-1991"])
    now, before = ({r.fields["respondent_id"].strip(): r for r in read(path, instrument)} for path in (options.now, options.before))
    rows, mix = compare(now, before, instrument, options.by)
    made_by = {"script": "Tests/Support/oracle_waves.py", "python": platform.python_version()}
    made_by |= {m.__name__: m.__version__ for m in (np, scipy)}
    clean = lambda row: json.dumps({k: plain(v.item() if isinstance(v, np.generic) else v) for k, v in row.items()}, ensure_ascii=False)
    print(f'{{\n "made_by": {json.dumps(made_by)},\n "matched": {len(now.keys() & before.keys())},')
    print(f' "fixed_mix": {clean(mix) if mix else "null"},\n "changes": [\n  ' + ",\n  ".join(map(clean, rows)) + "\n ]\n}")


if __name__ == "__main__":
    sys.exit(main())
