"""Writes the three synthetic exports that the reference values are computed from, always the same bytes.

five-point.csv   SERVQUAL's 22 items on 1-5, four branches (one of six people), about 6 % of the answers missing, some dimensions wholly.
seven-point.csv  seven-point.yaml: eight dimensions of three items on 1-7, complete, full of ties; item 11 is always expected at 7,
                 the items of d6 run against each other.
slider.csv       slider.yaml: dimensions of one, two and six items on 0.0-10.0 in tenths, a few answers missing.

Usage: python3 make_data.py, in this folder. Needs the standard library alone.
"""

import csv
import random
from datetime import datetime, timedelta

BRANCHES = {"Harbour": (72, 0.1), "Mill Lane": (52, -0.35), "North Gate": (30, 0.25), "Old Town": (6, -0.8)}
SERVQUAL = [4, 5, 4, 4, 5]


def write(name, rows, facets, branch, days):
    """One line per respondent; `facets` holds (expectations, perceptions) as texts, blank where missing."""
    items = range(1, len(facets[0][0]) + 1)
    with open(name, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["respondent_id", "submitted_at", "branch", *(f"E{i}" for i in items), *(f"P{i}" for i in items)])
        for r in range(rows):
            moment = datetime(2025, 9, 1, 8) + timedelta(minutes=round(r * days * 1440 / rows) + r * 7 % 60)
            out.writerow([f"R{r + 1:03}", moment.strftime("%Y-%m-%dT%H:%M:%SZ"), branch[r], *facets[r][0], *facets[r][1]])


def answer(value, low, high, step=1):
    return min(max(round(value / step) * step, low), high)


def shuffled_branches(rng, sizes):
    names = [name for name, size in sizes.items() for _ in range(size)]
    rng.shuffle(names)
    return names


def five_point(rng):
    branch = shuffled_branches(rng, {name: size for name, (size, _) in BRANCHES.items()})
    expected, lacking = [4.1, 4.5, 4.3, 4.4, 3.9], [0.1, -0.7, -0.4, -0.15, -0.3]
    facets = []
    for r in range(len(branch)):
        person, e, p = rng.gauss(0, 0.35), [], []
        for d, size in enumerate(SERVQUAL):
            wish, lived = rng.gauss(0, 0.45), rng.gauss(BRANCHES[branch[r]][1], 0.6)
            for i in range(size):
                e.append(answer(expected[d] + 0.1 * i + person + wish + rng.gauss(0, 0.55), 1, 5))
                p.append(answer(expected[d] + lacking[d] + person + 0.3 * wish + lived + rng.gauss(0, 0.7), 1, 5))
        facets.append((e, p))
    for r, pair in enumerate(facets):
        leave_out(rng, r, *pair)
    return branch, facets


def leave_out(rng, r, e, p):
    """Blanks answers: none for most people, scattered ones for two in five, a whole dimension for one in ten."""
    first = [sum(SERVQUAL[:d]) for d in range(6)]
    if r == 40:  # one pair in each of two dimensions: no dimension score under the half rule, two under `any`
        keep = {first[0], first[3]}
        e[:], p[:] = ([v if i in keep else "" for i, v in enumerate(side)] for side in (e, p))
    elif r % 10 == 3:
        d = rng.randrange(5)
        for side in ((p,), (e, p), (e,))[r // 10 % 3]:
            side[first[d]:first[d + 1]] = [""] * SERVQUAL[d]
    elif r % 5 in (1, 4):
        for side in (e, p):
            side[:] = ["" if rng.random() < 0.1 else v for v in side]


def seven_point(rng):
    facets = []
    for _ in range(120):
        e, p, person = [], [], rng.gauss(0, 0.3)
        for d in range(8):
            wish, lived = rng.gauss(0, 0.5), rng.gauss(-0.6 + 0.12 * d, 0.7)
            for i in range(3):
                sign = (1, -0.9, 0.15)[i] if d == 5 else 1
                e.append(answer(6 + person + sign * wish + rng.gauss(0, 0.4), 1, 7))
                p.append(answer(5.7 + person + 0.5 * wish + sign * lived + rng.gauss(0, 0.5), 1, 7))
            if d == 3:
                e[-2] = 7
            if d == 5:
                p[-3:] = [answer(5.4 + person + s * lived + rng.gauss(0, 0.5), 1, 7) for s in (1, -0.9, 0.15)]
        facets.append((e, p))
    return shuffled_branches(rng, {"East": 60, "West": 60}), facets


def slider(rng):
    facets = []
    for _ in range(90):
        e, p, person = [], [], rng.gauss(0, 0.5)
        for d, size in enumerate((1, 2, 6)):
            wish, lived = rng.gauss(0, 0.8), rng.gauss(-0.9 + 0.4 * d, 1.2)
            for _ in range(size):
                e.append(answer(8.2 + person + wish + rng.gauss(0, 0.9), 0, 10, 0.1))
                p.append(answer(8 + person + 0.5 * wish + lived + rng.gauss(0, 1), 0, 10, 0.1))
        facets.append(tuple(["" if rng.random() < 0.015 else f"{v:.1f}" for v in side] for side in (e, p)))
    return shuffled_branches(rng, {"Counter": 50, "Phone": 40}), facets


for name, make, seed, days in (("five-point", five_point, 11, 240), ("seven-point", seven_point, 12, 60), ("slider", slider, 13, 45)):
    branch, facets = make(random.Random(seed))
    write(name + ".csv", len(facets), facets, branch, days)
