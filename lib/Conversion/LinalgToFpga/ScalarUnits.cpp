//===- ScalarUnits.cpp - Units for scalar arithmetic ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarUnits.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

Scalar Scalar::ofField(ConstantField field) {
  Scalar x;
  x.range = x.held = intervalOf(field);
  x.constant = std::move(field);
  return x;
}

Scalar Scalar::ofStream(Value stream) {
  Scalar x;
  x.stream = stream;
  x.range = x.held =
      rangeOf(cast<StreamType>(stream.getType()).getNumberType());
  return x;
}

IntegerType ScalarUnits::typeFor(Interval range) const {
  return IntegerType::get(b.getBuilder().getContext(), signedWidthOf(range));
}

bool ScalarUnits::isPerChannel(const ConstantField &field) const {
  for (size_t loop = 0; loop < field.extents.size(); ++loop)
    if (field.extents[loop] != 1 && int64_t(loop) != order.back())
      return false;
  return true;
}

Value ScalarUnits::settle(Scalar &x, IntegerType element) {
  ImplicitLocOpBuilder &builder = b.getBuilder();
  auto from = cast<StreamType>(x.stream.getType());
  bool isClamped = !(x.range == x.held);
  if (!element)
    element = isClamped ? typeFor(x.range) : from.getNumberType();
  DenseI64ArrayAttr bounds;
  if (isClamped && !(x.range == rangeOf(element)))
    bounds = builder.getDenseI64ArrayAttr({static_cast<int64_t>(x.range.low),
                                           static_cast<int64_t>(x.range.high)});
  if (x.isRequant && rangeOf(element).contains(x.range)) {
    if (!isClamped && from.getElementType() == element)
      return x.stream;
    auto requant =
        cast<RequantOp>(builder.clone(*x.stream.getDefiningOp<RequantOp>()));
    requant.getResult().setType(from.withElement(element));
    requant.setBoundsAttr(bounds);
    x.stream = requant;
    x.isRequant = !isClamped;
  } else if (isClamped) {
    bool isRelu = x.range.low == 0 && x.range.high == x.held.high;
    auto clamp = EltwiseOp::create(builder, from.withElement(element),
                                   isRelu ? Kind::Relu : Kind::Clamp, x.stream);
    if (!isRelu)
      clamp.setBounds(ArrayRef<int64_t>{static_cast<int64_t>(x.range.low),
                                        static_cast<int64_t>(x.range.high)});
    x.stream = clamp;
    x.isRequant = false;
  } else if (from.getElementType() != element) {
    x.stream = b.convert(x.stream, element);
    x.isRequant = false;
  }
  x.held = x.range;
  return x.stream;
}

Value ScalarUnits::operand(Scalar &x) {
  if (!x.constant)
    return settle(x);
  ConstantField field = inOrder(*x.constant);
  return b.rom(field.extents, typeFor(x.range), field.numbers);
}

Scalar ScalarUnits::unit(Kind kind, ArrayRef<Scalar *> operands, Interval exact,
                         unsigned width) {
  IntegerType whole =
      IntegerType::get(b.getBuilder().getContext(), std::min(width, 64u));
  bool fits = rangeOf(whole).contains(exact);
  SmallVector<Value> values;
  SmallVector<int64_t> shape;
  for (Scalar *x : operands) {
    values.push_back(operand(*x));
    Type type = values.back().getType();
    ArrayRef<int64_t> extents = isa<RomType>(type)
                                    ? cast<RomType>(type).getShape()
                                    : cast<StreamType>(type).getShape();
    shape = shape.empty() ? SmallVector<int64_t>(extents)
                          : joinExtents(shape, extents);
  }
  IntegerType element = fits ? typeFor(exact) : whole;
  Scalar result = Scalar::ofStream(
      EltwiseOp::create(b.getBuilder(), StreamType::get(shape, element), kind,
                        values, Overflow::Wrap));
  if (fits)
    result.range = result.held = exact;
  return result;
}

Scalar ScalarUnits::addConstant(Scalar &x, const ConstantField &constant,
                                int sign, unsigned width) {
  SmallVector<int64_t> bias;
  for (int64_t number : inOrder(constant).numbers)
    bias.push_back(sign * number);
  Interval added =
      sign > 0 ? intervalOf(constant) : Interval{} - intervalOf(constant);
  Interval exact = x.range + added;
  IntegerType whole = IntegerType::get(b.getBuilder().getContext(), width);
  bool fits = rangeOf(whole).contains(exact);
  Value stream = settle(x);
  auto from = cast<StreamType>(stream.getType());
  IntegerType element = fits ? typeFor(exact) : whole;

  Scalar result;
  if (x.isRequant && fits && bias.size() == 1) {
    auto requant = stream.getDefiningOp<RequantOp>();
    int64_t zeroPoint = requant.getZeroPoint() + bias.front();
    if (signedWidthOf({zeroPoint, zeroPoint}) <= 48) {
      requant = cast<RequantOp>(b.getBuilder().clone(*requant));
      requant.setZeroPoint(zeroPoint);
      requant.getResult().setType(from.withElement(element));
      result = Scalar::ofStream(requant);
    }
  }
  if (!result.stream)
    result = Scalar::ofStream(RequantOp::create(
        b.getBuilder(), from.withElement(element), stream, bias, {1}, {0},
        /*zeroPoint=*/0, Round::Floor, fits ? Overflow::Sat : Overflow::Wrap));
  if (fits) {
    result.isRequant = true;
    result.range = result.held = exact;
  }
  return result;
}

Scalar ScalarUnits::binary(Kind kind, Scalar &x, Scalar &y, unsigned width) {
  if (kind == Kind::Add || kind == Kind::Sub) {
    Scalar &stream = x.constant ? y : x;
    Scalar &other = x.constant ? x : y;
    bool isShift = other.constant && isPerChannel(*other.constant) &&
                   // The lowest number has no negative.
                   other.range.low > INT64_MIN &&
                   (kind == Kind::Add || !x.constant);
    if (isShift) {
      if (other.constant->getUniform() == 0)
        return stream;
      return addConstant(stream, *other.constant, kind == Kind::Add ? 1 : -1,
                         width);
    }
  }
  Interval exact;
  switch (kind) {
  case Kind::Add:
    exact = x.range + y.range;
    break;
  case Kind::Sub:
    exact = x.range - y.range;
    break;
  case Kind::Mul:
    exact = x.range * y.range;
    break;
  case Kind::And:
  case Kind::Or:
  case Kind::Xor:
    exact = rangeOf(typeFor(x.range.join(y.range)));
    // A mask that is not negative leaves no sign.
    if (kind == Kind::And)
      for (Scalar *mask : {&x, &y})
        if (mask->range.low >= 0)
          exact = {0, exact.low < 0 ? mask->range.high
                                    : std::min(exact.high, mask->range.high)};
    if (kind != Kind::And && x.range.low >= 0 && y.range.low >= 0)
      exact.low = 0;
    break;
  default:
    llvm_unreachable("not a kind of two operands");
  }
  if (kind == Kind::Mul && x.constant && x.constant->getUniform() == 1)
    return y;
  if (kind == Kind::Mul && y.constant && y.constant->getUniform() == 1)
    return x;
  return unit(kind, {&x, &y}, exact, width);
}

Scalar ScalarUnits::difference(Scalar &x, Scalar &y) {
  return binary(Kind::Sub, x, y, /*width=*/64);
}

OrDecline<Scalar> ScalarUnits::asUnsigned(Scalar &x, unsigned width) {
  if (x.range.low >= 0)
    return x;
  if (width > 63)
    return Decline{"T31", "unsigned numbers of 64 bits"};
  if (x.constant) {
    ConstantField field = *x.constant;
    for (int64_t &number : field.numbers)
      if (number < 0)
        number += int64_t(1) << width;
    return Scalar::ofField(std::move(field));
  }
  return reread(x, IntegerType::get(b.getBuilder().getContext(), width,
                                    IntegerType::Unsigned));
}

Scalar ScalarUnits::reread(Scalar &x, IntegerType element) {
  return Scalar::ofStream(b.convert(settle(x), element));
}

Scalar ScalarUnits::truncate(Scalar &x, unsigned width) {
  IntegerType type = IntegerType::get(b.getBuilder().getContext(), width);
  return rangeOf(type).contains(x.range) ? x : reread(x, type);
}

OrDecline<Scalar> ScalarUnits::extremum(bool isMax, bool isUnsigned, Scalar &x,
                                        Scalar &y, unsigned width) {
  if (isUnsigned) {
    OrDecline<Scalar> a = asUnsigned(x, width), c = asUnsigned(y, width);
    if (!a || !c)
      return Decline{"T31", "unsigned numbers of 64 bits"};
    OrDecline<Scalar> result = extremum(isMax, false, *a, *c, width);
    return result ? truncate(*result, width) : result;
  }
  auto bound = [&](Int128 a, Int128 c) {
    return isMax ? std::max(a, c) : std::min(a, c);
  };
  Interval exact = {bound(x.range.low, y.range.low),
                    bound(x.range.high, y.range.high)};
  Scalar &stream = x.constant ? y : x;
  Scalar &other = x.constant ? x : y;
  if (other.constant && other.constant->getUniform()) {
    // A unit is built once all bounds are known.
    Scalar result = stream;
    result.range = exact;
    return result;
  }
  return unit(isMax ? Kind::Max : Kind::Min, {&x, &y}, exact, width);
}

OrDecline<Scalar> ScalarUnits::shift(Kind kind, Scalar &x, Scalar &amount,
                                     unsigned width, bool isUnsigned,
                                     Round round) {
  if (amount.constant &&
      !Interval{0, width - 1}.contains(intervalOf(*amount.constant)))
    return Decline{"T31", "a shift by the width or more"};
  if (amount.constant && amount.constant->getUniform() == 0)
    return x;
  if (isUnsigned) {
    OrDecline<Scalar> number = asUnsigned(x, width);
    if (!number)
      return number.decline();
    OrDecline<Scalar> result =
        shift(kind, *number, amount, width, /*isUnsigned=*/false, round);
    return result ? truncate(*result, width) : result;
  }
  Interval amounts =
      amount.constant ? intervalOf(*amount.constant) : Interval{0, width - 1};
  auto shifted = [&](Int128 number, Int128 by) -> Int128 {
    if (kind == Kind::Shl)
      return number * (Int128(1) << by);
    return shiftRight(number, static_cast<unsigned>(std::min<Int128>(by, 62)),
                      round);
  };
  Interval exact;
  exact.low = std::min(shifted(x.range.low, amounts.low),
                       shifted(x.range.low, amounts.high));
  exact.high = std::max(shifted(x.range.high, amounts.low),
                        shifted(x.range.high, amounts.high));
  Scalar result = unit(kind, {&x, &amount}, exact, width);
  if (round != Round::Floor)
    result.stream.getDefiningOp<EltwiseOp>().setRound(round);
  return result;
}

Scalar ScalarUnits::absolute(Scalar &x, unsigned width) {
  Interval exact = {0, std::max(-x.range.low, x.range.high)};
  return unit(Kind::Abs, {&x}, exact, width);
}

Scalar ScalarUnits::leadingZeros(Scalar &x, unsigned width) {
  Scalar result = unit(Kind::Clz, {&x}, {0, width}, /*width=*/64);
  result.stream.getDefiningOp<EltwiseOp>().setBits(width);
  // In words of one or two bits all of them zero is a negative number.
  return truncate(result, width);
}

Scalar ScalarUnits::sign(Scalar &x) {
  auto type = cast<StreamType>(settle(x).getType());
  // All that is left of an unsigned number is 0.
  unsigned width = type.getNumberWidth() - (type.isUnsigned() ? 0 : 1);
  Scalar amount = Scalar::ofField(ConstantField::uniform(order.size(), width));
  return unit(Kind::Shr, {&x, &amount}, {-1, 0}, /*width=*/1);
}

Scalar ScalarUnits::equal(Scalar &x, Scalar &y) {
  Scalar bits = binary(Kind::Xor, x, y, /*width=*/64);
  Scalar zeros = leadingZeros(bits, /*width=*/64);
  Scalar amount = Scalar::ofField(ConstantField::uniform(order.size(), 6));
  Scalar isZero = unit(Kind::Shr, {&zeros, &amount}, {0, 1}, /*width=*/2);
  return truncate(isZero, /*width=*/1);
}

Scalar ScalarUnits::negation(Scalar &x) {
  Scalar ones = Scalar::ofField(ConstantField::uniform(order.size(), -1));
  return binary(Kind::Xor, x, ones, /*width=*/1);
}

Scalar ScalarUnits::select(Scalar &condition, Scalar &x, Scalar &y,
                           unsigned width) {
  auto differ = [&]() -> Scalar {
    if (x.constant && y.constant)
      return Scalar::ofField(
          combine(*x.constant, *y.constant,
                  [](int64_t a, int64_t c) { return a ^ c; }));
    return binary(Kind::Xor, x, y, width);
  };
  Scalar difference = differ();
  Scalar taken = binary(Kind::And, difference, condition, width);
  Scalar result = binary(Kind::Xor, taken, y, width);
  result.range = result.held = x.range.join(y.range);
  return result;
}

OrDecline<Scalar> ScalarUnits::divide(Scalar &x, int64_t divisor) {
  if (divisor <= 0)
    return Decline{"T31", "a divisor that is not positive"};
  if (divisor == 1)
    return x;
  Scalar negative = sign(x);
  if (llvm::isPowerOf2_64(divisor)) {
    // Floor after adding divisor - 1 to what is negative.
    Scalar mask =
        Scalar::ofField(ConstantField::uniform(order.size(), divisor - 1));
    Scalar amount = Scalar::ofField(
        ConstantField::uniform(order.size(), llvm::Log2_64(divisor)));
    Scalar added = binary(Kind::And, negative, mask, /*width=*/64);
    Scalar sum = binary(Kind::Add, x, added, /*width=*/64);
    return shift(Kind::Shr, sum, amount, /*width=*/64);
  }
  // For |x| <= 2^k and s = k + log2(divisor), rounded up, x * m * 2^-s with
  // m = floor(2^s / divisor) + 1 lies above x / divisor by less than
  // 1 / divisor: its floor is the quotient, or one less where x is negative.
  unsigned s = signedWidthOf(x.range) - 1 + llvm::Log2_64_Ceil(divisor);
  if (s > 62)
    return Decline{"T31", "a division of so many bits"};
  int64_t m = (int64_t(1) << s) / divisor + 1;
  OrDecline<Scalar> quotient =
      scale(x, ConstantField::uniform(order.size(), m),
            ConstantField::uniform(order.size(), s), Round::Floor);
  return quotient ? difference(*quotient, negative) : quotient;
}
