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

namespace {
/// A stream or a memory, and the bits behind its point.
struct Operand {
  Value value;
  int64_t fraction;
  IntegerType type;
};
} // namespace

/// Numbers are aligned by no more than this, so that sums fit in 63 bits.
static constexpr int64_t kMaxAlignment = 24;

/// `value`, as a memory with `fraction` bits behind the point where it is
/// constant (its own format's, if that has fewer).
static OrDecline<Operand> operandOf(Value value, StreamBuilder &b) {
  if (!isConstant(value)) {
    Value x = b.stream(value);
    return Operand{x, b.formatOf(value).getFraction(),
                   cast<StreamType>(x.getType()).getNumberType()};
  }
  OrDecline<std::vector<double>> numbers = loadNumbers(value);
  if (!numbers)
    return numbers.decline();
  double largest = 0;
  for (double number : *numbers)
    largest = std::max(largest, std::abs(number));
  FixedType format = b.getFormats()->ofConstants(largest);
  SmallVector<int64_t> whole;
  for (double number : *numbers)
    whole.push_back(quantize(number, format));
  Value rom = b.rom(cast<RankedTensorType>(value.getType()).getShape(),
                    format.getStorageType(), whole);
  return Operand{rom, format.getFraction(), format.getStorageType()};
}

/// x * 2^(fraction - x.fraction), exactly.
static Operand align(Operand x, int64_t fraction, StreamBuilder &b) {
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

Refusal ptc::lowerFixedBinary(Value result, EltwiseKind kind, Value a, Value b,
                              StreamBuilder &builder) {
  if (isConstant(a) && isConstant(b))
    return Decline{"T30", "only constants; canonicalize folds them"};
  OrDecline<Operand> x = operandOf(a, builder);
  if (!x)
    return x.decline();
  OrDecline<Operand> y = operandOf(b, builder);
  if (!y)
    return y.decline();
  int64_t fraction = x->fraction + y->fraction;
  if (kind != EltwiseKind::Mul) {
    fraction = std::max(x->fraction, y->fraction);
    for (Operand *operand : {&*x, &*y}) {
      if (fraction - operand->fraction > kMaxAlignment)
        return Decline{"T31", "formats that are too far apart"};
      *operand = align(*operand, fraction, builder);
    }
  }
  Interval range = resultRange(kind, rangeOf(x->type), rangeOf(y->type));
  unsigned width = signedWidthOf(range);
  if (width > 62)
    return Decline{"T31", "numbers of more than 62 bits"};
  IntegerType type = IntegerType::get(result.getContext(), width);
  Value exact = EltwiseOp::create(builder.getBuilder(),
                                  StreamType::get(shapeOf(result), type), kind,
                                  ValueRange{x->value, y->value});
  builder.define(result,
                 builder.toFormat(exact, fraction, builder.formatOf(result)));
  return std::nullopt;
}

Refusal ptc::lowerFixedClamp(Value result, Value x, double low, double high,
                             StreamBuilder &builder) {
  if (!(low <= high))
    return Decline{"T31", "a lower bound above the upper one"};
  FixedType format = builder.formatOf(x);
  Value stream = builder.stream(x);
  auto clamp = EltwiseOp::create(builder.getBuilder(), stream.getType(),
                                 EltwiseKind::Clamp, ValueRange{stream});
  clamp.setBounds(
      ArrayRef<int64_t>{quantize(low, format), quantize(high, format)});
  builder.define(result, builder.toFormat(clamp, format.getFraction(),
                                          builder.formatOf(result)));
  return std::nullopt;
}

Refusal ptc::lowerFixedFunction(Value result, Value x,
                                const std::function<double(double)> &function,
                                StreamBuilder &builder) {
  FixedType from = builder.formatOf(x), to = builder.formatOf(result);
  if (from.getWidth() > 16)
    return Decline{"T31", "a table of more than 16 bits"};
  Interval range = rangeOf(from.getStorageType());
  SmallVector<APInt> entries;
  for (Int128 number = range.low; number <= range.high; ++number) {
    double y = function(std::ldexp(static_cast<double>(number),
                                   -static_cast<int>(from.getFraction())));
    entries.emplace_back(
        to.getWidth(),
        static_cast<uint64_t>(quantize(std::isnan(y) ? 0.0 : y, to)),
        /*isSigned=*/to.getSign() == Sign::Signed,
        /*implicitTrunc=*/true);
  }
  auto type = RankedTensorType::get({static_cast<int64_t>(entries.size())},
                                    to.getStorageType());
  Value stream = builder.stream(x);
  Value y = LutOp::create(
      builder.getBuilder(),
      cast<StreamType>(stream.getType()).withElement(to.getStorageType()),
      stream, DenseElementsAttr::get(type, entries), /*fraction=*/0,
      Memory::Auto);
  builder.define(result, y);
  return std::nullopt;
}

Refusal ptc::lowerFixedReduce(Value result, Value x, ReduceKind kind,
                              ArrayRef<int64_t> dims, StreamBuilder &builder) {
  Value stream = builder.stream(x);
  auto from = cast<StreamType>(stream.getType());
  SmallVector<int64_t> shape(from.getShape());
  int64_t count = 1;
  for (int64_t dim : dims) {
    count *= shape[dim];
    shape[dim] = 1;
  }
  IntegerType type = from.getNumberType();
  if (kind == ReduceKind::Sum) {
    Interval sum = rangeOf(type) * Interval{count, count};
    unsigned width = signedWidthOf(sum) - (type.isUnsigned() ? 1 : 0);
    if (width > 62)
      return Decline{"T31", "sums of more than 62 bits"};
    type = IntegerType::get(type.getContext(), width, type.getSignedness());
  }
  ImplicitLocOpBuilder &b = builder.getBuilder();
  Value reduced = ReduceOp::create(b, StreamType::get(shape, type), kind,
                                   ReduceMode::Global, stream,
                                   DenseI64ArrayAttr(), DenseI64ArrayAttr(),
                                   PadAttr(), b.getDenseI64ArrayAttr(dims));
  builder.define(result,
                 builder.toFormat(reduced, builder.formatOf(x).getFraction(),
                                  builder.formatOf(result)));
  return std::nullopt;
}

Value ptc::streamInFormatOf(Value x, Value result, StreamBuilder &builder) {
  Value stream = builder.stream(x);
  if (!isa<FloatType>(cast<ShapedType>(x.getType()).getElementType()))
    return stream;
  return builder.toFormat(stream, builder.formatOf(x).getFraction(),
                          builder.formatOf(result));
}
