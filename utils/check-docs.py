#!/usr/bin/env python3
# ===- check-docs.py - Runs the examples of the documentation --------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs every example of the documentation and compares what it shows.

    check-docs.py ROOT SCRATCH [PAGE...]

Reads the Markdown pages of the source tree ROOT (or the PAGEs of it only) and
runs their examples in folders below SCRATCH. In front of every fenced block
stands a comment that says what the block is:

    <!-- file: NAME -->       a file, which a later command of the page must name
    <!-- run: COMMAND -->     what COMMAND prints, with `...` where it is cut: on
                              a line of its own for any lines, else for the rest
                              or a part of one line; line breaks do not count
    <!-- sh -->               shell commands that must succeed
    <!-- python -->           a session of Python with >>>; those of a page are one, which
                              runs at its end
    <!-- from: FILE -->       a part of FILE in the source tree
    <!-- not run: REASON -->  nothing that can be checked

`<!-- check: COMMAND -->` needs no block: the command must succeed. What follows
`<!-- needs: NAME -->` on a page is run only where the environment variable NAME is set,
and so is the one block or command that follows `<!-- only: NAME -->`. Sessions run where
PYTHON_PACKAGE names a Python that has our package. Commands run under bash, with the
environment variables ROOT and PYTHON, and with the folder that
TOOLS names, if it is set, in front of the PATH. Prints one line for each problem,
then the totals, and exits with 1 if there was any problem.
"""

import os
import re
import shutil
import subprocess
import sys

DIRECTIVE = re.compile(
    r"^<!-- (file|run|sh|python|from|not run|check|needs|only)(?:: (.*))? -->$"
)
SESSION = """
import doctest, sys
options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
sys.exit(doctest.testfile(sys.argv[1], False, optionflags=options).failed > 0)
"""
FENCE = re.compile(r"^ *```")


def pagesOf(root):
    """Relative paths of the Markdown pages, without what git does not know."""
    git = ["git", "-C", root, "ls-files", "-z", "--cached", "--others"]
    if os.path.exists(os.path.join(root, ".git")):
        listing = subprocess.run(
            git + ["--exclude-standard"], check=True, stdout=subprocess.PIPE
        ).stdout
        names = listing.decode().split("\0")
    else:
        names = [
            os.path.relpath(os.path.join(folder, name), root)
            for folder, _, files in os.walk(root)
            for name in files
        ]
    pages = {name for name in names if name.endswith(".md")}
    return sorted(name for name in pages if os.path.isfile(os.path.join(root, name)))


def stepsOf(lines):
    """Yields (line number, kind, argument, text of the block) of a page."""
    directive, block = None, None
    for number, line in enumerate(lines, 1):
        if block is not None:
            if FENCE.match(line):
                kind, argument = directive or ("none", None)
                yield start, kind, argument, "\n".join(block) + "\n"
                directive, block = None, None
            else:
                block.append(line)
            continue
        if FENCE.match(line):
            start, block = number, []
            continue
        match = DIRECTIVE.match(line)
        if match and match.group(1) in ("check", "needs", "only"):
            yield number, match.group(1), match.group(2), ""
        elif match:
            directive = match.groups()
        elif line.strip():
            directive = None
    if block is not None:
        yield start, "open", None, ""


def pattern(shown):
    """The expression that the output has to match; see above."""
    parts = []
    for line in shown.splitlines():
        if line.strip() == "...":
            parts.append(r"[ \t]*(?:\n[^\n]*)*?(?=\n|\Z)")
        elif line.strip():
            words = r"\s+".join(re.escape(word) for word in line.split())
            # A line does not begin or end inside a word of the output.
            words = words.replace(r"\.\.\.", r"[^\n]*?")
            parts.append(r"\s*(?<!\S)%s(?!\S)" % words)
    return re.compile("".join(parts) + r"\s*\Z")


def plain(text):
    return " ".join(text.split())


class Page:
    def __init__(self, root, name, scratch):
        self.root, self.name = root, name
        self.folder = os.path.join(scratch, name.replace("/", "-"))
        self.steps, self.problems, self.files = 0, [], {}
        self.session = []

    def shell(self, command):
        for name in list(self.files):
            if name in command:
                del self.files[name]
        path = os.environ.get("PATH", os.defpath)
        if os.environ.get("TOOLS"):
            path = os.environ["TOOLS"] + os.pathsep + path
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=self.folder,
            env=dict(
                os.environ, ROOT=self.root, PYTHON=sys.executable, PATH=path
            ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def problem(self, line, text):
        self.problems.append("%s:%d: %s" % (self.name, line, text))

    def must(self, line, command):
        run = self.shell(command)
        if run.returncode != 0:
            text = "exit code %d of `%s`\n%s" % (run.returncode, command, run.stdout)
            self.problem(line, text.rstrip())
        return run

    def step(self, line, kind, argument, text):
        if kind == "open":
            return self.problem(line, "the block does not end")
        if kind == "none":
            return self.problem(line, "no comment says what this block is")
        if kind == "python":
            return self.session.append((line, text))
        if kind != "sh" and not argument:
            return self.problem(line, "'%s' says nothing" % kind)
        self.steps += kind not in ("not run", "needs", "only")
        if kind == "file":
            self.files[argument] = line
            with open(os.path.join(self.folder, argument), "w") as file:
                file.write(text)
        elif kind == "check":
            self.must(line, argument)
        elif kind == "sh":
            self.must(line, text)
        elif kind == "from":
            with open(os.path.join(self.root, argument)) as file:
                if plain(text) not in plain(file.read()):
                    self.problem(line, "not a part of %s" % argument)
        elif kind == "run":
            run = self.must(line, argument)
            if run.returncode == 0 and not pattern(text).match("\n" + run.stdout):
                self.problem(line, "`%s` prints\n%s" % (argument, run.stdout.rstrip()))

    def runSession(self):
        python = os.environ.get("PYTHON_PACKAGE")
        if not python or not self.session:
            return
        text = ""
        for line, block in self.session:
            self.steps += 1
            if ">>> " not in block:
                self.problem(line, "a session has a line with >>>")
            # Lines have their numbers of the page.
            text += "\n" * (line - text.count("\n")) + block
        with open(os.path.join(self.folder, "session.txt"), "w") as file:
            file.write(text)
        command = [python, "-c", SESSION, "session.txt"]
        run = subprocess.run(
            command,
            cwd=self.folder,
            env=dict(os.environ, ROOT=self.root),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if run.returncode != 0:
            self.problem(self.session[0][0], "the session differs\n" + run.stdout.rstrip())

    def check(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        with open(os.path.join(self.root, self.name)) as file:
            lines = file.read().splitlines()
        isSkipped = False
        for step in stepsOf(lines):
            isMissing = bool(step[2]) and step[2] not in os.environ
            if step[1] == "needs" and isMissing:
                break
            isSkipped, wasSkipped = step[1] == "only" and isMissing, isSkipped
            if wasSkipped:
                continue
            try:
                self.step(*step)
            except OSError as error:
                self.problem(step[0], "%s: %s" % (error.filename, error.strerror))
        self.runSession()
        for name, line in self.files.items():
            self.problem(line, "no command uses %s" % name)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    root, scratch = map(os.path.abspath, sys.argv[1:3])
    pages = [Page(root, name, scratch) for name in sys.argv[3:] or pagesOf(root)]
    for page in pages:
        page.check()
        for problem in page.problems:
            print(problem)
    problems = sum(len(page.problems) for page in pages)
    steps = sum(page.steps for page in pages)
    print("%d examples in %d pages: %d problems" % (steps, len(pages), problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
