"""DuckDB, pandas and polars load every table without being told anything, with the right types and the same values."""

import json
import math

import duckdb
import pandas
import polars

DUCKDB = {"string": {"VARCHAR"}, "integer": {"BIGINT"}, "number": {"DOUBLE"}, "boolean": {"BOOLEAN"}, "date": {"DATE"},
          "date-time": {"TIMESTAMP", "TIMESTAMP WITH TIME ZONE"}}
POLARS = {"string": {"String"}, "integer": {"Int64"}, "number": {"Float64"}, "boolean": {"Boolean"}, "date": {"String", "Date"},
          "date-time": {"String", "Datetime(time_unit='us', time_zone='UTC')", "Datetime(time_unit='us', time_zone=None)"}}
# A column of integers or truth values with blanks has another type there, and so have numbers that are all whole; texts and days are texts.
PANDAS = {"string": {"str", "object"}, "integer": {"int64", "float64"}, "number": {"int64", "float64"}, "boolean": {"bool", "object"},
          "date": {"str", "object"}, "date-time": {"str", "object", "datetime64[us, UTC]", "datetime64[ns, UTC]"}}


def kinds(folder, table):
    """The kind of every column by the table's own schema."""
    schema = json.loads((folder / f"schema/{table}.schema.json").read_text())
    found = {}
    for name, field in schema["items"]["properties"].items():
        types = field.get("type", "integer")
        kind = types if isinstance(types, str) else types[0]
        found[name] = field.get("format", kind)
    return found


def loaded(path):
    """What each reader makes of a file: names with types, and rows."""
    text = str(path)
    if path.suffix == ".json":
        relation = duckdb.sql(f"SELECT * FROM read_json('{text}')")
        frames = pandas.read_json(path), polars.read_json(path)
    else:
        relation = duckdb.sql(f"SELECT * FROM read_csv('{text}')")
        frames = pandas.read_csv(path), polars.read_csv(path)
    yield "DuckDB", DUCKDB, dict(zip(relation.columns, map(str, relation.types))), relation.fetchall()
    yield "pandas", PANDAS, {name: str(kind) for name, kind in frames[0].dtypes.items()}, frames[0].values.tolist()
    yield "polars", POLARS, {name: str(kind) for name, kind in frames[1].schema.items()}, frames[1].rows()


def same(value, read, kind, is_csv):
    if value is None or (is_csv and value == ""):
        return read is None or read != read or read is pandas.NaT or read == ""
    if kind in ("integer", "number", "boolean"):
        return not isinstance(read, str) and math.isclose(value, read, rel_tol=1e-15)
    if kind in ("date", "date-time"):
        return str(read).replace(" ", "T")[:10 if kind == "date" else 19] == value[:10 if kind == "date" else 19]
    return read == (safe(value) if is_csv else value)


def safe(text):
    """A text as a spreadsheet may see it."""
    return "'" + text if text[:1] in tuple("=+-@\t\r\n＝＋－＠") and text else text


def check(folder):
    """Every table of a run in every reader; how many were looked at."""
    looked = 0
    for table in json.loads((folder / "dashboard.json").read_text())["tables"]:
        rows, fields = json.loads((folder / f"{table}.json").read_text()), kinds(folder, table)
        if not rows:
            assert (folder / f"{table}.csv").read_text().lstrip("\ufeff").strip().split(",") == list(fields), f"{table}.csv without rows"
            continue
        # A column without a value has no type that a reader could see; a schema tells it.
        filled = [name for name in fields if any(row[name] not in (None, "") for row in rows)]
        for path in (folder / f"{table}.json", folder / f"{table}.csv"):
            for reader, allowed, types, values in loaded(path):
                where = f"{path} in {reader}"
                # polars gives the columns of JSON in an order of its own.
                assert sorted(types) == sorted(fields) and len(values) == len(rows), f"{where}: {len(values)} rows of {list(types)}"
                wrong = {name: types[name] for name in filled if types[name] not in allowed[fields[name]]}
                assert not wrong, f"{where}: {wrong}"
                for row, read in zip(rows, values):
                    for name, cell in zip(types, read):
                        assert same(row[name], cell, fields[name], path.suffix == ".csv"), f"{where}: {name} is {cell!r}, not {row[name]!r}"
                looked += 1
    return looked
