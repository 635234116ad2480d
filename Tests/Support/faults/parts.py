"""The parts of the proof: each takes the options and an empty folder, and tells why it cannot be done, how much was tried, and what failed."""

import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import sys

import inboxes
import material
import moments
import points
import readers
import tracing


def disturbed(work, options, folder, step):
    missing = tracing.missing()
    if missing:
        return missing, 0, []
    start = material.waiting(options.command, folder / "start")
    return "", *work(points.Disturbing(start, folder, options.jobs), options.step or step)


def kills(options, folder):
    return disturbed(points.kills, options, folder, 41 if options.few else 1)


def errors(options, folder):
    return disturbed(points.errors, options, folder, 131 if options.few else 1)


def full_disk(options, folder):
    """A disk of its own needs the right to mount one."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0:
        return "no file system may be mounted here", 0, []
    material.waiting(options.command, folder / "start")
    script = pathlib.Path(__file__).with_name("full_disk.py")
    number = 4 if options.few else 40
    result = subprocess.run(
        ["unshare", "-rm", sys.executable, str(script), options.command, str(folder / "start"), str(folder), str(number)],
        capture_output=True, text=True)
    if result.returncode != 0:
        return "", 1, [result.stderr]
    return "", *json.loads(result.stdout)


def random_kills(options, folder):
    print(f"random_kills: seed {options.seed}", flush=True)
    killing = moments.Killing(material.waiting(options.command, folder / "start"), folder, options.seed)
    return "", *gathered(killing.loop, range(6 if options.few else 200), options.jobs)


def together(options, folder):
    rounds = 1 if options.few else 10
    return "", rounds, moments.together(material.waiting(options.command, folder / "start", settled="2s"), folder, rounds)


def poison(options, folder):
    missing = tracing.missing()
    if missing:
        return missing, 0, []
    night = material.waiting(options.command, folder / "night")
    return "", *gathered(lambda _: inboxes.poisoned(night), range(1), 1)


def growing(options, folder):
    night = material.begun(options.command, folder / "night", settled="2s")
    return "", *gathered(lambda _: inboxes.growing(night, 3 if options.few else 15), range(1), 1)


def reading(options, folder):
    return "", *readers.read(material.begun(options.command, folder / "night"), 5 if options.few else 30)


def gathered(work, cases, jobs):
    """Does `work` for each case; how many there were, and what failed."""
    def told(case):
        try:
            work(case)
        except AssertionError as failure:
            return f"{case}: {failure}"
        return None

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(told, cases))
    return len(found), [line for line in found if line]


PARTS = {
    "kills": kills, "errors": errors, "full_disk": full_disk, "random_kills": random_kills, "together": together, "poison": poison,
    "growing": growing, "reading": reading,
}
