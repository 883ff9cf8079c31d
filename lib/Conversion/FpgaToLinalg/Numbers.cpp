//===- Numbers.cpp - Exact arithmetic on whole numbers --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Numbers.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace ptc::fpga;

/// The narrowest of the widths that processors like, and 128.
static unsigned widthFor(Interval range) {
  if (range.low >= INT32_MIN && range.high <= INT32_MAX)
    return 32;
  if (range.low >= INT64_MIN && range.high <= INT64_MAX)
    return 64;
  return 128;
}

/// Wide enough for 2^shift to be positive.
static unsigned widthForShift(Int128 shift) {
  assert(shift <= 126 && "shift too large");
  return shift < 31 ? 32 : shift < 63 ? 64 : 128;
}

Value ptc::fpga::resize(ImplicitLocOpBuilder &b, Value value, bool isUnsigned,
                        unsigned width) {
  unsigned from = value.getType().getIntOrFloatBitWidth();
  Type type = b.getIntegerType(width);
  if (width < from)
    return b.createOrFold<arith::TruncIOp>(type, value);
  if (width == from)
    return value;
  return isUnsigned ? b.createOrFold<arith::ExtUIOp>(type, value)
                    : b.createOrFold<arith::ExtSIOp>(type, value);
}

Value Arithmetic::constant(Int128 value, unsigned width) {
  uint64_t words[] = {static_cast<uint64_t>(value),
                      static_cast<uint64_t>(value >> 64)};
  APInt bits = APInt(128, words).trunc(width);
  return arith::ConstantOp::create(
      b, b.getIntegerAttr(b.getIntegerType(width), bits));
}

Number Arithmetic::read(Value value, IntegerType type) {
  Interval range = rangeOf(type);
  return {resize(b, value, type.isUnsigned(), widthFor(range)), range};
}

Number Arithmetic::read(Value value, Interval range) {
  return {resize(b, value, /*isUnsigned=*/false, widthFor(range)), range};
}

Value Arithmetic::as(Number number, unsigned width) {
  if (!number.value)
    return constant(number.range.low, width);
  return resize(b, number.value, /*isUnsigned=*/false, width);
}

template <typename Op>
Number Arithmetic::binary(Number a, Number b, Interval range) {
  unsigned width =
      std::max({widthFor(a.range), widthFor(b.range), widthFor(range)});
  Value lhs = as(a, width), rhs = as(b, width);
  return {this->b.createOrFold<Op>(lhs, rhs), range};
}

Number Arithmetic::add(Number a, Number b) {
  return binary<arith::AddIOp>(a, b, a.range + b.range);
}

Number Arithmetic::sub(Number a, Number b) {
  return binary<arith::SubIOp>(a, b, a.range - b.range);
}

Number Arithmetic::mul(Number a, Number b) {
  return binary<arith::MulIOp>(a, b, a.range * b.range);
}

Number Arithmetic::max(Number a, Number b) {
  if (a.range.low >= b.range.high)
    return a;
  if (b.range.low >= a.range.high)
    return b;
  return binary<arith::MaxSIOp>(a, b,
                                {std::max(a.range.low, b.range.low),
                                 std::max(a.range.high, b.range.high)});
}

Number Arithmetic::min(Number a, Number b) {
  if (a.range.high <= b.range.low)
    return a;
  if (b.range.high <= a.range.low)
    return b;
  return binary<arith::MinSIOp>(a, b,
                                {std::min(a.range.low, b.range.low),
                                 std::min(a.range.high, b.range.high)});
}

Number Arithmetic::bitwise(EltwiseKind kind, Number a, Number b) {
  // No bit beyond those of the wider operand.
  unsigned bits = signedWidthOf(a.range.join(b.range));
  Interval range = {-(Int128(1) << (bits - 1)), (Int128(1) << (bits - 1)) - 1};
  if (kind == EltwiseKind::And)
    return binary<arith::AndIOp>(a, b, range);
  if (kind == EltwiseKind::Or)
    return binary<arith::OrIOp>(a, b, range);
  assert(kind == EltwiseKind::Xor && "not a bitwise operation");
  return binary<arith::XOrIOp>(a, b, range);
}

Number Arithmetic::shiftRight(Number number, Number shift, Round round) {
  Interval from = number.range, by = shift.range;
  assert(by.low >= 0 && "a shift to the left");
  if (by.high == 0)
    return number;
  Int128 most = Int128(1) << (by.high - 1);
  if (round == Round::Tosa)
    most += Int128(1) << 30;
  unsigned width =
      std::max(widthFor(from + Interval{-most, most}), widthForShift(by.high));
  Value value = as(number, width), amount = as(shift, width);
  auto compare = [&](arith::CmpIPredicate predicate, Value lhs, Int128 rhs) {
    return b.createOrFold<arith::CmpIOp>(predicate, lhs, constant(rhs, width));
  };
  auto shifted = [&](Value sum) {
    return b.createOrFold<arith::ShRSIOp>(sum, amount);
  };
  Value sum = value;
  if (round != Round::Floor) {
    // Half of a unit of the result, 0 where nothing is shifted.
    Value one = constant(1, width);
    Value half = b.createOrFold<arith::ShRUIOp>(
        b.createOrFold<arith::ShLIOp>(one, amount), one);
    sum = b.createOrFold<arith::AddIOp>(sum, half);
  }
  if (round == Round::HalfAway) {
    Value isNegative = compare(arith::CmpIPredicate::slt, value, 0);
    sum = b.createOrFold<arith::AddIOp>(
        sum, b.createOrFold<arith::ExtSIOp>(value.getType(), isNegative));
  } else if (round == Round::HalfEven) {
    // Just less than half, so that ties go up from odd numbers only.
    Value one = constant(1, width);
    Value odd = b.createOrFold<arith::AndIOp>(shifted(value), one);
    sum = b.createOrFold<arith::AddIOp>(
        sum, b.createOrFold<arith::SubIOp>(odd, one));
  } else if (round == Round::Tosa && by.high > 31) {
    Value down = constant(-(Int128(1) << 30), width);
    Value up = constant(Int128(1) << 30, width);
    Value isNegative = compare(arith::CmpIPredicate::slt, value, 0);
    Value extra = b.createOrFold<arith::SelectOp>(isNegative, down, up);
    if (by.low <= 31) {
      Value zero = constant(0, width);
      Value isLong = compare(arith::CmpIPredicate::sgt, amount, 31);
      extra = b.createOrFold<arith::SelectOp>(isLong, extra, zero);
    }
    sum = b.createOrFold<arith::AddIOp>(sum, extra);
  }
  Value result = shifted(sum);
  if (by.low == 0 && (round == Round::HalfAway || round == Round::HalfEven))
    result = b.createOrFold<arith::SelectOp>(
        compare(arith::CmpIPredicate::eq, amount, 0), value, result);

  Interval range = {std::min(from.low >> by.low, from.low >> by.high),
                    std::max(from.high >> by.low, from.high >> by.high)};
  if (round != Round::Floor)
    ++range.high;
  return {result, range};
}

Number Arithmetic::scale(Number number, Number exponent, Round round) {
  assert(number.range.low >= INT64_MIN && number.range.high <= INT64_MAX &&
         "number too large");
  exponent = max(min(exponent, constant(64)), constant(-64));
  Number zero = constant(0);
  Number left = max(exponent, zero);
  if (left.range.high > 0) {
    Interval powers = {Int128(1) << left.range.low, Int128(1)
                                                        << left.range.high};
    Interval range = number.range * powers;
    unsigned width = std::max(widthFor(range), widthForShift(left.range.high));
    number = {b.createOrFold<arith::ShLIOp>(as(number, width), as(left, width)),
              range};
  }
  return shiftRight(number, max(sub(zero, exponent), zero), round);
}

Value Arithmetic::bring(Number number, IntegerType type, Overflow overflow) {
  Interval limits = rangeOf(type);
  if (overflow == Overflow::SatSym && !type.isUnsigned())
    ++limits.low;
  if (overflow != Overflow::Wrap)
    number = min(max(number, constant(limits.low)), constant(limits.high));
  return as(number, type.getWidth());
}
