//===- EltwiseRanges.cpp - What element-wise ops make of intervals --------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChannelRanges.h"

using namespace mlir;
using namespace ptc::fpga;

/// Leading zeros of `value`, not negative, as a word of `bits` bits.
static Int128 leadingZeros(Int128 value, int64_t bits) {
  for (; value > 0; value >>= 1)
    --bits;
  return bits;
}

/// All that and, or, xor can make of numbers of the two intervals.
static Interval bitwise(EltwiseKind kind, Interval a, Interval b) {
  if (a.low >= 0 && b.low >= 0) {
    if (kind == EltwiseKind::And)
      return {0, std::min(a.high, b.high)};
    // No bit above the highest one of both.
    return {0, (Int128(1) << (signedWidthOf(a.join(b)) - 1)) - 1};
  }
  if (kind == EltwiseKind::And && (a.low >= 0 || b.low >= 0))
    return {0, a.low >= 0 ? a.high : b.high};
  Int128 half = Int128(1) << (signedWidthOf(a.join(b)) - 1);
  return {-half, half - 1};
}

/// All a * 2^-b or, with `sign` 1, a * 2^b.
static Interval shifted(EltwiseOp op, Interval a, Interval b, int sign) {
  // What is shifted so far fits in no type.
  Int128 far = Int128(1) << 100;
  if (b.low < 0 || b.high > 62)
    return {-far, far};
  std::optional<Interval> all;
  for (Int128 number : {a.low, a.high}) {
    for (Int128 shift : {b.low, b.high}) {
      Int128 value = sign > 0
                         ? number * (Int128(1) << unsigned(shift))
                         : shiftRight(number, unsigned(shift), op.getRound());
      all = all ? all->join({value, value}) : Interval{value, value};
    }
  }
  return *all;
}

Interval ptc::fpga::rangeOf(EltwiseOp op, Interval a, Interval b) {
  switch (op.getKind()) {
  case EltwiseKind::Add:
    return a + b;
  case EltwiseKind::Sub:
    return a - b;
  case EltwiseKind::Mul: {
    // The shift rounds one of two neighbours, in the order of the products.
    Interval product = a * b;
    unsigned shift = unsigned(op.getShift());
    return {shiftRight(product.low, shift, op.getRound()),
            shiftRight(product.high, shift, op.getRound())};
  }
  case EltwiseKind::Max:
    return {std::max(a.low, b.low), std::max(a.high, b.high)};
  case EltwiseKind::Min:
    return {std::min(a.low, b.low), std::min(a.high, b.high)};
  case EltwiseKind::Shl:
    return shifted(op, a, b, 1);
  case EltwiseKind::Shr:
    return shifted(op, a, b, -1);
  case EltwiseKind::And:
  case EltwiseKind::Or:
  case EltwiseKind::Xor:
    return bitwise(op.getKind(), a, b);
  case EltwiseKind::Relu:
    return {std::max<Int128>(a.low, 0), std::max<Int128>(a.high, 0)};
  case EltwiseKind::Clamp:
    return a.cutBy({(*op.getBounds())[0], (*op.getBounds())[1]});
  case EltwiseKind::Abs:
    if (a.low >= 0)
      return a;
    return {std::max<Int128>(0, -a.high), std::max(-a.low, a.high)};
  case EltwiseKind::Clz:
    // A negative word has its highest bit set.
    return {a.low < 0 ? 0 : leadingZeros(a.high, *op.getBits()),
            a.high < 0
                ? 0
                : leadingZeros(std::max<Int128>(a.low, 0), *op.getBits())};
  }
  llvm_unreachable("all kinds are handled");
}
