//===- StreamRanges.cpp - What numbers pass in streams --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StreamRanges.h"

#include "mlir/IR/DialectResourceBlobManager.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc::fpga;

std::optional<std::vector<int64_t>>
ptc::fpga::readIntegers(ElementsAttr elements) {
  auto dense = dyn_cast<DenseElementsAttr>(elements);
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    auto type = cast<ShapedType>(resource.getType());
    bool isSplat = false;
    if (!blob ||
        !DenseElementsAttr::isValidRawBuffer(type, blob->getData(), isSplat))
      return std::nullopt;
    dense = DenseElementsAttr::getFromRawBuffer(type, blob->getData());
  }
  if (!dense || !isa<IntegerType>(dense.getElementType()))
    return std::nullopt;
  bool isUnsigned = dense.getElementType().isUnsignedInteger();
  std::vector<int64_t> numbers;
  auto append = [&](const APInt &number) {
    numbers.push_back(isUnsigned ? int64_t(number.getZExtValue())
                                 : number.getSExtValue());
    return !isUnsigned || numbers.back() >= 0;
  };
  if (dense.isSplat()) {
    if (!append(dense.getSplatValue<APInt>()))
      return std::nullopt;
    return numbers;
  }
  numbers.reserve(dense.getNumElements());
  for (const APInt &number : dense.getValues<APInt>())
    if (!append(number))
      return std::nullopt;
  return numbers;
}

/// The interval of numbers, or nothing.
static std::optional<Interval>
hullOf(const std::optional<std::vector<int64_t>> &numbers) {
  if (!numbers || numbers->empty())
    return std::nullopt;
  auto [low, high] = std::minmax_element(numbers->begin(), numbers->end());
  return Interval{*low, *high};
}

static IntegerType numberTypeOf(Value value) {
  if (auto rom = dyn_cast<RomType>(value.getType()))
    return rom.getElementType();
  return cast<StreamType>(value.getType()).getNumberType();
}

/// `interval`, or all that `type` holds where a number would be cut off.
static Interval within(Interval interval, IntegerType type, Overflow overflow) {
  Interval range = rangeOf(type);
  if (overflow == Overflow::Wrap)
    return range.contains(interval) ? interval : range;
  return {fit(interval.low, type, overflow),
          fit(interval.high, type, overflow)};
}

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

Interval ptc::fpga::sumRangeOf(MacOp mac, unsigned depth) {
  Interval input = rangeOf(mac.getInput(), depth);
  int64_t products = mac.getProducts();
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  if (!weights || weights->size() == 1) {
    std::optional<Interval> hull = hullOf(weights);
    Interval product =
        input *
        hull.value_or(rangeOf(mac.getWeights().getType().getElementType()));
    return {product.low * products, product.high * products};
  }
  std::optional<Interval> all;
  for (size_t first = 0; first < weights->size(); first += products) {
    Interval sum;
    for (int64_t i = 0; i < products; ++i)
      sum =
          sum + input * Interval{(*weights)[first + i], (*weights)[first + i]};
    all = all ? all->join(sum) : sum;
  }
  return *all;
}

Interval ptc::fpga::sumRangeOf(EltwiseOp sum, unsigned depth) {
  Interval a = rangeOf(sum.getInputs()[0], depth);
  Interval b = rangeOf(sum.getInputs()[1], depth);
  return sum.getKind() == EltwiseKind::Sub ? a - b : a + b;
}

Int128 ptc::fpga::evaluate(RequantOp requant, Int128 value, size_t index,
                           size_t biasIndex) {
  auto at = [](ArrayRef<int64_t> numbers, size_t i) {
    return Int128(numbers[numbers.size() == 1 ? 0 : i]);
  };
  Int128 product = (value + at(requant.getBias(), biasIndex)) *
                   at(requant.getMultiplier(), index);
  Int128 result = shiftRight(product, unsigned(at(requant.getShift(), index)),
                             requant.getRound()) +
                  requant.getZeroPoint();
  if (std::optional<ArrayRef<int64_t>> bounds = requant.getBounds())
    result = std::clamp<Int128>(result, (*bounds)[0], (*bounds)[1]);
  return fit(result, requant.getType().getNumberType(), requant.getOverflow());
}

static Interval rangeOfRequant(RequantOp op, unsigned depth) {
  IntegerType type = op.getType().getNumberType();
  Interval input = rangeOf(op.getInput(), depth);
  // A multiplier is not negative: monotone, unless high bits are dropped.
  if (op.getOverflow() == Overflow::Wrap && !op.getBounds())
    return rangeOf(type);
  std::optional<Interval> all;
  size_t factors = op.getMultiplier().size(), biases = op.getBias().size();
  // Classes of pixels go with every bias; channels with their own.
  bool isPaired = !op.getBands();
  for (size_t i = 0; i < factors; ++i) {
    for (size_t j = 0; j < biases; ++j) {
      if (isPaired && factors > 1 && biases > 1 && i != j)
        continue;
      Interval range = {evaluate(op, input.low, i, j),
                        evaluate(op, input.high, i, j)};
      all = all ? all->join(range) : range;
    }
  }
  return *all;
}

static Interval rangeOfEltwise(EltwiseOp op, unsigned depth) {
  IntegerType type = op.getType().getNumberType();
  Interval a = rangeOf(op.getInputs()[0], depth);
  Interval b;
  if (op.getInputs().size() > 1)
    b = rangeOf(op.getInputs()[1], depth);
  switch (op.getKind()) {
  case EltwiseKind::Add:
  case EltwiseKind::Sub:
    return within(sumRangeOf(op, depth), type, op.getOverflow());
  case EltwiseKind::Mul: {
    // The shift rounds one of two neighbours, in the order of the products.
    Interval product = a * b;
    unsigned shift = unsigned(op.getShift());
    return within({shiftRight(product.low, shift, op.getRound()),
                   shiftRight(product.high, shift, op.getRound())},
                  type, op.getOverflow());
  }
  case EltwiseKind::Max:
    return within({std::max(a.low, b.low), std::max(a.high, b.high)}, type,
                  op.getOverflow());
  case EltwiseKind::Min:
    return within({std::min(a.low, b.low), std::min(a.high, b.high)}, type,
                  op.getOverflow());
  case EltwiseKind::Relu:
    return within({std::max<Int128>(a.low, 0), std::max<Int128>(a.high, 0)},
                  type, op.getOverflow());
  case EltwiseKind::Clamp: {
    Int128 low = (*op.getBounds())[0], high = (*op.getBounds())[1];
    return within({std::clamp(a.low, low, high), std::clamp(a.high, low, high)},
                  type, op.getOverflow());
  }
  default:
    return rangeOf(type);
  }
}

static Interval rangeOfLut(LutOp op) {
  IntegerType type = op.getType().getNumberType();
  std::optional<Interval> hull = hullOf(readIntegers(op.getTable()));
  if (!hull)
    return rangeOf(type);
  // Between two entries, all times 2^fraction.
  Int128 scale = Int128(1) << op.getFraction();
  return within({hull->low * scale, hull->high * scale}, type, Overflow::Wrap);
}

static Interval rangeOfReduce(ReduceOp op, unsigned depth) {
  Interval input = rangeOf(op.getInput(), depth);
  if (op.getKind() != ReduceKind::Sum)
    return input;
  StreamType from = op.getInput().getType();
  int64_t most = 1;
  switch (op.getMode()) {
  case ReduceMode::Window:
    most = from.getWindowElements();
    break;
  case ReduceMode::Rows:
    most = (*op.getKernel())[0] * (*op.getKernel())[1];
    break;
  case ReduceMode::Global:
    for (int64_t dim : op.getDimsAttr().asArrayRef())
      most *= from.getShape()[dim];
    break;
  }
  // Positions outside of the map take no part.
  Interval sum = {std::min(input.low * most, input.low),
                  std::max(input.high * most, input.high)};
  return within(sum, op.getType().getNumberType(), Overflow::Wrap);
}

Interval ptc::fpga::rangeOf(Value value, unsigned depth) {
  IntegerType type = numberTypeOf(value);
  Operation *op = value.getDefiningOp();
  if (!op || depth == 0)
    return rangeOf(type);
  --depth;
  return llvm::TypeSwitch<Operation *, Interval>(op)
      .Case([&](RomOp rom) {
        return hullOf(readIntegers(rom.getValue())).value_or(rangeOf(type));
      })
      .Case([&](RequantOp op) { return rangeOfRequant(op, depth); })
      .Case([&](EltwiseOp op) { return rangeOfEltwise(op, depth); })
      .Case([&](LutOp op) { return rangeOfLut(op); })
      .Case([&](ReduceOp op) { return rangeOfReduce(op, depth); })
      .Case([&](MacOp mac) {
        return within(sumRangeOf(mac, depth), type, Overflow::Wrap);
      })
      .Case([&](PadOp pad) {
        return rangeOf(pad.getInput(), depth)
            .join({pad.getValue(), pad.getValue()});
      })
      .Case([&](WindowOp window) {
        Interval range = rangeOf(window.getInput(), depth);
        PadAttr pad = window.getPad();
        if (pad.isNone() || pad.isEdge())
          return range;
        return range.join({*pad.getValue(), *pad.getValue()});
      })
      .Case<FifoOp, ForkOp, CastLanesOp, ReshapeOp, ReorderOp, CropOp>(
          [&](auto move) { return rangeOf(move->getOperand(0), depth + 1); })
      .Case([&](ConcatOp concat) {
        Interval all = rangeOf(concat.getInputs().front(), depth);
        for (Value input : concat.getInputs().drop_front())
          all = all.join(rangeOf(input, depth));
        return all;
      })
      .Default([&](Operation *) { return rangeOf(type); });
}
