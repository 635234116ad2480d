"""The measurement by branch with what people use instead, each as a process of its own.

usage: peers.py {polars|duckdb|pandas} FILE.csv

Per branch and in all: for each item n, mean expectation, perception and gap, and the gap's SD; for each dimension the mean and SD of
respondents' mean gaps over answered pairs, and Cronbach's alpha of the gaps of complete respondents. Prints the dimensions in all as JSON:
{dimension: [mean, sd, alpha]}.
"""
import json
import sys

DIMENSIONS = {"tangibles": (1, 4), "reliability": (5, 9), "responsiveness": (10, 13), "assurance": (14, 17), "empathy": (18, 22)}
ITEMS = range(1, 23)


def items(dimension):
    first, last = DIMENSIONS[dimension]
    return range(first, last + 1)


def alpha(variances, total):
    k = len(variances)
    return k / (k - 1) * (1 - sum(variances) / total)


def polars(path):
    import polars as pl

    gap = {i: pl.col(f"P{i}") - pl.col(f"E{i}") for i in ITEMS}
    frame = pl.scan_csv(path).with_columns(
        [pl.mean_horizontal([gap[i] for i in items(d)]).alias(f"score_{d}") for d in DIMENSIONS]
        + [pl.sum_horizontal([gap[i] for i in items(d)], ignore_nulls=False).alias(f"total_{d}") for d in DIMENSIONS])
    measures = [pl.len().alias("n")]
    for i in ITEMS:
        measures += [pl.col(f"E{i}").mean().alias(f"e{i}"), pl.col(f"P{i}").mean().alias(f"p{i}"), gap[i].mean().alias(f"g{i}"),
                     gap[i].std().alias(f"s{i}"), gap[i].count().alias(f"n{i}")]
    for d in DIMENSIONS:
        complete = pl.col(f"total_{d}").is_not_null()
        measures += [pl.col(f"score_{d}").mean().alias(f"mean_{d}"), pl.col(f"score_{d}").std().alias(f"sd_{d}"),
                     pl.col(f"total_{d}").var().alias(f"var_{d}")]
        measures += [gap[i].filter(complete).var().alias(f"v{i}") for i in items(d)]
    _, whole = pl.collect_all([frame.group_by("branch").agg(measures), frame.select(measures)], engine="streaming")
    return whole.row(0, named=True)


def duckdb(path):
    import duckdb

    scores = [f"list_avg([{','.join(f'P{i}-E{i}' for i in items(d))}]) score_{d}, {'+'.join(f'(P{i}-E{i})' for i in items(d))} total_{d}"
              for d in DIMENSIONS]
    measures = ["count(*) n"]
    for i in ITEMS:
        measures += [f"avg(E{i}) e{i}", f"avg(P{i}) p{i}", f"avg(P{i}-E{i}) g{i}", f"stddev_samp(P{i}-E{i}) s{i}", f"count(P{i}-E{i}) n{i}"]
    for d in DIMENSIONS:
        measures += [f"avg(score_{d}) mean_{d}", f"stddev_samp(score_{d}) sd_{d}", f"var_samp(total_{d}) var_{d}"]
        measures += [f"var_samp(P{i}-E{i}) filter (total_{d} is not null) v{i}" for i in items(d)]
    run = duckdb.connect().execute(
        f"with answers as (select *, {', '.join(scores)} from read_csv(?)) select branch, {', '.join(measures)} from answers "
        "group by rollup(branch) order by branch nulls last", [path])
    names = [column[0] for column in run.description]
    return dict(zip(names, run.fetchall()[-1]))


def pandas(path):
    import pandas as pd

    frame = pd.read_csv(path)
    gaps = pd.DataFrame({i: frame[f"P{i}"] - frame[f"E{i}"] for i in ITEMS})
    frame.groupby("branch")[[f"{side}{i}" for side in "EP" for i in ITEMS]].agg(["mean", "count"])
    gaps.groupby(frame["branch"]).agg(["mean", "std", "count"])
    whole = {}
    for d in DIMENSIONS:
        score, complete = gaps[list(items(d))].mean(axis=1), gaps[list(items(d))].dropna()
        score.groupby(frame["branch"]).agg(["mean", "std"])
        whole |= {f"mean_{d}": score.mean(), f"sd_{d}": score.std(), f"var_{d}": complete.sum(axis=1).var()}
        whole |= {f"v{i}": complete[i].var() for i in items(d)}
    return whole


def main():
    tool, path = sys.argv[1:]
    row = {"polars": polars, "duckdb": duckdb, "pandas": pandas}[tool](path)
    print(json.dumps({d: [row[f"mean_{d}"], row[f"sd_{d}"], alpha([row[f"v{i}"] for i in items(d)], row[f"var_{d}"])] for d in DIMENSIONS}))


main()
