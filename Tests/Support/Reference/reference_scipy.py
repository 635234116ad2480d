"""Prints reference values computed with scipy and numpy, row by row as reference.R does.

Differences are ranked as whole numbers: a respondent's dimension score is a fraction, and all of a dimension are taken times a common
denominator, so that equal thirds tie. Means and linearised variances are exact fractions until their root is taken.

Omega is (Σλ)² / ((Σλ)² + Σψ) of one factor by least squares on the correlations off the diagonal (minres), solved until the gradient
vanishes in double precision; psych stops earlier and agrees to five decimals. It is left out below three items that vary, and where a
communality reaches 1 (a Heywood case: the perceptions or gaps of d6). Constant items stay in raw alpha and in item-rest correlations;
what rests on correlations leaves them out.

Usage: python3 reference_scipy.py, in this folder. Needs numpy and scipy.
"""

import csv
import math
from fractions import Fraction
from itertools import combinations

import numpy as np
import scipy
from scipy import optimize, special, stats

TOOL = f"scipy {scipy.__version__}"
DATA = {
    "five-point": ({"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}, 1),
    "seven-point": ({f"d{d}": 3 for d in range(1, 9)}, 1),
    "slider": ({"speed": 1, "contact": 2, "result": 6}, 10),
}


def emit(table, segment, subject, side, values):
    for name, value in values.items():
        if value is not None and math.isfinite(value):
            print(dataset, table, segment, subject, side, name, repr(float(value)), TOOL, sep=",")


# Answers and scores

class Export:
    def __init__(self, name, sizes, unit):
        with open(name + ".csv", newline="") as file:
            records = list(csv.DictReader(file))
        self.items = range(sum(sizes.values()))
        self.unit = unit  # answers are whole numbers of 1/unit
        self.E, self.P = ([[round(float(t) * unit) if (t := r[f"{f}{i + 1}"]) else None for i in self.items] for r in records] for f in "EP")
        self.branch = np.array([r["branch"] for r in records])
        ends = np.cumsum(list(sizes.values())).tolist()
        self.dimensions = {d: range(end - size, end) for (d, size), end in zip(sizes.items(), ends)}

    def scores(self, items, minimum):
        """Each respondent's (E, P) means over answered pairs as fractions, or None."""
        found = []
        for e, p in zip(self.E, self.P):
            pairs = [(e[i], p[i]) for i in items if e[i] is not None and p[i] is not None]
            mean = lambda k: Fraction(sum(pair[k] for pair in pairs), len(pairs) * self.unit)
            found.append((mean(0), mean(1)) if len(pairs) >= minimum else None)
        return found


def gaps(scores):
    return [s and s[1] - s[0] for s in scores]


def whole(fractions):
    """The numbers times their common denominator, and that."""
    common = math.lcm(*(f.denominator for f in fractions))
    return np.array([int(f * common) for f in fractions], dtype=float), common


# A test against zero

def paired(scores):
    seen = [s for s in scores if s]
    n, (flat, unit) = len(seen), whole([x for s in seen for x in s])
    e, p = flat[::2], flat[1::2]
    test = stats.ttest_rel(p, e)
    low, high = test.confidence_interval()
    gap = float(sum(s[1] - s[0] for s in seen) / n)
    spread = np.std(p - e, ddof=1) / unit
    exact = math.exp(special.gammaln(test.df / 2) - special.gammaln((test.df - 1) / 2)) / math.sqrt(test.df / 2)
    tost = max(stats.ttest_1samp(p - e, at * unit, alternative=a).pvalue for at, a in ((-0.5, "greater"), (0.5, "less")))
    return {"n": n, "mean_e": float(sum(s[0] for s in seen) / n), "sd_e": np.std(e, ddof=1) / unit,
            "mean_p": float(sum(s[1] for s in seen) / n), "sd_p": np.std(p, ddof=1) / unit, "gap": gap, "sd_gap": spread,
            "se_gap": stats.sem(p - e) / unit, "ci_low": low / unit, "ci_high": high / unit, "t": test.statistic, "df": test.df, "p": test.pvalue,
            "dz": gap / spread, "g": gap / spread * exact, "d_av": gap * unit / math.sqrt((np.var(e, ddof=1) + np.var(p, ddof=1)) / 2),
            "r_ep": stats.pearsonr(e, p).statistic if np.ptp(e) and np.ptp(p) else None, "p_tost": tost}


def signed_ranks(scores):
    """z is that of W+ (negative where experience falls short); no continuity correction but in p_drop_cc."""
    d, _ = whole([g for g in gaps(scores) if g is not None])
    row = {}
    for name, zeros in (("drop", "wilcox"), ("pratt", "pratt"), ("zsplit", "zsplit")):
        test = lambda x, **more: stats.wilcoxon(x, zero_method=zeros, method="asymptotic", **more)
        plus = test(d, alternative="greater")
        row |= {f"w_plus_{name}": plus.statistic, f"w_minus_{name}": test(-d, alternative="greater").statistic,
                f"z_{name}": plus.zstatistic, f"p_{name}": test(d).pvalue}
        if zeros == "wilcox":
            row["p_drop_cc"] = test(d, correction=True).pvalue
    return row | {"rank_biserial": (row["w_plus_drop"] - row["w_minus_drop"]) / (row["w_plus_drop"] + row["w_minus_drop"])}


def holm(p):
    adjusted, running = [0.0] * len(p), 0.0
    for rank, i in enumerate(np.argsort(p)):
        running = max(running, min(1.0, p[i] * (len(p) - rank)))
        adjusted[i] = running
    return adjusted


def measure(table, measured):
    rows = {subject: paired(scores) | signed_ranks(scores) for subject, scores in measured.items()}
    p = [row["p"] for row in rows.values()]
    for (subject, row), h, bh in zip(rows.items(), holm(p), stats.false_discovery_control(p)):
        emit(table, "all", subject, "gap", row | {"p_holm": h, "p_bh": bh})


# A combination of dimension gaps

def combine(columns, coefficients):
    """Linearised: u_r = Σ c_d (G_rd - G_d) / n_d over the dimensions that respondent r has, se² = n/(n-1) Σ u_r²."""
    observed = [[g for g in column if g is not None] for column in columns]
    means = [sum(own) / len(own) for own in observed]
    rows = [row for row in zip(*columns) if any(g is not None for g in row)]
    n, square = len(rows), Fraction(0)
    for row in rows:
        square += sum(c * (g - m) / len(own) for c, g, m, own in zip(coefficients, row, means, observed) if g is not None) ** 2
    value, se = float(sum(c * m for c, m in zip(coefficients, means))), math.sqrt(square * n / (n - 1))
    reach = stats.t.ppf(0.975, n - 1) * se
    return {"n": n, "value": value, "se": se, "ci_low": value - reach, "ci_high": value + reach, "t": value / se, "df": n - 1,
            "p": 2 * stats.t.sf(abs(value / se), n - 1)}


def even(columns):
    return [Fraction(1, len(columns))] * len(columns)


def overall(columns):
    row = combine(columns, even(columns))
    emit("scores", "all", "overall_dimensions", "gap", {{"value": "gap", "se": "se_gap"}.get(k, k): v for k, v in row.items()})


def other_dimensions(columns):
    D = len(columns)
    rows = {d: combine(list(columns.values()), [1 if other == d else Fraction(-1, D - 1) for other in columns]) for d in columns}
    for (d, row), adjusted in zip(rows.items(), holm([row["p"] for row in rows.values()])):
        emit("scores", "all", d, "gap", {"oth_diff": row["value"], "oth_p_holm": adjusted}
             | {f"oth_{k}": row[k] for k in ("se", "ci_low", "ci_high", "p")})


def overall_items(export, measured):
    means = [sum(own) / len(own) for scores in measured.values() if (own := [g for g in gaps(scores) if g is not None])]
    emit("scores", "all", "overall_items", "gap", {"gap": sum(means) / len(means)})
    if all(s for scores in measured.values() for s in scores):
        row = paired(export.scores(export.items, len(export.items)))
        emit("scores", "all", "overall_items", "gap", {k: row[k] for k in ("n", "se_gap", "ci_low", "ci_high", "t", "df", "p")})


# Segments

def welch(x, y):
    """Of two results of `combine`."""
    v1, v2 = x["se"] ** 2, y["se"] ** 2
    df = (v1 + v2) ** 2 / (v1**2 / x["df"] + v2**2 / y["df"])
    return welch_row(x["value"] - y["value"], math.sqrt(v1 + v2), df)


def welch_row(difference, se, df):
    reach = stats.t.ppf(0.975, df) * se
    return {"rest_diff": difference, "rest_se": se, "rest_df": df, "rest_ci_low": difference - reach, "rest_ci_high": difference + reach,
            "rest_p": 2 * stats.t.sf(abs(difference / se), df)}


def welch_test(values, unit, own):
    seen = ~np.isnan(values)
    x, y = values[own & seen], values[~own & seen]
    test = stats.ttest_ind(x, y, equal_var=False)
    low, high = test.confidence_interval()
    difference = float(np.mean(x) - np.mean(y))
    return {"rest_diff": difference / unit, "rest_se": difference / test.statistic / unit, "rest_df": test.df,
            "rest_ci_low": low / unit, "rest_ci_high": high / unit, "rest_p": test.pvalue}


def against_rest(subject, branch, compare):
    rows = {name: compare(branch == name) for name in sorted(set(branch))}
    for (name, row), adjusted in zip(rows.items(), holm([row["rest_p"] for row in rows.values()])):
        emit("segments", name, subject, "gap", row | {"rest_p_holm": adjusted})


def between_segments(subject, values, unit, branch):
    groups = {name: own for name in sorted(set(branch)) if len(own := values[(branch == name) & ~np.isnan(values)])}
    several = [own for own in groups.values() if len(own) > 1]
    F, H = stats.f_oneway(*several, equal_var=False), stats.kruskal(*groups.values())
    emit("segments", "all", subject, "gap", {"welch_f": F.statistic, "welch_p": F.pvalue,
                                             "kw_h": H.statistic, "kw_df": len(groups) - 1, "kw_p": H.pvalue})
    pairs = [(a, b) for a, b in combinations(groups, 2) if len(groups[a]) > 1 and len(groups[b]) > 1]
    p = [stats.ttest_ind(groups[a], groups[b], equal_var=False).pvalue for a, b in pairs]
    for (a, b), adjusted in zip(pairs, holm(p)):
        difference = float(np.mean(groups[a]) - np.mean(groups[b])) / unit
        emit("pairs", "all", f"{subject}|{a}|{b}", "gap", {"pair_p_holm": adjusted, "pair_diff": difference})


def segments(columns, branch):
    mean = [sum(own) / len(own) if (own := [g for g in row if g is not None]) else None for row in zip(*columns.values())]
    for subject, column in (columns | {"overall_dimensions": mean}).items():
        numbers, unit = whole([Fraction(0) if g is None else g for g in column])
        values = np.where([g is None for g in column], np.nan, numbers)
        between_segments(subject, values, unit, branch)
        if subject in columns:
            against_rest(subject, branch, lambda own: welch_test(values, unit, own))
    some = lambda own: combine([[g for g, keep in zip(column, own) if keep] for column in columns.values()], even(columns))
    against_rest("overall_dimensions", branch, lambda own: welch(some(own), some(~own)))


# Reliability

def raw_alpha(C):
    k = len(C)
    return k / (k - 1) * (1 - np.trace(C) / C.sum())


def omega(R):
    k = len(R)
    above = np.triu_indices(k, 1)
    residuals = lambda l: (R - np.outer(l, l))[above]
    gradient = lambda l: R @ l - l - l * (l @ l) + l**3
    values, vectors = np.linalg.eigh(R)
    starts = [vectors[:, -j] * math.sqrt(values[-j]) for j in (1, 2)] + [np.full(k, 0.5)]
    fits = [optimize.least_squares(residuals, start, xtol=1e-15, ftol=1e-15, gtol=1e-15) for start in starts]
    best = min(fits, key=lambda fit: fit.cost).x
    if (best**2 >= 1).any():
        return None
    found = optimize.root(gradient, best, tol=1e-15).x
    assert np.abs(gradient(found)).max() < 1e-13
    common = found.sum() ** 2
    return common / (common + (1 - found**2).sum())


def by_correlation(R):
    k, r = len(R), R[np.triu_indices(len(R), 1)]
    multiple = 1 - 1 / np.diag(np.linalg.inv(R))
    return {"alpha_standardised": k * r.mean() / (1 + (k - 1) * r.mean()), "lambda6": 1 - (1 - multiple).sum() / R.sum(),
            "mean_r": r.mean(), "median_r": np.median(r), "omega": omega(R) if k > 2 else None}


def standard_error(C, n):
    """Duhachek and Iacobucci (2004), the sum over the elements of the matrix product C·C."""
    k, total, trace, product = len(C), C.sum(), np.trace(C), C @ C
    return math.sqrt(2 * k**2 / ((k - 1) ** 2 * total**3) * (total * (np.trace(product) + trace**2) - 2 * trace * product.sum()) / n)


def reliability(subject, side, X, names):
    X = np.array([row for row in X if None not in row], dtype=float)
    n, k = X.shape
    emit("reliability", "all", subject, side, {"n": n, "k": k})
    if k < 2:
        return
    C = np.cov(X.T)
    alpha, df = raw_alpha(C), (n - 1, (n - 1) * (k - 1))
    low, high = (1 - (1 - alpha) * stats.f.ppf(q, *df) for q in (0.975, 0.025))
    varies = np.ptp(X, axis=0) > 0
    emit("reliability", "all", subject, side, {"alpha": alpha, "ase": standard_error(C, n), "feldt_low": low, "feldt_high": high}
         | by_correlation(np.corrcoef(X[:, varies].T)))
    for i, name in enumerate(names if subject != "overall_items" else ()):
        rest = np.delete(np.delete(C, i, 0), i, 1)
        emit("reliability", "all", name, side, {
            "item_rest_r": stats.pearsonr(X[:, i], X.sum(axis=1) - X[:, i]).statistic if varies[i] else None,
            "alpha_if_deleted": raw_alpha(rest) if k > 2 else None})


def difference_reliability(subject, E, P):
    both = np.array([(e, p) for e, p in zip(E, P) if None not in e + p], dtype=float)
    if both.shape[2] < 2:
        return
    e, p = both[:, 0].sum(axis=1), both[:, 1].sum(axis=1)
    (ve, cross), (_, vp) = np.cov(e, p)
    true = raw_alpha(np.cov(both[:, 0].T)) * ve + raw_alpha(np.cov(both[:, 1].T)) * vp - 2 * cross
    emit("reliability", "all", subject, "gap", {"r_ep": stats.pearsonr(e, p).statistic, "r_diff": true / (ve + vp - 2 * cross)})


def scales(export):
    for subject, items in (export.dimensions | {"overall_items": export.items}).items():
        E, P = ([[row[i] for i in items] for row in side] for side in (export.E, export.P))
        D = [[None if a is None or b is None else b - a for a, b in zip(e, p)] for e, p in zip(E, P)]
        for side, X in (("expectation", E), ("perception", P), ("gap", D)):
            reliability(subject, side, X, [f"q{i + 1:02}" for i in items])
        if subject != "overall_items":
            difference_reliability(subject, E, P)


def other_rules(export):
    for rule in ("complete", "any"):
        for d, items in export.dimensions.items():
            own, unit = whole([g for g in gaps(export.scores(items, 1 if rule == "any" else len(items))) if g is not None])
            emit("scores_" + rule, "all", d, "gap", {"n": len(own), "gap": own.mean() / unit, "sd_gap": np.std(own, ddof=1) / unit})


for dataset, (sizes, unit) in DATA.items():
    export = Export(dataset, sizes, unit)
    items = {f"q{i + 1:02}": export.scores([i], 1) for i in export.items}
    measured = {d: export.scores(own, (len(own) + 1) // 2) for d, own in export.dimensions.items()}
    columns = {d: gaps(scores) for d, scores in measured.items()}
    measure("items", items)
    measure("scores", measured)
    overall(list(columns.values()))
    overall_items(export, items)
    other_dimensions(columns)
    scales(export)
    if dataset == "five-point":
        other_rules(export)
        segments(columns, export.branch)
