# Which files hold arithmetic and conditions of legality: there every mutant that
# survives is killed by a test or explained.

import fnmatch

ARITHMETIC = [
    "include/PoolToConv/Algebra/*",
    "lib/Algebra/*",
    "lib/Interfaces/*",
    "lib/Transforms/*",
    "lib/Dialect/Fpga/IR/*Cost*",
    "lib/Dialect/Fpga/IR/Integers*",
    "lib/Dialect/Fpga/Transforms/*Ranges*",
    "lib/Dialect/Fpga/Transforms/*Width*",
    "lib/Dialect/Fpga/Transforms/Narrow*",
    "lib/Dialect/Fpga/Transforms/NumberFunction*",
    "lib/Dialect/Fpga/Transforms/ScaleSteps*",
    "lib/Dialect/Fpga/Transforms/SumTables*",
]


def isArithmetic(file):
    return any(fnmatch.fnmatch(file, pattern) for pattern in ARITHMETIC)
