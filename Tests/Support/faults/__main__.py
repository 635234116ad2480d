"""Proves that a nightly run survives what can happen to it: python3 Tests/Support/faults COMMAND [--few] [--only PART ...]

Each part prints how many points were tried; the status is 1 where one was not survived. Parts that this machine does not allow are skipped
with a word.
"""

import argparse
import os
import pathlib
import random
import shutil
import sys
import tempfile

import material
import points
import tracing

PARTS = ("kills", "errors")


def main():
    options = parsed()
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    room = pathlib.Path(tempfile.mkdtemp(prefix="servqual-faults-", dir=place))
    try:
        return 1 if [part for part in options.only if not held(part, options, room)] else 0
    finally:
        shutil.rmtree(room, ignore_errors=True)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--few", action="store_true", help="some of the points, for every change")
    parser.add_argument("--step", type=int, help="every step-th point")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    return parser.parse_args()


def held(part, options, room):
    """Runs one part and tells how it went; whether every point was survived."""
    folder = room / part
    folder.mkdir()
    missing, (tried, failures) = globals()[part](options, folder)
    if missing:
        print(f"{part}: skipped, {missing}", flush=True)
        return True
    for failure in failures:
        print(f"{part}: {failure}", flush=True)
    print(f"{part}: {tried - len(failures)} of {tried} points survived", flush=True)
    return not failures


def disturbed(work, options, folder, step):
    missing = tracing.missing()
    if missing:
        return missing, (0, [])
    start = material.waiting(options.command, folder / "start")
    return "", work(points.Disturbing(start, folder, options.jobs), options.step or step)


def kills(options, folder):
    return disturbed(points.kills, options, folder, 23 if options.few else 1)


def errors(options, folder):
    return disturbed(points.errors, options, folder, 61 if options.few else 1)


if __name__ == "__main__":
    sys.exit(main())
