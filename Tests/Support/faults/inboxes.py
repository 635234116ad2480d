"""Files that kill whoever reads them, and files that are still being written."""

import hashlib
import json
import os
import threading
import time

from material import HEADER, rows
from tracing import tracing


def poisoned(night):
    """A file whose reading kills two runs is set aside by the third, which goes on with the others."""
    file = night.path / "bank" / "work" / "tuesday.csv"
    deadly = tracing(["read", "pread64", "mmap"]) + ["-P", str(file), "-e", "inject=?read,?pread64,?mmap:signal=KILL:when=1"]
    for death in range(2):
        result = night.run(deadly + night.arguments())
        assert result.returncode == -9, f"death {death}: {result.returncode} {result.stderr}"
        assert file.exists(), f"the file is not in work/ after death {death}"
    result = night.run()
    assert result.returncode == 1 and "tuesday.csv" in result.stderr, f"{result.returncode} {result.stderr}"
    files = set(night.files())
    wanted = {"bank/poison/tuesday.csv", "bank/poison/tuesday.csv.reason.txt", "bank/done/monday-2.csv", "desk/done/tuesday.csv"}
    assert wanted <= files, f"{wanted - files} is not there"
    reason = (night.path / "bank/poison/tuesday.csv.reason.txt").read_text()
    assert "2 runs ended" in reason, reason
    assert responses(night, "bank") == 22, "the others were not taken"
    handed_in_again(night)


def handed_in_again(night):
    """Whoever hands a poisoned file in again has it tried again."""
    os.rename(night.path / "bank/poison/tuesday.csv", night.path / "bank/incoming/tuesday.csv")
    result = night.run()
    assert result.returncode == 0, result.stderr
    assert "bank/done/tuesday.csv" in night.files()
    assert night.state()["ledger"].endswith("sound\n")


def responses(night, survey):
    return json.loads(night.current(survey)["files"]["manifest.json"])["responses"]


def growing(night, seconds):
    """A file is not taken while somebody writes to it, and once, whole, when nobody does; how many runs fired meanwhile."""
    path = night.path / "bank" / "incoming" / "growing.csv"
    whole = bytearray()
    writer = threading.Thread(target=append, args=(path, whole, seconds))
    writer.start()
    fired = 0
    while writer.is_alive():
        taken = batches(night)
        # A run that began before the last piece may end after it.
        if writer.is_alive():
            assert not taken, f"a file of {path.stat().st_size if path.exists() else 0} bytes was taken while it grew: {taken}"
        fired += 1
    for _ in range(5):
        if batches(night):
            break
        time.sleep(0.5)
    night.run()
    taken = batches(night)
    sha256 = hashlib.sha256(whole).hexdigest()
    assert [batch["sha256"] for batch in taken] == [sha256], f"not taken once and whole: {taken}"
    assert taken[0]["responses"] == bytes(whole).count(b"\n") - 1, f"rows are missing: {taken}"
    return fired


def append(path, whole, seconds):
    """Writes rows in pieces of 1 kB, which end anywhere."""
    text = (HEADER + "".join(rows(range(100, 9_999)))).encode()
    until = time.monotonic() + seconds
    with open(path, "ab", buffering=0) as file:
        while time.monotonic() < until:
            piece = text[len(whole):len(whole) + 1_000]
            whole += piece
            file.write(piece)
            time.sleep(0.05)
        rest = text[len(whole):text.index(b"\n", len(whole)) + 1]
        whole += rest
        file.write(rest)


def batches(night):
    """What is in the ledger of the growing file, after one more run."""
    result = night.run()
    assert result.returncode == 0, result.stderr
    listed = night.run([night.command, "ledger", "list", "nightly.yaml", "--format", "json"])
    return [batch for batch in json.loads(listed.stdout)["batches"] if batch["source"] == "growing.csv"]
