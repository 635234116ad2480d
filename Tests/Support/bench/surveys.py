"""Surveys of any size, made by `servqual sample bank` and laid out as platforms do."""
import csv
import os
import re
import subprocess
import sys
from xml.sax.saxutils import escape

PIECE = 100_000


def table(command, rows, path):
    """The plain table. Beyond a piece it is the same answers again under other ids, so that any size is made quickly."""
    if os.path.exists(path):
        return path
    count = min(PIECE, rows)
    assert rows % count == 0, f"more than {PIECE} rows come in whole pieces"
    sample = subprocess.run([command, "sample", "bank", "--rows", str(count), "--seed", "1"], capture_output=True, check=True).stdout
    head, _, body = sample.partition(b"\n")
    with open(path + ".part", "wb") as out:
        out.write(head + b"\n")
        for piece in range(rows // count):
            # Ids are B and six digits, which no second line of a comment begins with.
            out.write(re.sub(rb"(?m)^B(?=\d{6},)", b"B%03d" % piece, body))
    os.replace(path + ".part", path)
    return path


def quoted(source, path):
    """The same table with every field in quotes."""
    if not os.path.exists(path):
        with open(source, newline="", encoding="utf8") as table, open(path, "w", newline="", encoding="utf8") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(csv.reader(table))
    return path


def document(source, path, rows):
    """The first rows as XML: an element a response, an element a field."""
    if not os.path.exists(path):
        with open(source, newline="", encoding="utf8") as table, open(path, "w", encoding="utf8") as out:
            records = csv.reader(table)
            names = next(records)
            out.write('<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <responses>\n')
            for _, record in zip(range(rows), records):
                fields = "".join(f"   <{name}>{escape(value)}</{name}>\n" for name, value in zip(names, record))
                out.write(f"  <row>\n{fields}  </row>\n")
            out.write(" </responses>\n</document>\n")
    return path


if __name__ == "__main__":
    # Apart from whoever measures: the memory of a process counts as that of what it starts.
    table(sys.argv[1], int(sys.argv[2]), sys.argv[3])
