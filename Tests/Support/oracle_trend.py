#!/usr/bin/env python3
"""Charts a SERVQUAL export over time independently of the Swift code: the expected trend beside the sample data.

usage: oracle_trend.py EXPORT --segment COLUMN=VALUE --period day|week|month|quarter|year --baseline N

Everybody and one segment, each control chart in turn, with the first N periods as its baseline. Scores are those of oracle_scores.py; dates and ISO weeks are Python's.
"""
import argparse
import json
import math
import platform
from datetime import datetime, timedelta, timezone

import numpy as np
import scipy
from scipy.special import gammaln

from oracle_scores import load_instrument, plain, read, segment_rows, when

COLUMNS = """chart segment_label dimension period period_start period_end n value se ci_low ci_high
centre lower upper moving_range moving_range_upper signal baseline_start baseline_end""".split()


def period(response, unit):
    """(id, first day, last day) of the period that a response falls into."""
    day = datetime.fromtimestamp(when(response.fields["submitted_at"]), timezone.utc).date()
    if unit == "day":
        return f"day-{day}", day, day
    if unit == "week":
        year, week, weekday = day.isocalendar()
        monday = day - timedelta(days=weekday - 1)
        return f"week-{year}-w{week:02}", monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    last = (first + timedelta(days=31 * months + 1)).replace(day=1) - timedelta(days=1)
    name = {"month": f"{first:%Y-%m}", "quarter": f"{first:%Y}-q{(first.month + 2) // 3}", "year": f"{first:%Y}"}[unit]
    return f"{unit}-{name}", first, last


def c4(size):
    return math.sqrt(2 / (size - 1)) * math.exp(gammaln(size / 2) - gammaln((size - 1) / 2))


def limits(rows, base, chart):
    """The centre and, for every row, how far the limits are from it; and the mean moving range."""
    if chart == "xmr":
        values = [float(row["gap_mean"]) for row in base]
        moving = np.abs(np.diff(values)).mean()
        return np.mean(values), [1.5 * math.sqrt(math.pi) * moving for _ in rows], moving
    freedom = sum(row["n"] - 1 for row in base)
    deviation = math.sqrt(sum((row["n"] - 1) * row["gap_sd"] ** 2 for row in base if row["n"] > 1) / freedom)
    centre = float(sum(row["n"] * row["gap_mean"] for row in base) / sum(row["n"] for row in base))
    return centre, [3 * deviation / c4(freedom + 1) / math.sqrt(row["n"]) for row in rows], None


def signal(places, index):
    """`places` are distances from the centre in units of the limits' distance."""
    own = math.copysign(1, places[index])
    if abs(places[index]) > 1:
        return "outside"
    if index >= 7 and all(own * place > 0 for place in places[index - 7 : index + 1]):
        return "run_of_8"
    near = sum(own * place > 0.5 for place in places[max(0, index - 3) : index + 1])
    return "3_of_4" if own * places[index] > 0.5 and near >= 3 else None


def charted(rows, chart, baseline):
    base = [row for row in rows if row["period"] in baseline]
    if len(base) < 6:
        return rows
    centre, reach, moving = limits(rows, base, chart)
    places = [(float(row["gap_mean"]) - centre) / far for row, far in zip(rows, reach)]
    for index, row in enumerate(rows):
        row |= {"centre": centre, "lower": centre - reach[index], "upper": centre + reach[index], "signal": signal(places, index)}
        row |= {"baseline_start": base[0]["period_start"], "baseline_end": base[-1]["period_end"]}
        if moving is not None:
            row["moving_range_upper"] = (1 + 3 * math.sqrt(math.pi / 2 - 1)) * moving
    return rows


def lines(label, responses, instrument, unit):
    """The rows of each dimension and of the overall score, in the order of time."""
    found = {}
    for period_id, first, last in sorted({period(r, unit) for r in responses}, key=lambda p: p[1]):
        inside = [r for r in responses if period(r, unit)[0] == period_id]
        for row in segment_rows("", label, inside, instrument, False)[0]:
            row |= {"period": period_id, "period_start": str(first), "period_end": str(last), "value": row["gap_mean"]}
            row |= {"se": row.get("gap_se"), "ci_low": row.get("gap_ci_low"), "ci_high": row.get("gap_ci_high")}
            found.setdefault(row["dimension"], []).append(row)
    del found["overall_items"]
    for rows in found.values():
        for before, row in zip(rows, rows[1:]):
            row["moving_range"] = abs(float(row["value"] - before["value"]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    for name in ("--segment", "--period"):
        parser.add_argument(name, required=True)
    parser.add_argument("--baseline", type=int, required=True)
    options = parser.parse_args()
    instrument = load_instrument("servqual-1991", "1-7")
    responses = read(options.export, instrument)
    periods = sorted({period(r, options.period)[:2] for r in responses}, key=lambda p: p[1])
    baseline = {period_id for period_id, _ in periods[: options.baseline]}
    column, value = options.segment.split("=")
    segments = [("all", responses), (value, [r for r in responses if r.fields[column].strip() == value])]
    rows = []
    for chart in ("xmr", "xbar_s"):
        for label, inside in segments:
            for line in lines(label, inside, instrument, options.period).values():
                rows += [row | {"chart": chart} for row in charted(line, chart, baseline)]
    made_by = {"script": "Tests/Support/oracle_trend.py", "python": platform.python_version(), "period": options.period}
    made_by |= {"segment": options.segment, "baseline": options.baseline} | {m.__name__: m.__version__ for m in (np, scipy)}
    print(f'{{\n "made_by": {json.dumps(made_by)},\n "trend": [\n  ' + ",\n  ".join(
        json.dumps({c: plain(row.get(c)) for c in COLUMNS}, ensure_ascii=False, allow_nan=False) for row in rows) + "\n ]\n}")


if __name__ == "__main__":
    main()
