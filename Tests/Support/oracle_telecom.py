"""Computes what the customer-care measures of the sample internet provider must be, from its export alone.

Usage: python3 Tests/Support/oracle_telecom.py SampleData/northern-telecom/2026-09.csv > SampleData/northern-telecom/expected-care.json
Needs numpy and scipy. The meaning of the columns is written here again, and not read from the codebook; respondents are looked at one by
one in floating point. A figure is [table, segment, group, statistic, dimension, n, value, low, high, adjusted p]; null where there is none.
"""

import csv
import json
import sys
from datetime import datetime

import numpy as np
import scipy
from scipy import stats

from oracle_care import holm

LEVEL = 0.95
NAMES = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"]
ITEMS = [range(1, 5), range(5, 10), range(10, 14), range(14, 18), range(18, 23)]
CLASSES = {"Platinum": "a", "Gold": "b", "Silver": "c", "Basic": "d"}


class Customer:
    def __init__(self, row):
        self.row = row
        pairs = {i: int(row[f"P{i}"]) - int(row[f"E{i}"]) for i in range(1, 23) if row[f"P{i}"] and row[f"E{i}"]}
        self.gaps = []
        for items in ITEMS:
            known = [pairs[i] for i in items if i in pairs]
            self.gaps.append(np.mean(known) if 2 * len(known) >= len(items) else None)
        self.gap = np.mean(list(pairs.values()))
        known = [g for g in self.gaps if g is not None]
        self.outcome = int(np.sign(round(float(np.mean(known)), 9)))

    def __getitem__(self, name):
        return self.row[name]

    def yes(self, name):
        return None if self.row[name] == "" else self.row[name] == "yes"

    def number(self, name):
        return None if self.row[name] == "" else float(self.row[name])

    def time(self, name):
        return None if self.row[name] == "" else datetime.fromisoformat(self.row[name]).timestamp() / 3600

    @property
    def path(self):
        if not self.yes("had_problem"):
            return "no_problem"
        if not self.yes("complained"):
            return "silent"
        if not self.yes("resolved"):
            return "unresolved"
        return "quickly_resolved" if self.number("days_to_resolve") <= 3 else "resolved"


class Figures:
    def __init__(self, segment):
        self.segment, self.rows = segment, []

    def put(self, table, group, statistic, value, n, interval=(None, None), dimension=None, p=None):
        numbers = [None if x is None or not np.isfinite(x) else float(x) for x in (value, *interval, p)]
        self.rows.append([f"care_{table}", self.segment, group, statistic, dimension, int(n), *numbers])

    def share(self, table, group, statistic, flags):
        flags = [flag for flag in flags if flag is not None]
        count, n = sum(flags), len(flags)
        interval = stats.binomtest(count, n).proportion_ci(LEVEL, "wilson") if n else (None, None)
        self.put(table, group, statistic, count / n if n else None, n, interval)

    def mean(self, table, group, statistic, values, dimension=None):
        values = np.array([value for value in values if value is not None], dtype=float)
        interval = stats.t.interval(LEVEL, len(values) - 1, values.mean(), stats.sem(values)) if len(values) > 1 else (None, None)
        self.put(table, group, statistic, values.mean() if len(values) else None, len(values), interval, dimension)

    def times(self, table, group, statistic, values):
        self.mean(table, group, f"{statistic}_mean", values)
        self.put(table, group, f"{statistic}_median", np.median(values), len(values))
        self.put(table, group, f"{statistic}_nine_tenths", np.quantile(values, 0.9), len(values))


def overall(people):
    """The mean of the dimensions' gaps with its standard error."""
    columns = [[c.gaps[d] for c in people if c.gaps[d] is not None] for d in range(5)]
    means, sizes = [np.mean(c) for c in columns], [len(c) for c in columns]
    u = [sum((c.gaps[d] - means[d]) / (5 * sizes[d]) for d in range(5) if c.gaps[d] is not None) for c in people]
    return np.mean(means), (len(u) / (len(u) - 1) * np.sum(np.square(u))) ** 0.5, len(u)


def gaps(out, table, group, statistic, people):
    for d, name in enumerate(NAMES):
        out.mean(table, group, statistic, [c.gaps[d] for c in people], name)
    mean, se, n = overall(people)
    margin = stats.t.ppf(0.5 + LEVEL / 2, n - 1) * se
    out.put(table, group, statistic, mean, n, (mean - margin, mean + margin), "overall_dimensions")


def contrasts(first, second):
    """By dimension and overall: difference, interval, n and p; p only of at least 30 on each side."""
    found = []
    for d in range(5):
        a, b = ([c.gaps[d] for c in side if c.gaps[d] is not None] for side in (first, second))
        test = stats.ttest_ind(a, b, equal_var=False)
        interval = test.confidence_interval(LEVEL)
        found.append((np.mean(a) - np.mean(b), tuple(interval), len(a), test.pvalue if min(len(a), len(b)) >= 30 else None))
    (a, s, n), (b, t, m) = overall(first), overall(second)
    se, df = (s**2 + t**2) ** 0.5, (s**2 + t**2) ** 2 / (s**4 / (n - 1) + t**4 / (m - 1))
    margin = stats.t.ppf(0.5 + LEVEL / 2, df) * se
    p = 2 * stats.t.sf(abs(a - b) / se, df) if min(n, m) >= 30 else None
    return found + [(a - b, (a - b - margin, a - b + margin), n, p)]


def families(out, table, statistic, groups):
    """Contrasts of several groups that are one family under Holm."""
    flat = [entry for found in groups.values() for entry in found]
    adjusted = iter(holm([entry[3] for entry in flat]))
    for group, found in groups.items():
        for name, (difference, interval, n, _) in zip(NAMES + ["overall_dimensions"], found):
            out.put(table, group, statistic, difference, n, interval, name, next(adjusted))


def sources(out, people):
    found = {}
    for code, words in (("past_experience", "Past experience"), ("word_of_mouth", "Word of mouth"), ("personal_needs", "Personal needs")):
        ticked = [words in c["expected_because_of"].split("; ") for c in people]
        out.share("sources", code, "share", ticked)
        first, second = ([c for c, flag in zip(people, ticked) if flag is side] for side in (True, False))
        gaps(out, "sources", code, "gap", first)
        gaps(out, "sources", code, "gap_of_others", second)
        found[code] = contrasts(first, second)
    families(out, "sources", "gap_difference", found)


def pyramid(out, people):
    value = sum(c.number("revenue_2025") for c in people)
    against, lost = {}, {}
    for code in "abcd":
        own, rest = ([c for c in people if (CLASSES[c["tier"]] == code) is side] for side in (True, False))
        out.share("pyramid", code, "customers_share", [CLASSES[c["tier"]] == code for c in people])
        out.put("pyramid", code, "value_share", sum(c.number("revenue_2025") for c in own) / value, len(own))
        out.mean("pyramid", code, "value_mean", [c.number("revenue_2025") for c in own])
        out.share("pyramid", code, "stayed", [not c.yes("cancelled") for c in own])
        for name, sign in (("dissatisfied", -1), ("satisfied", 0), ("delighted", 1)):
            out.share("pyramid", code, name, [c.outcome == sign for c in own])
        gaps(out, "pyramid", code, "gap", own)
        against[code] = contrasts(own, rest)
        lost[code] = contrasts([c for c in own if c.yes("cancelled")], [c for c in own if not c.yes("cancelled")])
    families(out, "pyramid", "gap_against_others", against)
    families(out, "pyramid", "lost_over", lost)


def money(out, people):
    gone = [c for c in people if c.yes("cancelled")]
    total, at_risk = (sum(c.number("revenue_2025") for c in some) for some in (people, gone))
    out.share("churn", "behaviour", "lost_share", [c.yes("cancelled") for c in people])
    out.put("churn", "behaviour", "value_at_risk", at_risk, len(gone))
    out.put("churn", "behaviour", "value_at_risk_share", at_risk / total, len(gone))
    products = [c.number("monthly_bill") * c.number("bills_a_year") * c.number("years_with_us") for c in people]
    out.mean("lifetime", "all", "lifetime_value_mean", products)
    out.put("lifetime", "all", "lifetime_value_sum", sum(products), len(products))
    if out.segment != "all":
        return
    rate, customers = len(gone) / len(people), 40_000
    for factor in (5, 15):
        lost = customers * rate
        costs = {"lost_customers": lost, "acquisition_cost": lost * factor * 25, "retention_cost": (customers - lost) * 25}
        costs |= {"total_cost": lost * factor * 25 + (customers - lost) * 25, "extra_cost_of_churn": lost * (factor - 1) * 25}
        for name, cost in costs.items():
            out.put("churn_cost", f"factor-{factor}", name, cost, len(people))
    for period in range(1, 6):
        out.put("churn", f"period-{period}", "kept_at_this_rate", (1 - rate) ** period, len(people))


def complaints(out, people):
    for path in ("no_problem", "silent", "unresolved", "resolved", "quickly_resolved"):
        own = [c for c in people if c.path == path]
        out.share("complaints", path, "share", [c.path == path for c in people])
        out.share("complaints", path, "repurchase", [not c.yes("cancelled") for c in own])
        out.mean("complaints", path, "satisfaction_mean", [c.gap for c in own])
    out.share("complaints", "all", "complaint_rate", [c.yes("complained") for c in people if c.yes("had_problem")])
    out.mean("complaints", "all", "recovery_satisfaction_mean", [c.number("handling") for c in people if c["handling"]])
    recovered, untroubled = ([c.gap for c in people if c.path in paths] for paths in (("resolved", "quickly_resolved"), ("no_problem",)))
    test = stats.ttest_ind(recovered, untroubled, equal_var=False)
    p = test.pvalue if min(len(recovered), len(untroubled)) >= 30 else None
    difference = np.mean(recovered) - np.mean(untroubled)
    out.put("complaints", "recovered", "satisfaction_against_no_problem", difference, len(recovered), test.confidence_interval(LEVEL), None, p)
    complained = sum(c.yes("complained") is True for c in people)
    unhappy = [c.yes("complained") for c in people if c.outcome < 0 and c["complained"]]
    interval = stats.binomtest(sum(unhappy), len(unhappy)).proportion_ci(LEVEL, "wilson")
    limits = (complained / interval.high, complained / interval.low)
    out.put("complaints", "own_data", "dissatisfied_estimate", complained * len(unhappy) / sum(unhappy), complained, limits)


def stages(out, people):
    names = ["complaint_received", "complaint_acknowledged", "complaint_answered", "complaint_closed"]
    codes, promises = ["receipt", "acknowledgement", "response", "closure"], {1: 24, 2: 120}
    last = max(c.time("answered_at") for c in out.everybody)
    found = [[c.time(name) for name in names] for c in people if c["complaint_received"]]
    for place, code in enumerate(codes):
        out.share("stages", code, "reached_share", [any(t is not None for t in times[place:]) for times in found])
        if not place:
            continue
        reached = [times for times in found if times[place] is not None]
        earlier = [max(t for t in times[:place] if t is not None) for times in reached]
        out.times("stages", code, "since_previous", [times[place] - before for times, before in zip(reached, earlier)])
        out.times("stages", code, "since_first", [times[place] - times[0] for times in reached])
        if place in promises:
            broken = [
                times[place] - times[0] > promises[place] if times[place] is not None
                else True if all(t is None for t in times[place:]) and last - times[0] > promises[place] else None
                for times in found
            ]
            out.share("stages", code, "promise_broken_share", broken)


def waits(out, people):
    kinds = {"expected": "expected_wait", "perceived": "felt_wait", "actual": "measured_wait"}
    for group, first, second in (("expectation", "expected", "perceived"), ("perception", "actual", "perceived"), ("service", "expected", "actual")):
        both = [(c.number(kinds[first]), c.number(kinds[second])) for c in people if c["felt_wait"]]
        out.mean("waiting", group, f"{first}_mean", [a for a, _ in both])
        out.mean("waiting", group, f"{second}_mean", [b for _, b in both])
        out.mean("waiting", group, "difference", [a - b for a, b in both])
    both = [(c.number("felt_wait"), c.number("expected_wait")) for c in people if c["felt_wait"]]
    out.share("waiting", "expectation", "longer_than_expected", [felt > expected for felt, expected in both])
    for code, name in (("uncertain", "wait_uncertain"), ("unexplained", "wait_unexplained"), ("worth", "wait_worth_it")):
        out.mean("waiting", code, "agreement", [100 * (c.number(name) - 1) / 6 for c in people if c[name]])


def loyalty(out, people):
    index = {}
    for part, names in (("satisfaction", ["content_1", "content_2"]), ("delight", ["delight_1", "delight_2"]), ("trust", ["trust_1", "trust_2"])):
        answers = np.array([[c.number(name) - 1 for name in names] for c in people])
        index[part] = 100 * answers.mean(axis=1) / 6
        out.mean("loyalty", part, "index", index[part])
        out.share("loyalty", part, "lowest_answer_share", [bool(low) for low in answers.min(axis=1) == 0])
        covariances = np.cov(answers.T)
        out.put("loyalty", part, "alpha", 2 * (1 - np.trace(covariances) / covariances.sum()), len(people))
    for part, name in (("recommend", "would_recommend"), ("resist", "would_resist")):
        index[part] = np.array([100 * (c.number(name) - 1) / 6 for c in people])
        out.mean("loyalty", part, "index", index[part])
    out.mean("loyalty", "loyalty", "index", (index["satisfaction"] + index["delight"] + index["trust"]) / 3)
    parts, found = ["delight", "trust", "recommend", "resist"], []
    for part in parts:
        for d in range(5):
            both = [(c.gaps[d], value) for c, value in zip(people, index[part]) if c.gaps[d] is not None]
            found.append((part, NAMES[d], len(both), stats.pearsonr(*zip(*both))))
    for (part, name, n, test), p in zip(found, holm([entry[3].pvalue for entry in found])):
        out.put("loyalty", part, "correlation_with_gap", test.statistic, n, dimension=name, p=p)


def words_and_checks(out, people):
    for name, sign in (("dissatisfied", -1), ("satisfied", 0), ("delighted", 1)):
        out.share("outcomes", name, "share", [c.outcome == sign for c in people])
    for group, own, benchmark in (
        ("dissatisfied", [c for c in people if c.outcome < 0], 16), ("satisfied", [c for c in people if c.outcome >= 0], 5)
    ):
        out.mean("word_of_mouth", group, "told_mean", [c.number("people_told") for c in own])
        out.put("word_of_mouth", group, "told_sum", sum(c.number("people_told") for c in own), len(own))
        out.put("word_of_mouth", group, "reach_by_benchmark", len(own) * benchmark, len(own))
    steps = ["greeted", "listened", "confirmed"]
    out.mean("rubrics", "call", "steps_done", [100 * np.mean([c.yes(step) for step in steps]) for c in people])
    for step in steps:
        out.share("rubrics", f"call/{step}", "done_share", [c.yes(step) for c in people])
    hours = [c.number("callback_hours") for c in people if c["callback_hours"]]
    out.share("service_levels", "callback", "kept_share", [time <= 4 for time in hours])
    out.times("service_levels", "callback", "actual", hours)


def main(path):
    people = [Customer(row) for row in csv.DictReader(open(path, encoding="utf-8"))]
    rows = []
    for segment in ["all"] + sorted({c["region"] for c in people}):
        out = Figures(segment)
        out.everybody = people
        own = [c for c in people if segment in ("all", c["region"])]
        for write in (sources, pyramid, money, complaints, stages, waits, loyalty, words_and_checks):
            write(out, own)
        rows += out.rows
    body = ",\n".join(json.dumps(row) for row in rows)
    print(f'{{"tool": "oracle_telecom.py, numpy {np.__version__}, scipy {scipy.__version__}", "figures": [\n{body}\n]}}')


if __name__ == "__main__":
    main(sys.argv[1])
