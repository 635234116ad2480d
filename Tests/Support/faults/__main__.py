"""Proves that a nightly run survives what can happen to it: python3 Tests/Support/faults COMMAND [--few] [--only PART ...]

Each part prints how many points were tried; the status is 1 where one was not survived. Parts that this machine does not allow are skipped
with a word.
"""

import argparse
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile

from parts import PARTS


def main():
    options = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
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
    parser.add_argument("--step", type=int, help="of the calls, every step-th")
    parser.add_argument("--only", nargs="+", choices=sorted(PARTS), default=list(PARTS))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    return parser.parse_args()


def held(part, options, room):
    """Runs one part and tells how it went; whether every point was survived."""
    folder = room / part
    folder.mkdir()
    missing, tried, failures = PARTS[part](options, folder)
    for failure in failures:
        print(f"{part}: {failure}", flush=True)
    told = f"skipped, {missing}" if missing else f"{tried - len(failures)} of {tried} points survived"
    print(f"{part}: {told}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return not failures


if __name__ == "__main__":
    sys.exit(main())
