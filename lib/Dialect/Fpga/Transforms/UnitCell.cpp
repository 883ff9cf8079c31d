//===- UnitCell.cpp - One unit, to try settings on ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitCell.h"
#include "KernelDriver.h"

#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace ptc::fpga;

SmallVector<int64_t> ptc::fpga::divisorsOf(int64_t n) {
  SmallVector<int64_t> small, large;
  for (int64_t i = 1; i * i <= n; ++i) {
    if (n % i != 0)
      continue;
    small.push_back(i);
    if (i * i != n)
      large.push_back(n / i);
  }
  llvm::append_range(small, llvm::reverse(large));
  return small;
}

Value ptc::fpga::sourceOf(Value stream) {
  while (Operation *op = stream.getDefiningOp()) {
    if (!isa<ForkOp, CastLanesOp>(op))
      break;
    stream = op->getOperand(0);
  }
  return stream;
}

SmallVector<int64_t> ptc::fpga::allowedLanes(StreamType stream) {
  SmallVector<int64_t> lanes = divisorsOf(stream.getChannels());
  if (stream.getRank() > 1)
    for (int64_t pixels : divisorsOf(stream.getShape()[stream.getRank() - 2]))
      if (pixels > 1)
        lanes.push_back(pixels * stream.getChannels());
  return lanes;
}

StreamType ptc::fpga::withFewestLanes(StreamType stream, int64_t cycles,
                                      int64_t most) {
  StreamType best = stream.withLanes(1);
  for (int64_t lanes : allowedLanes(stream)) {
    if (most % lanes != 0)
      continue;
    best = stream.withLanes(lanes);
    if (best.getBeats() <= cycles)
      break;
  }
  return best;
}

UnitCell::UnitCell(Operation *op, int64_t maxPixels)
    : op(op), maxPixels(maxPixels), scratch(new Block()) {
  IRMapping mapping;
  OpBuilder builder(op->getContext());
  builder.setInsertionPointToEnd(scratch.get());
  // Only a unit that folds the windows has a say in how they come.
  bool takesWindows = isa<MacOp, ReduceOp>(op);
  auto addPort = [&](Value value) {
    mapping.map(value, scratch->addArgument(value.getType(), value.getLoc()));
  };
  for (Value operand : op->getOperands()) {
    if (mapping.contains(operand))
      continue;
    if (auto rom = operand.getDefiningOp<RomOp>()) {
      romCopies.push_back(cast<RomOp>(builder.clone(*rom, mapping)));
      continue;
    }
    if (auto producer = sourceOf(operand).getDefiningOp<WindowOp>();
        producer && takesWindows) {
      window = producer;
      addPort(producer.getInput());
      windowCopy = cast<WindowOp>(builder.clone(*producer, mapping));
      mapping.map(operand, windowCopy.getResult());
      continue;
    }
    addPort(operand);
  }
  // A stream that enters twice has two beats to fit; each use gets a port.
  opCopy = builder.clone(*op, mapping);
  auto open = [&](Operation *copy, Operation *original) {
    for (auto [use, value] :
         llvm::zip_equal(copy->getOpOperands(), original->getOperands())) {
      if (!isa<StreamType>(value.getType()) || use.get().getDefiningOp())
        continue;
      use.set(scratch->addArgument(value.getType(), value.getLoc()));
      ports.push_back(&use);
      inputs.push_back(sourceOf(value));
    }
  };
  if (windowCopy)
    open(windowCopy, window);
  open(opCopy, op);
}

bool UnitCell::choosesMultipliers() const {
  if (auto mac = dyn_cast<MacOp>(op))
    return mac.getMultipliers() == Multiplier::Auto &&
           mac.getWeightClass() == WeightClass::Generic;
  if (auto requant = dyn_cast<RequantOp>(op))
    return requant.getMultipliers() == Multiplier::Auto &&
           requant.getCostOn(CostModel()).dsp > 0;
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    return eltwise.getMultipliers() == Multiplier::Auto &&
           eltwise.getKind() == EltwiseKind::Mul;
  return false;
}

bool UnitCell::choosesWeights() const {
  if (!isMac() || romCopies.empty())
    return false;
  auto rom = cast<MacOp>(op).getWeights().getDefiningOp<RomOp>();
  return rom && rom.getMemory() == Memory::Auto;
}

bool UnitCell::choosesWindow() const {
  return window && isMac() && WindowOp(window).getMemory() == Memory::Auto;
}

UnitSetting UnitCell::getSetting() const {
  UnitSetting setting;
  if (auto mac = dyn_cast<MacOp>(op)) {
    setting.pe = mac.getFold().getPe();
    setting.simd = mac.getFold().getSimd();
    setting.pixels = mac.getFold().getPixels();
    setting.multipliers = mac.getMultipliers();
    if (auto rom = mac.getWeights().getDefiningOp<RomOp>())
      setting.weights = rom.getMemory();
  }
  if (auto requant = dyn_cast<RequantOp>(op))
    setting.multipliers = requant.getMultipliers();
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    setting.multipliers = eltwise.getMultipliers();
  if (window)
    setting.window = WindowOp(window).getMemory();
  if (op->getNumResults() == 1)
    if (auto type = dyn_cast<StreamType>(op->getResult(0).getType()))
      setting.lanes = type.getLanes();
  return setting;
}

SmallVector<int64_t> UnitCell::getLanes() const {
  if (op->getNumResults() != 1)
    return {};
  auto type = dyn_cast<StreamType>(op->getResult(0).getType());
  return type ? allowedLanes(type) : SmallVector<int64_t>();
}

SmallVector<int64_t> UnitCell::getTaps() const {
  if (!isa<ReduceOp>(op) || !window)
    return {1};
  return divisorsOf(WindowOp(window).getType().getWindowElements());
}

SmallVector<UnitSetting> UnitCell::getFolds() const {
  auto mac = cast<MacOp>(op);
  UnitSetting base = getSetting();
  // Windows that do not come from a line buffer come as they come.
  if (mac.getInput().getType().getWindowType() && !window)
    return {base};
  auto inOuter = [](int64_t inner, int64_t outer) {
    SmallVector<int64_t> numbers = divisorsOf(inner);
    for (int64_t factor : divisorsOf(outer))
      if (factor > 1)
        numbers.push_back(inner * factor);
    return numbers;
  };
  int64_t groups = mac.getGroups();
  SmallVector<int64_t> pes =
      inOuter(mac.getOutputChannels() / groups,
              mac.isDepthwise() ? mac.getInputChannels() : 1);
  SmallVector<int64_t> simds =
      inOuter(mac.getInputChannels() / groups, mac.getTaps());
  StreamType to = mac.getType();
  int64_t columns = to.getRank() > 1 ? to.getShape()[to.getRank() - 2] : 1;
  SmallVector<UnitSetting> folds;
  for (int64_t pe : pes) {
    for (int64_t simd : simds) {
      bool isUnfolded = pe == pes.back() && simd == simds.back() && groups == 1;
      for (int64_t pixels : divisorsOf(isUnfolded ? columns : 1)) {
        UnitSetting &fold = folds.emplace_back(base);
        fold.pe = pe;
        fold.simd = simd;
        fold.pixels = pixels;
      }
    }
  }
  return folds;
}

static void applyTo(Operation *op, WindowOp window, ArrayRef<RomOp> roms,
                    const UnitSetting &setting) {
  if (auto mac = dyn_cast<MacOp>(op)) {
    mac.setFoldAttr(FoldAttr::get(op->getContext(), setting.pe, setting.simd,
                                  setting.pixels));
    mac.setMultipliers(setting.multipliers);
    for (RomOp rom : roms)
      rom.setMemory(setting.weights);
  }
  if (auto requant = dyn_cast<RequantOp>(op))
    requant.setMultipliers(setting.multipliers);
  if (auto eltwise = dyn_cast<EltwiseOp>(op))
    eltwise.setMultipliers(setting.multipliers);
  if (window && isa<MacOp>(op))
    window.setMemory(setting.window);
  if (op->getNumResults() == 1)
    if (auto type = dyn_cast<StreamType>(op->getResult(0).getType()))
      op->getResult(0).setType(type.withLanes(setting.lanes));
  if (window && isa<ReduceOp>(op)) {
    StreamType from = window.getType();
    window.getResult().setType(StreamType::get(
        from.getContext(), from.getShape(), from.getElementType(),
        from.getLanes(), setting.taps,
        setting.taps > 1 ? BeatOrder::Taps : from.getOrder(), /*repeat=*/1));
  }
}

void ptc::fpga::applySetting(Operation *op, const UnitSetting &setting) {
  WindowOp window;
  SmallVector<RomOp> roms;
  if (isa<MacOp, ReduceOp>(op))
    window = sourceOf(op->getOperand(0)).getDefiningOp<WindowOp>();
  if (auto mac = dyn_cast<MacOp>(op))
    if (auto rom = mac.getWeights().getDefiningOp<RomOp>())
      roms.push_back(rom);
  applyTo(op, window, roms, setting);
}

bool UnitCell::allows(StreamType stream) const {
  return maxPixels == 0 || stream.getPixelsPerBeat() <= maxPixels;
}

std::optional<UnitAnswer> UnitCell::evaluate(const UnitSetting &setting,
                                             ArrayRef<StreamType> inputTypes,
                                             const CostModel &model) {
  for (auto [port, type] : llvm::zip_equal(ports, inputTypes))
    port->get().setType(type);
  applyTo(opCopy, windowCopy, romCopies, setting);
  UnitAnswer answer;
  auto unit = cast<UnitOpInterface>(opCopy);
  if (windowCopy) {
    // As fpga-insert-plumbing does.
    StreamType wanted = wantedBeat(opCopy, /*operand=*/0);
    windowCopy.getResult().setType(wanted);
    if (windowCopy.getProducedBeat(0) != wanted || !allows(wanted))
      return std::nullopt;
  }
  for (OpOperand *port : ports) {
    StreamType wanted = wantedBeat(port->getOwner(), port->getOperandNumber());
    if (!allows(wanted))
      return std::nullopt;
    port->get().setType(wanted);
    answer.wanted.push_back(wanted);
  }
  if (opCopy->getNumResults() == 1 &&
      isa<StreamType>(opCopy->getResult(0).getType())) {
    answer.produced = unit.getProducedBeat(0);
    if (!allows(answer.produced))
      return std::nullopt;
    opCopy->getResult(0).setType(answer.produced);
  }
  answer.cycles = unit.getTiming().cycles;
  answer.cost = unit.getCostOn(model);
  for (RomOp rom : romCopies)
    answer.cost += rom.getCostOn(model);
  if (windowCopy) {
    answer.cycles = std::max(answer.cycles, windowCopy.getTiming().cycles);
    answer.cost += windowCopy.getCostOn(model);
  }
  return answer;
}
