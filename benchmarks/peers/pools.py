#!/usr/bin/env python3
# ===- pools.py - Pools to convolutions by heir-opt and by us ---------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Runs heir-opt and pool-to-conv-opt on pools.mlir, and compares what they make.

    pools.py ENVIRONMENT

ENVIRONMENT is a Python environment with requirements.txt; our tools are on the PATH.
Both results are compared with the original by pool-to-conv-check, with the bound
that other rounding needs, and once more with an infinity in one channel. The last
table has the bytes of one global average of C channels.
"""

import os
import re
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def must(*command):
    code, text = run(*command)
    if code:
        sys.exit("error: exit code %d of: %s\n%s" % (code, " ".join(command), text))
    return text


def writeInfinity(path):
    """1x4x4x4 ones with one infinity, as .npy."""
    header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 4, 4, 4), }"
    header = header.ljust(117) + "\n"
    with open(path, "wb") as file:
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)))
        file.write(header.encode() + struct.pack("<64f", float("inf"), *[1.0] * 63))


def functionsOf(path):
    with open(path) as file:
        return re.findall(r"func\.func @(\w+)", file.read())


def verdict(before, after, *options):
    _, text = run("pool-to-conv-check", before, after, "--bound-eps=8", *options)
    line = text.splitlines()[0]
    match = re.match(r"check: @\w+: (equal|within bound|MISMATCH|not run)(.*)", line)
    if not match:
        return line
    word, rest = match.groups()
    values = re.search(r"before (\S+) after ([^\s,]+)", rest)
    return "wrong: %s becomes %s" % values.groups() if word == "MISMATCH" else word


def hasPool(path):
    with open(path) as file:
        return "linalg.pooling" in file.read()


def average(channels):
    """A global average of 7x7 positions."""
    small, large = "tensor<1x%dx1x1xf32>" % channels, "tensor<1x%dx7x7xf32>" % channels
    return """#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
func.func @average(%%x: %(large)s) -> %(small)s {
  %%zero = arith.constant 0.0 : f32
  %%count = arith.constant 49.0 : f32
  %%w = tensor.empty() : tensor<7x7xf32>
  %%e = tensor.empty() : %(small)s
  %%i = linalg.fill ins(%%zero : f32) outs(%%e : %(small)s) -> %(small)s
  %%s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>,
      strides = dense<1> : vector<2xi64>} ins(%%x, %%w : %(large)s, tensor<7x7xf32>)
      outs(%%i : %(small)s) -> %(small)s
  %%d = linalg.generic {indexing_maps = [#id, #id], iterator_types =
      ["parallel", "parallel", "parallel", "parallel"]} ins(%%s : %(small)s) outs(%%e : %(small)s) {
  ^bb0(%%a: f32, %%o: f32):
    %%q = arith.divf %%a, %%count : f32
    linalg.yield %%q : f32
  } -> %(small)s
  return %%d : %(small)s
}
""" % {"small": small, "large": large}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    heir = os.path.join(sys.argv[1], "bin", "heir-opt")
    pools = os.path.join(HERE, "pools.mlir")
    print("%-18s %-42s %s" % ("", "heir-opt", "pool-to-conv-opt"))
    with tempfile.TemporaryDirectory() as folder:
        before, theirs, ours, infinity = (
            os.path.join(folder, name)
            for name in ("before.mlir", "theirs.mlir", "ours.mlir", "infinity.npy")
        )
        writeInfinity(infinity)

        def both():
            must(heir, "--linalg-canonicalizations", before, "-o", theirs)
            must("pool-to-conv-opt", "--pool-to-conv", before, "-o", ours)

        def row(name, *options):
            cells = [
                "left as it is" if hasPool(path) else verdict(before, path, *options)
                for path in (theirs, ours)
            ]
            print("%-18s %-42s %s" % (name, *cells))

        for name in functionsOf(pools):
            only = "--symbol-privatize=exclude=" + name
            must("pool-to-conv-opt", pools, only, "--symbol-dce", "-o", before)
            both()
            row(name)
            if name == "average":
                row("  with an infinity", "--inputs=" + infinity)
        print("\n%-18s %-42s %s" % ("channels", "bytes after heir-opt", "bytes after pool-to-conv-opt"))
        for channels in 16, 64, 256:
            with open(before, "w") as file:
                file.write(average(channels))
            both()
            sizes = [os.path.getsize(path) for path in (theirs, ours)]
            print("%-18d %-42d %d" % (channels, *sizes))


if __name__ == "__main__":
    main()
