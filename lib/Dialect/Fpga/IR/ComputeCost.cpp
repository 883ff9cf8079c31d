//===- ComputeCost.cpp - Time and area of units that compute --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cost.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Memories and windows
//===----------------------------------------------------------------------===//

/// True if nothing reads the memory: its weights are in adders.
static bool isInAdders(RomOp rom) {
  return !rom->use_empty() &&
         llvm::all_of(rom->getUsers(), [](Operation *user) {
           auto mac = dyn_cast<MacOp>(user);
           return mac && (mac.getWeightClass() == WeightClass::Ones ||
                          hasConstantWeights(mac));
         });
}

UnitTiming RomOp::getTiming() { return {}; }

UnitCost RomOp::getCostOn(const CostModel &model) {
  // A unit reads as many words a cycle as its fold or its lanes say.
  int64_t words = 1;
  for (Operation *user : getResult().getUsers()) {
    if (auto mac = dyn_cast<MacOp>(user))
      words = std::max(words, mac.getFold().getPe() * mac.getFold().getSimd());
    if (auto eltwise = dyn_cast<EltwiseOp>(user))
      words = std::max(words, std::min(getType().getNumElements(),
                                       eltwise.getType().getLanes()));
  }
  if (isInAdders(*this))
    return {};
  int64_t width = words * getType().getElementType().getWidth();
  UnitCost cost;
  addRom(cost, model, getMemory(), width, ceilDiv(getType().getBits(), width),
         /*copies=*/1, /*isAlone=*/false);
  return cost;
}

int64_t ptc::fpga::windowRows(WindowOp op) {
  return (op.getKernel()[0] - 1) * op.getDilation()[0] + 1 + op.getStride()[0];
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
  int64_t first = ceilDiv(pixels * from.getChannels(), from.getLanes());
  // While the last row of windows is read, the ring takes rows of the next map
  // besides those that are still needed; what the first window lacks then has
  // to come before it.
  int64_t maps = from.getShape()[0], height = from.getShape()[1];
  int64_t kept = height - std::clamp<int64_t>((getType().getShape()[1] - 1) *
                                                      getStride()[0] -
                                                  pad.getTop(),
                                              0, height);
  Int128 spare = (Int128(windowRows(*this)) - kept) * from.getShape()[2] *
                 from.getChannels() / from.getLanes();
  Int128 lacking = std::max<Int128>(0, first - spare);
  // One cycle is lost between rows of the result.
  Int128 gaps = Int128(kWindowRowGap) * getType().getShape()[1] + lacking;
  return flowing(from.getBeats(), getType().getBeats(), first,
                 kBufferFill + kBufferStages,
                 count(getType().getBeats() + maps * gaps));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

int64_t ptc::fpga::macLatency(MacOp op) {
  int64_t simd = op.getFold().getSimd();
  int64_t tree = simd > 1 ? llvm::Log2_64_Ceil(simd) : 0;
  return 7 + tree;
}

int64_t ptc::fpga::macResults(MacOp op) {
  FoldAttr fold = op.getFold();
  int64_t steps = op.getProducts() / fold.getSimd();
  int64_t beats =
      std::max<int64_t>(1, count(Int128(fold.getPe()) * fold.getPixels()) /
                               op.getType().getLanes());
  int64_t passing = macLatency(op) + beats - 1 + kMacTurnaround;
  return std::max<int64_t>(2, ceilDiv(passing, std::max(steps, beats)));
}

UnitTiming MacOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t pixels = from.getPixels() / getFold().getPixels();
  // Groups of several channels are complete at the end of a pixel.
  int64_t steps = getGroups() > 1 && !isDepthwise()
                      ? getCyclesPerPixel()
                      : getProducts() / getFold().getSimd();
  return flowing(from.getBeats(), to.getBeats(), steps, macLatency(*this),
                 count(Int128(pixels) * getCyclesPerPixel()));
}

/// Beats of `from` up to the one that completes the first beat of `to`, where
/// `dims` are reduced.
static int64_t beatsBefore(StreamType from, StreamType to,
                           ArrayRef<int64_t> dims) {
  SmallVector<int64_t> reach(from.getRank(), 0);
  int64_t rest = to.getLanes();
  for (int64_t dim = to.getRank() - 1; dim >= 0 && rest > 1; --dim) {
    reach[dim] = std::min(rest, to.getShape()[dim]) - 1;
    rest /= to.getShape()[dim];
  }
  for (int64_t dim : dims)
    reach[dim] = from.getShape()[dim] - 1;
  int64_t index = 0;
  for (auto [extent, coordinate] : llvm::zip_equal(from.getShape(), reach))
    index = index * extent + coordinate;
  return index / from.getLanes() + 1;
}

UnitTiming ReduceOp::getTiming() {
  StreamType from = getInput().getType(), to = getType();
  int64_t first = 1;
  switch (getMode()) {
  case ReduceMode::Window:
    first = from.getWindowElements() / from.getTaps();
    // All channels of one tap, then those of the next.
    if (from.getOrder() == BeatOrder::Channels)
      first = (first - 1) *
                  (to.getBeats() * to.getPixelsPerBeat() / to.getPixels()) +
              1;
    break;
  case ReduceMode::Rows: {
    PadAttr pad = getPadAttr();
    int64_t rows = (*getKernel())[0] - 1 - (pad ? pad.getTop() : 0);
    int64_t columns = (*getKernel())[1] - 1 - (pad ? pad.getLeft() : 0);
    first = (std::clamp<int64_t>(rows, 0, from.getShape()[1] - 1) *
                 from.getShape()[2] +
             std::clamp<int64_t>(columns, 0, from.getShape()[2] - 1)) *
                from.getChannels() / from.getLanes() +
            1;
    break;
  }
  case ReduceMode::Global:
    first = beatsBefore(from, to, *getDims());
    break;
  }
  return flowing(from.getBeats(), to.getBeats(), std::max<int64_t>(1, first),
                 kReduceStages);
}

UnitTiming EltwiseOp::getTiming() {
  int64_t beats = 0, latency = eltwiseStages(*this);
  for (OpOperand &operand : getOperation()->getOpOperands()) {
    auto stream = dyn_cast<StreamType>(operand.get().getType());
    if (!stream)
      continue;
    beats = std::max(beats, stream.getBeats());
    if (isKept(operand))
      latency = kBufferFill + kBufferStages + eltwiseStages(*this);
  }
  return flowing(beats, getType().getBeats(), 1, latency);
}

/// A product, its shift, and what is registered on the way to the result.
static UnitCost productCost(const CostModel &model, EltwiseOp op, int64_t a,
                            int64_t b) {
  UnitCost cost;
  if (op.getMultipliers() == Multiplier::Lut) {
    cost.lut = lutMultipliers(model, 1, a, b).lut;
    cost.ff = 4 * (a + b);
  } else {
    cost = productOfParts(model, a, b);
  }
  int64_t shifted = std::max<int64_t>(1, a + b - op.getShift());
  if (op.getShift() > 0 && op.getRound() != Round::Floor)
    cost.lut += adderLuts(model, shifted + 1);
  cost.ff += shifted - std::max<int64_t>(0, op.getShift() - 1);
  return cost;
}

/// A shift by an operand: how far, what is shifted to each side, a choice, and
/// a rounding. What has no sign goes one way.
static UnitCost shiftCost(const CostModel &model, EltwiseOp op) {
  auto numberOf = [&](unsigned i) {
    return numberTypeOf(op.getInputs()[i].getType());
  };
  int64_t a = numberOf(0).getWidth(), b = numberOf(1).getWidth();
  int64_t width = op.getType().getNumberWidth();
  int64_t levels = std::min<int64_t>(b, 7);
  bool isSigned = !numberOf(0).isUnsigned(), isBoth = !numberOf(1).isUnsigned(),
       isLeft = isBoth || op.getKind() == EltwiseKind::Shl,
       isRight = isBoth || op.getKind() == EltwiseKind::Shr;
  bool isClamped = op.getOverflow() != Overflow::Wrap;
  UnitCost cost;
  cost.ff = levels + a;
  int64_t up = width;
  if (isClamped) {
    // Bits beyond those of the result are looked at.
    int64_t far = int64_t(1) << std::min<int64_t>(6, b - isBoth);
    up = a + (isLeft ? far : 0) + 2;
    cost.lut += sameLuts(model, up - width + 1);
  }
  if (isLeft) {
    cost.lut += shiftLuts(model, a, isSigned, levels, up, /*isLeft=*/true);
    cost.ff += up;
  }
  if (isRight) {
    int64_t down = std::min(a, up) + 1;
    cost.lut +=
        shiftLuts(model, a + 1, isSigned, levels, down, /*isLeft=*/false);
    cost.ff += down;
    if (op.getRound() != Round::Floor)
      cost.lut += adderLuts(model, up);
  }
  if (isBoth) {
    cost.lut += adderLuts(model, b + 2) + levels + up;
    cost.ff += 2;
  }
  cost.ff += up;
  return cost;
}

UnitCost EltwiseOp::getCostOn(const CostModel &model) {
  int64_t lanes = getType().getLanes(), width = getType().getNumberWidth();
  auto widthOf = [](Value value) -> int64_t {
    return numberTypeOf(value.getType()).getWidth();
  };
  UnitCost lane;
  lane.ff = width;
  // Clamped: the bits above tell.
  if (getOverflow() != Overflow::Wrap && getKind() != EltwiseKind::Relu &&
      getKind() != EltwiseKind::Clamp)
    lane.lut += width + 2;
  int64_t a = widthOf(getInputs()[0]);
  int64_t b = getInputs().size() > 1 ? widthOf(getInputs()[1]) : a;
  switch (getKind()) {
  case EltwiseKind::Add:
  case EltwiseKind::Sub:
  case EltwiseKind::And:
  case EltwiseKind::Or:
  case EltwiseKind::Xor:
    // A carry chain or a gate has one LUT a bit.
    lane.lut += width;
    break;
  case EltwiseKind::Relu:
    // The sign resets the register, which has none.
    lane.lut += 1;
    lane.ff -= 1;
    break;
  case EltwiseKind::Clamp:
    lane.lut += adderLuts(model, a) + width;
    break;
  case EltwiseKind::Clz: {
    // Of each half whether it is 0, and a choice; a register is in the middle.
    int64_t levels = llvm::Log2_64_Ceil(std::max<int64_t>(2, *getBits()));
    for (int64_t level = 0; level < levels; ++level)
      lane.lut += (int64_t(1) << level) +
                  sameLuts(model, (int64_t(1) << level) + 1) + 1;
    lane.lut += 3;
    lane.ff = std::min(width, levels + 1) + (int64_t(1) << levels / 2) +
              levels - levels / 2;
    break;
  }
  case EltwiseKind::Mul:
    lane += productCost(model, *this, a, b);
    break;
  case EltwiseKind::Shl:
  case EltwiseKind::Shr:
    lane += shiftCost(model, *this);
    break;
  case EltwiseKind::Abs:
    lane.lut += adderLuts(model, width) + width;
    break;
  default:
    // The sign of a difference, and a choice.
    lane.lut += adderLuts(model, std::max(a, b) + 1) + width;
    break;
  }
  UnitCost cost;
  for (int64_t i = 0; i < lanes; ++i)
    cost += lane;
  cost.lut += 5;
  cost.ff += eltwiseStages(*this);
  for (OpOperand &operand : (*this)->getOpOperands())
    if (isKept(operand))
      cost += keptCost(operand, model);
  return cost;
}

bool ptc::fpga::multiplies(RequantOp op) {
  return llvm::any_of(op.getMultiplier(), [](int64_t multiplier) {
    return multiplier > 0 && !llvm::isPowerOf2_64(multiplier);
  });
}

bool ptc::fpga::exceeds(RequantOp op) {
  auto [lowBias, highBias] =
      std::minmax_element(op.getBias().begin(), op.getBias().end());
  Interval held = heldBy(op.getType().getNumberType(), op.getOverflow());
  if (std::optional<ArrayRef<int64_t>> bounds = op.getBounds())
    held = Interval{(*bounds)[0], (*bounds)[1]}.cutBy(held);
  Interval values = rangeOf(op.getInput().getType().getNumberType()) +
                    Interval{*lowBias, *highBias};
  // Scales keep the order of numbers.
  return llvm::any_of(
      llvm::zip_equal(op.getMultiplier(), op.getShift()), [&](auto scale) {
        auto [multiplier, shift] = scale;
        auto scaled = [&](Int128 value) {
          return shiftRight(value * multiplier, shift, op.getRound()) +
                 op.getZeroPoint();
        };
        return !held.contains({scaled(values.low), scaled(values.high)});
      });
}

int64_t ptc::fpga::requantStages(RequantOp op) { return multiplies(op) ? 9 : 3; }

int64_t ptc::fpga::eltwiseStages(EltwiseOp op) {
  switch (op.getKind()) {
  case EltwiseKind::Mul:
    return 6;
  case EltwiseKind::Shl:
  case EltwiseKind::Shr:
    return 4;
  case EltwiseKind::Clz:
    return 2;
  default:
    return 1;
  }
}

int64_t ptc::fpga::lutStages(LutOp op) { return op.getFraction() ? 4 : 1; }

UnitTiming RequantOp::getTiming() {
  return passing(getInput(), getResult(),
                 requantStages(*this) + (multiplies(*this) ? kSkidLatency : 0));
}

UnitTiming LutOp::getTiming() {
  return passing(getInput(), getResult(), lutStages(*this));
}

UnitCost LutOp::getCostOn(const CostModel &model) {
  auto type = cast<ShapedType>(getTable().getType());
  UnitCost cost;
  // Each lane has a memory, from which it reads one entry, or by both ports two
  // of a line.
  int64_t reads = getType().getLanes() * (getFraction() ? 2 : 1);
  bool isBram =
      resolveMemory(model, getMemory(), type.getElementTypeBitWidth(),
                    type.getNumElements()) == Memory::Bram;
  addRom(cost, model, getMemory(), type.getElementTypeBitWidth(),
         type.getNumElements(), isBram ? getType().getLanes() : reads,
         /*isAlone=*/!getFraction());
  // The read register is part of a block RAM.
  cost.ff += 1;
  cost.lut += 3;
  if (!isBram)
    cost.ff += reads * type.getElementTypeBitWidth();
  if (getFraction()) {
    // What is left of x, twice; two further copies of an entry; the slope, its
    // part, and the sum of it and an entry.
    int64_t entry = type.getElementTypeBitWidth();
    cost.ff += 3 + getType().getLanes() *
                       (3 * getFraction() + 4 * entry + 2 +
                        getType().getNumberWidth());
    // The address of the next entry, the slope, and the sum.
    int64_t address = llvm::Log2_64_Ceil(type.getNumElements());
    cost.lut += getType().getLanes() *
                (adderLuts(model, address) +
                 adderLuts(model, type.getElementTypeBitWidth() + 1) +
                 adderLuts(model, getType().getNumberWidth()));
    UnitCost product = productOfParts(
        model, type.getElementTypeBitWidth() + 1, getFraction() + 1);
    cost.dsp = getType().getLanes() * product.dsp;
    cost.lut += getType().getLanes() * product.lut;
  }
  return cost;
}
