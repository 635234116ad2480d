#!/usr/bin/env python3
"""Scores a SERVQUAL export independently of the Swift code: the expected results beside the sample data.

usage: oracle_scores.py EXPORT [--by COLUMN] [--instrument servqual-1991|servqual-1988|FILE.json] [--scale 1-7] [--encoding NAME]
                        [--missing half|minimum:K]

EXPORT is a wide CSV (respondent_id, submitted_at, segment columns, E1.., P1.., optional W_<dimension> points) or XML with one element
per response. FILE.json: {"dimensions": {"id": [item numbers]}, "reversed": [item numbers]}. Sums, means, variances and signs are exact
(fractions); scipy supplies the t and F distributions. Needs numpy and scipy.
"""
import argparse
import csv
import io
import json
import math
import platform
import re
import statistics
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from datetime import datetime, timezone
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

SERVQUAL = {"tangibles": [1, 2, 3, 4], "reliability": [5, 6, 7, 8, 9], "responsiveness": [10, 11, 12, 13],
            "assurance": [14, 15, 16, 17], "empathy": [18, 19, 20, 21, 22]}
PRESETS = {"servqual-1991": {"dimensions": SERVQUAL},
           "servqual-1988": {"dimensions": SERVQUAL, "reversed": [10, 11, 12, 13, 18, 19, 20, 21, 22]}}
MISSING = {"", "na", "n/a", "-", ".", "null", "#n/a", "不适用"}
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
ITEM_NAME = re.compile(r"(E|P|期望|感知)\s*([0-9]+)", re.IGNORECASE)
FACET = {"e": "E", "期望": "E", "p": "P", "感知": "P"}
ALIASES = {"id": "respondent_id", "submitted": "submitted_at"}

SCORE_COLUMNS = """segment_key segment_label dimension responses n n_expectation n_perception
expectation_mean expectation_sd perception_mean perception_sd gap_mean gap_sd gap_se gap_ci_low gap_ci_high t df p effect_dz effect_g
below_n met_n exceeded_n below_share met_share exceeded_share
alpha_expectation alpha_perception alpha_gap alpha_gap_ci_low alpha_gap_ci_high alpha_n
importance_mean gap_weighted gap_percent_of_range perception_percent top_expectation_share""".split()
ITEM_COLUMNS = SCORE_COLUMNS[:3] + ["item"] + [c for c in SCORE_COLUMNS[3:] if not c.startswith("alpha_")]
ITEM_COLUMNS += ["expectation_median", "perception_median", "gap_median"]
LEAST = None  # --missing minimum:K

@dataclass
class Instrument:
    dimensions: dict
    reversed: list = field(default_factory=list)
    low: int = 1
    high: int = 7

    def __post_init__(self):
        self.items = [i for items in self.dimensions.values() for i in items]

@dataclass
class Response:
    E: dict  # item -> answer, answered items only
    P: dict
    fields: dict = field(default_factory=dict)

    def pairs(self, items):
        return [(self.E[i], self.P[i]) for i in items if i in self.E and i in self.P]


# Reading

def decode(data, encoding):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w.-]+)["']""", data)
    encoding = encoding or (declared and declared[1].decode()) or "utf-8"
    return data.decode(encoding).lstrip("\ufeff")

def csv_records(text):
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    if len(set(header)) < len(header):
        sys.exit("duplicate column in the header")
    return [dict(zip(map(str.strip, header), row)) for row in rows if len(row) == len(header)]

def xml_records(text):
    if "<!DOCTYPE" in text:
        sys.exit("a DOCTYPE is not read")
    for element in ElementTree.fromstring(re.sub(r"^\s*<\?xml.*?\?>", "", text)).iter():
        record, answers = dict(element.attrib), []
        for child in element:
            name = child.tag.rpartition("}")[2]
            name += child.get("i", "") if name.lower() in FACET else ""
            answers += [name] if ITEM_NAME.fullmatch(name) else []
            record[name] = "".join(child.itertext())
        if answers and len(set(answers)) == len(answers):
            yield {ALIASES.get(k, k): v for k, v in record.items()}

def when(text):
    moment = datetime.fromisoformat(text.strip())
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()

def response(record, instrument):
    """Raises ValueError where the record cannot be read with certainty."""
    facets = {"E": {}, "P": {}}
    for name, text in record.items():
        found = ITEM_NAME.fullmatch(name)
        if not found or (text := text.strip().translate(FULL_WIDTH)).lower() in MISSING:
            continue
        item, low, high = int(found[2]), instrument.low, instrument.high
        answer = int(text.partition(".")[0]) if re.fullmatch(r"[0-9]+(\.0+)?", text) else None
        if item not in instrument.items or answer is None or not low <= answer <= high:
            raise ValueError(name)
        facets[FACET[found[1].lower()]][item] = low + high - answer if item in instrument.reversed else answer
    if not any(facets.values()) or not record.get("respondent_id", "unnamed").strip():
        raise ValueError("no answers or no id")
    return Response(**facets, fields=record)

def read(path, instrument, encoding=None):
    text = decode(Path(path).read_bytes(), encoding)
    records = list(xml_records(text) if text.lstrip().startswith("<") else csv_records(text))
    kept = {}  # id -> (time, position, response): the latest wins, then the later position
    for position, record in enumerate(records):
        try:
            moment = when(record["submitted_at"]) if "submitted_at" in record else 0
            candidate = (moment, position, response(record, instrument))
        except ValueError:
            continue
        key = record.get("respondent_id", position)
        if key not in kept or kept[key][:2] < candidate[:2]:
            kept[key] = candidate
    print(f"{len(kept)} of {len(records)} records used", file=sys.stderr)
    return [r for _, _, r in sorted(kept.values(), key=lambda k: k[1])]

def shares(r, instrument):
    """Importance points as shares of their sum, or None where the respondent stays out of the weighted rows."""
    texts = [t if (t := r.fields.get("W_" + d, "").strip()).lower() not in MISSING else None for d in instrument.dimensions]
    if any(t and not re.fullmatch(r"[0-9]+(\.[0-9]+)?", t) for t in texts):
        return None  # negative or unreadable
    points = [Fraction(t or 0) for t in texts]
    if abs(sum(points) - 100) > (2 if None in texts else 10):
        return None
    return [p / sum(points) for p in points]


# Statistics

def mean(xs):
    return Fraction(sum(xs), len(xs)) if xs else None

def variance(xs):
    return (sum(x * x for x in xs) - mean(xs) ** 2 * len(xs)) / Fraction(len(xs) - 1) if len(xs) > 1 else None

def hedges(df):
    """gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)), from whole numbers."""
    m = df // 2
    if df % 2:
        return m * math.comb(2 * m, m) / 4**m * math.sqrt(math.pi / (df / 2))
    return 4**(m - 1) / math.comb(2 * m - 2, m - 1) / math.sqrt(math.pi * df / 2)

def gap_columns(gap, spread, n, instrument):
    """Interval and paired t of a mean gap whose respondents' scores have the variance `spread`."""
    row = {"n": n, "gap_mean": gap, "gap_percent_of_range": None if gap is None else 100 * gap / (instrument.high - instrument.low)}
    if spread is None:
        return row
    sd, se, df = math.sqrt(spread), math.sqrt(spread / n), n - 1
    half = stats.t.ppf(0.975, df) * se
    row |= {"gap_sd": sd, "gap_se": se, "gap_ci_low": gap - half, "gap_ci_high": gap + half, "df": df}
    if spread > 0:
        t = gap / se
        row |= {"t": t, "p": 2 * stats.t.sf(abs(t), df), "effect_dz": gap / sd, "effect_g": gap / sd * hedges(df)}
    return row

def facet_columns(e, p, instrument):
    percent = None if p is None else 100 * (p - instrument.low) / (instrument.high - instrument.low)
    return {"expectation_mean": e, "perception_mean": p, "perception_percent": percent}

def outcome_columns(sums):
    row = {"below_n": sum(s < 0 for s in sums), "met_n": sum(s == 0 for s in sums), "exceeded_n": sum(s > 0 for s in sums)}
    return row | {k[:-1] + "share": Fraction(v, len(sums)) if sums else None for k, v in row.items()}

def top_column(responses, items, instrument):
    return {"top_expectation_share": mean([e == instrument.high for r in responses for e, _ in r.pairs(items)])}

def alpha(rows):
    """Cronbach's alpha of complete rows with Feldt's 95 % interval."""
    n, k = len(rows), len(rows[0]) if rows else 0
    x = np.array(rows, dtype=np.int64).reshape(n, k)
    spread = lambda v: int(n * (v * v).sum() - v.sum() ** 2)
    if n < 2 or k < 2 or (total := spread(x.sum(axis=1))) == 0:
        return None, None, None
    a = Fraction(k, k - 1) * (1 - Fraction(sum(spread(c) for c in x.T), total))
    return a, *(1 - float(1 - a) * stats.f.ppf(q, n - 1, (n - 1) * (k - 1)) for q in (0.975, 0.025))

def alpha_columns(responses, items):
    e, p = ([[getattr(r, f)[i] for i in items] for r in responses if all(i in getattr(r, f) for i in items)] for f in "EP")
    gaps = [[p - e for e, p in pairs] for r in responses if len(pairs := r.pairs(items)) == len(items)]
    row = dict(zip(("alpha_gap", "alpha_gap_ci_low", "alpha_gap_ci_high"), alpha(gaps)))
    return row | {"alpha_expectation": alpha(e)[0], "alpha_perception": alpha(p)[0], "alpha_n": len(gaps)}


# Rows

def enough(answered, items):
    if LEAST:
        return answered >= min(LEAST, len(items))
    return 2 * answered >= len(items)  # the half rule

def facet_counts(responses, dimensions):
    """Respondents who answered enough of at least one of the dimensions, each facet alone."""
    passes = lambda answers: any(enough(sum(i in answers for i in items), items) for items in dimensions)
    return {"n_expectation": sum(passes(r.E) for r in responses), "n_perception": sum(passes(r.P) for r in responses)}

def dimension_row(responses, items, instrument):
    """A dimension, or an item as a dimension of one."""
    scored = [pairs for r in responses if enough(len(pairs := r.pairs(items)), items)]
    es, ps = ([mean([pair[k] for pair in pairs]) for pairs in scored] for k in (0, 1))
    gaps = [p - e for e, p in zip(es, ps)]
    row = gap_columns(mean(gaps), variance(gaps), len(gaps), instrument) | facet_columns(mean(es), mean(ps), instrument)
    if len(scored) > 1:
        row |= {"expectation_sd": math.sqrt(variance(es)), "perception_sd": math.sqrt(variance(ps))}
    row |= outcome_columns(gaps) | facet_counts(responses, [items])
    return row | alpha_columns(responses, items) | top_column(responses, items, instrument)

def median_columns(responses, item):
    pairs = [pair for r in responses for pair in r.pairs([item])]
    sides = {"expectation": [e for e, _ in pairs], "perception": [p for _, p in pairs], "gap": [p - e for e, p in pairs]}
    return {f"{side}_median": statistics.median(values) if values else None for side, values in sides.items()}

def dimension_scores(r, instrument, side=lambda e, p: p - e):
    return [mean([side(e, p) for e, p in pairs]) if enough(len(pairs := r.pairs(items)), items) else None
            for items in instrument.dimensions.values()]

def overall_row(printed, spread, n, sums, instrument):
    e, p, gap = (mean([row[c] for row in printed if row["n"]]) for c in ("expectation_mean", "perception_mean", "gap_mean"))
    return gap_columns(gap, spread, n, instrument) | facet_columns(e, p, instrument) | outcome_columns(sums)

def linearised(scores, centres):
    """The variance whose n-th part is the squared standard error of a mean of dimension means (contract: Overall)."""
    n, dimensions = len(scores), sum(count > 0 for _, count in centres)
    u = [sum((g - centre) / (dimensions * count) for g, (centre, count) in zip(s, centres) if g is not None) for s in scores]
    return sum(x * x for x in u) * n * n / Fraction(n - 1) if n > 1 else None

def overall_dimensions_row(responses, printed, instrument):
    """The mean of the printed dimension gaps, its standard error linearised over the respondents."""
    sides = {"gap_mean": lambda e, p: p - e, "expectation_mean": lambda e, p: e, "perception_mean": lambda e, p: p}
    observed = lambda side: [s for s in (dimension_scores(r, instrument, side) for r in responses) if any(g is not None for g in s)]
    scores = {c: observed(side) for c, side in sides.items()}
    spread = {c: linearised(scores[c], [(row[c], row["n"]) for row in printed]) for c in sides}
    gaps = scores["gap_mean"]
    row = overall_row(printed, spread["gap_mean"], len(gaps), [mean([g for g in s if g is not None]) for s in gaps], instrument)
    if len(gaps) > 1:
        row |= {c.replace("mean", "sd"): math.sqrt(spread[c]) for c in ("expectation_mean", "perception_mean")}
    return row | facet_counts(responses, instrument.dimensions.values())

def overall_items_row(responses, printed, instrument):
    """The mean of the item gaps; a standard error only where nobody lacks a pair."""
    paired = [pairs for r in responses if (pairs := r.pairs(instrument.items))]
    gaps = [mean([p - e for e, p in pairs]) for pairs in paired]
    spread = variance(gaps) if all(len(pairs) == len(instrument.items) for pairs in paired) else None
    row = overall_row(printed, spread, len(paired), gaps, instrument) | alpha_columns(responses, instrument.items)
    if spread is not None:
        for k, facet in enumerate(("expectation_sd", "perception_sd")):
            row[facet] = math.sqrt(variance([mean([pair[k] for pair in pairs]) for pairs in paired]))
    return row | facet_counts(responses, [[i] for i in instrument.items])

def segment_rows(key, label, responses, instrument, weighted):
    head = {"segment_key": key, "segment_label": label, "responses": len(responses)}
    scores = {d: dimension_row(responses, items, instrument) for d, items in instrument.dimensions.items()}
    items = [dimension_row(responses, [i], instrument) | median_columns(responses, i) | {"dimension": d, "item": i}
             for d, members in instrument.dimensions.items() for i in members]
    dimensions, top = list(scores.values()), top_column(responses, instrument.items, instrument)
    scores["overall_dimensions"] = overall_dimensions_row(responses, dimensions, instrument) | top
    scores["overall_items"] = overall_items_row(responses, items, instrument) | top
    if weighted:
        people = [(w, s, r) for r in responses if (w := shares(r, instrument)) and None not in (s := dimension_scores(r, instrument))]
        for k, row in enumerate(dimensions):
            row["importance_mean"] = mean([100 * w[k] for w, _, _ in people])
            row["gap_weighted"] = mean([w[k] * s[k] for w, s, _ in people])
        for name, gaps in (("overall_weighted", [sum(a * g for a, g in zip(w, s)) for w, s, _ in people]),
                           ("overall_unweighted_same_people", [mean(s) for _, s, _ in people])):
            scores[name] = gap_columns(mean(gaps), variance(gaps), len(people), instrument)
    return [head | {"dimension": d} | row for d, row in scores.items()], [head | row for row in items]

def tables(responses, instrument, by=None):
    """The rows of `scores` and `items`, totals first; a blank segment value counts in the total alone."""
    segments = [("all", "all", responses)]
    if by:
        labels = [r.fields.get(by, "").strip() for r in responses]
        segments += [(by, label, [r for r, own in zip(responses, labels) if own == label]) for label in sorted({*labels} - {""})]
    weighted = any("W_" + d in r.fields for r in responses for d in instrument.dimensions)
    parts = [segment_rows(*segment, instrument, weighted) for segment in segments]
    return tuple([row for part in parts for row in part[k]] for k in (0, 1))

def plain(value):
    return float(f"{float(value):.12g}") + 0.0 if isinstance(value, (float, Fraction)) else value  # + 0.0: no -0

def load_instrument(name, scale):
    text = PRESETS.get(name) or json.loads(Path(name).read_text(encoding="utf8"))
    return Instrument(text["dimensions"], text.get("reversed", []), *map(int, scale.split("-")))

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export")
    for name, default in (("--by", None), ("--instrument", "servqual-1991"), ("--scale", "1-7"), ("--encoding", None),
                          ("--missing", "half")):
        parser.add_argument(name, default=default)
    options = parser.parse_args()
    global LEAST
    LEAST = None if options.missing == "half" else int(options.missing.removeprefix("minimum:"))
    instrument = load_instrument(options.instrument, options.scale)
    responses = read(options.export, instrument, options.encoding)
    if not responses or options.by and not any(r.fields.get(options.by) for r in responses):
        sys.exit("no record could be read, or none with the column of --by")
    scores, items = tables(responses, instrument, options.by)
    made_by = {"script": "Tests/Support/oracle_scores.py", "python": platform.python_version()}
    made_by |= {m.__name__: m.__version__ for m in (np, scipy)}
    print(f'{{\n "made_by": {json.dumps(made_by)},')
    for name, rows, columns, end in (("scores", scores, SCORE_COLUMNS, ","), ("items", items, ITEM_COLUMNS, "\n}")):
        lines = [json.dumps({c: plain(row.get(c)) for c in columns}, ensure_ascii=False, allow_nan=False) for row in rows]
        print(f' "{name}": [\n  ' + ",\n  ".join(lines) + "\n ]" + end)


if __name__ == "__main__":
    main()
