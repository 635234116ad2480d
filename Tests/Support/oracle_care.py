"""Writes the data and the expected values that the customer-care measures are held against.

Usage: python3 Tests/Support/oracle_care.py. Needs numpy and scipy. Writes Reference/care.csv (300 invented customers, the same every time)
and Reference/care-values.json beside this file. Everything is computed from the rows of the file by scipy.stats and numpy, in floating
point and respondent by respondent: none of it shares a formula with the tallies but the definitions.
"""

import csv
import json
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

FOLDER = Path(__file__).parent / "Reference"
ROWS, DIMENSIONS, LEVEL = 300, 5, 0.95
ITEMS = [4, 5, 4, 4, 5]
SOURCES = ["past_experience", "word_of_mouth", "personal_needs"]
PATHS = ["no_problem", "silent", "unresolved", "resolved", "quickly_resolved"]
PARTS = {"delight": ("d", 2, 6), "trust": ("t", 3, 6), "repurchase": ("rep", 1, 10), "recommend": ("rec", 1, 10), "resist": ("res", 1, 10)}
STAGES = 6
PROMISES = {2: 4 * 3600, 5: 60 * 3600}
AS_OF = 1_700_000_000 + 40 * 86_400


class Source:
    """Numbers that no version of a library changes (Knuth's MMIX generator)."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def flag(self, percent, missing=0):
        return "" if self.below(100) < missing else int(self.below(100) < percent)

    def number(self, bound, missing=0):
        return "" if self.below(100) < missing else self.below(bound)


def customer(random):
    row, rank = {}, random.below(100)
    mood = max(-2, random.below(5) - 2 - (rank < 11))
    for d, items in enumerate(ITEMS):
        answered = max(0, items - random.below(2) * random.below(4))
        answered = answered if answered * 2 >= items else 0
        row[f"n{d}"] = answered
        row[f"g{d}"] = sum(random.below(5) - 3 + (mood > random.below(3)) - (mood < -random.below(d + 2)) for _ in range(answered))
    for source in SOURCES:
        row[source] = random.flag(35 - 10 * mood * (source == SOURCES[2]), missing=8)
    spent = 50 * (1 + random.below(20))
    row["value"] = "" if random.below(25) == 0 else spent * (1 + random.below(8) ** 3)
    row["class"] = "" if random.below(20) == 0 else "abcd"[(rank >= 11) + (rank >= 25) + (rank >= 50)]
    row["returns"] = random.flag(55 + 15 * mood, missing=10)
    row["left"] = random.flag(12, missing=30)
    row["order"], row["frequency"], row["years"] = random.number(20_000, 5), random.number(30), random.number(12, 5)
    complaint(random, row, mood)
    row["dissatisfied"] = int(mood < 0)
    row["expected"], row["perceived"], row["actual"] = random.number(900, 5), random.number(1200, 5), random.number(1000, 40)
    for item in range(7):
        row[f"w{item}"] = random.number(5, 12)
    for name, count, top in [("s", 3, 6)] + list(PARTS.values()):
        for item in range(count):
            answer = min(top, max(0, top // 2 + mood + random.below(5) - 2))
            row[f"{name}{item}"] = "" if random.below(12) == 0 else answer
    row["told"] = random.number(15, 30)
    for step in range(7):
        row[f"step{step}"] = random.flag(70, missing=15)
    row["call"], row["call_promise"] = random.number(10_000, 10), 3600 * (1 + random.below(3)) if random.below(2) else ""
    stages(random, row)
    return row


def complaint(random, row, mood):
    had = random.flag(55)
    complained = random.flag(45) if had else ""
    resolved = random.flag(65) if complained else ""
    row["had"], row["complained"], row["resolved"] = had, complained if had else 0, resolved
    row["hours"] = random.below(96) if resolved and random.below(8) else ""
    row["repurchase"] = random.flag(30 + 40 * (resolved == 1) + 20 * (had == 0), missing=10)
    row["satisfaction"] = "" if random.below(20) == 0 else min(6, max(0, 3 + mood + random.below(4) - 2 * had + (resolved == 1)))
    row["recovery"] = random.number(5) if complained else ""


def stages(random, row):
    time = 1_700_000_000 + random.below(30 * 86_400)
    reached = random.below(STAGES + 1) if random.below(3) else 0
    for stage in range(STAGES):
        row[f"stage{stage}"] = time if stage < reached and (stage == 0 or random.below(10)) else ""
        time += random.below(24 * 3600) if random.below(40) else -3600


def number(row, name):
    return None if row[name] == "" else int(row[name])


def column(rows, name, keep=lambda row: True):
    return np.array([number(row, name) for row in rows if row[name] != "" and keep(row)], dtype=float)


class Values:
    def __init__(self):
        self.rows = []

    def put(self, key, value):
        whole = value is None or not np.isfinite(value)
        self.rows.append({"key": key, "value": None if whole else float(value)})

    def share(self, key, count, n):
        self.put(f"{key}.n", n)
        self.put(f"{key}.share", count / n if n else None)
        interval = stats.binomtest(int(count), int(n)).proportion_ci(LEVEL, "wilson") if n else (None, None)
        for end, limit in zip(("low", "high"), interval):
            self.put(f"{key}.{end}", limit)

    def mean(self, key, values, se=None):
        n = len(values)
        self.put(f"{key}.n", n)
        self.put(f"{key}.mean", np.mean(values) if n else None)
        error = se if se is not None else stats.sem(values) if n > 1 else None
        self.put(f"{key}.se", error)
        margin = stats.t.ppf(0.5 + LEVEL / 2, n - 1) * error if n > 1 and error > 0 else None
        self.put(f"{key}.low", np.mean(values) - margin if margin else None)

    def welch(self, key, first, second):
        test = stats.ttest_ind(first, second, equal_var=False)
        self.put(f"{key}.difference", np.mean(first) - np.mean(second))
        low = test.confidence_interval(LEVEL).low
        for name, value in (("t", test.statistic), ("df", test.df), ("p", test.pvalue), ("low", low)):
            self.put(f"{key}.{name}", value)
        return test.pvalue if min(len(first), len(second)) >= 30 else None


def holm(values):
    known = sorted((p, place) for place, p in enumerate(values) if p is not None)
    adjusted, floor = [None] * len(values), 0
    for rank, (p, place) in enumerate(known):
        floor = max(floor, min(1, p * (len(known) - rank)))
        adjusted[place] = floor
    return adjusted


def gap(row, d):
    return int(row[f"g{d}"]) / int(row[f"n{d}"]) if int(row[f"n{d}"]) else None


def gaps(rows):
    return [np.array([gap(row, d) for row in rows if gap(row, d) is not None]) for d in range(DIMENSIONS)]


def overall(rows):
    """The mean of the dimensions' gaps, its standard error by u, and how many respondents have a gap."""
    means = [values.mean() for values in gaps(rows)]
    sizes = [len(values) for values in gaps(rows)]
    u = []
    for row in rows:
        known = [d for d in range(DIMENSIONS) if gap(row, d) is not None]
        if known:
            u.append(sum((gap(row, d) - means[d]) / (DIMENSIONS * sizes[d]) for d in known))
    n = len(u)
    return np.mean(means), (n / (n - 1) * np.sum(np.square(u))) ** 0.5, n


def write_gaps(out, key, rows):
    for d, values in enumerate(gaps(rows)):
        out.mean(f"{key}.{d}", values)
    mean, se, n = overall(rows)
    out.put(f"{key}.overall.n", n)
    out.put(f"{key}.overall.mean", mean)
    out.put(f"{key}.overall.se", se)


def contrast(out, key, first, second):
    """The p values of one group against another, by dimension and overall; the overall has its own errors."""
    found = [out.welch(f"{key}.{d}", a, b) for d, (a, b) in enumerate(zip(gaps(first), gaps(second)))]
    (a, s, n), (b, t, m) = overall(first), overall(second)
    df = (s**2 + t**2) ** 2 / (s**4 / (n - 1) + t**4 / (m - 1))
    p = 2 * stats.t.sf(abs(a - b) / (s**2 + t**2) ** 0.5, df)
    out.put(f"{key}.overall.t", (a - b) / (s**2 + t**2) ** 0.5)
    out.put(f"{key}.overall.p", p)
    return found + [p if min(n, m) >= 30 else None]


def outcome(row):
    known = [gap(row, d) for d in range(DIMENSIONS) if gap(row, d) is not None]
    return None if not known else int(np.sign(round(float(np.mean(known)), 9)))


def sources(out, rows):
    family, keys = [], []
    for source in SOURCES:
        flags = column(rows, source)
        out.share(f"sources.{source}", flags.sum(), len(flags))
        ticked, others = ([row for row in rows if row[source] == flag] for flag in ("1", "0"))
        write_gaps(out, f"sources.{source}.gap", ticked)
        family += contrast(out, f"sources.{source}.against", ticked, others)
        keys += [f"sources.{source}.against.{d}" for d in [*range(DIMENSIONS), "overall"]]
    for key, p in zip(keys, holm(family)):
        out.put(f"{key}.adjusted", p)


def ranked(rows):
    """Classes by rank: cuts rounded down, ties to the lower class."""
    valued = sorted((row for row in rows if row["value"] != ""), key=lambda row: -int(row["value"]))
    values = [int(row["value"]) for row in valued]
    cuts = [len(values) * cut // 100 for cut in (1, 5, 20)]
    last = {value: place + 1 for place, value in enumerate(values)}
    return [(sum(last[value] > cut for cut in cuts), row) for value, row in zip(values, valued)]


def pyramid(out, key, placed):
    everybody = [row for _, row in placed]
    total = column(everybody, "value").sum()
    families = {"against": {}, "lost": {}}
    for index, name in enumerate("abcd"):
        own, rest = ([row for place, row in placed if (place == index) is same] for same in (True, False))
        values, flags = column(own, "value"), column(own, "returns")
        out.share(f"{key}.{name}.customers", len(own), len(everybody))
        out.put(f"{key}.{name}.share_of_value", values.sum() / total)
        out.mean(f"{key}.{name}.value", values)
        out.share(f"{key}.{name}.returns", flags.sum(), len(flags))
        results = [outcome(row) for row in own if outcome(row) is not None]
        for sign, word in ((-1, "dissatisfied"), (0, "satisfied"), (1, "delighted")):
            out.share(f"{key}.{name}.{word}", results.count(sign), len(results))
        if len(own) > 20:
            write_gaps(out, f"{key}.{name}.gap", own)
            leaving, staying = ([row for row in own if row["returns"] == flag] for flag in ("0", "1"))
            for family, first, second in (("against", own, rest), ("lost", leaving, staying)):
                place = f"{key}.{name}.{family}"
                found = contrast(out, place, first, second)
                families[family] |= {f"{place}.{d}": p for d, p in zip([*range(DIMENSIONS), "overall"], found)}
    # Classes left out above have fewer than 30 customers, and take no part in the adjustment.
    for family in families.values():
        for place, p in zip(family, holm(list(family.values()))):
            out.put(f"{place}.adjusted", p)


def money(out, rows):
    for name, lost in (("left", 1), ("returns", 0)):
        known = [row for row in rows if row[name] != ""]
        gone = [row for row in known if int(row[name]) == lost]
        out.share(f"churn.{name}", len(gone), len(known))
        out.put(f"churn.{name}.at_risk", column(gone, "value").sum())
        out.put(f"churn.{name}.share_of_value", column(gone, "value").sum() / column(known, "value").sum())
    full = [row for row in rows if row["order"] != "" and row["years"] != ""]
    products = np.array([int(row["order"]) / 100 * int(row["frequency"]) * int(row["years"]) for row in full])
    out.mean("lifetime", products)
    out.put("lifetime.sum", products.sum())
    values = np.cumsum(np.sort(column(rows, "value"))[::-1])
    out.put("pyramid.four_fifths", np.searchsorted(values, 0.8 * values[-1]) + 1)


def path(row):
    if row["had"] == "0":
        return 0
    if row["complained"] == "0":
        return 1
    if row["resolved"] == "0":
        return 2
    return 4 if row["hours"] != "" and int(row["hours"]) <= 24 else 3


def complaints(out, rows):
    for index, name in enumerate(PATHS):
        own = [row for row in rows if path(row) == index]
        out.share(f"path.{name}", len(own), len(rows))
        flags = column(own, "repurchase")
        out.share(f"path.{name}.repurchase", flags.sum(), len(flags))
        out.mean(f"path.{name}.satisfaction", column(own, "satisfaction"))
    troubled = [row for row in rows if row["had"] == "1"]
    complained = sum(row["complained"] == "1" for row in troubled)
    out.share("complaint_rate", complained, len(troubled))
    unhappy = [row for row in rows if row["dissatisfied"] == "1"]
    told = sum(row["complained"] == "1" for row in unhappy)
    interval = stats.binomtest(told, len(unhappy)).proportion_ci(LEVEL, "wilson")
    out.put("silence.own", complained * len(unhappy) / told)
    out.put("silence.own.low", complained / interval.high)
    out.put("silence.half", complained * 2)
    out.put("silence.tenth", complained * 10)
    recovered = column(rows, "satisfaction", lambda row: path(row) > 2)
    out.welch("paradox", recovered, column(rows, "satisfaction", lambda row: path(row) == 0))
    out.mean("recovery", column(rows, "recovery"))


def funnel(out, rows):
    times = [[number(row, f"stage{s}") for s in range(STAGES)] for row in rows if any(row[f"stage{s}"] != "" for s in range(STAGES))]
    sorted_ones = [t for t in times if [x for x in t if x is not None] == sorted(x for x in t if x is not None)]
    out.put("funnel.disordered", len(times) - len(sorted_ones))
    for s in range(STAGES):
        farthest = [max(i for i, x in enumerate(t) if x is not None) for t in times]
        out.share(f"funnel.{s}", sum(last >= s for last in farthest), len(times))
        earlier = [(t, [x for x in t[:s] if x is not None]) for t in sorted_ones if t[s] is not None]
        steps = [t[s] - before[-1] for t, before in earlier if before]
        out.put(f"funnel.{s}.median", np.median(steps) if steps else None)
        out.put(f"funnel.{s}.tenth", np.quantile(steps, 0.9) if steps else None)
        out.mean(f"funnel.{s}.step", np.array(steps))
        if s in PROMISES:
            started = [t for t in sorted_ones if t[0] is not None]
            kept = sum(t[s] is not None and t[s] - t[0] <= PROMISES[s] for t in started)
            late = sum(t[s] is not None and t[s] - t[0] > PROMISES[s] for t in started)
            overdue = sum(not any(x is not None for x in t[s:]) and AS_OF - t[0] > PROMISES[s] for t in started)
            out.share(f"funnel.{s}.breaches", late + overdue, kept + late + overdue)
            out.put(f"funnel.{s}.overdue", overdue)


def waits(out, rows):
    for key, first, second in (("gap", "expected", "perceived"), ("perception", "actual", "perceived"), ("actual", "expected", "actual")):
        both = [row for row in rows if row[first] != "" and row[second] != ""]
        x, y = column(both, first), column(both, second)
        out.mean(f"wait.{key}", x - y)
        out.mean(f"wait.{key}.first", x)
        out.put(f"wait.{key}.p", stats.ttest_rel(x, y).pvalue)
    both = [row for row in rows if row["expected"] != "" and row["perceived"] != ""]
    out.share("wait.longer", sum(int(row["perceived"]) > int(row["expected"]) for row in both), len(both))
    for item in range(7):
        out.mean(f"wait.principle.{item}", column(rows, f"w{item}") * 25)


def scores(rows, name, count, top):
    found = []
    for row in rows:
        answers = [int(row[f"{name}{i}"]) for i in range(count) if row[f"{name}{i}"] != ""]
        found.append(100 * np.mean(answers) / top if len(answers) * 2 >= count and answers else np.nan)
    return np.array(found)


def block(out, key, rows, name, count, top):
    values = scores(rows, name, count, top)
    out.mean(f"{key}.index", values[~np.isnan(values)])
    full = np.array([[int(row[f"{name}{i}"]) for i in range(count)] for row in rows if all(row[f"{name}{i}"] != "" for i in range(count))])
    if count > 1:
        covariances = np.cov(full.T)
        out.put(f"{key}.alpha", count / (count - 1) * (1 - np.trace(covariances) / covariances.sum()))
    answers = [[int(row[f"{name}{i}"]) for i in range(count) if row[f"{name}{i}"] != ""] for row in rows]
    out.share(f"{key}.lowest", sum(min(a) == 0 for a in answers if a), sum(bool(a) for a in answers))


def loyalty(out, rows):
    family = {}
    block(out, "loyalty.satisfaction", rows, "s", 3, 6)
    for part, (name, count, top) in PARTS.items():
        block(out, f"loyalty.{part}", rows, name, count, top)
        values = scores(rows, name, count, top)
        for d in range(DIMENSIONS):
            own = np.array([np.nan if gap(row, d) is None else gap(row, d) for row in rows])
            both = ~np.isnan(own) & ~np.isnan(values)
            test = stats.pearsonr(own[both], values[both])
            family[f"loyalty.{part}.{d}"] = test.pvalue
            for name_of, value in (("n", both.sum()), ("r", test.statistic), ("p", test.pvalue)):
                out.put(f"loyalty.{part}.{d}.{name_of}", value)
    for place, p in zip(family, holm(list(family.values()))):
        out.put(f"{place}.adjusted", p)
    three = np.array([scores(rows, "s", 3, 6), scores(rows, "d", 2, 6), scores(rows, "t", 3, 6)])
    for key, weights in (("equal", [1, 1, 1]), ("own", [1, 2, 3])):
        index = np.average(three, axis=0, weights=weights)
        out.mean(f"loyalty.{key}", index[~np.isnan(index)])


def words_and_steps(out, rows):
    for key, is_counted in (("dissatisfied", lambda x: x == -1), ("satisfied", lambda x: x >= 0)):
        own = [row for row in rows if outcome(row) is not None and is_counted(outcome(row))]
        out.put(f"reach.{key}", len(own) * {"dissatisfied": 16, "satisfied": 5}[key])
        out.mean(f"reach.{key}.told", column(own, "told"))
    done = [[int(row[f"step{s}"]) for s in range(7) if row[f"step{s}"] != ""] for row in rows]
    out.mean("rubric", np.array([100 * np.mean(d) for d in done if d]))
    for s in range(7):
        flags = column(rows, f"step{s}")
        out.share(f"rubric.{s}", flags.sum(), len(flags))
    calls = [(int(row["call"]), int(row["call_promise"] or 7200)) for row in rows if row["call"] != ""]
    out.share("level.call", sum(time < promise for time, promise in calls), len(calls))
    out.mean("level.call.time", np.array([time for time, _ in calls]))
    out.put("level.call.median", np.median([time for time, _ in calls]))


def main():
    random = Source(8)
    made = [customer(random) for _ in range(ROWS)]
    with open(FOLDER / "care.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, made[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    rows = list(csv.DictReader(open(FOLDER / "care.csv", encoding="utf-8")))
    out = Values()
    sources(out, rows)
    pyramid(out, "class", [("abcd".index(row["class"]), row) for row in rows if row["class"]])
    pyramid(out, "ranked", ranked(rows))
    for write in (money, complaints, funnel, waits, loyalty, words_and_steps):
        write(out, rows)
    tool = f"oracle_care.py, numpy {np.__version__}, scipy {scipy.__version__}"
    body = ",\n".join("  " + json.dumps(row) for row in out.rows)
    (FOLDER / "care-values.json").write_text(f'{{"tool": "{tool}", "values": [\n{body}\n]}}\n')
    print(f"{len(out.rows)} values of {ROWS} customers")


if __name__ == "__main__":
    main()
