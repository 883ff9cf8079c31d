//===- NumberFunction.cpp - Units in a row as one function ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NumberFunction.h"
#include "StreamRanges.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc::fpga;

/// The one number that a memory holds everywhere, if it is so.
static std::optional<int64_t> uniformOf(Value value) {
  auto rom = value.getDefiningOp<RomOp>();
  if (!rom)
    return std::nullopt;
  std::optional<std::vector<int64_t>> numbers = readIntegers(rom.getValue());
  if (!numbers || !llvm::all_equal(*numbers))
    return std::nullopt;
  return numbers->front();
}

/// The index of the operand that is the stream; nothing where another one is no
/// uniform constant.
static std::optional<unsigned> streamOperandOf(EltwiseOp op) {
  switch (op.getKind()) {
  case EltwiseKind::Relu:
  case EltwiseKind::Clamp:
  case EltwiseKind::Abs:
    return 0;
  case EltwiseKind::Add:
  case EltwiseKind::Sub:
  case EltwiseKind::Mul:
  case EltwiseKind::Max:
  case EltwiseKind::Min:
    break;
  default:
    return std::nullopt;
  }
  for (unsigned i : {0, 1})
    if (uniformOf(op.getInputs()[1 - i]) &&
        isa<StreamType>(op.getInputs()[i].getType()))
      return i;
  return std::nullopt;
}

bool ptc::fpga::isNumberFunction(Operation *op) {
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case([](RequantOp op) {
        return op.getMultiplier().size() == 1 && op.getBias().size() == 1 &&
               !op.getBands();
      })
      .Case([](LutOp op) {
        return !readIntegers(op.getTable())
                    .value_or(std::vector<int64_t>())
                    .empty();
      })
      .Case([](EltwiseOp op) {
        // A constant may make a larger map of a stream.
        std::optional<unsigned> operand = streamOperandOf(op);
        return operand && cast<StreamType>(op.getInputs()[*operand].getType())
                                  .getShape() == op.getType().getShape();
      })
      .Default(false);
}

static Value streamOf(Operation *op) {
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    return eltwise.getInputs()[*streamOperandOf(eltwise)];
  return op->getOperand(0);
}

std::optional<NumberFunction> ptc::fpga::functionTo(Value result,
                                                    unsigned maxWidth) {
  std::optional<NumberFunction> best;
  NumberFunction function{result, {}};
  while (true) {
    if (function.getSourceWidth() <= maxWidth)
      best = function;
    Operation *op = function.source.getDefiningOp();
    if (!op || !isNumberFunction(op) ||
        (function.source != result && !function.source.hasOneUse()))
      break;
    function.ops.insert(function.ops.begin(), op);
    function.source = streamOf(op);
  }
  return best;
}

static Int128 apply(EltwiseOp op, Int128 x, int64_t constant, bool isFirst) {
  Int128 a = isFirst ? x : constant, b = isFirst ? constant : x;
  Int128 value = 0;
  switch (op.getKind()) {
  case EltwiseKind::Add:
    value = a + b;
    break;
  case EltwiseKind::Sub:
    value = a - b;
    break;
  case EltwiseKind::Mul:
    value = shiftRight(a * b, unsigned(op.getShift()), op.getRound());
    break;
  case EltwiseKind::Max:
    value = std::max(a, b);
    break;
  case EltwiseKind::Min:
    value = std::min(a, b);
    break;
  case EltwiseKind::Relu:
    value = std::max<Int128>(a, 0);
    break;
  case EltwiseKind::Clamp:
    value = std::clamp<Int128>(a, (*op.getBounds())[0], (*op.getBounds())[1]);
    break;
  case EltwiseKind::Abs:
    value = a < 0 ? -a : a;
    break;
  default:
    llvm_unreachable("no number function");
  }
  return fit(value, op.getType().getNumberType(), op.getOverflow());
}

static void apply(Operation *op, std::vector<Int128> &values) {
  if (auto requant = dyn_cast<RequantOp>(op)) {
    for (Int128 &value : values)
      value = evaluate(requant, value, 0, 0);
    return;
  }
  if (auto eltwise = dyn_cast<EltwiseOp>(op)) {
    unsigned operand = *streamOperandOf(eltwise);
    int64_t constant = 0;
    if (eltwise.getInputs().size() == 2)
      constant = *uniformOf(eltwise.getInputs()[1 - operand]);
    for (Int128 &value : values)
      value = apply(eltwise, value, constant, operand == 0);
    return;
  }
  auto lut = cast<LutOp>(op);
  std::vector<int64_t> table = *readIntegers(lut.getTable());
  Int128 low = rangeOf(lut.getInput().getType().getNumberType()).low;
  int64_t fraction = lut.getFraction();
  for (Int128 &value : values) {
    auto position = static_cast<int64_t>(value - low);
    int64_t index = position >> fraction;
    int64_t rest = position - (index << fraction);
    Int128 here = table[table.size() == 1 ? 0 : index];
    Int128 next = rest == 0 || table.size() == 1 ? here : table[index + 1];
    value = here * (Int128(1) << fraction) + (next - here) * rest;
  }
}

std::vector<Int128> NumberFunction::tabulate() const {
  Interval range = rangeOf(cast<StreamType>(source.getType()).getNumberType());
  std::vector<Int128> values;
  for (Int128 value = range.low; value <= range.high; ++value)
    values.push_back(value);
  for (Operation *op : ops)
    apply(op, values);
  return values;
}

DenseElementsAttr ptc::fpga::tableOf(ArrayRef<Int128> values,
                                     IntegerType type) {
  SmallVector<APInt> numbers;
  for (Int128 value : values)
    numbers.emplace_back(type.getWidth(), static_cast<uint64_t>(value),
                         /*isSigned=*/false, /*implicitTrunc=*/true);
  return DenseElementsAttr::get(
      RankedTensorType::get({int64_t(values.size())}, type), numbers);
}

int64_t ptc::fpga::priceOf(Operation *op) {
  UnitCost cost = cast<UnitOpInterface>(op).getCost();
  return cost.lut + kLutsPerMultiplier * cost.dsp +
         kLutsPerBlockRam * cost.bram18;
}

bool ptc::fpga::isMultiplying(Operation *op) {
  return cast<UnitOpInterface>(op).getCost().dsp > 0;
}
