"""A run that is disturbed at every call: killed there, or told that the call failed."""

import concurrent.futures
import re
import shutil

from night import SURVEYS, difference
from tracing import FAILING, failing, killing, points

NAMED = re.compile(r"published|ledger|servqual\.prom|incoming|work\b|done|refused|poison|tmp|\. cannot be written")
# 73 and 74: a file cannot be made, read or written; 1: a file was refused, as in the unbroken run; 77: SQLite could not open its file.
STATUSES = {0, 1, 73, 74, 77}


class Disturbing:
    """Runs of one night, each from the same start."""

    def __init__(self, start, room, jobs):
        self.start, self.room, self.jobs = start, room, jobs
        self.before = {survey: start.current(survey)["run_id"] for survey in SURVEYS}
        unbroken = start.copy(room / "unbroken")
        self.points, self.result = points(unbroken, room / "calls")
        self.expected = unbroken.state()
        assert self.result.returncode == 1, f"the broken file is refused: {self.result.stderr}"
        after = {survey: self.expected["published"][survey]["run_id"] for survey in SURVEYS}
        self.known = {survey: {self.before[survey], after[survey]} for survey in SURVEYS}

    def every(self, work, cases):
        """Does `work` in a fresh copy for each case; the failures, told."""
        with concurrent.futures.ThreadPoolExecutor(self.jobs) as pool:
            told = list(pool.map(lambda case: self.one(work, *case), enumerate(cases)))
        return [line for line in told if line]

    def one(self, work, number, case):
        path = self.room / f"{work.__name__}-{number}"
        try:
            work(self.start.copy(path), *case)
        except AssertionError as failure:
            name, *rest = case
            return f"{work.__name__} {name.call} {name.number} {' '.join(map(str, rest))}({name.text[:90]}: {failure}"
        finally:
            shutil.rmtree(path, ignore_errors=True)
        return None

    def whole(self, night):
        for survey in SURVEYS:
            run_id = night.current(survey)["run_id"]
            assert run_id in self.known[survey], f"{run_id} of {survey} is neither the old run nor the new one"

    def heals(self, night):
        again = night.run()
        assert again.returncode in (0, 1), f"the run after it ends with {again.returncode}: {again.stderr}"
        wrong = difference(night.state(), self.expected)
        assert not wrong, f"after the next run {wrong}"

    # Cases

    def killed(self, night, point):
        result = night.run(killing(point) + night.arguments())
        assert result.returncode == -9, f"the run was not killed: {result.returncode} {result.stderr}"
        self.whole(night)
        self.heals(night)

    def failed(self, night, point, error, rest=False):
        result = night.run(failing(point, error, rest) + night.arguments())
        said = f"status {result.returncode}, said: {result.stderr.strip()}"
        assert result.returncode in STATUSES, f"{said}"
        self.whole(night)
        if result.returncode in (0, 1):
            wrong = difference(night.state(), self.expected)
            assert not wrong or ("error:" in result.stderr and "failed" in result.stderr), f"{said}; {wrong}"
        elif not point.text.startswith("2,") and not (rest and point.call == "write"):  # else it could not speak
            errors = [line for line in result.stderr.splitlines() if line.startswith(("error:", "servqual:"))]
            assert any(NAMED.search(line) for line in errors), f"no error names a path; {said}"
        self.heals(night)


def kills(disturbing, step):
    cases = [(point,) for point in disturbing.points[::step]]
    return len(cases), disturbing.every(disturbing.killed, cases)


def errors(disturbing, step):
    """Every call fails once, and the disk stays full from there on."""
    open_to_failure = [point for point in disturbing.points if point.call in FAILING][::step]
    cases = [(point, error) for point in open_to_failure for error in ("ENOSPC", "EIO")]
    cases += [(point, "ENOSPC", True) for point in open_to_failure if point.call in ("write", "pwrite64")]
    return len(cases), disturbing.every(disturbing.failed, cases)
