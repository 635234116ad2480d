"""Readers of what is published, while it is published anew."""

import threading

from material import HEADER, deliver, rows


class Reader(threading.Thread):
    """Opens the current run again and again, and looks whether all of it is what its manifest says."""

    def __init__(self, night, survey):
        super().__init__()
        self.night, self.survey = night, survey
        self.stopped, self.looks, self.runs, self.failures = threading.Event(), 0, set(), []

    def run(self):
        while not self.stopped.is_set():
            try:
                self.runs.add(self.night.current(self.survey)["run_id"])
            except (AssertionError, OSError, KeyError) as failure:
                self.failures.append(f"{self.survey}, look {self.looks}: {failure!r}")
            self.looks += 1


def read(night, nights):
    """Publishes night after night under the eyes of readers."""
    readers = [Reader(night, survey) for survey in ("bank", "bank", "desk")]
    for reader in readers:
        reader.start()
    try:
        for number in range(nights):
            for survey in ("bank", "desk"):
                deliver(night, survey, f"night-{number}.csv", HEADER + "".join(rows(range(100, 101 + number), month=5 + number % 2)), 9 + number)
            result = night.run()
            assert result.returncode == 0, result.stderr
    finally:
        for reader in readers:
            reader.stopped.set()
            reader.join()
    failures = [failure for reader in readers for failure in reader.failures]
    seen = {reader.survey: len(reader.runs) for reader in readers}
    if min(seen.values()) < nights // 2:
        failures.append(f"the readers saw only {seen} runs of {nights}")
    return sum(reader.looks for reader in readers), failures
