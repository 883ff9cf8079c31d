"""Integer averages of every count over all sums that they can reach.

averages.py pool FIRST LAST       one tosa.avg_pool2d a count and zero point
averages.py rational FIRST LAST   the same functions, without any pooling

The data of count n is -128 n times, -127 n times and so on. A window of n
elements that slides over it by one element a step has every sum from -128 * n to
127 * n, each once and in order. Seen through the zero points -128 and 127 these
are the sums from 0 to 255 * n and from -255 * n to 0: all that int8 can reach.

The reference never sums: at position p it rounds p / n, which it knows, to the
nearest integer, and halves away from zero, in integer arithmetic.
"""

import sys

mode, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

POOL = """func.func @average{n}() -> (tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>) {{
  %e = tensor.empty() : tensor<1x{inputs}x1x1xi8>
  %x = linalg.generic {{indexing_maps = [#id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}} outs(%e : tensor<1x{inputs}x1x1xi8>) {{
  ^bb0(%o: i8):
    %n = arith.constant {n} : index
    %lowest = arith.constant -128 : index
    %i = linalg.index 1 : index
    %q = arith.divui %i, %n : index
    %v = arith.addi %q, %lowest : index
    %b = arith.index_cast %v : index to i8
    linalg.yield %b : i8
  }} -> tensor<1x{inputs}x1x1xi8>
  %low = "tosa.const"() <{{values = dense<-128> : tensor<1xi8>}}> : () -> tensor<1xi8>
  %high = "tosa.const"() <{{values = dense<127> : tensor<1xi8>}}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %low, %low {{kernel = array<i64: {n}, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32}} : (tensor<1x{inputs}x1x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x{outputs}x1x1xi8>
  %1 = tosa.avg_pool2d %x, %high, %high {{kernel = array<i64: {n}, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32}} : (tensor<1x{inputs}x1x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x{outputs}x1x1xi8>
  return %0, %1 : tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>
}}"""

RATIONAL = """func.func @average{n}() -> (tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>) {{
  %e = tensor.empty() : tensor<1x{outputs}x1x1xi8>
  %0:2 = linalg.generic {{indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}} outs(%e, %e : tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>) {{
  ^bb0(%a: i8, %b: i8):
    %n = arith.constant {n} : index
    %twice = arith.constant {twice} : index
    %two = arith.constant 2 : index
    %end = arith.constant {end} : index
    %lowest = arith.constant -128 : index
    %highest = arith.constant 127 : index
    // floor((2 p + n) / 2 n) rounds p / n.
    %p = linalg.index 1 : index
    %up = arith.muli %p, %two : index
    %up_n = arith.addi %up, %n : index
    %q = arith.divui %up_n, %twice : index
    %r = arith.addi %q, %lowest : index
    %c = arith.index_cast %r : index to i8
    // The same of the negated sum 255 n - p.
    %m = arith.subi %end, %p : index
    %down = arith.muli %m, %two : index
    %down_n = arith.addi %down, %n : index
    %s = arith.divui %down_n, %twice : index
    %t = arith.subi %highest, %s : index
    %d = arith.index_cast %t : index to i8
    linalg.yield %c, %d : i8, i8
  }} -> (tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>)
  return %0#0, %0#1 : tensor<1x{outputs}x1x1xi8>, tensor<1x{outputs}x1x1xi8>
}}"""

print("#id = affine_map<(n, h, w, c) -> (n, h, w, c)>")
for n in range(first, last + 1):
    text = {"pool": POOL, "rational": RATIONAL}[mode]
    print(
        text.format(
            n=n, twice=2 * n, end=255 * n, inputs=256 * n, outputs=255 * n + 1
        )
    )
