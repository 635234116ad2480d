"""Checks the limits the code keeps: sizes, layout, traps, imports, documentation, leaks, format.

Usage, from the repository root: python3 Tests/Support/lint.py [--no-format] [--self-test]
Prints one `path:line: rule: message` per problem, then the measured figures; exits 1 on a problem.
"""

import argparse
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

TOP_LEVEL = set("Package.swift Package.resolved Sources Tests Pipelines SampleData README.md CHANGELOG.md Makefile"
                " .ci .gitignore .swift-format .git out".split())
ABOVE, ANYTHING = "every row above", "any module at all"
# The house: target, what it depends on, the foreign modules that enter there. No row depends on one below.
HOUSE = (
    ("SurveyModel", "", ""),
    ("SurveyDigest", "", "CLibCrypto"),
    ("SurveyConfiguration", "SurveyModel", "Yams"),
    ("SurveyReading", "SurveyModel", "CLibCSV CLibXML2 CLibArchive CStructureScan"),
    ("SurveyDialects", "SurveyReading SurveyConfiguration", "Swift"),
    ("StatisticalInference", "", "CRmath"),
    ("SatisfactionScoring", "SurveyModel StatisticalInference", "CTallyKernels"),
    ("CustomerCare", "SatisfactionScoring", ""),
    ("SatisfactionReporting", "SatisfactionScoring CustomerCare SurveyDigest", ""),
    ("SurveyLedger", "SatisfactionScoring CustomerCare SurveyDigest", "GRDB GRDBSQLite"),
    ("SurveyPipelines", ABOVE, ""),
    ("Servqual", ABOVE, ""),
    ("ServqualCLI", "Servqual", "ArgumentParser Logging"),
    ("SurveyTesting", "SurveyModel SurveyReading SurveyDialects SatisfactionScoring", ""),
    ("ServqualBenchmarks", ANYTHING, ""),
)
INTERNAL_ONLY = {"CLibCSV", "CLibXML2", "CLibArchive", "CLibCrypto", "CRmath", "Yams", "GRDB", "GRDBSQLite"}
NO_PLATFORM = {"SurveyModel", "SatisfactionScoring", "CustomerCare"}
NO_FOUNDATION = NO_PLATFORM | {"StatisticalInference"}

TOKEN = re.compile(
    r'(?P<hashes>#*)(?P<quote>"""(?=[ \t]*\n)|")|(?P<parenthesis>[()])|//[^\n]*|/\*(?:/\*.*?\*/|.)*?\*/'
    r"|(?P<rx>#+)/.*?/(?P=rx)|(?<=[(,=:\[\s])/(?![\s/*),=])(?:\\.|[^/\\\n])+/", re.S
)
LEADING = r"^[ \t]*(?:@[\w.]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s+)*(?P<modifiers>(?:[a-z]+(?:\(\w+\))?[ \t]+)*)"
KINDS = r"(?:func|init|var|let|struct|class|enum|protocol|actor|typealias|subscript)\b"
DECLARATION = re.compile(LEADING + rf"(?P<name>{KINDS}[^\n{{]*)", re.M)
SCOPE = re.compile(LEADING + r"(?:protocol|extension)\b[^{]*\{", re.M)
FUNCTION = re.compile(r"(?<![\w.`])(?<!import )(?:func\s|init\s*[?!]?\s*[(<])")
BODY_OR_NEXT = re.compile(
    rf"[{{}}]|\n\s*(?:[@#]|(?:[a-z]+(?:\(\w+\))?[ \t]+)*(?:{KINDS}|(?:case|extension|associatedtype|import)\b))"
)
TRAP = re.compile(r"\b(?:try|as)!|\b(?:fatalError|preconditionFailure)\s*\(|[\w)\]}>`]!(?!=)")
REASON = re.compile(r"//.*\btrap:\s*\w")
IMPORT = re.compile(
    r"^[ \t]*(?P<before>(?:@\w+(?:\([^)]*\))?\s+|[a-z]+[ \t]+)*)import[ \t]+"
    r"(?:(?:struct|class|enum|protocol|typealias|func|var|let)[ \t]+)?`?(?P<module>\w+)", re.M
)
FORBIDDEN_CALL = re.compile(r"\w*qtukey|\biconv(?:_open|_close)?(?=\s*\()")
STANDARD_MEMBER = re.compile(
    r"func\s*==|func hash\(into\b|(?:var|let) (?:description|debugDescription|errorDescription)\b"
    r"|func encode\(to \w+: (?:any )?Encoder\)|init\(from \w+: (?:any )?Decoder\)"
)
LEAK = re.compile(rb"(?:(?<![\w.~)}-])|(?<=-[IL]))/(?:(?:work|root|home)/|tmp/bash_jobs)")

Problem = namedtuple("Problem", "path line rule message")


def not_code(text):
    """Yields the spans of comments and literals; code interpolated into a string is no part of them."""
    outer, inside, start, position = [], None, 0, 0
    while token := (inside or TOKEN).search(text, position):
        position = token.end()
        if inside:
            if token["code"] or not token.group().startswith("\\"):
                yield start, position
                outer += [[inside, 0]] if token["code"] else []
                inside = None
        elif token["quote"]:
            start, hashes, quote = token.start(), token["hashes"], token["quote"]
            end = quote + hashes + ("|\n" if quote == '"' else "")
            inside = re.compile(rf"\\{hashes}(?:(?P<code>\()|.)|{end}", re.S)
        elif not token["parenthesis"]:
            yield token.span()
        elif outer and outer[-1][1] == 0 and token.group() == ")":
            start, (inside, _) = token.start(), outer.pop()
        elif outer:
            outer[-1][1] += 1 if token.group() == "(" else -1


class Source:
    def __init__(self, path, text):
        self.path, parts = path, path.split("/")
        self.target = parts[1] if parts[0] == "Sources" and len(parts) > 2 else None
        self.lines = text.removesuffix("\n").split("\n") if text else []
        code = list(text)
        for start, end in not_code(text):
            code[start:end] = re.sub(r"[^\n]", " ", text[start:end])
        self.code = "".join(code)

    def line(self, position):
        return self.code.count("\n", 0, position) + 1

    def problem(self, position, rule, message):
        return Problem(self.path, self.line(position), rule, message)

    def closing(self, position, pair):
        depth = 0
        for brace in re.compile(f"[{pair}]").finditer(self.code, position):
            depth += 1 if brace.group() == pair[0] else -1
            if depth == 0:
                return brace.start()
        return len(self.code)

    def functions(self):
        """(length, path, line) of every `func` and `init` with a body, keyword to closing brace."""
        for match in FUNCTION.finditer(self.code):
            parameters = self.closing(self.code.find("(", match.end() - 1), "()")
            body = BODY_OR_NEXT.search(self.code, parameters)
            if body and body.group() == "{":
                first, last = self.line(match.start()), self.line(self.closing(body.start(), "{}"))
                yield last - first + 1, self.path, first


class Repository:
    def __init__(self, root):
        self.root = root
        listed = subprocess.check_output(["git", "ls-files", "-coz", "--exclude-standard"], cwd=root).decode()
        self.paths = sorted({path for path in listed.split("\0") if (root / path).is_file()})
        self.code = [Source(path, self.text(path)) for path in self.paths if path.endswith((".swift", ".h", ".c"))]
        self.swift = [source for source in self.code if source.path.endswith(".swift")]
        self.sources = [source for source in self.swift if source.path.startswith("Sources/")]
        self.files = [(len(source.lines), source.path, 1) for source in self.sources]
        self.size = sum(length for length, _, _ in self.files)
        self.functions = [function for source in self.sources for function in source.functions()]
        self.traps = [(source, trap) for source in self.sources for trap in TRAP.finditer(source.code)]

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def summary(self):
        yield f"Sources: {self.size} lines"
        for what, measured in (("files", self.files), ("functions", self.functions)):
            median, ninth, longest = (length_at(rank, measured) for rank in (0.5, 0.9, 1))
            yield f"{len(measured)} {what}, median/p90/max length {median}/{ninth}/{longest}"
        yield f"{len(self.traps)} traps, {1000 * len(self.traps) / max(self.size, 1):.2f} per thousand lines"


def length_at(rank, measured):
    """The nearest rank, so that a p90 under n means that at least 90 % are under n."""
    return sorted(measured)[math.ceil(rank * len(measured)) - 1][0] if measured else 0


def check_sizes(repository):
    tests = [path for path in repository.paths if re.match(r"Tests/.*\.(swift|py|sh|R)$", path)]
    test_files = [(len(repository.text(path).splitlines()), path, 1) for path in tests]
    for what, measured, others, most, usual, median in (
        ("file", repository.files, test_files, 400, 250, 130), ("function", repository.functions, [], 50, 20, 12)
    ):
        for length, path, line in measured + others:
            if length > most:
                yield Problem(path, line, "size", f"{what} of {length} lines, limit {most}")
        if length_at(0.9, measured) >= usual:
            over = sorted((entry for entry in measured if entry[0] >= usual), reverse=True)
            longest = ", ".join(f"{path}:{line} ({length})" for length, path, line in over[:8])
            message = f"{100 * len(over) / len(measured):.1f} % of {what}s not under {usual} lines: {longest}"
            yield Problem("Sources", 1, "size", message)
        if (middle := length_at(0.5, measured)) > median:
            yield Problem("Sources", 1, "size", f"median {what} of {middle} lines, limit {median}")


def check_layout(repository):
    spaced = [(path, "file name with a space") for path in repository.paths if " " in path]
    names = [name for name in sorted(os.listdir(repository.root)) if not name.startswith(".build")]
    strays = [(name, "does not belong at the top level") for name in names if name not in TOP_LEVEL]
    yield from (Problem(path, 1, "layout", message) for path, message in spaced + strays)


def check_traps(repository):
    for source, trap in repository.traps:
        line = first = source.line(trap.start())
        while first > 1 and source.lines[first - 2].lstrip().startswith("//"):
            first -= 1  # A reason may take several comment lines.
        if not any(REASON.search(text) for text in source.lines[first - 1:line]):
            yield Problem(source.path, line, "trap", f"`{trap.group()}` without a `trap:` comment and reason")
    traps, lines = len(repository.traps), repository.size
    if traps and 1000 * traps >= 0.3 * lines:
        yield Problem("Sources", 1, "trap", f"{traps} in {lines} lines, limit 0.3 per thousand")


def allowed_imports():
    """Each target of the house with every module it may import; None stands for any."""
    allowed, reach = {}, {}
    for target, depends, foreign in HOUSE:
        direct = list(reach) if depends in (ABOVE, ANYTHING) else depends.split()
        reach[target] = set(direct).union(*(reach[name] for name in direct))
        system = set() if target in NO_PLATFORM else {"Glibc", "Synchronization"}
        system |= set() if target in NO_FOUNDATION else {"Foundation", "FoundationEssentials"}
        allowed[target] = None if depends == ANYTHING else reach[target] | system | set(foreign.split())
    return allowed


def check_imports(repository):
    allowed = allowed_imports()
    for source in repository.swift:
        for match in IMPORT.finditer(source.code):
            if message := wrong_import(source, match["module"], match["before"].split(), allowed):
                yield source.problem(match.start("module"), "import", message)
    for source in repository.sources:
        if source.target not in allowed:
            yield Problem(source.path, 1, "import", f"target {source.target} is not in lint's table")
    for source in repository.code:
        for match in FORBIDDEN_CALL.finditer(source.code):
            if "qtukey" in match.group() or source.target not in ("SurveyReading", "ServqualBenchmarks", None):
                yield source.problem(match.start(), "import", f"{match.group()} must not be called here")


def wrong_import(source, module, before, allowed):
    inside, modules = source.path.startswith("Sources/"), allowed.get(source.target)
    rules = (
        (module == "FoundationXML", "FoundationXML is forbidden"),
        (inside and "@testable" in before, "@testable import is for tests"),
        (modules is not None and module not in modules, f"{source.target} may not import {module}"),
        (inside and module in INTERNAL_ONLY and "internal" not in before, f"write `internal import {module}`"),
    )
    return next((message for broken, message in rules if broken), None)


def check_documentation(repository):
    for source in repository.sources:
        scopes = [match for match in SCOPE.finditer(source.code) if "public" in match["modifiers"]]
        bodies = [(match.end(), source.closing(match.end() - 1, "{}")) for match in scopes]
        for match in DECLARATION.finditer(source.code) if source.target != "ServqualCLI" else ():
            name, position = match["name"].strip(), match.start("name")
            if is_public(source.code, match, bodies) and not STANDARD_MEMBER.match(name):
                above = source.lines[max(source.line(match.start()) - 2, 0):source.line(position) - 1]
                if not any(line.lstrip().startswith("///") for line in above):
                    yield source.problem(position, "documentation", f"no `///` directly above public `{name}`")


def is_public(code, match, bodies):
    """Declared so, or a direct member of a public protocol or public extension that is not hidden."""
    modifiers, position = set(match["modifiers"].split()), match.start("name")
    if modifiers & {"import", "private", "fileprivate", "internal", "package"}:
        return False
    return bool(modifiers & {"public", "open"}) or any(
        start <= position < end and code.count("{", start, position) == code.count("}", start, position)
        for start, end in bodies
    )


def check_leaks(repository):
    for path in repository.paths:
        data = (repository.root / path).read_bytes()
        for match in LEAK.finditer(b"" if b"\0" in data[:8192] else data):
            line = data.count(b"\n", 0, match.start()) + 1
            yield Problem(path, line, "leak", f"path of a developer's machine: `{match.group().decode()}`")


def check_format(repository):
    places = [name for name in ("Sources", "Tests", "Package.swift") if (repository.root / name).exists()]
    command = ["swift", "format", "lint", "--strict", "--recursive", "--parallel", *places]
    configured = (repository.root / ".swift-format").exists()
    if configured and subprocess.run(command, cwd=repository.root, check=False).returncode:
        yield Problem(".swift-format", 1, "format", "swift format lint is not clean, see its output")


CHECKS = (check_sizes, check_layout, check_traps, check_imports, check_documentation, check_leaks)


def lint(root, with_format):
    repository = Repository(root)
    checks = (*CHECKS, check_format) if with_format else CHECKS
    return repository, [problem for check in checks for problem in check(repository)]


GOOD = r'''internal import CLibCSV

/// A "doc" with a brace { and try! in it, and /* no comment.
public struct Good: Equatable {
  let text = "{ \(first["}"] ?? "fatalError(") \" as! }", regex = /"{!/, raw = #"""#
  /// Long text.
  @inlinable
  public static func long(_ a: [Int] = [1].map { $0 }) -> Bool {
    let long = """
      }}} "x" try! \(a != [] ? "}" : "{")
      public func f() {
      """
    return !long.isEmpty
  }
  public static func == (a: Good, b: Good) -> Bool { true }
}
'''


def samples():
    """(rule, part of its first message, file, text): each must report that rule and no other."""
    good, model, comment = "Sources/SurveyReading/Good.swift", "Sources/SurveyModel/A.swift", "// a\n"
    bodies = {length: "func f() {\n" + "  f()\n" * (length - 2) + "}\n" for length in (13, 20, 51)}
    yield None, "", "Tests/A/A.swift", "let a = b!\n"
    yield "size", "file of 401", "Tests/A/A.swift", comment * 401
    yield "size", "file of 401", model, comment * 401
    yield "size", "files not under 250", model, comment * 250
    yield "size", "median file of 131", good, comment * 131
    yield "size", "function of 51", model, bodies[51]
    yield "size", "functions not under 20", model, bodies[20]
    yield "size", "median function of 13", model, bodies[13] * 5
    yield "layout", "space", "Tests/a b", ""
    yield "layout", "top level", "notes.txt", ""
    traps = r'try! a | a as! B | fatalError() | preconditionFailure(a) | a!.b | a()! | a[0]! | a: B! | _ = "\(a!)"'
    for trap in traps.split(" | "):
        yield "trap", "without a `trap:`", model, f"{trap}  // trap:\n"
        yield "trap", "per thousand", model, f"// trap: never nil\n// at all\n{trap}\n"
    for target, line, part in (
        ("SurveyModel", "import SurveyReading", "may not"), ("SurveyReading", "internal import Yams", "may not"),
        ("SurveyModel", "import Glibc", "may not"), ("CustomerCare", "import struct Foundation.Date", "may not"),
        ("SurveyLedger", "import SurveyConfiguration", "may not"), ("SurveyReading", "import CLibXML2", "`internal"),
        ("SurveyTesting", "import SurveyPipelines", "may not"), ("Servqual", "import ServqualCLI", "may not"),
        ("SurveyReading", "@testable import SurveyModel", "tests"), ("SurveyDigest", "iconv(a)", "iconv"),
        ("StatisticalInference", "qtukey(1)", "qtukey"), ("Stray", "let a = 1", "table"),
    ):
        yield "import", part, f"Sources/{target}/A.swift", line + "\n"
    yield "import", "forbidden", "Tests/A/A.swift", "import FoundationXML\n"
    for kind in ("func a() {}", "let a = 1", "struct A {}", "init() {}", "final class A {}", "static var a: Int { 1 }"):
        yield "documentation", "no `///`", model, f"/// A.\n\n@inlinable\npublic {kind}\n"
    for scope, member in (("protocol A", "func b()"), ("extension A", "var b: Int")):
        yield "documentation", f"`{member}`", model, f"/// A.\npublic {scope} {{\n  {member} {{ 1 }}\n}}\n"
    yield "leak", "developer", "Tests/a.txt", "see " + "/" + "home/me/a.csv\n"
    yield "format", "not clean", model, "let  a=1;\n"


def self_test(with_format):
    passed = failed = 0
    for rule, part, path, text in samples():
        if rule == "format" and not with_format:
            continue
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["git", "init", "-q", folder], check=True)
            for name, content in (("Sources/SurveyReading/Good.swift", GOOD), (".swift-format", "{}"), (path, text)):
                Path(folder, name).parent.mkdir(parents=True, exist_ok=True)
                Path(folder, name).write_text(content)
            _, found = lint(Path(folder), with_format and rule in (None, "format"))
        if {problem.rule for problem in found} == ({rule} - {None}) and (not found or part in found[0].message):
            passed += 1
        else:
            failed += 1
            print(f"failed: {rule} {part!r} for {text[:60]!r} in {path} gave {found}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--no-format", action="store_true", help="skip swift format lint")
    parser.add_argument("--self-test", action="store_true", help="try every rule on samples")
    options = parser.parse_args()
    if options.self_test:
        return self_test(not options.no_format)
    repository, found = lint(Path(__file__).resolve().parents[2], not options.no_format)
    for problem in found:
        print("{}:{}: {}: {}".format(*problem))
    print("; ".join(repository.summary()) + f"; {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
