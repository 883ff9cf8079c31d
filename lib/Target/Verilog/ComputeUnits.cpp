//===- ComputeUnits.cpp - Windows, sums and reductions --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/IR/Latency.h"
#include "Units.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

LogicalResult UnitBuilder::addUnit(WindowOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  if (from.getPixelsPerBeat() > 1)
    return op->emitOpError("with several pixels a beat has no Verilog module");
  if (to.getLanes() != from.getLanes())
    return op.emitOpError("with other lanes than its operand has no Verilog "
                          "module");
  PadAttr pad = op.getPad();
  unsigned width = from.getNumberWidth();
  int64_t beats = windowRows(op) * from.getShape()[2] * from.getChannels() /
                  from.getLanes();
  unit(op, "ptc_window")
      .set("XW", width)
      .set("L", from.getLanes())
      .set("CB", from.getChannels() / from.getLanes())
      .set("H", from.getShape()[1])
      .set("W", from.getShape()[2])
      .set("OH", to.getShape()[1])
      .set("OW", to.getShape()[2])
      .set("KH", op.getKernel()[0])
      .set("KW", op.getKernel()[1])
      .set("SH", op.getStride()[0])
      .set("SW", op.getStride()[1])
      .set("DH", op.getDilation()[0])
      .set("DW", op.getDilation()[1])
      .set("PT", pad.getTop())
      .set("PL", pad.getLeft())
      .set("EDGE", pad.isEdge())
      .setBits("PADV", width, pad.getValue().value_or(0))
      .set("TAPS", to.getTaps())
      .set("BY_TAPS", to.getOrder() == BeatOrder::Taps)
      .set("REP", to.getRepeat())
      .setMemory(resolveRam(op.getMemory(), from.getBeatBits(), beats));
  return success();
}

//===----------------------------------------------------------------------===//
// Sums of products
//===----------------------------------------------------------------------===//

namespace {
/// How the products of a mac are spread over steps.
struct MacOrder {
  explicit MacOrder(MacOp op) : op(op), stream(op.getInput().getType()) {}

  int64_t perGroup() { return op.getInputChannels() / op.getGroups(); }
  int64_t simd() { return op.getFold().getSimd(); }
  int64_t steps() { return op.getProducts() / simd(); }

  /// Tap, and channel of its group, of product `s` of a step.
  std::pair<int64_t, int64_t> factor(int64_t step, int64_t s) {
    if (perGroup() == 1 && stream.getOrder() == BeatOrder::Taps)
      return {step * stream.getTaps() + s, 0};
    int64_t lane = s / stream.getTaps(), tap = s % stream.getTaps();
    int64_t beatsPerTap =
        perGroup() / std::min<int64_t>(perGroup(), stream.getLanes());
    return {step / beatsPerTap * stream.getTaps() + tap,
            step % beatsPerTap * stream.getLanes() + lane};
  }

  MacOp op;
  StreamType stream;
};
} // namespace

/// The words of the memory of weights: steps of the first group, then those of
/// the next.
static std::vector<APInt> wordsOf(MacOrder &order, ArrayRef<int64_t> weights,
                                  unsigned width) {
  MacOp op = order.op;
  int64_t pe = op.getFold().getPe(), products = op.getProducts();
  std::vector<APInt> words;
  SmallVector<int64_t> chosen;
  for (int64_t group = 0; group < op.getPasses(); ++group)
    for (int64_t step = 0; step < order.steps(); ++step) {
      chosen.clear();
      for (int64_t output = group * pe; output < (group + 1) * pe; ++output)
        for (int64_t s = 0; s < order.simd(); ++s) {
          auto [tap, channel] = order.factor(step, s);
          int64_t index = output * products + tap * order.perGroup() + channel;
          chosen.push_back(weights.size() == 1 ? weights[0] : weights[index]);
        }
      words.push_back(pack(chosen, width));
    }
  return words;
}

LogicalResult UnitBuilder::addUnit(MacOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  FoldAttr fold = op.getFold();
  auto rom = op.getWeights().getDefiningOp<RomOp>();
  if (op.getMode() != WeightMode::Embedded)
    return op.emitOpError("with weights from outside has no Verilog module");
  if (fold.getPixels() > 1 || from.getPixelsPerBeat() > 1)
    return op.emitOpError("with several pixels a beat has no Verilog module");
  if (op.getGroups() > 1 && !op.isDepthwise())
    return op.emitOpError("with groups of several channels has no Verilog "
                          "module");
  std::optional<std::vector<int64_t>> weights = readIntegers(rom.getValue());
  if (!weights)
    return rom.emitOpError("has no numbers of at most 63 bits");

  MacOrder order(op);
  // Beats that are new for a group of results, and groups that use them.
  int64_t taken = from.getBeats() / from.getPixels();
  int64_t block = op.isDepthwise() ? std::min(order.steps(), taken)
                                   : taken / from.getRepeat();
  if (block != order.steps())
    return op.emitOpError("with beats that serve for several steps has no "
                          "Verilog module");
  int64_t replays = op.getPasses() / (taken / block);
  int64_t multiplier = op.getOutputChannels() / op.getInputChannels();
  bool isConstant = op.getWeightClass() != WeightClass::Generic;
  bool inLuts = isConstant || op.getMultipliers() == Multiplier::Lut;
  auto element = cast<IntegerType>(rom.getType().getElementType());

  Instance &mac =
      unit(op, "ptc_mac")
          .set("IW", from.getNumberWidth())
          .set("IS", !from.isUnsigned())
          .set("WW", element.getWidth())
          .set("WS", !element.isUnsigned())
          .set("AW", to.getNumberWidth())
          .set("PE", fold.getPe())
          .set("SIMD", fold.getSimd())
          .set("SHARE", op.isDepthwise() ? std::min(fold.getPe(), multiplier)
                                         : fold.getPe())
          .set("SF", order.steps())
          .set("NF", op.getPasses())
          .set("REPLAYS", replays)
          .set("OUT", to.getLanes())
          .set("RESULTS", macResults(op));
  // Where there are no memories of LUTs, the tool's choice is not the estimate's.
  if (!netlist.model.hasLutRam && macResults(op) > 2)
    mac.setMemory(resolveRam(Memory::Auto, fold.getPe() * to.getNumberWidth(),
                             macResults(op) - 1),
                  "QUEUE_STYLE");
  if (op.getWeightClass() == WeightClass::Ones) {
    mac.set("FORM", 2);
    return success();
  }
  if (hasConstantWeights(op)) {
    mac.set("FORM", 3).setBits(
        "WEIGHTS", wordsOf(order, *weights, element.getWidth()).front());
    return success();
  }
  mac.set("FORM", inLuts)
      .setText("FILE", memory(mac.name, "weights",
                              wordsOf(order, *weights, element.getWidth())))
      .setRom(resolve(rom.getMemory(),
                      fold.getPe() * fold.getSimd() * element.getWidth(),
                      op.getPasses() * order.steps()));
  if (replays > 1) {
    Memory kept =
        resolveRam(Memory::Auto, from.getBeatBits(), order.steps());
    mac.setMemory(kept == Memory::Reg ? Memory::Auto : kept, "KEEP_STYLE");
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

LogicalResult UnitBuilder::addUnit(ReduceOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  Instance &reduce = unit(op, "ptc_reduce")
                         .set("KIND", int64_t(op.getKind()))
                         .set("IW", from.getNumberWidth())
                         .set("IS", !from.isUnsigned())
                         .set("OW", to.getNumberWidth())
                         .set("L", to.getLanes());
  FailureOr<int64_t> accumulators = [&]() -> FailureOr<int64_t> {
    switch (op.getMode()) {
    case ReduceMode::Window:
      return addReduceOfWindow(op, reduce);
    case ReduceMode::Rows:
      return addReduceOfRows(op, reduce);
    case ReduceMode::Global:
      return addReduceOfDims(op, reduce);
    }
    llvm_unreachable("all modes are handled");
  }();
  if (failed(accumulators))
    return failure();
  reduce.setMemory(
      resolveRam(Memory::Auto, to.getBeatBits(), *accumulators));
  return success();
}

namespace {
/// A loop over beats, outermost first.
struct Loop {
  int64_t extent;
  bool isReduced;
};
} // namespace

/// Sets the four loops of a reduction, and its accumulators: one for each
/// position of the loops inside of the outermost reduced one.
static FailureOr<int64_t> setLoops(ReduceOp op, Instance &unit,
                                   ArrayRef<Loop> given) {
  SmallVector<Loop> loops;
  for (Loop loop : given) {
    if (loop.extent == 1)
      continue;
    if (!loops.empty() && loops.back().isReduced == loop.isReduced)
      loops.back().extent *= loop.extent;
    else
      loops.push_back(loop);
  }
  if (loops.size() > 4)
    return op.emitOpError("over dimensions that do not follow each other has "
                          "no Verilog module");
  loops.insert(loops.begin(), 4 - loops.size(), {1, false});

  const Loop *outermost =
      llvm::find_if(loops, [](Loop loop) { return loop.isReduced; });
  SmallVector<int64_t> strides(4, 0);
  int64_t accumulators = 1;
  unsigned reduced = 0;
  for (int i = 3; i >= 0; --i) {
    reduced |= unsigned(loops[i].isReduced) << (3 - i);
    if (loops[i].isReduced || &loops[i] < outermost)
      continue;
    strides[i] = accumulators;
    accumulators *= loops[i].extent;
  }
  if (outermost == loops.end())
    accumulators = 1;
  unit.set("D", accumulators);
  for (int i = 0; i < 4; ++i)
    unit.set(("E" + llvm::Twine(3 - i)).str(), loops[i].extent);
  unit.setBits("REDUCED", 4, reduced);
  for (int i = 0; i < 4; ++i)
    unit.set(("A" + llvm::Twine(3 - i)).str(),
             outermost == loops.end() || loops[i].extent == 1 ? 0 : strides[i]);
  return accumulators;
}

FailureOr<int64_t>
UnitBuilder::addReduceOfWindow(ReduceOp op, Instance &unit) {
  StreamType from = op.getInput().getType();
  Loop taps = {from.getWindowElements() / from.getTaps(), true};
  Loop channels = {from.getChannels() / from.getLanes(), false};
  Loop pixels = {from.getPixels(), false};
  unit.set("T", from.getTaps());
  if (from.getOrder() == BeatOrder::Taps)
    return setLoops(op, unit, {pixels, channels, taps});
  return setLoops(op, unit, {pixels, taps, channels});
}

FailureOr<int64_t>
UnitBuilder::addReduceOfRows(ReduceOp op, Instance &unit) {
  StreamType from = op.getInput().getType(), to = op.getType();
  int64_t beats = from.getChannels() / from.getLanes();
  PadAttr pad = op.getPadAttr();
  unit.set("T", 1)
      .set("D", to.getShape()[2] * beats)
      .set("ROWS", 1)
      .set("CB", beats)
      .set("H", from.getShape()[1])
      .set("W", from.getShape()[2])
      .set("OH", to.getShape()[1])
      .set("COLUMNS", to.getShape()[2])
      .set("KH", (*op.getKernel())[0])
      .set("KW", (*op.getKernel())[1])
      .set("SH", (*op.getStride())[0])
      .set("SW", (*op.getStride())[1])
      .set("PT", pad ? pad.getTop() : 0)
      .set("PL", pad ? pad.getLeft() : 0);
  return to.getShape()[2] * beats;
}

FailureOr<int64_t>
UnitBuilder::addReduceOfDims(ReduceOp op, Instance &unit) {
  StreamType from = op.getInput().getType();
  SmallVector<Loop> loops;
  bool reducesChannels = false;
  for (auto [dim, extent] : llvm::enumerate(from.getShape())) {
    bool isReduced = llvm::is_contained(*op.getDims(), int64_t(dim));
    bool isInnermost = int64_t(dim) + 1 == from.getRank();
    loops.push_back(
        {isInnermost ? extent / from.getLanes() : extent, isReduced});
    reducesChannels |= isInnermost && isReduced;
  }
  // The numbers of a beat are of one result where channels are reduced.
  unit.set("T", reducesChannels ? from.getLanes() : 1);
  return setLoops(op, unit, loops);
}
