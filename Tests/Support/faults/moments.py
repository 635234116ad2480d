"""Runs that are killed at any moment, and runs that begin at the same one."""

import math
import random
import re
import shutil
import sqlite3
import subprocess
import time

from night import SURVEYS, difference

LATER = re.compile(r"another run is at work \(process (\w+)\)")


def start(night, **options):
    return subprocess.Popen(
        night.arguments(), cwd=night.path, env=night.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, **options)


def expected(night, path):
    """The end of an unbroken run, and how long it takes."""
    unbroken = night.copy(path)
    begun = time.monotonic()
    assert unbroken.run().returncode == 1
    return unbroken.state(), time.monotonic() - begun


class Killing:
    """Kills at random moments; the same seed draws the same delays."""

    def __init__(self, origin, room, seed):
        self.origin, self.room, self.random = origin, room, random.Random(seed)
        self.expected, self.length = expected(origin, room / "unbroken")

    def delay(self):
        """Log-uniform, since much happens in the beginning."""
        return math.exp(self.random.uniform(math.log(0.005), math.log(1.2 * self.length)))

    def loop(self, number):
        """Kills until one death fell into the reading of a file, at most five times; then the run must end as if there had been none."""
        night = self.origin.copy(self.room / f"loop-{number}")
        deaths = 0
        try:
            for _ in range(self.random.choice((1, 1, 5))):
                deaths += self.kill(night)
                if deaths and reading(night):
                    break
            assert night.run().returncode in (0, 1)
            wrong = difference(night.state(), self.expected)
            assert not wrong, f"after {deaths} kills {wrong}"
        finally:
            shutil.rmtree(night.path)
        return deaths

    def kill(self, night):
        run = start(night)
        try:
            run.wait(self.delay())
        except subprocess.TimeoutExpired:
            run.kill()
        run.communicate()
        for survey in SURVEYS:
            night.current(survey)
        return run.returncode == -9


def reading(night):
    """Whether a run died while it read a file, as far as the ledger knows."""
    night.run([night.command, "ledger", "list", "nightly.yaml"])  # takes an unfinished step back
    with sqlite3.connect(night.path / "ledger.sqlite") as ledger:
        return ledger.execute("SELECT count(*) FROM attempt").fetchone()[0] > 0


def together(night, room, rounds, starts=20):
    """Runs that begin in one moment: one works, the others say who does."""
    failures = []
    wanted, _ = expected(night, room / "unbroken")
    for number in range(rounds):
        copy = night.copy(room / f"round-{number}")
        runs = [start(copy) for _ in range(starts)]
        told = [(run.communicate()[1], run.returncode, run.pid) for run in runs]
        workers = [pid for _, status, pid in told if status == 1]
        holders = [LATER.search(text) for text, status, _ in told if status == 75]
        if len(workers) != 1 or len(holders) != starts - 1:
            failures.append(f"round {number}: {[status for _, status, _ in told]}")
        # For a moment after it has the lock the holder has not written its number.
        elif not all(match and match[1] in (str(workers[0]), "unknown") for match in holders):
            failures.append(f"round {number}: the holder is {workers[0]}, not {[match and match[1] for match in holders]}")
        wrong = difference(copy.state(), wanted)
        if wrong:
            failures.append(f"round {number}: {wrong}")
        shutil.rmtree(copy.path)
    return failures
