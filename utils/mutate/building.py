# The mutated copy of the source tree, and its build. Places that do not compile
# are dropped, by the positions of the compiler's errors, until all do.

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

import places
import rewrite

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# What is mutated.
HEADERS = "include/PoolToConv/Algebra/*.h"
SOURCES = "lib/**/*.cpp"
ERROR = re.compile(rb"^(\S[^:\n]*):(\d+):(\d+): (?:fatal )?error: ", re.M)
# Where else it may come from: a call of what is in Mutants.h, or a declaration that
# no longer is a constant.
NOTE = re.compile(rb"^(\S[^:\n]*):(\d+):(\d+): note: ([^\n]*)", re.M)


def run(command, **options):
    return subprocess.run([str(c) for c in command], **options)


class Tree:
    """build-mutants: `tree` is the source, `build` its build."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.tree = self.folder / "tree"
        self.build = self.folder / "build"

    def create(self):
        """Copies what is mutated, and links the rest."""
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir(parents=True)
        names = run(["git", "-C", ROOT, "ls-files", "--cached", "--others",
                     "--exclude-standard"], stdout=subprocess.PIPE, check=True)  # fmt: skip
        copied = ("lib", "include")
        for name in names.stdout.decode().split("\n"):
            top = name.split("/")[0]
            if top in copied:
                (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, self.tree / name)
            elif top and not (self.tree / top).exists():
                (self.tree / top).symlink_to(ROOT / top)
        shutil.copy(HERE / "Mutants.h", self.tree / "include/PoolToConv/Mutants.h")

    def configure(self, compiler):
        run(
            ["cmake", "-G", "Ninja", "-S", self.tree, "-B", self.build,
             "-DCMAKE_CXX_COMPILER=" + compiler + "++", "-DCMAKE_C_COMPILER=" + compiler,
             "-DCMAKE_BUILD_TYPE=Release",
             "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG",
             # What is not there is not read by chance; constants that no longer are
             # some may narrow.
             "-DCMAKE_CXX_FLAGS=-D_GLIBCXX_ASSERTIONS"
             " -w -Wno-error=c++11-narrowing -Wno-c++11-narrowing"
             " -ferror-limit=0 -fno-color-diagnostics -fno-caret-diagnostics",
             "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DPTC_PRECOMPILE=ON",
             "-DPTC_CCACHE=OFF", "-DPython3_EXECUTABLE=" + sys.executable],
            check=True, stdout=subprocess.DEVNULL)  # fmt: skip

    def commands(self):
        """Source files, and how libclang parses them."""
        with open(self.build / "compile_commands.json") as file:
            entries = json.load(file)
        for entry in entries:
            name = pathlib.Path(entry["file"])
            if self.tree / "lib" not in name.parents or name.suffix != ".cpp":
                continue
            words = shlex.split(entry["command"])[1:]
            arguments = []
            skip = False
            for word in words:
                if skip or word in ("-c", "-MD", entry["file"]):
                    skip = False
                elif word in ("-o", "-MT", "-MF"):
                    skip = True
                else:
                    arguments.append(word)
            yield str(name), arguments

    def ninja(self, jobs, *targets):
        return run(["ninja", "-C", self.build, "-k", "0", "-j", jobs, *targets],
                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip

    def generateHeaders(self, jobs):
        """What TableGen writes, and the precompiled header."""
        listed = run(["ninja", "-C", self.build, "-t", "targets", "all"],
                     stdout=subprocess.PIPE, check=True)  # fmt: skip
        targets = re.findall(r"^(\S+(?:\.inc|\.pch)): ", listed.stdout.decode(), re.M)
        targets = [t for t in targets if not os.path.isabs(t)]
        result = self.ninja(jobs, *targets)
        if result.returncode:
            raise SystemExit(result.stdout.decode()[-4000:])

    def findPlaces(self, jobs, progress):
        """All files with their places, numbered in the order of their names."""
        headers = sorted(str(p) for p in self.tree.glob(HEADERS))
        found = {}
        with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
            futures = [
                pool.submit(findIn, arguments, name, [name] + headers)
                for name, arguments in self.commands()
            ]
            for future in progress(concurrent.futures.as_completed(futures), len(futures)):
                for path, listed in future.result().items():
                    found.setdefault(path, listed)
        files, first = [], 1
        for path in sorted(found):
            name = os.path.relpath(path, self.tree)
            source = (ROOT / name).read_bytes()
            files.append(rewrite.File(name, source, found[path], first))
            first = files[-1].next
        return files

    def write(self, files):
        for file in files:
            text = file.render()
            path = self.tree / file.name
            if path.read_bytes() != text:
                path.write_bytes(text)

    def buildAll(self, files, jobs, say):
        """Builds, dropping places, until nothing fails."""
        byPath = {str(self.tree / file.name): file for file in files}
        while True:
            self.write(files)
            result = self.ninja(jobs)
            if result.returncode == 0:
                return
            before = sum(len(file.dropped) for file in files)
            dropErrors(result.stdout, byPath)
            dropped = sum(len(file.dropped) for file in files)
            say("%d places do not compile" % dropped)
            if dropped == before:
                raise SystemExit(result.stdout.decode("utf-8", "replace")[-6000:])


def findIn(arguments, source, files):
    return places.find(arguments, source, files)


def dropErrors(output, byPath):
    """Drops the places that the errors in `output` are about: those at an error or
    at a note of it; where no error has any, all of its function."""
    texts = {path: file.render() for path, file in byPath.items()}
    errors = list(ERROR.finditer(output))
    unclear = []
    dropped = False
    for i, error in enumerate(errors):
        stop = errors[i + 1].start() if i + 1 < len(errors) else len(output)
        notes = list(NOTE.finditer(output, error.end(), stop))
        constants = [note for note in notes if b"constant" in note.group(4)]
        for found in [*constants, error, *notes]:
            path = found.group(1).decode()
            line, column = int(found.group(2)), int(found.group(3))
            if path in byPath and byPath[path].dropAt(texts[path], line, column):
                dropped = True
                break
            if path in byPath:
                unclear.append((path, line))
    for path, line in [] if dropped else unclear:
        byPath[path].dropFunctionAt(texts[path], line)
