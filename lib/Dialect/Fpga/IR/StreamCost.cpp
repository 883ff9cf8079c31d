//===- StreamCost.cpp - Time and area of ports and plumbing ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"
#include "llvm/Support/MathExtras.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

UnitTiming LoadOp::getTiming() {
  int64_t beats = getType().getBeats();
  return flowing(beats, beats, 1, 0);
}

UnitCost LoadOp::getCostOn(const CostModel &) { return {}; }

UnitTiming StoreOp::getTiming() {
  int64_t beats = getInput().getType().getBeats();
  return flowing(beats, beats, 1, 0);
}

UnitCost StoreOp::getCostOn(const CostModel &) { return {}; }

UnitTiming FifoOp::getTiming() {
  return passing(getInput(), getResult(), kFifoLatency);
}

UnitCost FifoOp::getCostOn(const CostModel &model) {
  int64_t bits = getType().getBeatBits();
  UnitCost cost;
  addMemory(cost, model, getMemory(), bits, getDepth());
  // Two pointers and a level; a read register, which a block RAM has inside, and
  // an output register.
  int64_t pointer = counterBits(getDepth());
  bool isBram =
      resolveRam(model, getMemory(), bits, getDepth()) == Memory::Bram;
  if (model.hasLut6) {
    // Comparisons take fewer LUTs, and a block RAM has both registers.
    cost.lut += 4 * pointer + 4;
    cost.ff += 3 * pointer + (isBram ? 1 : 2) * bits + 5;
    return cost;
  }
  // The level goes up and down; it tells whether there are none, and all. Of
  // two beats these flags are the level. With up to four bits it has no carry
  // cells, which are slower than the rest: wide gates of who comes and goes.
  int64_t level = llvm::Log2_64(getDepth()) + 1;
  constexpr int64_t gates[] = {0, 15, 20, 26, 34};
  if (model.hasLutRam && level <= 4)
    cost.lut += gates[getDepth() == 2 ? 1 : level] +
                (llvm::isPowerOf2_64(getDepth()) ? 0 : 2);
  else
    cost.lut += 2 * counterLuts(model, std::max<int64_t>(2, getDepth())) +
                adderLuts(model, level) + 2 * equalsLuts(model, level) + 5;
  cost.ff += 2 * pointer + (getDepth() == 2 ? 0 : level) + 4 +
             (isBram ? 1 : 2) * bits;
  return cost;
}

UnitTiming ForkOp::getTiming() {
  return flowing(getInput().getType().getBeats(),
                 getInput().getType().getBeats(), 1, 0);
}

UnitCost ForkOp::getCostOn(const CostModel &model) {
  int64_t copies = getResults().size();
  // For each copy whether it is there, and whether it has gone unless all have,
  // for which two bits of each are looked at.
  int64_t all = wideLuts(model, 2 * copies), enable = model.hasLut6 ? 0 : 1;
  return {/*lut=*/(copies + 1) * all + copies + enable, /*ff=*/copies, 0, 0};
}

UnitTiming CastLanesOp::getTiming() {
  int64_t from = getInput().getType().getBeats(), to = getType().getBeats();
  // Through the least common multiple of both widths, in two steps.
  int64_t common = std::gcd(from, to);
  int64_t steps = (from > common) + (to > common);
  return flowing(from, to, from / common,
                 std::max<int64_t>(1, steps) * kMoveStages);
}

UnitCost CastLanesOp::getCostOn(const CostModel &) {
  return getCostOf(getInput().getType(), getType());
}

UnitCost CastLanesOp::getCostOf(StreamType input, StreamType result) {
  int64_t from = input.getBeatBits(), to = result.getBeatBits();
  // Through their least common multiple: beats are shifted into a register of
  // that width, and out of one, which takes a choice between a shift and a new
  // wide beat, but for the bits where nothing is shifted in.
  int64_t held = std::lcm(from, to);
  UnitCost cost;
  if (int64_t steps = held / from; steps > 1) {
    cost.lut += counterLuts(CostModel(), steps) + 2;
    cost.ff += held + counterBits(steps) + 1;
  }
  if (int64_t steps = held / to; steps > 1) {
    cost.lut += held - to + counterLuts(CostModel(), steps) + 4;
    cost.ff += held + counterBits(steps) + 2;
  }
  return cost;
}

UnitTiming ReshapeOp::getTiming() {
  return passing(getInput(), getResult(), 0);
}

UnitCost ReshapeOp::getCostOn(const CostModel &) { return {}; }

UnitTiming ReorderOp::getTiming() {
  // The beat that holds the last element of the first one of the result.
  StreamType from = getInput().getType(), to = getType();
  // A beat is a box: each dimension reaches as far as it can.
  SmallVector<int64_t> reach(from.getRank(), 0);
  int64_t rest = to.getLanes();
  for (int64_t dim = to.getRank() - 1; dim >= 0 && rest > 1; --dim) {
    reach[getPermutation()[dim]] = std::min(rest, to.getShape()[dim]) - 1;
    rest /= to.getShape()[dim];
  }
  int64_t last = 0;
  for (auto [extent, coordinate] : llvm::zip_equal(from.getShape(), reach))
    last = last * extent + coordinate;
  return flowing(from.getBeats(), to.getBeats(), last / from.getLanes() + 1,
                 kBufferFill + kBufferStages);
}

/// Two frames of `from`, read in an order (`ptc_reorder`).
static UnitCost frameCost(const CostModel &model, Memory memory,
                          StreamType from, StreamType to,
                          const std::optional<ReadOrder> &order) {
  UnitCost cost;
  // Without an order, each lane would read on its own.
  int64_t copies = order ? order->beats.size() : to.getLanes();
  int64_t frame = from.getBeats();
  int64_t resultBits = to.getLanes() * from.getNumberWidth();
  addMemory(cost, model, memory, from.getBeatBits(), 2 * frame, copies);
  // What is read, which a block RAM holds itself.
  if (resolveRam(model, memory, from.getBeatBits(), 2 * frame) != Memory::Bram)
    cost.ff += copies * from.getBeatBits();
  // Addresses to write and, of a step and the one after it, to read, each with
  // a sum and a comparison; beats that the steps need, and that are there. Small
  // ones are gates. Fitted, with the loops' counters, which hardly show.
  int64_t address = counterBits(2 * frame);
  cost.lut += address <= 4 ? 33 + 14 * address * address / 5
                           : 45 + 25 * address / 2;
  // Comparisons take next to nothing.
  if (address > 4 && hasFreeCarries(model))
    cost.lut -= 5 * address + 4;
  if (!llvm::isPowerOf2_64(frame))
    cost.lut += address <= 4 ? 2 * address : 9 * address / 2;
  // With and without the frame in front, low bits are the same.
  cost.ff += 4 * address + 4 * (address + 1) -
             llvm::countr_zero(uint64_t(frame)) + 10 + resultBits;
  if (frame == 1) {
    // All steps need the same.
    cost.lut -= 9;
    cost.ff -= 5;
  }
  if (!order)
    return cost;
  for (int64_t away : order->beats)
    if (away != 0) {
      int64_t bits = std::max<int64_t>(
          1, address - llvm::countr_zero(uint64_t(away)));
      cost.lut += adderLuts(model, bits);
      cost.ff += bits;
    }
  bool isChosen = false;
  for (const ReadOrder::Loop &loop : order->loops) {
    cost.ff += counterBits(loop.extent + 1);
    isChosen |= loop.elements != 0;
  }
  // Lanes choose an element of their beat where that changes.
  if (isChosen) {
    cost.lut += resultBits * (from.getLanes() - 1);
    cost.ff += 4 * counterBits(from.getLanes());
  }
  return cost;
}

UnitCost ReorderOp::getCostOn(const CostModel &model) {
  return frameCost(model, getMemory(), getInput().getType(), getType(),
                   readOrder(*this));
}

UnitCost ptc::fpga::keptCost(OpOperand &operand, const CostModel &model) {
  auto from = cast<StreamType>(operand.get().getType());
  StreamType to = cast<EltwiseOp>(operand.getOwner()).getType();
  return frameCost(model, Memory::Auto, from, to, broadcastOrder(from, to));
}

/// A register, counters for each dimension, and whether the position is inside
/// of those that have borders (`ptc_box`).
static UnitCost borderCost(const CostModel &model, StreamType stream,
                           ArrayRef<int64_t> low, ArrayRef<int64_t> high) {
  UnitCost cost;
  cost.ff = stream.getBeatBits() + 1;
  bool hasCarries = false, hasSmall = false;
  int64_t free = 0, freeBits = 0;
  for (auto [dim, extent] : llvm::enumerate(stream.getShape())) {
    bool isInnermost = int64_t(dim) + 1 == stream.getRank();
    int64_t steps = isInnermost ? extent / stream.getLanes() : extent;
    if (steps <= 1)
      continue;
    int64_t bits = counterBits(steps);
    bool isSmall = bits <= 4;
    cost.ff += bits;
    if (low[dim] == 0 && high[dim] == 0) {
      free += counterLuts(model, steps);
      freeBits += bits;
      continue;
    }
    cost.ff += 1;
    // Of a counter without carry cells all is in wide gates, as whether it is
    // inside.
    (isSmall ? hasSmall : hasCarries) = true;
    cost.lut += isSmall ? 2 * bits + 2
                        : counterLuts(model, steps) +
                              equalsLuts(model, bits) + 1;
  }
  // So are counters on which such ones depend.
  bool isWide = hasSmall && !hasCarries && free > 0;
  cost.lut += (isWide ? freeBits + 5 : free) + (hasCarries ? 1 : 0);
  return cost;
}

UnitTiming CropOp::getTiming() {
  StreamType from = getInput().getType();
  // Positions in front of the first that stays.
  int64_t skipped = 0;
  for (auto [extent, low] : llvm::zip_equal(from.getShape(), getLow()))
    skipped = skipped * extent + low;
  return flowing(from.getBeats(), getType().getBeats(),
                 skipped / from.getLanes() + 1, kMoveStages);
}

UnitCost CropOp::getCostOn(const CostModel &model) {
  return borderCost(model, getInput().getType(), getLow(), getHigh());
}

UnitTiming PadOp::getTiming() {
  // The border needs no input, and comes no sooner than the first of it would.
  return passing(getInput(), getResult(), kMoveStages);
}

UnitCost PadOp::getCostOn(const CostModel &model) {
  UnitCost cost = borderCost(model, getType(), getLow(), getHigh());
  // Which of both it is that comes, and whether it is there.
  cost.lut += 3;
  return cost;
}

UnitTiming ConcatOp::getTiming() {
  int64_t beats = 0;
  for (Value input : getInputs())
    beats += streamOf(input).getBeats();
  return flowing(beats, getType().getBeats(), 1, kMoveStages);
}

UnitCost ConcatOp::getCostOn(const CostModel &) {
  int64_t bits = getType().getBeatBits();
  int64_t count = counterBits(
      std::max<int64_t>(1, getType().getChannels() / getType().getLanes()));
  int64_t operands = getInputs().size();
  // Whose turn it is, in as many bits.
  return {/*lut=*/(operands - 1) * bits + 3 * count + 10,
          /*ff=*/count + bits + operands + 1, 0, 0};
}
