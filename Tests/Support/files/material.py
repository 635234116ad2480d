"""The runs that are checked: sample data, and surveys made here with what troubles readers."""

import random
import subprocess

DIMENSIONS = {"tangibles": range(1, 5), "reliability": range(5, 10), "responsiveness": range(10, 14), "assurance": range(14, 18),
              "empathy": range(18, 23)}
HOSTILE = ["<script>alert(1)</script>", '=HYPERLINK("http://example.org","pay")', "__proto__", "constructor", "toString", "x" * 10_000,
           "مستشفى المدينة", "abc\u202egpj.exe", "＝1+1", "@SUM(A1)", "007", "2026", 'say "hi", all', "'; DROP TABLE scores; --"]

TARGETS = "targets: {overall: -0.50, reliability: -0.60, q05: -0.40}\nsegments: {branch: {Riverside: {overall: -0.70}}}\n"
ZONE = """instrument: zones
label: Four columns
scale: 1-9
facets: [expectation, perception, minimum, importance]
dimensions:
""" + "".join(f"  - {{id: {name}, label: {name.title()}, items: {list(items)}}}\n" for name, items in DIMENSIONS.items())
CODEBOOK = "instrument: zones.yaml\nanswers:\n" + "".join(
    f"  q{i:02}: {{expectation: E{i}, perception: P{i}, minimum: M{i}, importance: I{i}}}\n" for i in range(1, 23)
) + "respondent: respondent_id\nrecorded_at: submitted_at\n"


def survey(path, rows, facets="EP", top=7, segments=("North",), blank=0.02, seed=1):
    """Writes answers by chance; `facets` are the letters of the columns."""
    chance = random.Random(seed)
    low = {"E": top - 2, "P": top // 2, "M": 1, "I": top // 2}
    lines = [["respondent_id", "submitted_at", "site"] + [f"{facet}{i}" for facet in facets for i in range(1, 23)]]
    for row in range(rows):
        site = segments[row % len(segments)]
        answers = ["" if chance.random() < blank else str(chance.randint(low[facet], min(top, low[facet] + 3)))
                   for facet in facets for _ in range(22)]
        lines.append([f"R{seed}-{row}", f"2026-{1 + row % 9:02}-{1 + row % 28:02}T08:00:00Z", site] + answers)
    quoted = ["\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)]
    path.write_text(quoted[0] + "\n", encoding="utf-8")


def cases(folder):
    """Every run by its name: the arguments of `servqual score`."""
    files = {name: folder / f"{name}.csv" for name in ("zone", "perceptions", "small", "empty", "hostile", "early", "late")}
    (folder / "targets.yaml").write_text(TARGETS)
    (folder / "zones.yaml").write_text(ZONE)
    (folder / "zone-codebook.yaml").write_text(CODEBOOK)
    survey(files["zone"], 300, "EPMI", top=9, segments=("North", "South"))
    survey(files["perceptions"], 80, "P", segments=("North", "South"))
    survey(files["small"], 3, segments=("North", "South"), blank=0.4)
    survey(files["empty"], 0)
    survey(files["hostile"], 30 * len(HOSTILE), segments=HOSTILE)
    for name, seed in (("early", 5), ("late", 6)):
        survey(files[name], 40, seed=seed)
    bank = "SampleData/harbour-bank/2026-q2.csv"
    return {
        "bank": [bank, "--by", "branch", "--previous", "SampleData/harbour-bank/2026-q1.csv", "--period", "month", "--target",
                 folder / "targets.yaml", "--sqlite", "--detail"],
        "weeks": [bank, "--by", "branch", "--by", "channel", "--period", "week", "--sqlite"],
        "clinic": ["SampleData/lakeside-clinic/2026-05.xml", "--by", "科室", "--excel", "--sqlite"],
        "customers": ["SampleData/northern-telecom/2026-09.csv", "--codebook", "SampleData/northern-telecom/codebook.yaml", "--by",
                      "region", "--sqlite"],
        "zone": [files["zone"], "--codebook", folder / "zone-codebook.yaml", "--by", "site", "--period", "month", "--sqlite"],
        "perceptions": [files["perceptions"], "--instrument", "servperf-1992", "--by", "site", "--sqlite"],
        "small": [files["small"], "--by", "site", "--min-cell", "0", "--sqlite"],
        "hidden": [files["small"], "--by", "site", "--sqlite"],
        "empty": [files["empty"], "--sqlite"],
        "hostile": [files["hostile"], "--by", "site", "--period", "month", "--min-cell", "5", "--sqlite"],
        "order-1": [files["early"], files["late"], "--by", "site", "--survey", "s", "--sqlite"],
        "order-2": [files["late"], files["early"], "--by", "site", "--survey", "s", "--sqlite"],
    }


def make(servqual, folder):
    """Writes every run below `folder`; their folders by name."""
    made = {}
    for name, arguments in cases(folder).items():
        made[name] = folder / "runs" / name
        run = subprocess.run([servqual, "score", *map(str, arguments), "--out", made[name], "--quiet"], capture_output=True, text=True)
        assert run.returncode == 0, f"{name}: {run.returncode} {run.stderr}"
    return made
