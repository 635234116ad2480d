"""A disk with little room: python3 full_disk.py COMMAND START ROOM NUMBER, where a file system may be mounted (unshare -rm).

Prints how many sizes were tried and what went wrong, as JSON.
"""

import json
import pathlib
import subprocess
import sys

from night import Night, difference
from points import STATUSES

DISK = 4 << 20
PAGE = 4096


def nights(start, disk, room, expected):
    """Three nights with so many bytes of room, and one with enough."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", str(disk)], check=True)
    try:
        night = start.copy(disk / "night")
        leave(disk, room)
        for _ in range(3):
            result = night.run()
            assert result.returncode in STATUSES, f"{result.returncode} {result.stderr}"
            if result.returncode > 1:
                assert "error:" in result.stderr, f"{result.returncode} without a word: {result.stderr}"
            for survey in ("bank", "desk"):
                night.current(survey)
        (disk / "ballast").unlink()
        last = night.run()
        assert last.returncode in (0, 1), f"with room again: {last.returncode} {last.stderr}"
        wrong = difference(night.state(), expected)
        assert not wrong, f"with room again: {wrong}; said before: {result.stderr}"
        return result.returncode
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def leave(disk, room):
    """Fills the disk but for `room` bytes."""
    with open(disk / "ballast", "wb", buffering=0) as file:
        piece = bytes(PAGE)
        try:
            while True:
                file.write(piece)
        except OSError:
            pass
        file.truncate(max(0, (file.tell() - room) // PAGE * PAGE))


def main():
    command, start, room, number = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
    start = Night(command, start)
    unbroken = start.copy(room / "unbroken")
    unbroken.run()
    expected, disk = unbroken.state(), room / "disk"
    disk.mkdir()
    failures, statuses = [], set()
    for place in range(number):
        free = place * 600_000 // number
        try:
            statuses.add(nights(start, disk, free, expected))
        except AssertionError as failure:
            failures.append(f"{free} bytes free: {failure}")
    if number > 4 and not statuses - {0, 1}:
        failures.append(f"the disk was never full: {statuses}")
    print(json.dumps([number, failures]))


if __name__ == "__main__":
    main()
