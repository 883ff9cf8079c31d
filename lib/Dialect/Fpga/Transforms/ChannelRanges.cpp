//===- ChannelRanges.cpp - What numbers each channel holds ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChannelRanges.h"
#include "StreamRanges.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc::fpga;

/// Entries of tables that are looked at for all channels together.
static constexpr int64_t kMaxEntries = 1 << 20;

Interval ptc::fpga::hullOf(ArrayRef<Interval> ranges) {
  Interval hull = ranges.front();
  for (Interval range : ranges.drop_front())
    hull = hull.join(range);
  return hull;
}

static int64_t channelsOf(Value value) {
  if (auto rom = dyn_cast<RomType>(value.getType()))
    return rom.getShape().back();
  return cast<StreamType>(value.getType()).getChannels();
}

/// One interval where all are equal.
static ChannelRanges shortened(ChannelRanges ranges) {
  if (llvm::all_equal(ranges))
    ranges.truncate(1);
  return ranges;
}

/// One interval for each of `channels`, even if they are equal.
static ChannelRanges expanded(ArrayRef<Interval> ranges, int64_t channels) {
  if (ranges.size() == 1)
    return ChannelRanges(channels, ranges.front());
  return ChannelRanges(ranges);
}

//===----------------------------------------------------------------------===//
// Units that compute
//===----------------------------------------------------------------------===//

static ChannelRanges rangesOfRom(RomOp rom) {
  std::optional<std::vector<int64_t>> numbers = readIntegers(rom.getValue());
  if (!numbers || numbers->empty())
    return {rangeOf(rom.getType().getElementType())};
  if (numbers->size() == 1)
    return {{numbers->front(), numbers->front()}};
  size_t channels = rom.getType().getShape().back();
  ChannelRanges ranges;
  for (auto [i, number] : llvm::enumerate(*numbers)) {
    if (i < channels)
      ranges.push_back({number, number});
    else
      ranges[i % channels] = ranges[i % channels].join({number, number});
  }
  return shortened(std::move(ranges));
}

static ChannelRanges rangesOfMac(MacOp mac, RangesOf operand) {
  ChannelRanges input = operand(mac.getInput());
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  int64_t perGroup = mac.getInputChannels() / mac.getGroups();
  int64_t filters = mac.getOutputChannels() / mac.getGroups();
  bool isSplat = weights && weights->size() == 1;
  Interval any = rangeOf(mac.getWeights().getType().getElementType());
  ChannelRanges sums;
  // Filters that see the same channels by the same weights have the same sums.
  bool isUniform = (!weights || isSplat) && input.size() == 1;
  for (int64_t o = 0; o < (isUniform ? 1 : mac.getOutputChannels()); ++o) {
    Interval sum;
    int64_t firstChannel = o / filters * perGroup;
    int64_t firstWeight = o * mac.getProducts();
    for (int64_t i = 0; i < mac.getProducts(); ++i) {
      Interval weight = any;
      if (weights) {
        int64_t number = (*weights)[isSplat ? 0 : firstWeight + i];
        weight = {number, number};
      }
      sum = sum + rangeAt(input, firstChannel + i % perGroup) * weight;
    }
    sums.push_back(sum);
  }
  return shortened(std::move(sums));
}

static ChannelRanges rangesOfRequant(RequantOp op, RangesOf operand) {
  ChannelRanges input = operand(op.getInput());
  size_t factors = op.getMultiplier().size(), biases = op.getBias().size();
  bool isPerClass = bool(op.getBands());
  bool isUniform =
      input.size() == 1 && biases == 1 && (factors == 1 || isPerClass);
  ChannelRanges ranges;
  for (int64_t c = 0; c < (isUniform ? 1 : channelsOf(op.getInput())); ++c) {
    Interval x = rangeAt(input, c);
    std::optional<Interval> all;
    // A multiplier is not negative: monotone.
    for (size_t i = 0; i < (isPerClass ? factors : 1); ++i) {
      size_t index = isPerClass ? i : c;
      Interval range = {scale(op, x.low, index, c),
                        scale(op, x.high, index, c)};
      all = all ? all->join(range) : range;
    }
    ranges.push_back(*all);
  }
  return shortened(std::move(ranges));
}

static ChannelRanges rangesOfEltwise(EltwiseOp op, RangesOf operand) {
  ChannelRanges a = operand(op.getInputs()[0]), b = {{0, 0}};
  if (op.getInputs().size() > 1)
    b = operand(op.getInputs()[1]);
  ChannelRanges ranges;
  for (size_t c = 0; c < std::max(a.size(), b.size()); ++c)
    ranges.push_back(rangeOf(op, rangeAt(a, c), rangeAt(b, c)));
  return shortened(std::move(ranges));
}

static ChannelRanges rangesOfLut(LutOp op, RangesOf operand) {
  std::optional<std::vector<int64_t>> table = readIntegers(op.getTable());
  if (!table || table->empty())
    return {rangeOf(op.getType().getNumberType())};
  ChannelRanges input = operand(op.getInput());
  if (int64_t(input.size() * table->size()) > kMaxEntries)
    input = {hullOf(input)};
  Int128 lowest = rangeOf(op.getInput().getType().getNumberType()).low;
  int64_t fraction = op.getFraction();
  ChannelRanges ranges;
  for (Interval x : input) {
    if (table->size() == 1) {
      Int128 value = Int128(table->front()) << fraction;
      return {{value, value}};
    }
    auto first = static_cast<int64_t>(x.low - lowest) >> fraction;
    auto last = static_cast<int64_t>(x.high - lowest) >> fraction;
    // Between two entries, all times 2^fraction.
    if (fraction > 0)
      ++last;
    auto [low, high] =
        std::minmax_element(table->begin() + first, table->begin() + last + 1);
    ranges.push_back(Interval{*low, *high} *
                     Interval{Int128(1) << fraction, Int128(1) << fraction});
  }
  return shortened(std::move(ranges));
}

static ChannelRanges rangesOfReduce(ReduceOp op, RangesOf operand) {
  ChannelRanges input = operand(op.getInput());
  StreamType from = op.getInput().getType();
  int64_t most = 1;
  bool overChannels = false;
  switch (op.getMode()) {
  case ReduceMode::Window:
    most = from.getWindowElements();
    break;
  case ReduceMode::Rows:
    most = (*op.getKernel())[0] * (*op.getKernel())[1];
    break;
  case ReduceMode::Global:
    for (int64_t dim : op.getDimsAttr().asArrayRef()) {
      if (dim == from.getRank() - 1)
        overChannels = true;
      else
        most *= from.getShape()[dim];
    }
    break;
  }
  if (op.getKind() != ReduceKind::Sum)
    return overChannels ? ChannelRanges{hullOf(input)} : input;
  // Positions outside of the map take no part.
  PadAttr pad = op.getPadAttr();
  int64_t least = pad && !pad.isNone() ? 1 : most;
  Interval total;
  for (Interval &range : input) {
    range = {std::min(range.low * most, range.low * least),
             std::max(range.high * most, range.high * least)};
    total = total + range;
  }
  if (!overChannels)
    return input;
  if (input.size() == 1)
    total = total * Interval{from.getChannels(), from.getChannels()};
  return {total};
}

//===----------------------------------------------------------------------===//
// Units that move
//===----------------------------------------------------------------------===//

static ChannelRanges rangesOfPad(PadOp pad, RangesOf operand) {
  ChannelRanges inner = operand(pad.getInput());
  int64_t low = pad.getLow().back(), high = pad.getHigh().back();
  Interval value = {pad.getValue(), pad.getValue()};
  auto isZero = [](int64_t extent) { return extent == 0; };
  bool padsPixels = !llvm::all_of(pad.getLow().drop_back(), isZero) ||
                    !llvm::all_of(pad.getHigh().drop_back(), isZero);
  if (padsPixels)
    for (Interval &range : inner)
      range = range.join(value);
  if (low == 0 && high == 0)
    return inner;
  inner = expanded(inner, channelsOf(pad.getInput()));
  inner.insert(inner.begin(), low, value);
  inner.append(high, value);
  return inner;
}

static ChannelRanges rangesOfCrop(CropOp crop, RangesOf operand) {
  ChannelRanges inner = operand(crop.getInput());
  if (inner.size() == 1)
    return inner;
  return shortened(ChannelRanges(ArrayRef<Interval>(inner)
                                     .drop_front(crop.getLow().back())
                                     .drop_back(crop.getHigh().back())));
}

static ChannelRanges rangesOfConcat(ConcatOp concat, RangesOf operand) {
  ChannelRanges all;
  for (Value input : concat.getInputs())
    all.append(expanded(operand(input), channelsOf(input)));
  return shortened(std::move(all));
}

ChannelRanges ptc::fpga::computedRanges(Operation *op, RangesOf operand) {
  return llvm::TypeSwitch<Operation *, ChannelRanges>(op)
      .Case([&](RomOp rom) { return rangesOfRom(rom); })
      .Case([&](MacOp mac) { return rangesOfMac(mac, operand); })
      .Case([&](RequantOp op) { return rangesOfRequant(op, operand); })
      .Case([&](EltwiseOp op) { return rangesOfEltwise(op, operand); })
      .Case([&](LutOp op) { return rangesOfLut(op, operand); })
      .Case([&](ReduceOp op) { return rangesOfReduce(op, operand); })
      .Case([&](PadOp pad) { return rangesOfPad(pad, operand); })
      .Case([&](CropOp crop) { return rangesOfCrop(crop, operand); })
      .Case([&](ConcatOp concat) { return rangesOfConcat(concat, operand); })
      .Case([&](WindowOp window) {
        ChannelRanges ranges = operand(window.getInput());
        PadAttr pad = window.getPad();
        if (!pad.isNone() && !pad.isEdge())
          for (Interval &range : ranges)
            range = range.join({*pad.getValue(), *pad.getValue()});
        return ranges;
      })
      .Case([&](ReshapeOp reshape) {
        ChannelRanges ranges = operand(reshape.getInput());
        bool keepsChannels =
            channelsOf(reshape.getInput()) == channelsOf(reshape);
        return keepsChannels ? ranges : ChannelRanges{hullOf(ranges)};
      })
      .Case([&](ReorderOp reorder) {
        ChannelRanges ranges = operand(reorder.getInput());
        ArrayRef<int64_t> order = reorder.getPermutation();
        bool keepsChannels = order.back() == int64_t(order.size()) - 1;
        return keepsChannels ? ranges : ChannelRanges{hullOf(ranges)};
      })
      .Case<FifoOp, ForkOp, CastLanesOp>(
          [&](auto move) { return operand(move->getOperand(0)); })
      .Default([&](Operation *op) {
        return ChannelRanges{rangeOf(numberTypeOf(op->getResult(0).getType()))};
      });
}

Overflow ptc::fpga::overflowOf(Operation *op) {
  if (auto requant = dyn_cast<RequantOp>(op))
    return requant.getOverflow();
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    return eltwise.getOverflow();
  return Overflow::Wrap;
}

ChannelRanges ptc::fpga::heldRanges(Operation *op,
                                    ArrayRef<Interval> computed) {
  IntegerType type = numberTypeOf(op->getResult(0).getType());
  Overflow overflow = overflowOf(op);
  Interval all = rangeOf(type);
  ChannelRanges held;
  for (Interval range : computed) {
    if (overflow != Overflow::Wrap)
      range = range.cutBy(heldBy(type, overflow));
    else if (!all.contains(range))
      range = all;
    held.push_back(range);
  }
  return shortened(std::move(held));
}

//===----------------------------------------------------------------------===//
// KernelRanges
//===----------------------------------------------------------------------===//

KernelRanges::KernelRanges(KernelOp kernel) {
  for (Operation &op : kernel.getBody().front()) {
    if (op.getNumResults() == 0 || isa<StoreOp>(op))
      continue;
    ChannelRanges held = heldRanges(&op, computedBy(&op));
    for (Value result : op.getResults())
      ranges[result] = held;
  }
}

ChannelRanges KernelRanges::computedBy(Operation *op) const {
  return computedRanges(op,
                        [&](Value value) { return ChannelRanges(of(value)); });
}
