#!/usr/bin/env python3
# ===- accuracy.py - Compares a classifier before and after a rewrite ------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Prints the accuracy of two sets of logits and how far they are apart.

    accuracy.py LABELS.npy BEFORE.npy AFTER.npy [MINIMUM]

The logits are one row per image. Fails if integer logits differ, or if the
accuracy after is below MINIMUM (a fraction, 0 by default).
"""

import sys

import numpy as np


def main():
    labels, before, after = (np.load(path) for path in sys.argv[1:4])
    minimum = float(sys.argv[4]) if len(sys.argv) > 4 else 0.0
    if before.shape != after.shape or before.dtype != after.dtype:
        sys.exit(f"accuracy.py: logits of {before.shape} {before.dtype} before "
                 f"and {after.shape} {after.dtype} after")
    if before.ndim != 2 or labels.shape != before.shape[:1]:
        sys.exit(f"accuracy.py: {labels.shape} labels for logits of "
                 f"{before.shape}")

    for name, logits in (("before", before), ("after", after)):
        correct = np.count_nonzero(logits.argmax(axis=1) == labels)
        fraction = correct / len(labels)
        print(f"accuracy {name + ':':8}{fraction:6.1%}  "
              f"({correct} of {len(labels)} images)")
    # `fraction` is now the one after.
    if np.array_equal(before, after, equal_nan=before.dtype.kind == "f"):
        print(f"logits: identical, {before.size} {before.dtype} values")
    else:
        error = np.abs(before.astype(np.float64) - after).max()
        print(f"logits: differ by at most {error:.3g}, in "
              f"{np.count_nonzero(before != after)} of {before.size} values")
        if before.dtype.kind != "f":
            sys.exit("accuracy.py: integer logits must not differ")
    if fraction < minimum:
        sys.exit(f"accuracy.py: the accuracy is below {minimum:.1%}")


if __name__ == "__main__":
    main()
