//===- FixedPoint.cpp - Float element-wise ops in fixed point -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FixedPoint.h"
#include "PoolToConv/Interfaces/Constants.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// Numbers are aligned by no more than this, so that sums fit in 63 bits.
static constexpr int64_t kMaxAlignment = 24;

FixedNumbers ptc::fixedStream(Value x, StreamBuilder &b,
                              StreamBuilder::Dims dims) {
  Value stream = b.stream(x, std::move(dims));
  return {stream, b.formatOf(x).getFraction(),
          cast<StreamType>(stream.getType()).getNumberType()};
}

FixedNumbers ptc::fixedConstants(ArrayRef<int64_t> shape,
                                 ArrayRef<double> numbers, StreamBuilder &b) {
  double largest = 0;
  for (double number : numbers)
    if (std::isfinite(number))
      largest = std::max(largest, std::abs(number));
  FixedType format = b.getFormats()->ofConstants(largest);
  SmallVector<int64_t> whole;
  for (double number : numbers)
    whole.push_back(quantize(number, format));
  return {b.rom(shape, format.getStorageType(), whole), format.getFraction(),
          format.getStorageType()};
}

/// `value`, as a memory where it is constant.
static OrDecline<FixedNumbers> operandOf(Value value, StreamBuilder &b) {
  if (!isConstant(value))
    return fixedStream(value, b);
  OrDecline<std::vector<double>> numbers = loadNumbers(value);
  if (!numbers)
    return numbers.decline();
  return fixedConstants(cast<RankedTensorType>(value.getType()).getShape(),
                        *numbers, b);
}

/// x * 2^(fraction - x.fraction), exactly.
static FixedNumbers align(FixedNumbers x, int64_t fraction, StreamBuilder &b) {
  int64_t shift = fraction - x.fraction;
  if (shift == 0)
    return x;
  IntegerType type = IntegerType::get(
      x.type.getContext(), x.type.getWidth() + shift, x.type.getSignedness());
  if (auto stream = dyn_cast<StreamType>(x.value.getType())) {
    Value y = RequantOp::create(b.getBuilder(), stream.withElement(type),
                                x.value, {0}, {int64_t(1) << shift}, {0},
                                /*zeroPoint=*/0, Round::Floor, Overflow::Wrap);
    return {y, fraction, type};
  }
  auto rom = x.value.getDefiningOp<RomOp>();
  SmallVector<int64_t> numbers;
  for (const APInt &number :
       cast<DenseElementsAttr>(rom.getValue()).getValues<APInt>())
    numbers.push_back(
        (x.type.isUnsigned() ? number.getZExtValue() : number.getSExtValue()) *
        (int64_t(1) << shift));
  Value y = b.rom(rom.getType().getShape(), type, numbers);
  rom.erase();
  return {y, fraction, type};
}

static ArrayRef<int64_t> shapeOf(Value tensor) {
  return cast<RankedTensorType>(tensor.getType()).getShape();
}

/// What `kind` of numbers in these ranges can give.
static Interval resultRange(EltwiseKind kind, Interval a, Interval b) {
  switch (kind) {
  case EltwiseKind::Add:
    return a + b;
  case EltwiseKind::Sub:
    return a - b;
  case EltwiseKind::Mul:
    return a * b;
  default:
    return a.join(b);
  }
}

OrDecline<FixedNumbers> ptc::fixedBinary(EltwiseKind kind, FixedNumbers x,
                                         FixedNumbers y,
                                         ArrayRef<int64_t> shape,
                                         StreamBuilder &builder) {
  int64_t fraction = x.fraction + y.fraction;
  if (kind != EltwiseKind::Mul) {
    fraction = std::max(x.fraction, y.fraction);
    for (FixedNumbers *operand : {&x, &y}) {
      if (fraction - operand->fraction > kMaxAlignment ||
          operand->type.getWidth() + fraction - operand->fraction > 62)
        return Decline{"T31", "formats that are too far apart"};
      *operand = align(*operand, fraction, builder);
    }
  }
  Interval range = resultRange(kind, rangeOf(x.type), rangeOf(y.type));
  unsigned width = signedWidthOf(range);
  if (width > 62)
    return Decline{"T31", "numbers of more than 62 bits"};
  IntegerType type = IntegerType::get(x.type.getContext(), width);
  Value exact =
      EltwiseOp::create(builder.getBuilder(), StreamType::get(shape, type),
                        kind, ValueRange{x.value, y.value});
  return FixedNumbers{exact, fraction, type};
}

Refusal ptc::lowerFixedBinary(Value result, EltwiseKind kind, Value a, Value b,
                              StreamBuilder &builder) {
  if (isConstant(a) && isConstant(b))
    return Decline{"T30", "only constants; canonicalize folds them"};
  OrDecline<FixedNumbers> x = operandOf(a, builder);
  if (!x)
    return x.decline();
  OrDecline<FixedNumbers> y = operandOf(b, builder);
  if (!y)
    return y.decline();
  OrDecline<FixedNumbers> exact =
      fixedBinary(kind, *x, *y, shapeOf(result), builder);
  if (!exact)
    return exact.decline();
  defineFixed(result, *exact, builder);
  return std::nullopt;
}

void ptc::defineFixed(Value result, FixedNumbers x, StreamBuilder &builder) {
  builder.define(
      result, builder.toFormat(x.value, x.fraction, builder.formatOf(result)));
}

OrDecline<FixedNumbers> ptc::fixedClamp(FixedNumbers x, double low, double high,
                                        StreamBuilder &builder) {
  if (!(low <= high))
    return Decline{"T31", "a lower bound above the upper one"};
  // A bound out of reach is the only number that is left.
  Interval range = rangeOf(x.type);
  auto boundOf = [&](double bound) {
    return std::clamp<Int128>(scaled(bound, x.fraction), range.low, range.high);
  };
  auto clamp = EltwiseOp::create(builder.getBuilder(), x.value.getType(),
                                 EltwiseKind::Clamp, ValueRange{x.value});
  clamp.setBounds(ArrayRef<int64_t>{static_cast<int64_t>(boundOf(low)),
                                    static_cast<int64_t>(boundOf(high))});
  return FixedNumbers{clamp, x.fraction, x.type};
}

OrDecline<FixedNumbers>
ptc::fixedFunction(FixedNumbers x,
                   const std::function<double(double)> &function, FixedType to,
                   StreamBuilder &builder) {
  if (x.type.getWidth() > 16)
    return Decline{"T31", "a table of more than 16 bits"};
  Interval range = rangeOf(x.type);
  SmallVector<APInt> entries;
  for (Int128 number = range.low; number <= range.high; ++number) {
    double y = function(
        std::ldexp(static_cast<double>(number), -static_cast<int>(x.fraction)));
    entries.emplace_back(
        to.getWidth(),
        static_cast<uint64_t>(quantize(std::isnan(y) ? 0.0 : y, to)),
        /*isSigned=*/to.getSign() == Sign::Signed,
        /*implicitTrunc=*/true);
  }
  auto type = RankedTensorType::get({static_cast<int64_t>(entries.size())},
                                    to.getStorageType());
  Value y = LutOp::create(
      builder.getBuilder(),
      cast<StreamType>(x.value.getType()).withElement(to.getStorageType()),
      x.value, DenseElementsAttr::get(type, entries), /*fraction=*/0,
      Memory::Auto);
  return FixedNumbers{y, to.getFraction(), to.getStorageType()};
}

OrDecline<FixedNumbers> ptc::fixedReduce(FixedNumbers x, ReduceKind kind,
                                         ArrayRef<int64_t> dims,
                                         StreamBuilder &builder) {
  SmallVector<int64_t> shape(cast<StreamType>(x.value.getType()).getShape());
  int64_t count = 1;
  for (int64_t dim : dims) {
    count *= shape[dim];
    shape[dim] = 1;
  }
  IntegerType type = x.type;
  if (kind == ReduceKind::Sum) {
    Interval sum = rangeOf(type) * Interval{count, count};
    unsigned width = signedWidthOf(sum) - (type.isUnsigned() ? 1 : 0);
    if (width > 62)
      return Decline{"T31", "sums of more than 62 bits"};
    type = IntegerType::get(type.getContext(), width, type.getSignedness());
  }
  ImplicitLocOpBuilder &b = builder.getBuilder();
  Value reduced =
      ReduceOp::create(b, StreamType::get(shape, type), kind, x.value, dims);
  return FixedNumbers{reduced, x.fraction, type};
}

Value ptc::streamInFormatOf(Value x, Value result, StreamBuilder &builder,
                            StreamBuilder::Dims dims) {
  Value stream = builder.stream(x, std::move(dims));
  if (!isa<FloatType>(getElementTypeOrSelf(x)))
    return stream;
  return builder.toFormat(stream, builder.formatOf(x).getFraction(),
                          builder.formatOf(result));
}
