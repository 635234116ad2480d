"""Prints the figures that ZoneTests and WeightTests expect of twelve written responses, from numpy and scipy alone.

Usage: python3 Tests/Support/oracle_zone.py
"""

import math

import numpy as np
import scipy
from scipy import stats

# Minimum, expectation and perception on 1-9, importance on 1-5; a dimension of two items and one of four; `.` is a blank.
ROWS = """
5.3816 596755 547574 .34225
4.4545 6.77.7 7596.4 43.3.1
837774 9..999 978798 435444
554857 998978 769877 .33345
51243. 485.65 536435 .35344
434545 797.85 75.665 543.43
73.624 876997 545596 325452
55.845 8.9879 756793 233424
435524 676542 615552 525244
46.575 796987 6678.7 534523
.65835 7.6878 6..798 234455
53577. 999989 867796 5.341.
""".split()
DIMENSIONS = (slice(0, 2), slice(2, 6))
RULES = {"half": lambda size: math.ceil(size / 2), "complete": lambda size: size, "any": lambda size: 1,
         "minimum:3": lambda size: min(3, size)}


def facet(offset):
    return np.array([[float(c) if c != "." else np.nan for c in row] for row in ROWS[offset::4]])


def estimate(values):
    values = values[~np.isnan(values)]
    low, high = stats.t.interval(0.95, len(values) - 1, loc=values.mean(), scale=stats.sem(values))
    return len(values), values.mean(), low, high


def classes(m, e, p):
    ok = ~np.isnan(m) & (m <= e)
    return [int(x.sum()) for x in (ok & (p < m), ok & (p >= m) & (p <= e), ok & (p > e), m > e, m == e)]


def zone(M, E, P):
    triples = ~(np.isnan(M) | np.isnan(E) | np.isnan(P))
    for item in range(6):
        m, e, p = (X[triples[:, item], item] for X in (M, E, P))
        print("item", item + 1, m.mean(), e.mean(), p.mean(), estimate(p - m), estimate(p - e)[1:], classes(m, e, p))
    for rule, needed in RULES.items():
        scores = []
        for part in DIMENSIONS:
            t = triples[:, part]
            count = t.sum(1)
            enough = count >= needed(t.shape[1])
            m, e, p = (np.where(enough, np.where(t, X[:, part], 0).sum(1) / np.maximum(count, 1), np.nan) for X in (M, E, P))
            scores.append((m, e, p))
            print(rule, "dimension", np.nanmean(m), np.nanmean(e), np.nanmean(p), estimate(p - m), estimate(p - e)[1:], classes(m, e, p))
        means = [np.nanmean(np.array(scores), axis=0)[k] for k in range(3)]
        u = sum(np.where(np.isnan(p - m), 0, p - m - np.nanmean(p - m)) / (2 * (~np.isnan(p)).sum()) for m, e, p in scores)
        n = int((~np.isnan(means[0])).sum())
        mean = np.mean([np.nanmean(p - m) for m, e, p in scores])
        margin = stats.t.ppf(0.975, n - 1) * math.sqrt(n / (n - 1) * (u**2).sum())
        print(rule, "overall", n, mean, mean - margin, mean + margin, np.mean([np.nanmean(p - e) for m, e, p in scores]), classes(*means))


def weights(E, P, I):
    counted = ~(np.isnan(I) | np.isnan(E) | np.isnan(P))
    w, g = np.where(counted, I, 0), np.where(counted, P - E, 0)
    print("overall_weighted", estimate((w * g).sum(1) / w.sum(1)))
    print("overall_unweighted_same_people", estimate(g.sum(1) / counted.sum(1)))
    importance, gap = w.sum(0) / counted.sum(0), g.sum(0) / counted.sum(0)
    print("overall_weighted_mean_weights", (importance * gap).sum() / importance.sum())
    print("weighted_servperf", ((w * np.where(counted, P, 0)).sum(1) / w.sum(1)).mean())
    print("contributions", [((w * g)[:, part].sum(1) / w.sum(1)).mean() for part in DIMENSIONS])
    print("importance", np.nanmean(I, 0), (~np.isnan(I)).sum(0))
    print("gap_of_means", np.mean(np.nanmean(P, 0) - np.nanmean(E, 0)), "servperf", np.nanmean(P, 0).mean())
    pairs = ~(np.isnan(E) | np.isnan(P))
    print("conformity_percent", 100 * P[pairs].sum() / E[pairs].sum())
    performance = np.array([P[pairs[:, item], item].mean() for item in range(6)])
    rated = np.nanmean(I, 0)
    print("performance", performance, "means", rated.mean(), performance.mean(), "medians", np.median(rated), np.median(performance))
    print("gap line", 100 * (rated - 1) / 4 - 100 * (performance - 1) / 8)


if __name__ == "__main__":
    np.set_printoptions(precision=12)
    print("numpy", np.__version__, "scipy", scipy.__version__)
    M, E, P, I = (facet(k) for k in range(4))
    zone(M, E, P)
    weights(E, P, I)
