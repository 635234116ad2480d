"""Calls of the system, counted and disturbed with strace."""

import collections
import re
import shutil
import subprocess

# What changes a disk, or takes a lock. A name that this machine's processor lacks is passed over.
WRITING = (
    "write pwrite64 fsync fdatasync ftruncate rename renameat renameat2 unlink unlinkat rmdir mkdir mkdirat symlink symlinkat link linkat "
    "flock fchmod utimensat openat").split()
FAILING = "write pwrite64 fsync fdatasync ftruncate rename renameat renameat2 mkdir symlink unlink openat".split()
LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
SYSTEM = re.compile(r'"/(lib|lib64|usr|opt|etc|proc|sys|dev/urandom|dev/null)\b')

Point = collections.namedtuple("Point", "call number text")


def missing():
    """Why calls cannot be disturbed here; empty where they can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(tracing(["fsync"]) + ["true"], capture_output=True, text=True)
    return "" if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()}"


def tracing(calls, output="/dev/null"):
    return ["strace", "-f", "-qq", "-o", str(output), "-e", "trace=" + ",".join("?" + call for call in calls)]


def points(night, output):
    """Every call of an unbroken run that is worth disturbing, in the order of the run, each with its number among those of its name."""
    result = night.run(tracing(WRITING, output) + night.arguments())
    seen, found, first = collections.Counter(), [], None
    for line in output.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match:
            continue
        process, call, text = match.groups()
        first = first or process
        # Calls are counted thread by thread; all that matters happens in the first.
        if process != first:
            continue
        seen[call] += 1
        if call == "openat" and ("O_CREAT" not in text and "O_DIRECTORY" not in text and ".csv" not in text or SYSTEM.search(text)):
            continue
        found.append(Point(call, seen[call], text))
    return found, result


def killing(point):
    """The process dies as it enters the call, which is not done."""
    # Without --seccomp-bpf: with it strace 6.1 sends no signal.
    return tracing([point.call]) + ["-e", f"inject={point.call}:signal=KILL:when={point.number}"]


def failing(point, error, rest=False):
    """The call fails; with `rest`, so do all of its name that follow."""
    quick = ["--seccomp-bpf"]
    return tracing([point.call]) + quick + ["-e", f"inject={point.call}:error={error}:when={point.number}{'+' if rest else ''}"]
