"""Time and memory from ten thousand to ten million responses, as points and as a plot.

    python3 Tests/Support/bench/scale.py .build/release/servqual POINTS.csv PLOT.svg [--most 10000000] [--folder FOLDER]

Each size is measured three times, the largest once; the least time counts, on the clock and of the processors, which is what the plot shows:
it tells the same on a busy machine. Tables take about 156 bytes a response on disk. Without a command the plot is drawn from the points that
are there.
"""
import argparse
import csv
import math
import os
import subprocess
import sys
import tempfile

import surveys
from processes import measured

WIDTH, HEIGHT, LEFT, TOP, SPACE = 640, 380, 64, 24, 48


def point(command, path, rows):
    least, worked, megabytes = math.inf, math.inf, 0
    for _ in range(3 if rows < 3_000_000 else 1):
        seconds, processors, peak, _ = measured([command, "score", "--by", "branch", path])
        least, worked, megabytes = min(least, seconds), min(worked, processors), max(megabytes, peak)
    return {"responses": rows, "bytes": os.path.getsize(path), "seconds": f"{least:.3f}", "cpu_seconds": f"{worked:.3f}",
            "peak_mb": f"{megabytes:.0f}"}


def measure(options):
    os.makedirs(options.folder, exist_ok=True)
    rows, points = 10_000, []
    while rows <= options.most:
        path = os.path.join(options.folder, f"{rows}.csv")
        subprocess.run([sys.executable, surveys.__file__, options.command, str(rows), path], check=True)
        points.append(point(options.command, path, rows))
        print(points[-1], flush=True)
        if rows > 1_000_000:
            os.remove(path)
        rows = rows * 3 if str(rows)[0] == "1" else rows // 3 * 10
    with open(options.points, "w", newline="", encoding="utf8") as out:
        writer = csv.DictWriter(out, points[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(points)


def plot(points):
    """An SVG with logarithmic axes: the processors' seconds over responses, and the line a constant rate gives."""
    x = lambda rows: LEFT + (math.log10(rows) - 4) / 3 * (WIDTH - LEFT - 40)
    y = lambda seconds: TOP + (1.5 - math.log10(seconds)) / 3.5 * (HEIGHT - TOP - SPACE)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
             f'<title>CPU seconds over responses</title><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for power in range(4, 8):
        parts.append(f'<line x1="{x(10 ** power):.1f}" x2="{x(10 ** power):.1f}" y1="{TOP}" y2="{HEIGHT - SPACE}" stroke="#ddd"/>')
        parts.append(f'<text x="{x(10 ** power):.1f}" y="{HEIGHT - SPACE + 18}" text-anchor="middle">{10 ** power:,}</text>')
    for seconds in (0.01, 0.1, 1, 10):
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 40}" y1="{y(seconds):.1f}" y2="{y(seconds):.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y(seconds) + 4:.1f}" text-anchor="end">{seconds:g} s</text>')
    last = points[-1]
    rate = float(last["cpu_seconds"]) / int(last["responses"])
    low = max(10_000, 0.0101 / rate)
    parts.append(f'<line x1="{x(low):.1f}" y1="{y(low * rate):.1f}" x2="{x(1e7):.1f}" y2="{y(1e7 * rate):.1f}" stroke="#999" stroke-dasharray="4 3"/>')
    places = [(x(int(p["responses"])), y(float(p["cpu_seconds"]))) for p in points]
    parts.append(f'<polyline fill="none" stroke="#1f5fa8" stroke-width="2" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in places)}"/>')
    parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="#1f5fa8"/>' for a, b in places]
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 8}" text-anchor="middle">CPU seconds over responses (dashed: in proportion to the largest)</text></svg>')
    return "\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", help="the command, or - to draw the points that are there")
    parser.add_argument("points")
    parser.add_argument("plot")
    parser.add_argument("--most", type=int, default=10_000_000)
    parser.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "servqual-bench"))
    options = parser.parse_args()
    if options.command != "-":
        measure(options)
    with open(options.points, newline="", encoding="utf8") as points:
        drawing = plot(list(csv.DictReader(points)))
    with open(options.plot, "w", encoding="utf8") as out:
        out.write(drawing)


main()
