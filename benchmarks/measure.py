# Runs programs and says what they cost: user time and peak memory of each child
# process, as the system accounts for them.

import os
import statistics
import subprocess
import sys
import tempfile


class Failure(Exception):
    """Something that ends the benchmark, told to the user in one line."""


class Cost:
    """User time in seconds and peak resident memory in bytes, of one process or
    of several that ran one after the other."""

    def __init__(self, user=0.0, peak=0):
        self.user = user
        self.peak = peak

    def __add__(self, other):
        return Cost(self.user + other.user, max(self.peak, other.peak))


def run(command):
    """Runs `command` to its end; its output is dropped."""
    with tempfile.TemporaryFile() as errors:
        try:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
        except OSError as error:
            raise Failure("%s: %s" % (command[0], error.strerror))
        # getrusage(RUSAGE_CHILDREN) would give the maximum over all children.
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            errors.seek(0)
            text = errors.read(2000).decode(errors="replace").strip()
            raise Failure(
                "exit code %d of: %s\n%s" % (child.returncode, " ".join(command), text)
            )
    # Linux counts in kB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime, usage.ru_maxrss * unit)


def runAll(commands):
    return sum((run(command) for command in commands), Cost())


def output(command, errors=False):
    """What `command` writes to standard output, or to standard error."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    except OSError as error:
        raise Failure("%s: %s" % (command[0], error.strerror))
    if done.returncode != 0:
        raise Failure(
            "exit code %d of: %s\n%s"
            % (done.returncode, " ".join(command), done.stderr[:2000].strip())
        )
    return done.stderr if errors else done.stdout


class Progress:
    """A bar on standard error that is drawn over itself; nothing unless
    standard error is a terminal."""

    WIDTH = 40

    def __init__(self, total):
        self.total = total
        self.done = 0
        self.enabled = sys.stderr.isatty()

    def step(self, label):
        self.done += 1
        if self.enabled:
            filled = self.WIDTH * self.done // max(self.total, 1)
            sys.stderr.write(
                "\r\033[K[%s%s] %d/%d %s"
                % (
                    "=" * filled,
                    " " * (self.WIDTH - filled),
                    self.done,
                    self.total,
                    label,
                )
            )
            sys.stderr.flush()

    def clear(self):
        if self.enabled:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def paired(programs, repetitions, progress, label, batch=1):
    """Runs each of `programs`, a dict of lists of commands, `batch` times a
    repetition, in turn, so that all of them see the same machine; every second
    repetition in the opposite order. Returns a dict of lists of costs of one
    run, by repetition."""
    costs = {name: [] for name in programs}
    for repetition in range(repetitions):
        names = list(programs)
        for name in names if repetition % 2 == 0 else reversed(names):
            cost = runAll(programs[name] * batch)
            costs[name].append(Cost(cost.user / batch, cost.peak))
            progress.step(label)
    return costs


class Ratios:
    """Median, least and greatest of ratios, one a repetition."""

    def __init__(self, numerators, denominators):
        pairs = list(zip(numerators, denominators))
        # A run too short for the clock of the system has no ratio.
        values = [a / b for a, b in pairs if b > 0]
        self.median = statistics.median(values) if values else None
        self.least = min(values, default=None)
        self.greatest = max(values, default=None)

    def json(self):
        return {"median": self.median, "min": self.least, "max": self.greatest}


def table(headings, rows):
    """Rows of texts as a table in Markdown, numbers to the right."""
    widths = [
        max(len(row[i]) for row in [headings, *rows]) for i in range(len(headings))
    ]

    def line(cells):
        first = cells[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return "| " + " | ".join([first, *rest]) + " |"

    rule = (
        "|"
        + "|".join(
            "-" * (w + 2) if i == 0 else "-" * (w + 1) + ":"
            for i, w in enumerate(widths)
        )
        + "|"
    )
    return "\n".join([line(headings), rule, *map(line, rows)])
