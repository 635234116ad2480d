"""Runs the Spark adapter on a local cluster of two workers and compares with one machine.

usage: spark_check.py SERVQUAL, with a Python that has pyspark; see `make test-spark`.

Checked: whole files while an executor is killed, ranges of one file, a scorer that fails, and files that cannot be used.
"""

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ADAPTER = Path(__file__).resolve().parents[2] / "Pipelines" / "spark"
MASTER = "local-cluster[2,1,1024]"


def call(*arguments, **options):
    return subprocess.run([str(argument) for argument in arguments], check=True, **options)


class Cluster:
    """Jobs on a cluster of their own each, in a folder of scratch files."""

    def __init__(self, servqual, folder):
        self.servqual, self.folder = servqual, folder
        self.bundle = folder / "servqual.tar.gz"
        call(ADAPTER / "bundle.sh", servqual, self.bundle)

    def start(self, name, lines, *own, options=("--by", "branch")):
        slices = self.folder / f"{name}.slices"
        slices.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        environment = dict(
            os.environ, PYSPARK_SUBMIT_ARGS=f"--master {MASTER} --conf spark.ui.enabled=false pyspark-shell",
            PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", SPARK_LOCAL_DIRS=str(self.folder))
        command = [sys.executable, ADAPTER / "tally_job.py", "--bundle", self.bundle, "-o", self.output(name), *own, slices, "--", *options]
        with open(self.folder / f"{name}.log", "wb") as log:
            return subprocess.Popen([str(word) for word in command], env=environment, cwd=self.folder, stdout=log, stderr=log)

    def output(self, name):
        return self.folder / f"{name}.tally"

    def run(self, name, lines, *own):
        began = time.monotonic()
        status = self.start(name, lines, *own).wait(timeout=900)
        print(f"  {name}: ended with {status} after {time.monotonic() - began:.0f} s", flush=True)
        return status

    def log(self, name):
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def alone(self, name, *arguments):
        """What one machine gives; a file among them that cannot be used makes the status 1."""
        output = self.folder / f"{name}.alone"
        command = [str(word) for word in (self.servqual, *arguments)]
        with open(output, "wb") as file:
            done = subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False)
        assert done.returncode in (0, 1), arguments
        return output.read_bytes()


def descendants(parent):
    """The processes below one, by what the system says of each."""
    children = {}
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError, IndexError):
            status = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            children.setdefault(int(status[1]), []).append(int(entry.name))
    found, left = [], [parent]
    while left:
        below = children.get(left.pop(), [])
        found, left = found + below, left + below
    return found


def executors(driver):
    """The executors that a driver started, each of them one process."""
    for process in descendants(driver):
        with contextlib.suppress(OSError):
            words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
            if words[0].endswith(b"java") and any(word.endswith(b"CoarseGrainedExecutorBackend") for word in words):
                yield process


def kill_one_executor(job, fetches, least):
    """Kills an executor of a job once so many slices were fetched."""
    end = time.monotonic() + 300
    while time.monotonic() < end and job.poll() is None:
        count = len(fetches.read_text().splitlines()) if fetches.exists() else 0
        running = list(executors(job.pid)) if count >= least else []
        if len(running) == 2:
            os.kill(running[0], signal.SIGKILL)
            return count
        time.sleep(0.1)
    raise AssertionError("no two executors were seen at work")


def check(cluster):
    exports = []
    for seed in range(1, 13):
        exports.append(cluster.folder / f"bank-{seed:02}.csv")
        exports[-1].write_bytes(call(cluster.servqual, "sample", "bank", "--rows", 300, "--seed", seed, stdout=subprocess.PIPE).stdout)
    expected = cluster.alone("tally", "tally", *exports, "--by", "branch")

    fetches = cluster.folder / "fetches"
    fetch = cluster.folder / "fetch"
    fetch.write_text(f'#!/bin/sh\necho "$1" >> {shlex.quote(str(fetches))}\nsleep 1\ncp "$1" "$2"\n', encoding="utf-8")
    fetch.chmod(0o755)
    job = cluster.start("killed", exports, "--fetch", fetch, "--partitions", 6)
    seen = kill_one_executor(job, fetches, 3)
    status = job.wait(timeout=900)
    again = len(fetches.read_text().splitlines())
    print(f"  killed: an executor was killed after {seen} of {len(exports)} fetches; ended with {status} after {again} fetches", flush=True)
    assert status == 0, cluster.log("killed")
    assert again > len(exports), "nothing was lost with the executor"
    assert cluster.output("killed").read_bytes() == expected
    report = cluster.alone("report", "report", cluster.output("killed"), "--format", "json")
    assert report == cluster.alone("score", "score", *exports, "--by", "branch", "--format", "json")

    cut = call(cluster.servqual, "cut", exports[0], "--pieces", 7, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    assert cluster.run("ranges", cut) == 0, cluster.log("ranges")
    assert cluster.output("ranges").read_bytes() == cluster.alone("one", "tally", exports[0], "--by", "branch")

    broken = cluster.folder / "a-broken.csv"
    broken.write_text("a,b\n1,2\n", encoding="utf-8")
    lines = [exports[0], broken, exports[1]]
    assert cluster.run("failing", lines) != 0
    assert not cluster.output("failing").exists()
    assert "servqual tally" in cluster.log("failing")
    assert cluster.run("going", lines, "--keep-going") == 0, cluster.log("going")
    assert cluster.output("going").read_bytes() == cluster.alone("some", "tally", *sorted(lines), "--by", "branch")


def main():
    servqual = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="servqual-spark-") as folder:
        check(Cluster(servqual, Path(folder)))
    print("the cluster gives the bytes that one machine gives")


if __name__ == "__main__":
    main()
