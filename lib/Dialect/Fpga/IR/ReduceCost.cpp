//===- ReduceCost.cpp - Area of reductions --------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What ptc_reduce is made of.
//
//===----------------------------------------------------------------------===//

#include "Cost.h"

using namespace mlir;
using namespace ptc::fpga;

namespace {
/// What the loops over the beats of a reduction take, and the accumulators that
/// they need.
struct ReduceLoops {
  int64_t accumulators = 1;
  /// A beat may use the accumulator of the beat before.
  bool isAgain = true;
  int64_t lut = 0, ff = 0;
};
} // namespace

/// Loops of `extents` over beats, the innermost one last; `reduced` says of
/// which sums are made.
static ReduceLoops loopsOf(const CostModel &model, ArrayRef<int64_t> extents,
                           ArrayRef<bool> reduced) {
  ReduceLoops loops;
  // Neighbours of one kind are one loop.
  SmallVector<std::pair<int64_t, bool>> merged;
  for (auto [extent, isReduced] : llvm::zip_equal(extents, reduced)) {
    if (extent == 1)
      continue;
    if (!merged.empty() && merged.back().second == isReduced)
      merged.back().first *= extent;
    else
      merged.push_back({extent, isReduced});
  }
  // What is outside of the outermost reduced loop, nobody has to count.
  while (!merged.empty() && !merged.front().second)
    merged.erase(merged.begin());
  int64_t places = 0;
  for (auto [extent, isReduced] : merged) {
    loops.lut += counterLuts(model, extent);
    loops.ff += counterBits(extent);
    if (isReduced) {
      // Whether a number is the first one.
      loops.lut += equalsLuts(model, counterBits(extent));
      continue;
    }
    loops.accumulators *= extent;
    ++places;
  }
  // Places of several loops are counted apart, and added.
  int64_t address = counterBits(loops.accumulators);
  if (places > 1) {
    loops.lut += places * 2 * adderLuts(model, address);
    loops.ff += places * address;
  }
  loops.isAgain = merged.empty() || merged.back().second;
  return loops;
}

/// A position among windows that do not overlap: ptc_phase.
static void addPhase(ReduceLoops &loops, const CostModel &model, int64_t extent,
                     int64_t windows, int64_t stride) {
  loops.lut += counterLuts(model, extent) + counterLuts(model, stride) +
               counterLuts(model, windows + 1) + 4;
  loops.ff += counterBits(extent) + counterBits(stride) +
              counterBits(windows + 1);
}

/// Loops over rows, columns and channels of a map.
static ReduceLoops rowLoopsOf(const CostModel &model, ReduceOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  ReduceLoops loops;
  int64_t beats = std::max<int64_t>(1, from.getChannels() / from.getLanes());
  loops.accumulators = to.getShape()[2] * beats;
  loops.isAgain = beats == 1;
  loops.lut = counterLuts(model, beats);
  loops.ff = beats > 1 ? counterBits(beats) : 0;
  addPhase(loops, model, from.getShape()[1], to.getShape()[1],
           (*op.getStride())[0]);
  addPhase(loops, model, from.getShape()[2], to.getShape()[2],
           (*op.getStride())[1]);
  // The first accumulator of a column of windows moves by the beats of a pixel.
  if (loops.accumulators > beats) {
    int64_t columns = counterBits(to.getShape()[2]);
    loops.lut += 2 * adderLuts(model, columns);
    loops.ff += columns;
  }
  return loops;
}

UnitCost ReduceOp::getCostOn(const CostModel &model) {
  StreamType from = getInput().getType(), to = getType();
  bool isSum = getKind() == ReduceKind::Sum;
  int64_t width = to.getNumberWidth(), lanes = from.getLanes();
  int64_t taps = from.getTaps();
  int64_t beats = std::max<int64_t>(1, from.getChannels() / lanes);
  ReduceLoops loops;
  switch (getMode()) {
  case ReduceMode::Window: {
    int64_t groups = from.getWindowElements() / taps;
    loops = from.getOrder() == BeatOrder::Taps
                ? loopsOf(model, {beats, groups}, {false, true})
                : loopsOf(model, {groups, beats}, {true, false});
    break;
  }
  case ReduceMode::Rows:
    loops = rowLoopsOf(model, *this);
    break;
  case ReduceMode::Global: {
    SmallVector<int64_t> extents(from.getShape());
    SmallVector<bool> reduced(extents.size(), false);
    ArrayRef<int64_t> dims = *getDims();
    for (int64_t dim : dims)
      reduced[dim] = true;
    extents.back() = std::max<int64_t>(1, extents.back() / lanes);
    loops = loopsOf(model, extents, reduced);
    // The numbers of a beat are of one result where channels are reduced.
    if (reduced.back()) {
      taps = lanes;
      lanes = 1;
    }
    break;
  }
  }

  // Two numbers become one by an adder, or by the sign of a difference and a
  // choice. What was there takes no part where a number is the first one: a
  // gate before the adder, or part of the choice.
  int64_t adder = adderLuts(model, isSum ? width : width + 1);
  UnitCost cost;
  cost.lut = lanes * (taps - 1) * (adder + (isSum ? 0 : width));
  // Three numbers become two by a table for each bit's sum and carry, and the
  // last two are added.
  if (isSum && taps > 2)
    cost.lut = lanes * ((taps - 2) * 2 * (from.getNumberWidth() + 1) + adder);
  bool isOpen = loops.accumulators > 1 || loops.lut > 0;
  int64_t number = taps > 1 ? width : from.getNumberWidth();
  cost.ff = lanes * (number + width) + 2;
  cost.lut += isOpen ? 6 : 2;
  if (!isOpen)
    return cost;
  // Where carries are free, the gate is in the adder's table.
  bool hasGate = !isSum || !hasFreeCarries(model);
  cost.lut += lanes * (adder + hasGate * width) + loops.lut;
  // Whether a number is the first one, the last one, and one of the map at all.
  cost.ff += loops.ff + (getMode() == ReduceMode::Rows ? 4 : 2);
  if (loops.accumulators == 1) {
    cost.ff += lanes * width;
    return cost;
  }
  addMemory(cost, model, Memory::Auto, lanes * width, loops.accumulators);
  cost.ff += counterBits(loops.accumulators);
  // The number that is read, which a block RAM holds itself.
  if (resolveRam(model, Memory::Auto, lanes * width, loops.accumulators) !=
      Memory::Bram)
    cost.ff += lanes * width;
  // What is being written while it is read, and a choice.
  if (loops.isAgain) {
    cost.lut += lanes * width + equalsLuts(model, 2 * counterBits(loops.accumulators));
    cost.ff += lanes * width + 1;
  }
  return cost;
}
