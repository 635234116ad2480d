"""Surveys of any size, made by `servqual sample bank` and laid out as platforms do."""
import csv
import os
import subprocess
from xml.sax.saxutils import escape

PIECE = 500_000


def table(command, rows, path):
    """The plain table. Large ones are made of pieces that differ in their ids, since a sample is made in memory."""
    if os.path.exists(path):
        return path
    with open(path + ".part", "wb") as out:
        for first in range(0, rows, PIECE):
            count = min(PIECE, rows - first)
            piece = subprocess.run([command, "sample", "bank", "--rows", str(count), "--seed", str(first + 1)], capture_output=True, check=True).stdout
            head, _, body = piece.partition(b"\n")
            if first == 0:
                out.write(head + b"\n")
            # Ids begin with a B, which nothing else at the beginning of a line does but a comment's second line.
            name = f"\n{chr(65 + first // PIECE // 26)}{chr(65 + first // PIECE % 26)}".encode()
            out.write((b"\n" + body).replace(b"\nB1", name + b"1").replace(b"\nB2", name + b"2").replace(b"\nB3", name + b"3")
                      .replace(b"\nB4", name + b"4").replace(b"\nB5", name + b"5")[1:])
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
