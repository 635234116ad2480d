"""Counts survey exports on a Spark cluster into one partial, the same bytes as servqual tally gives on one machine.

usage: spark-submit tally_job.py --bundle BUNDLE.tar.gz -o WHOLE.tally [--fetch COMMAND] [--partitions N] [--keep-going]
                                 SLICES [-- TALLY OPTIONS]

SLICES is a text file with a slice on each line, as a shell would read it: a URI or path, and options for it alone, such as
`--arrival 2`, or those that `servqual cut` prints for the ranges of one file. Options behind -- are for all slices.

Executors fetch: COMMAND is run as `COMMAND URI FOLDER/NAME` for each slice (`aws s3 cp`, `hdfs dfs -get`, or a script of yours); without
one, paths are read where they lie, on a file system that all machines share. The scorer itself never speaks to a store. The bundle is made
by bundle.sh and shipped to every executor.

A slice whose scorer fails, fails its task, and after Spark's own retries the job: no count is left out in silence. With --keep-going a
file that cannot be used is told in the partial instead, as servqual score tells it. Executors that are lost are Spark's to replace: a slice
is counted again, and a partial is a pure function of its slice.
"""

import argparse
import os
import shlex
import subprocess
import sys
import tempfile
from collections import namedtuple

from pyspark import SparkContext, SparkFiles

Settings = namedtuple("Settings", "fetch options keep_going")
Slice = namedtuple("Slice", "uri options")
BUNDLE = "servqual-bundle"
REFUSED = (1, 65)  # Files were set aside; the partial says which.


def servqual(bundle, arguments, accepted=(0,), **pipes):
    """Runs the bundled command; raises with its own words where it ends in another way than accepted."""
    environment = dict(os.environ, LD_LIBRARY_PATH=os.path.join(bundle, "lib"))
    command = [os.path.join(bundle, "bin", "servqual"), *arguments]
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **pipes)
    if done.returncode not in accepted:
        words = done.stderr.decode("utf-8", "replace")[-2000:]
        raise RuntimeError(f"servqual {shlex.join(arguments)} ended with {done.returncode}: {words}")
    return done


def fetched(slice_, folder, settings):
    """The local path of a slice's file, under its own name, which becomes that of its source."""
    if not settings.fetch:
        return slice_.uri.removeprefix("file://")
    os.mkdir(folder)
    path = os.path.join(folder, slice_.uri.rstrip("/").rsplit("/", 1)[-1])
    subprocess.run([*shlex.split(settings.fetch), slice_.uri, path], check=True, stdin=subprocess.DEVNULL)
    return path


def count(slices, bundle, settings):
    """The partial of a partition's slices: one process for all whole files, and one for each slice with options of its own."""
    accepted = (0, *REFUSED) if settings.keep_going else (0,)
    with tempfile.TemporaryDirectory() as folder:
        runs, whole = [], []
        for number, slice_ in enumerate(slices):
            path = fetched(slice_, os.path.join(folder, str(number)), settings)
            if slice_.options:
                runs.append([path, *slice_.options])
            else:
                whole.append(path)
        runs += [whole] if whole else []
        parts = [os.path.join(folder, f"{number}.tally") for number in range(len(runs))]
        for arguments, part in zip(runs, parts):
            servqual(bundle, ["tally", *arguments, *settings.options, "--quiet", "-o", part], accepted)
        if parts:
            yield servqual(bundle, ["merge", *parts, "--quiet"], stdout=subprocess.PIPE).stdout


def partial(context, slices, settings, partitions):
    """Every partition's partial, as bytes."""
    def work(rows):
        return count(rows, SparkFiles.get(BUNDLE), settings)
    return context.parallelize(slices, min(partitions, len(slices))).mapPartitions(work).collect()


def merge(parts, bundle, output):
    """Joins all partials on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{number}.tally") for number in range(len(parts))]
        for path, part in zip(paths, parts):
            with open(path, "wb") as file:
                file.write(part)
        servqual(bundle, ["merge", *paths, "-o", output], stdout=sys.stdout)


def read_slices(path):
    with open(path, encoding="utf-8") as lines:
        words = [shlex.split(line, comments=True) for line in lines]
    return [Slice(uri, tuple(options)) for uri, *options in filter(None, words)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("slices", help="a file with a slice on each line")
    parser.add_argument("--bundle", required=True, help="the archive that bundle.sh made")
    parser.add_argument("-o", "--output", required=True, help="the partial to write, on the driver's machine")
    parser.add_argument("--fetch", default="", help="a command that copies its first argument to its second")
    parser.add_argument("--partitions", type=int, help="how many tasks; four for each core of the cluster otherwise")
    parser.add_argument("--keep-going", action="store_true", help="tell files that cannot be used in the partial, and count the others")
    words = [*sys.argv[1:], "--"]
    behind = words.index("--")
    arguments, options = parser.parse_args(words[:behind]), words[behind + 1:-1]
    slices = read_slices(arguments.slices)
    if not slices:
        parser.error(f"{arguments.slices} names no slice")
    context = SparkContext.getOrCreate()
    context.addArchive(f"{os.path.abspath(arguments.bundle)}#{BUNDLE}")
    settings = Settings(arguments.fetch, tuple(options), arguments.keep_going)
    parts = partial(context, slices, settings, arguments.partitions or 4 * context.defaultParallelism)
    merge(parts, SparkFiles.get(BUNDLE), arguments.output)


if __name__ == "__main__":
    main()
