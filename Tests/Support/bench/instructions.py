"""Instructions by stage, as callgrind counts them, held against those on record: they tell of a regression without a quiet machine.

    python3 Tests/Support/bench/instructions.py .build/release/servqual [--record]

The file is a sample of 20,000 responses, the measurement by branch on one thread. Fails where a stage or the whole takes a tenth more than
`instructions.csv` says; `--record` writes that file anew. Without valgrind nothing is checked, and that is said.
"""
import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "instructions.csv")
ROWS = 20_000
# What each stage is called in the program: the function that all of it runs below.
STAGES = {
    "open, recognise, plan": r"SurveyPipelines12OpenedSourceV",
    "read: scan": r"^find_(avx2|portable|avx512)",
    "read: all": r"SurveyReading16StructuralReaderC4read",
    "normalise": r"SurveyDialects10NormaliserV9normalise",
    "tally": r"SatisfactionScoring0A5TallyV3addyy",
    "pass: all of the above but the first": r"SurveyPipelines9RangePassV___8progress",
    "duplicates": r"SurveyPipelines11StudyRunnerV17resolveDuplicates",
    "measure": r"SurveyPipelines5StudyV6report",
    "whole process": r"PROGRAM TOTALS|^\(total\)",
}


def counted(command, folder):
    table, bare, profile = (os.path.join(folder, name) for name in ("bank.csv", "servqual", "profile"))
    with open(table, "wb") as out:
        subprocess.run([command, "sample", "bank", "--rows", str(ROWS), "--seed", "1"], stdout=out, check=True)
    # Valgrind cannot read all debugging information.
    subprocess.run(["strip", "-g", "-o", bare, command], check=True)
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", bare, "score", "--by", "branch", "--jobs", "1", table],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"})
    lines = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", profile], capture_output=True, text=True, check=True).stdout.splitlines()
    found = dict.fromkeys(STAGES, 0)
    for line in lines:
        match = re.match(r"\s*([\d,]+) \([^)]*\)\s+(?:\S*:)?(.*)", line)
        if not match:
            continue
        for stage, pattern in STAGES.items():
            if re.search(pattern, match[2]):
                found[stage] = max(found[stage], int(match[1].replace(",", "")))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("instructions: SKIPPED, valgrind is not installed (apt-get install valgrind)")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = counted(options.command, folder)
    missing = [stage for stage, count in found.items() if count == 0]
    if missing:
        sys.exit(f"no function of the program is known as: {', '.join(missing)}")
    if options.record:
        with open(RECORD, "w", newline="", encoding="utf8") as out:
            csv.writer(out, lineterminator="\n").writerows([("stage", "instructions")] + list(found.items()))
    with open(RECORD, newline="", encoding="utf8") as known:
        record = {row["stage"]: int(row["instructions"]) for row in csv.DictReader(known)}
    risen = []
    for stage, count in found.items():
        change = count / record[stage] - 1
        print(f"{stage:38} {count:>13,} {change:+7.1%}  {count / ROWS:8,.0f} a response")
        risen += [stage] if change > 0.10 else []
    if risen:
        sys.exit(f"instructions: a tenth more than on record in: {', '.join(risen)}")


main()
