//===- NarrowTypes.cpp - The narrowest types of streams -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NarrowTypes.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

unsigned NarrowTypes::Group::widthFor(bool isSigned) const {
  unsigned width = signedWidthOf(*need);
  return std::max(leastWidth,
                  isSigned ? width : std::max<unsigned>(1, width - 1));
}

NarrowTypes::NarrowTypes(KernelOp kernel, const KernelRanges &ranges) {
  for (Operation &op : kernel.getBody().front())
    for (Value result : op.getResults())
      if (isa<StreamType>(result.getType()))
        index.insert({result, unsigned(index.size())});
  join(kernel);
  addRanges(ranges);
  addUnits(kernel, ranges);
  choose();
}

/// Streams that have one type, and streams that are equally signed.
void NarrowTypes::join(KernelOp kernel) {
  types.grow(index.size());
  signs.grow(index.size());
  for (Operation &op : kernel.getBody().front()) {
    auto reduce = dyn_cast<ReduceOp>(op);
    if (!reduce && !isa<WindowOp, PadOp, CropOp, ConcatOp, FifoOp, ForkOp,
                        CastLanesOp, ReshapeOp, ReorderOp>(op))
      continue;
    bool isSum = reduce && reduce.getKind() == ReduceKind::Sum;
    for (Value operand : op.getOperands()) {
      for (Value result : op.getResults()) {
        signs.join(index[operand], index[result]);
        if (!isSum)
          types.join(index[operand], index[result]);
      }
    }
  }
  types.compress();
  signs.compress();
  groups.resize(types.getNumClasses());
}

/// What each group has to hold.
void NarrowTypes::addRanges(const KernelRanges &ranges) {
  for (auto [stream, i] : index) {
    Group &group = groups[types[i]];
    group.before = cast<StreamType>(stream.getType()).getNumberType();
    Interval range = hullOf(ranges.of(stream));
    // Symmetric saturation has no lowest number.
    if (overflowOf(stream.getDefiningOp()) == Overflow::SatSym && range.low < 0)
      range.low -= 1;
    group.add(range);
  }
}

void NarrowTypes::pin(Value stream, Decline decline) {
  groupOf(stream).pinned = std::move(decline);
}

/// What units want of the types of their operands and results.
void NarrowTypes::addUnits(KernelOp kernel, const KernelRanges &ranges) {
  for (Operation &op : kernel.getBody().front()) {
    if (isa<LoadOp>(op))
      pin(op.getResult(0), Decline{"C1", "a port has this type"});
    if (isa<StoreOp>(op))
      pin(op.getOperand(0), Decline{"C1", "a port has this type"});
    // A border's value fits in the type, even where the border is empty.
    if (auto window = dyn_cast<WindowOp>(op))
      if (std::optional<int64_t> value = window.getPad().getValue())
        groupOf(window.getInput()).add({*value, *value});
    if (auto pad = dyn_cast<PadOp>(op))
      groupOf(pad.getInput()).add({pad.getValue(), pad.getValue()});
    if (auto lut = dyn_cast<LutOp>(op))
      addTable(lut, ranges);
  }
}

void NarrowTypes::addTable(LutOp lut, const KernelRanges &ranges) {
  if (!readIntegers(lut.getTable())) {
    auto decline = Decline{"C2", "a table's entries have 64 bits"};
    pin(lut.getInput(), decline);
    pin(lut, decline);
  }
  // Entries stay where they are: at multiples of 2^fraction.
  auto fraction = unsigned(lut.getFraction());
  Group &from = groupOf(lut.getInput()), &to = groupOf(lut);
  from.leastWidth = std::max(from.leastWidth, fraction + 1);
  if (fraction == 0)
    return;
  Interval result = hullOf(ranges.of(lut));
  Int128 one = Int128(1) << fraction;
  unsigned entry = signedWidthOf({result.low / one, result.high / one});
  if (lut.getType().isUnsigned())
    entry = std::max<unsigned>(1, entry - 1);
  to.leastWidth = std::max(to.leastWidth, entry + fraction);
}

/// The type of each group.
void NarrowTypes::choose() {
  // Signed where any number is, or the type of any has to stay so.
  std::vector<bool> isSigned(signs.getNumClasses());
  for (auto [stream, i] : index) {
    const Group &group = groups[types[i]];
    // A signed type becomes unsigned only together with losing a bit: what
    // saturates then still does so at the same number.
    bool stays = group.pinned ||
                 group.widthFor(/*isSigned=*/false) >= group.before.getWidth();
    if (group.need->low < 0 || stream.getDefiningOp<MacOp>() ||
        (stays && !group.before.isUnsigned()))
      isSigned[signs[i]] = true;
  }
  for (auto [stream, i] : index) {
    Group &group = groups[types[i]];
    if (group.after)
      continue;
    bool sign = isSigned[signs[i]];
    IntegerType best =
        IntegerType::get(stream.getContext(), group.widthFor(sign),
                         sign ? IntegerType::Signless : IntegerType::Unsigned);
    group.after = group.before;
    if (best.getWidth() >= group.before.getWidth())
      continue;
    if (group.pinned)
      kept.push_back(
          {stream.getDefiningOp(), group.before, best, *group.pinned});
    else
      group.after = best;
  }
}
