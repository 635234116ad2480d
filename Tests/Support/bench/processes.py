"""Runs one process and says what it took: seconds on the clock and of the processors, and the most memory it held.

What the kernel says of a process' memory includes that of the program it was started from, so that a small one of its own starts it: this
file, run as a program.
"""
import os
import subprocess
import sys
import time


def measured(command):
    """Seconds on the clock and of the processors, peak memory in MB, and output of one process."""
    own, given = os.pipe()
    starter = [sys.executable, "-S", "-E", os.path.abspath(__file__), str(given), *command]
    process = subprocess.Popen(starter, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, pass_fds=[given])
    os.close(given)
    output = process.stdout.read()
    with os.fdopen(own, encoding="ascii") as told:
        status, seconds, worked, kilobytes = (float(number) for number in told.read().split())
    process.wait()
    if status != 0:
        sys.exit(f"{' '.join(command)} failed with status {status:.0f}")
    return seconds, worked, kilobytes / 1024, output


def main():
    told, command = int(sys.argv[1]), sys.argv[2:]
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    os.write(told, f"{os.waitstatus_to_exitcode(status)} {seconds} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}".encode())


if __name__ == "__main__":
    main()
