"""Writes the folder that a night starts from: an earlier night is over, and files of all kinds wait."""

import os

from night import INSTRUMENT, MANIFEST, Night

HEADER = "respondent_id,submitted_at,channel,E1,E2,E3,E4,P1,P2,P3,P4\n"


def rows(numbers, month=4):
    """Responses of respondents by number; in another month they give other answers."""
    return [row(number, month) for number in numbers]


def row(number, month):
    channel = ("web", "phone", "branch")[number % 3]
    answers = [1 + (number * (3 + place) + month * (1 + place) + place) % 7 for place in range(8)]
    return f"R{number:04d},2026-{month:02d}-{1 + number % 28:02d}T08:00:00Z,{channel},{','.join(map(str, answers))}\n"


def deliver(night, survey, name, text, minute):
    """Puts a file into an inbox, at a time that tells it from the others."""
    path = night.path / survey / "incoming" / name
    path.write_text(text)
    moment = 1_780_000_000 + 60 * minute
    os.utime(path, (moment, moment))


def begun(command, path, settled="0s"):
    """A night folder after a first night."""
    night = Night(command, path)
    for folder in ("tmp", "bank/incoming", "desk/incoming"):
        (night.path / folder).mkdir(parents=True)
    (night.path / "nightly.yaml").write_text(MANIFEST.replace("SETTLED", settled))
    (night.path / "four.yaml").write_text(INSTRUMENT)
    night.run([command, "ledger", "key", "ledger.key"]).check_returncode()
    for survey in ("bank", "desk"):
        deliver(night, survey, "monday.csv", HEADER + "".join(rows(range(10))), 0)
    night.run(night.arguments("first")).check_returncode()
    return night


def waiting(command, path, settled="0s"):
    """The same with a second night's files: a new one, a cumulative one with corrections and a name that was there before, a broken one,
    and bytes that came before."""
    night = begun(command, path, settled)
    fresh = HEADER + "".join(rows(range(10, 16)))
    whole = HEADER + "".join(rows(range(2), month=5) + rows(range(2, 22)))
    deliver(night, "bank", "tuesday.csv", fresh, 1)
    deliver(night, "bank", "monday.csv", whole, 2)
    deliver(night, "bank", "broken.csv", fresh + '"never closed\n', 3)
    deliver(night, "bank", "again.csv", fresh, 4)
    deliver(night, "desk", "tuesday.csv", HEADER + "".join(rows(range(8, 20))), 5)
    return night
