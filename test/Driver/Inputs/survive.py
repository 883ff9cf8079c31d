"""Runs a command that may fail, but not crash, and not produce invalid IR.

A rewrite that makes an op that does not verify shows in "see current
operation": the verifier reports ops of the input in the same way, so that these
are told apart by a first run without the pass.
"""

import re
import subprocess
import sys

command = sys.argv[1:]


def errors(arguments):
    run = subprocess.run(
        arguments + ["-o", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if run.returncode not in (0, 1):
        sys.exit("exit code %d: %s" % (run.returncode, " ".join(arguments)))
    text = run.stderr.decode(errors="replace")
    found = re.findall(r"(?m)^\S+:(\d+):\d+: error: (.*)$", text)
    return set(found), run.stdout.count(b"func.func")


before, parsed = errors([word for word in command if not word.startswith(("--elim", "--fuse"))])
after, rewritten = errors(command)
for line, message in sorted(after - before):
    print("line %s: %s" % (line, message))
if after - before or rewritten != parsed:
    sys.exit("the pass made errors that the input does not have")
# Damage that leaves no module intact, or every one, tests nothing.
if not 50 < parsed or len(before) < 50:
    sys.exit("%d modules are valid, %d errors" % (parsed, len(before)))
