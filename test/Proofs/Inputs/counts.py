"""Proves that averages of integers round as the specification says, for every count.

counts.py TOOL [--one ONE] [--shift SHIFT]: TOOL is pool-to-conv-opt. TOSA divides a
sum S of n elements as floor((S * m + 2^(s - 1)) / 2^s), with k = ceil(log2 n),
s = 30 + k and m = floor((2^30 + 1) * 2^k / n). Claim: that is S / n, rounded half away from zero,
for all |S| < 2^29, so for averages of up to 2105376 int8 and 16383 int16, signed or
unsigned.

1. For every k, all n and all S at once. With m * n = (2^30 + 1) * 2^k - e, 0 <= e < n,
   and the rounded quotient Q from 2 * |S| + n = 2 * n * Q + r, 0 <= r < 2 * n, the
   claim times n is linear in |S|, n, P = n * Q, r and E = |S| * e, of which it is
   enough to know that P is 0 or at least n, and that 0 <= E <= |S| * (2^k - 1).
2. The factors in what --eliminate-pooling makes are such m and s, for counts from 1 to
   256 and some large ones.
3. For these counts up to 64 the claim directly, over every sum of int8.

--one and --shift replace 2^30 + 1 and s - k in step 1: to see that it can fail. Exits
with 1 where a claim does not hold.
"""

import argparse
import subprocess
import sys

import z3

from generic_form import parseModule

LARGE = [257, 1000, 4095, 4096, 4097, 65535, 65536, 1048575, 1050625, 2105376]
LARGEST_K = 22


def counterexample(hypotheses, claim):
    """Values for which the claim does not hold; None if it always does."""
    solver = z3.Solver()
    solver.set("timeout", 60000)
    solver.add(*hypotheses, z3.Not(claim))
    answer = solver.check()
    if answer == z3.unsat:
        return None
    return solver.model() if answer == z3.sat else "unknown"


def lemma(k, one, fraction):
    """Step 1 for one k and one sign after the other."""
    s, n, p, r, e = z3.Ints("S n P r E")
    shift = fraction + k
    hypotheses = [
        0 <= s,
        s < 2**29,
        n <= 2**k,
        n > 2 ** (k - 1) if k else n == 1,
        2 * s + n == 2 * p + r,
        0 <= r,
        r < 2 * n,
        z3.Or(p == 0, p >= n),
        0 <= e,
        e <= s * (2**k - 1),
    ]
    # n times S * m, and n times a half.
    scaled = s * one * 2**k - e
    half = n * 2 ** (shift - 1)
    positive = z3.And(p * 2**shift <= scaled + half, scaled + half < (p + n) * 2**shift)
    negative = z3.And(-p * 2**shift <= half - scaled, half - scaled < (n - p) * 2**shift)
    return counterexample(hypotheses, z3.And(positive, negative))


def moduleOf(counts):
    functions = []
    for count in counts:
        # Windows are at most 8192 wide.
        height = next(h for h in range(1, count + 1) if count % h == 0 and count // h <= 8192)
        width = count // height
        functions.append(
            """func.func @c%d(%%x: tensor<1x%dx%dx1xi8>) -> tensor<1x1x1x1xi8> {
  %%z = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %%0 = tosa.avg_pool2d %%x, %%z, %%z {acc_type = i32, kernel = array<i64: %d, %d>,
      stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x%dx%dx1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x1xi8>
  return %%0 : tensor<1x1x1x1xi8>
}"""
            % (count, height, width, height, width, height, width)
        )
    return "\n".join(functions)


def factorsOf(tool, counts):
    """For each count (multiplier, shift) of the one rescale in what the pass makes."""
    flags = ["--eliminate-pooling=report=none", "--mlir-print-op-generic"]
    flags.append("--mlir-print-local-scope")
    printed = subprocess.run(
        [tool, *flags], input=moduleOf(counts), capture_output=True, text=True, check=True
    ).stdout
    factors = {}
    for function in parseModule(printed):
        constants, found = {}, None
        for op in function.regions[0].ops:
            if op.name == "tosa.const" and op.types[0] in ("tensor<1xi32>", "tensor<1xi8>"):
                constants[op.results[0]] = int(op.attribute("values", r"dense<(-?\d+)>"))
            if op.name == "tosa.rescale":
                assert "SINGLE_ROUND" in op.attributes
                found = tuple(constants[operand] for operand in op.operands[1:3])
        name = function.attribute("sym_name", r'"c(\d+)"')
        assert found, "the average of %s is left in place" % name
        factors[int(name)] = found
    return factors


def direct(count, multiplier, shift):
    """Step 3: the claim for one count, over every sum of int8."""
    s, q, r, rounded, rest = z3.Ints("S q r rounded rest")
    magnitude = z3.If(s < 0, -s, s)
    hypotheses = [
        -255 * count <= s,
        s <= 255 * count,
        s * multiplier + 2 ** (shift - 1) == q * 2**shift + r,
        0 <= r,
        r < 2**shift,
        2 * magnitude + count == 2 * count * rounded + rest,
        0 <= rest,
        rest < 2 * count,
    ]
    return counterexample(hypotheses, q == z3.If(s < 0, -rounded, rounded))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--one", type=int, default=2**30 + 1)
    parser.add_argument("--shift", type=int, default=30)
    args = parser.parse_args()

    wrong = 0
    for k in range(LARGEST_K):
        found = lemma(k, args.one, args.shift)
        if found is not None:
            print("counts up to 2^%d: does not hold: %s" % (k, found))
            wrong += 1
    if wrong:
        return 1
    print("every count up to 2^%d: rounded half away from zero" % (LARGEST_K - 1))

    factors = factorsOf(args.tool, [*range(1, 257), *LARGE])
    for count, (multiplier, shift) in factors.items():
        k = (count - 1).bit_length()
        e = (2**30 + 1) * 2**k - multiplier * count
        if shift != 30 + k or not 0 <= e < count:
            print("%d: other factors: %d, %d" % (count, multiplier, shift))
            wrong += 1
    print("%d of %d counts: factors as proven" % (len(factors) - wrong, len(factors)))
    for count in range(1, 65):
        found = direct(count, *factors[count])
        if found is not None:
            print("%d: does not hold: %s" % (count, found))
            wrong += 1
    print("64 counts: proven directly over every sum of int8, %d wrong" % wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
