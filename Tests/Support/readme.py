#!/usr/bin/env python3
"""Puts the command's own output under every `$ servqual ...` line of README.md (`make readme`); a test holds the two together."""
import re
import subprocess

text = open("README.md", encoding="utf8").read()


def renewed(match):
    output = subprocess.run([".build/debug/servqual", *match[2].split()], capture_output=True, text=True).stdout
    return f"{match[1]}$ servqual {match[2]}\n{output}```"


open("README.md", "w", encoding="utf8").write(re.sub(r"(```[a-z]*\n)\$ servqual ([^\n]*)\n.*?```", renewed, text, flags=re.S))
