//===- Cost.cpp - Time and area of units ----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Estimates in closed form. Areas were fitted to modules that Yosys 0.23
// synthesised for ECP5: LUTs are LUT4 + 2 CCU2C + 4 DPR16X4, before placement.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "llvm/Support/MathExtras.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

static int64_t ceilDiv(int64_t a, int64_t b) { return (a + b - 1) / b; }

static StreamType streamOf(Value value) {
  return cast<StreamType>(value.getType());
}

/// Block RAMs of `depth` words of `width` bits: the best of the shapes that one
/// of 18 kbit has.
static int64_t blockRams(int64_t width, int64_t depth) {
  int64_t best = INT64_MAX;
  const std::pair<int64_t, int64_t> shapes[] = {
      {36, 512}, {18, 1024}, {9, 2048}, {4, 4096}, {2, 8192}, {1, 16384}};
  for (auto [w, d] : shapes)
    best = std::min(best, ceilDiv(width, w) * ceilDiv(depth, d));
  return best;
}

/// A memory of `depth` words of `width` bits. `auto` takes LUTs for up to 16
/// words, or where a block RAM would stay nearly empty.
static void addMemory(UnitCost &cost, Memory memory, int64_t width,
                      int64_t depth) {
  if (memory == Memory::Auto)
    memory =
        depth <= 16 || width * depth <= 512 ? Memory::LutRam : Memory::Bram;
  switch (memory) {
  case Memory::Reg:
    cost.ff += width * depth;
    // A multiplexer tree: one LUT4 chooses between two.
    cost.lut += width * (depth - 1);
    return;
  case Memory::LutRam:
    // 16 words of 4 bits take 4 LUTs.
    cost.lut += ceilDiv(depth, 16) * width;
    return;
  case Memory::Bram:
  case Memory::Auto:
    cost.bram18 += blockRams(width, depth);
    return;
  case Memory::Uram:
  case Memory::Dram:
    return;
  }
}

/// A unit that takes and gives beats at the rate of the slower side.
static UnitTiming flowing(int64_t beatsIn, int64_t beatsOut, int64_t firstBeats,
                          int64_t latency, int64_t atLeast = 0) {
  UnitTiming timing;
  timing.beatsIn = beatsIn;
  timing.beatsOut = beatsOut;
  timing.cycles = std::max({beatsIn, beatsOut, atLeast});
  // Input beats that the first result needs, at the unit's own pace.
  timing.firstOut = firstBeats + latency;
  timing.ii = beatsOut ? ceilDiv(timing.cycles, beatsOut) : 0;
  return timing;
}

static UnitTiming passing(Value in, Value out, int64_t latency) {
  return flowing(streamOf(in).getBeats(), streamOf(out).getBeats(), 1, latency);
}

/// Bits of a counter up to `n`.
static int64_t counterBits(int64_t n) {
  return llvm::Log2_64_Ceil(std::max<int64_t>(2, n));
}

//===----------------------------------------------------------------------===//
// Ports and plumbing
//===----------------------------------------------------------------------===//

UnitTiming LoadOp::getTiming() {
  int64_t beats = getType().getBeats();
  return flowing(beats, beats, 0, 1);
}

UnitCost LoadOp::getCost() { return {}; }

UnitTiming StoreOp::getTiming() {
  int64_t beats = getInput().getType().getBeats();
  return flowing(beats, beats, 0, 1);
}

UnitCost StoreOp::getCost() { return {}; }

UnitTiming FifoOp::getTiming() { return passing(getInput(), getResult(), 2); }

UnitCost FifoOp::getCost() {
  int64_t bits = getType().getBeatBits();
  UnitCost cost;
  addMemory(cost, getMemory(), bits, getDepth());
  // Two pointers, a level, an output register.
  int64_t pointer = counterBits(getDepth() + 1);
  cost.lut += 5 * pointer + 8;
  cost.ff += 3 * pointer + bits + 3;
  return cost;
}

UnitTiming ForkOp::getTiming() {
  return flowing(getInput().getType().getBeats(),
                 getInput().getType().getBeats(), 1, 0);
}

UnitCost ForkOp::getCost() {
  int64_t copies = getResults().size();
  return {/*lut=*/2 * copies + 1, /*ff=*/copies, 0, 0};
}

UnitTiming CastLanesOp::getTiming() {
  int64_t from = getInput().getType().getLanes(), to = getType().getLanes();
  return flowing(getInput().getType().getBeats(), getType().getBeats(),
                 std::max<int64_t>(1, ceilDiv(to, from)), 1);
}

UnitCost CastLanesOp::getCost() {
  int64_t from = getInput().getType().getBeatBits();
  int64_t to = getType().getBeatBits();
  // One register of the wider beat, or of their least common multiple.
  int64_t held = std::max(from, to);
  if (held % std::min(from, to) != 0)
    held = std::lcm(from, to);
  int64_t steps = counterBits(held / std::min(from, to));
  return {/*lut=*/steps + 4 + (from > to ? to : 0), /*ff=*/held + steps + 1, 0,
          0};
}

UnitTiming ReshapeOp::getTiming() {
  return passing(getInput(), getResult(), 0);
}

UnitCost ReshapeOp::getCost() { return {}; }

UnitTiming ReorderOp::getTiming() {
  // The worst case: the last element is needed first.
  int64_t beats = getInput().getType().getBeats();
  return flowing(beats, getType().getBeats(), beats, 2);
}

UnitCost ReorderOp::getCost() {
  UnitCost cost;
  StreamType from = getInput().getType();
  addMemory(cost, getMemory(), from.getBeatBits(), 2 * from.getBeats());
  int64_t address = counterBits(2 * from.getBeats());
  cost.lut += 6 * address;
  cost.ff += 4 * address + from.getBeatBits();
  return cost;
}

/// Counters for each dimension, and comparisons with its borders.
static UnitCost borderCost(StreamType stream) {
  UnitCost cost;
  for (int64_t extent : stream.getShape())
    if (extent > 1) {
      cost.lut += 3 * counterBits(extent);
      cost.ff += counterBits(extent);
    }
  return cost;
}

UnitTiming CropOp::getTiming() {
  StreamType from = getInput().getType();
  // Positions in front of the first that stays.
  int64_t skipped = 0;
  for (auto [extent, low] : llvm::zip_equal(from.getShape(), getLow()))
    skipped = skipped * extent + low;
  return flowing(from.getBeats(), getType().getBeats(),
                 skipped / from.getLanes() + 1, 1);
}

UnitCost CropOp::getCost() { return borderCost(getInput().getType()); }

UnitTiming PadOp::getTiming() {
  // The border needs no input.
  return flowing(
      getInput().getType().getBeats(), getType().getBeats(),
      llvm::any_of(getLow(), [](int64_t n) { return n > 0; }) ? 0 : 1, 1);
}

UnitCost PadOp::getCost() { return borderCost(getType()); }

UnitTiming ConcatOp::getTiming() {
  int64_t beats = 0;
  for (Value input : getInputs())
    beats += streamOf(input).getBeats();
  return flowing(beats, getType().getBeats(), 1, 1);
}

UnitCost ConcatOp::getCost() {
  int64_t bits = getType().getBeatBits();
  int64_t count = counterBits(getType().getChannels());
  return {/*lut=*/int64_t(getInputs().size() - 1) * bits + 3 * count,
          /*ff=*/count + bits, 0, 0};
}

//===----------------------------------------------------------------------===//
// Memories and windows
//===----------------------------------------------------------------------===//

UnitTiming RomOp::getTiming() { return {}; }

UnitCost RomOp::getCost() {
  // A unit reads as many words a cycle as its fold says.
  int64_t width = getType().getElementType().getWidth();
  for (Operation *user : getResult().getUsers())
    if (auto mac = dyn_cast<MacOp>(user))
      width = std::max(width,
                       width * mac.getFold().getPe() * mac.getFold().getSimd());
  UnitCost cost;
  addMemory(cost, getMemory(), width, ceilDiv(getType().getBits(), width));
  return cost;
}

UnitTiming WindowOp::getTiming() {
  StreamType from = getInput().getType();
  PadAttr pad = getPad();
  auto reach = [](int64_t kernel, int64_t dilation, int64_t low,
                  int64_t extent) {
    int64_t last = (kernel - 1) * dilation - low;
    return std::clamp<int64_t>(last, 0, extent - 1);
  };
  int64_t rows =
      reach(getKernel()[0], getDilation()[0], pad.getTop(), from.getShape()[1]);
  int64_t columns = reach(getKernel()[1], getDilation()[1], pad.getLeft(),
                          from.getShape()[2]);
  int64_t pixels = rows * from.getShape()[2] + columns + 1;
  return flowing(from.getBeats(), getType().getBeats(),
                 ceilDiv(pixels * from.getChannels(), from.getLanes()), 3,
                 // One cycle is lost between rows of the result.
                 getType().getBeats() +
                     getType().getShape()[0] * getType().getShape()[1]);
}

UnitCost WindowOp::getCost() {
  StreamType from = getInput().getType();
  int64_t lanes = from.getLanes(), width = from.getNumberWidth();
  // A ring of rows: those of the window and those that come meanwhile.
  int64_t rows = (getKernel()[0] - 1) * getDilation()[0] + 1 + getStride()[0];
  int64_t depth = rows * from.getShape()[2] * from.getChannels() / lanes;
  UnitCost cost;
  addMemory(cost, getMemory(), lanes * width, depth);
  cost.lut += 426 + 5 * lanes * width / 8;
  cost.ff += 160 + 45 * lanes * width / 16;
  // Several taps a beat are read from as many memories.
  int64_t taps = getType().getTaps();
  if (taps > 1)
    cost.ff += (taps - 1) * lanes * width;
  return cost;
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

UnitTiming MacOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t pixels = from.getPixels() / getFold().getPixels();
  int64_t simd = getFold().getSimd();
  // Pipeline: memory, multiplier, tree of adders, accumulator, output.
  int64_t latency = 4 + (simd > 1 ? llvm::Log2_64_Ceil(simd) : 0) + 2;
  return flowing(from.getBeats(), to.getBeats(), getProducts() / simd, latency,
                 pixels * getCyclesPerPixel());
}

UnitCost MacOp::getCost() {
  FoldAttr fold = getFold();
  int64_t pe = fold.getPe() * fold.getPixels(), simd = fold.getSimd();
  int64_t accumulator = getType().getNumberWidth();
  int64_t products = pe * simd;
  UnitCost cost;
  cost.lut = 18 * pe * (simd - 1) + pe * (2 * accumulator + 22) + 60;
  cost.ff = pe * (26 * simd + 3 * accumulator - 18) + 24 * simd + 40;
  int64_t in = getInput().getType().getNumberWidth();
  int64_t weight = getWeights().getType().getElementType().getWidth();
  if (getWeightClass() == WeightClass::Generic)
    cost.dsp = products * ceilDiv(in, 18) * ceilDiv(weight, 18);
  else if (getWeightClass() != WeightClass::Ones)
    // Shifts and adders.
    cost.lut += products * in;
  // Windows that come once but are needed several times are kept.
  int64_t passes = getOutputChannels() / getGroups() / fold.getPe();
  if (!isDepthwise() && passes > 1 && getInput().getType().getRepeat() == 1)
    addMemory(cost, Memory::Auto, simd * in, getProducts() / simd);
  return cost;
}

UnitTiming ReduceOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t first = 1;
  switch (getMode()) {
  case ReduceMode::Window:
    first = from.getWindowElements() / from.getTaps();
    break;
  case ReduceMode::Rows: {
    PadAttr pad = getPadAttr();
    int64_t rows = (*getKernel())[0] - 1 - (pad ? pad.getTop() : 0);
    int64_t columns = (*getKernel())[1] - 1 - (pad ? pad.getLeft() : 0);
    first = (std::max<int64_t>(0, rows) * from.getShape()[2] +
             std::max<int64_t>(0, columns)) *
                from.getChannels() / from.getLanes() +
            1;
    break;
  }
  case ReduceMode::Global:
    // From the first outermost dimension that is reduced on.
    first = from.getBeats();
    for (int64_t dim = 0; dim < from.getRank(); ++dim) {
      if (llvm::is_contained(*getDims(), dim))
        break;
      first /= from.getShape()[dim];
    }
    break;
  }
  return flowing(from.getBeats(), to.getBeats(), std::max<int64_t>(1, first),
                 2);
}

UnitCost ReduceOp::getCost() {
  StreamType from = getInput().getType(), to = getType();
  int64_t lanes = from.getLanes() * from.getTaps();
  int64_t width = to.getNumberWidth();
  UnitCost cost;
  // An adder, or a comparison and a choice, per number that comes in a cycle.
  cost.lut = lanes * width * (getKind() == ReduceKind::Sum ? 1 : 2) + 40;
  cost.ff = lanes * width + 20;
  int64_t accumulators =
      getMode() == ReduceMode::Rows
          ? to.getShape()[2] * to.getChannels() / to.getLanes()
          : to.getChannels() / to.getLanes();
  if (getMode() != ReduceMode::Window)
    addMemory(cost, Memory::Auto, to.getLanes() * width, accumulators);
  return cost;
}

UnitTiming EltwiseOp::getTiming() {
  int64_t beats = 0;
  for (Value input : getInputs())
    if (auto stream = dyn_cast<StreamType>(input.getType()))
      beats = std::max(beats, stream.getBeats());
  return flowing(beats, getType().getBeats(), 1, 2);
}

UnitCost EltwiseOp::getCost() {
  int64_t lanes = getType().getLanes(), width = getType().getNumberWidth();
  UnitCost cost;
  cost.ff = lanes * 2 * width;
  cost.lut = lanes * width * 2 + 8;
  if (getKind() == EltwiseKind::Mul) {
    int64_t a = 1, b = 1;
    if (auto s = dyn_cast<StreamType>(getInputs()[0].getType()))
      a = s.getNumberWidth();
    if (auto s = dyn_cast<StreamType>(getInputs()[1].getType()))
      b = s.getNumberWidth();
    cost.dsp = lanes * ceilDiv(a, 18) * ceilDiv(b, 18);
  }
  if (getKind() == EltwiseKind::Shl || getKind() == EltwiseKind::Shr)
    cost.lut += lanes * width * counterBits(width);
  return cost;
}

UnitTiming RequantOp::getTiming() {
  return passing(getInput(), getResult(), 7);
}

UnitCost RequantOp::getCost() {
  int64_t lanes = getType().getLanes();
  int64_t value = getInput().getType().getNumberWidth() + 1;
  int64_t largest = 0;
  for (int64_t multiplier : getMultiplier())
    largest = std::max(largest, multiplier);
  int64_t factor = largest ? llvm::Log2_64(largest) + 2 : 1;
  UnitCost cost;
  cost.lut = lanes * (284 * (value + factor) / 52);
  cost.ff = lanes * (298 * (value + factor) / 52);
  // A power of two is a shift.
  bool multiplies = llvm::any_of(getMultiplier(), [](int64_t multiplier) {
    return multiplier > 0 && !llvm::isPowerOf2_64(multiplier);
  });
  if (multiplies)
    cost.dsp = lanes * ceilDiv(value, 18) * ceilDiv(factor, 18);
  int64_t entries = std::max(getBias().size(), getMultiplier().size());
  if (entries > 1)
    addMemory(cost, Memory::Auto, lanes * (value + factor + 3),
              ceilDiv(entries, lanes));
  return cost;
}

UnitTiming LutOp::getTiming() { return passing(getInput(), getResult(), 2); }

UnitCost LutOp::getCost() {
  auto type = cast<ShapedType>(getTable().getType());
  UnitCost cost;
  // A block RAM has two ports; each lane reads one entry, or two of a line.
  int64_t reads = getType().getLanes() * (getFraction() ? 2 : 1);
  for (int64_t i = 0; i < ceilDiv(reads, 2); ++i)
    addMemory(cost, getMemory(), type.getElementTypeBitWidth(),
              type.getNumElements());
  cost.ff = getType().getLanes() * getType().getNumberWidth();
  if (getFraction())
    cost.dsp = getType().getLanes();
  return cost;
}
