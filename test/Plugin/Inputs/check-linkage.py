# Checks how a program or plugin is linked: against the shared libMLIR, without
# a second copy of MLIR inside, which would register every dialect twice.
#
#   check-linkage.py LLVM_TOOLS_DIR FILE...
#
# Prints one line for each file; exits with 1 if any is not as it should be.

import os
import subprocess
import sys

# Code and data, in bytes. Ours is well below; MLIR linked statically has 50 MB.
LIMIT = 8 << 20


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()


def main():
    tools, files = sys.argv[1], sys.argv[2:]
    wrong = 0
    for file in files:
        dynamic = run(os.path.join(tools, "llvm-readelf"), "--dynamic-table", file)
        needed = [
            line.split("[")[1].split("]")[0]
            for line in dynamic.splitlines()
            if "(NEEDED)" in line
        ]
        mlir = [name for name in needed if name.startswith("libMLIR.so.22")]
        nm = os.path.join(tools, "llvm-nm")
        defined = run(nm, "--defined-only", "--quiet", file)
        defined += run(nm, "--defined-only", "--quiet", "--dynamic", file)
        sizes = run(os.path.join(tools, "llvm-size"), file).splitlines()[1].split()
        size = int(sizes[0]) + int(sizes[1])
        problems = []
        if not mlir:
            problems.append("does not need libMLIR.so.22")
        if "_ZN4mlir11MLIRContextD1Ev" in defined:
            problems.append("contains MLIR itself")
        if size > LIMIT:
            problems.append("code and data of %d bytes, limit %d" % (size, LIMIT))
        wrong += bool(problems)
        verdict = "; ".join(problems) or "shared"
        print(
            "%s: %d KB, %s: %s"
            % (os.path.basename(file), size >> 10, " ".join(mlir) or "none", verdict)
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
