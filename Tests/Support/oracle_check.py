#!/usr/bin/env python3
"""Checks oracle_scores.py on a real survey against values computed with other packages, to 9 significant digits.

usage: oracle_check.py KIOSK_EXPORT.csv REFERENCE_gaps.csv REFERENCE_alpha.csv

The export is CP949; columns 4 to 51 are 24 pairs, expectation then perception, three items a dimension in the reference's order.
Feldt limits are published to three decimals and compared to those. Exit status 1 if anything differs.
"""
import csv
import math
import re
import sys

from scipy.special import gammaln

from oracle_scores import Instrument, Response, tables

GAPS = {"n": "n", "mean_E": "expectation_mean", "mean_P": "perception_mean", "sd_E": "expectation_sd", "sd_P": "perception_sd",
        "gap": "gap_mean", "sd_gap": "gap_sd", "se_gap": "gap_se", "ci_lo": "gap_ci_low", "ci_hi": "gap_ci_high", "t": "t", "df": "df",
        "p_t": "p", "dz": "effect_dz", "gz": "effect_g", "n_lt": "below_n", "n_eq": "met_n", "n_gt": "exceeded_n"}
ALPHAS = {"E": "alpha_expectation", "P": "alpha_perception", "gap": "alpha_gap"}
FELDT = (("feldt_lo", "alpha_gap_ci_low", 0.000501), ("feldt_hi", "alpha_gap_ci_high", 0.000501), ("n", "alpha_n", None))
ANSWERS = range(3, 51)


def rows(path, encoding="utf8"):
    with open(path, newline="", encoding=encoding) as f:
        return list(csv.reader(f))


def named(path):
    header, *body = rows(path)
    return [dict(zip(header, row)) for row in body]


def kiosk(path):
    header, *body = rows(path, "cp949")
    columns = [(int(m[1]), m[2], c) for c in ANSWERS if (m := re.match(r"(\d+)-([12])\.", header[c]))]
    for row in body:
        facets = [{item: int(row[c]) for item, facet, c in columns if facet == wanted and row[c]} for wanted in "12"]
        if any(facets):
            yield Response(*facets)


def exact_g(reference):
    """The reference corrects dz by 1 - 3/(4 df - 1); ours by the gamma functions, here in scipy's logarithms."""
    df = int(reference["df"])
    return float(reference["dz"]) * math.exp(gammaln(df / 2) - gammaln((df - 1) / 2)) / math.sqrt(df / 2)


def main(export, gaps, alphas):
    gaps, alphas = named(gaps), named(alphas)
    names = [r["name"] for r in gaps if r["level"] == "dimension"]
    instrument = Instrument({d: [3 * k + 1, 3 * k + 2, 3 * k + 3] for k, d in enumerate(names)})
    scores, items = tables(list(kiosk(export)), instrument)
    ours = {r["dimension"]: r for r in scores} | {f"Q{r['item']}": r for r in items}
    ours["overall_mean_of_dimensions"] = ours["overall_dimensions"]
    ours["overall_mean_of_items"] = ours["ALL"] = ours["overall_items"]
    checks = []
    for r in gaps:
        name = r["level"] if r["level"].startswith("overall") else r["name"]
        checks += [(name, column, exact_g(r) if theirs == "gz" else float(r[theirs]), None) for theirs, column in GAPS.items()]
    for r in alphas:
        checks.append((r["scale"], ALPHAS[r["side"]], float(r["alpha"]), None))
        if r["side"] == "gap":
            checks += [(r["scale"], column, float(r[theirs]), tolerance) for theirs, column, tolerance in FELDT]
    checks = [c for c in checks if not (c[0].startswith("overall") and c[1] in ("expectation_sd", "perception_sd"))]  # null by convention
    wrong = 0
    for name, column, theirs, tolerance in checks:
        own = ours[name][column]
        if own is None or abs(float(own) - theirs) > (tolerance if tolerance else 5e-10 * abs(theirs)):
            wrong += 1
            print(f"{name} {column}: reference {theirs:.12g}, ours {own and float(own)}")
    print(f"{len(checks)} values compared, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
