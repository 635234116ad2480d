"""A night over two surveys: the folder it starts from, the run, and what must stand there at the end."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess

SURVEYS = ("bank", "desk")
AS_OF = {"first": "2026-07-01", "second": "2026-07-02"}
MANIFEST = """\
ledger: {file: ledger.sqlite, key: {file: ledger.key}}
write: {to: published, min_cell: 0, metrics: servqual.prom, keep: 5}
gates: {quarantined_share: none, responses: {error: 1}}
surveys:
  - survey: bank
    wave: "2026"
    read: {from: {inbox: bank/incoming/, settled: SETTLED}, instrument: four.yaml, segments: channel}
  - survey: desk
    read: {from: {inbox: desk/incoming/, settled: SETTLED}, instrument: four.yaml}
"""
# Few items keep the tables small, so that many nights pass in little time.
INSTRUMENT = """\
instrument: four
label: Four questions
source: made for these nights
scale: 1-7
facets: [expectation, perception]
dimensions:
  - {id: things, label: Things, items: [1, 2]}
  - {id: people, label: People, items: [3, 4]}
"""


class Night:
    """A folder that a run works in."""

    def __init__(self, command, path):
        self.command, self.path = command, pathlib.Path(path)

    def arguments(self, as_of="second"):
        return [self.command, "run", "nightly.yaml", "--no-progress", "--as-of", AS_OF.get(as_of, as_of)]

    def run(self, arguments=None, **options):
        """Runs to the end; the result's returncode is negative where a signal ended it."""
        return subprocess.run(
            arguments or self.arguments(), cwd=self.path, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, errors="replace", timeout=120, **options)

    @property
    def environment(self):
        return {**os.environ, "TMPDIR": str(self.path / "tmp")}

    def copy(self, path):
        shutil.copytree(self.path, path, symlinks=True)
        return Night(self.command, path)

    # What is published

    def current(self, survey):
        """The published run's id and files; AssertionError where it is not whole."""
        folder = self.path / "published" / survey / "current"
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            return whole_run(opened)
        finally:
            os.close(opened)

    # What stands at the end

    def state(self):
        """All that must be as if nothing had happened."""
        verified = self.run([self.command, "ledger", "verify", "nightly.yaml"])
        assert verified.returncode == 0 and verified.stdout.endswith("sound\n"), f"verify: {verified.stdout}{verified.stderr}"
        listed = json.loads(self.run([self.command, "ledger", "list", "nightly.yaml", "--format", "json"]).stdout)
        runs = {name: self.current(name) for name in SURVEYS}
        assert not list((self.path / "tmp").iterdir()), "something was left in TMPDIR"
        return {
            "ledger": verified.stdout, "batches": self.batches(listed), "published": runs, "files": self.files(),
            "top": sorted(name.name for name in self.path.iterdir()),
            "runs": {name: self.runs(name) for name in SURVEYS},
        }

    @staticmethod
    def batches(listed):
        """Each survey's batches by their place among its own; their numbers depend on what the other surveys brought."""
        found = {survey: [] for survey in SURVEYS}
        for batch in listed["batches"]:
            found[batch["survey"]].append({**batch, "batch": len(found[batch["survey"]])})
        return {survey: dict(enumerate(batches)) for survey, batches in found.items()}

    def runs(self, survey):
        folders = [self.path / "published" / survey / name for name in ("runs", "held", ".")]
        names = [name.name for folder in folders for name in folder.iterdir()]
        return sorted(name for name in names if not name.startswith(".old-"))

    def files(self):
        """Every file that arrived, by where it is."""
        found = {}
        for survey in SURVEYS:
            for path in (self.path / survey).rglob("*"):
                if path.is_file():
                    found[str(path.relative_to(self.path))] = digest(path.read_bytes())
        return found


def digest(data):
    return hashlib.sha256(data).hexdigest()


def whole_run(folder):
    """The run in an opened folder, read relative to it: its id and its files by name."""
    files = {}
    for place, _, names, opened in os.fwalk(".", dir_fd=folder):
        files |= {os.path.normpath(os.path.join(place, name)): read(name, opened) for name in names}
    manifest = json.loads(files["manifest.json"])
    listed = {entry["name"]: entry["sha256"] for entry in manifest["files"]}
    assert set(listed) | {"manifest.json"} == set(files), f"{manifest['run_id']} holds other files than its manifest lists"
    for name, sha256 in listed.items():
        assert digest(files[name]) == sha256, f"{name} of {manifest['run_id']} is not what its manifest says"
    assert len(listed) > 5, "the manifest lists too little"
    return {"run_id": manifest["run_id"], "files": {name: data.decode(errors="replace") for name, data in files.items()}}


def read(name, folder):
    descriptor = os.open(name, os.O_RDONLY, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def differing(found, expected):
    """The parts that differ, as deep as there are dictionaries."""
    if not isinstance(expected, dict):
        return f"{found} instead of {expected}"
    keys = [key for key in sorted(set(found) | set(expected)) if found.get(key) != expected.get(key)]
    return {key: differing(found[key], expected[key]) if key in found and key in expected else found.get(key, "missing") for key in keys}


def difference(found, expected):
    """Where two states differ, in a line; empty where they do not."""
    told = []
    for key in expected:
        if found[key] == expected[key]:
            continue
        if key == "published":
            names = [(survey, found[key][survey]["run_id"], expected[key][survey]["run_id"]) for survey in SURVEYS]
            told.append(f"published {names}")
        else:
            told.append(f"{key}: {differing(found[key], expected[key])}")
    return re.sub(r"\b([0-9a-f]{8})[0-9a-f]{8,}", r"\1", "; ".join(told))
