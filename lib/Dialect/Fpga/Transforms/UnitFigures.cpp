//===- UnitFigures.cpp - What designs take, with sources ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitFigures.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc::fpga;

int64_t ptc::fpga::operationsOf(Operation *op) {
  auto mac = dyn_cast<MacOp>(op);
  if (!mac)
    return 0;
  return mac.getType().getNumElements() * mac.getProducts();
}

/// Figures that were measured stand in a list; the last one counts.
template <typename Figures>
static Figures measured(Operation *op, StringRef name) {
  auto list = op->getAttrOfType<ArrayAttr>(name);
  if (!list || list.empty())
    return op->getAttrOfType<Figures>(name);
  return dyn_cast<Figures>(list.getValue().back());
}

static void readMeasured(UnitFigures &figures) {
  if (auto cost = measured<CostAttr>(figures.op, "fpga.cost")) {
    figures.cost = {cost.getLut(), cost.getFf(), cost.getDsp(),
                    cost.getBram18()};
    figures.uram = cost.getUram();
    figures.costSource = cost.getSource();
  }
  if (auto timing = measured<TimingAttr>(figures.op, "fpga.timing")) {
    figures.timing.beatsIn = timing.getBeatsIn();
    figures.timing.beatsOut = timing.getBeatsOut();
    figures.timing.firstOut = timing.getFirstOut();
    figures.timing.cycles = timing.getCycles();
    figures.timing.ii = timing.getIi();
    figures.timingSource = timing.getSource();
  }
}

static int64_t parametersOf(Operation *op) {
  if (auto rom = dyn_cast<RomOp>(op))
    return rom.getType().getNumElements();
  if (auto requant = dyn_cast<RequantOp>(op))
    return requant.getBias().size() + requant.getMultiplier().size() +
           requant.getShift().size();
  if (auto lut = dyn_cast<LutOp>(op))
    return cast<ShapedType>(lut.getTable().getType()).getNumElements();
  return 0;
}

static void addTo(UnitFigures &total, const UnitFigures &part) {
  total.cost += part.cost;
  total.uram += part.uram;
  total.operations += part.operations;
  total.parameters += part.parameters;
}

/// Cycles from the first beat of the kernel to the first of a result, along the
/// longest path. A unit that collects beats gets them at the pace of the
/// slowest unit in front of it.
static int64_t firstResult(const KernelFigures &figures) {
  struct Arrival {
    int64_t first = 0;
    /// Cycles of a frame.
    int64_t frame = 0;
  };
  llvm::DenseMap<Value, Arrival> arrivals;
  int64_t latest = 0;
  for (const UnitFigures &unit : figures.units) {
    Arrival out;
    int64_t beats = 1;
    for (Value operand : unit.op->getOperands()) {
      auto type = dyn_cast<StreamType>(operand.getType());
      if (!type)
        continue;
      const Arrival &in = arrivals[operand];
      out.first = std::max(out.first, in.first);
      out.frame = std::max(out.frame, in.frame);
      beats = std::max(beats, type.getBeats());
    }
    bool collects =
        isa<WindowOp, ReduceOp, ReorderOp, CropOp, CastLanesOp>(unit.op);
    double pace =
        collects ? std::max(1.0, double(out.frame) / double(beats)) : 1.0;
    out.first += int64_t(double(unit.timing.firstOut) * pace);
    out.frame = std::max(out.frame, unit.timing.cycles);
    for (Value result : unit.op->getResults())
      arrivals[result] = out;
    latest = std::max(latest, out.first);
  }
  return latest;
}

KernelFigures ptc::fpga::figuresOf(KernelOp kernel,
                                   const std::optional<Device> &device,
                                   double clockMhz) {
  KernelFigures figures;
  figures.kernel = kernel;
  figures.device = device;
  figures.clockMhz = clockMhz;
  CostModel model = device ? device->model : CostModel();
  llvm::StringMap<unsigned> numbers;
  for (UnitOpInterface unit : kernel.getUnits()) {
    UnitFigures &entry = figures.units.emplace_back();
    entry.op = unit;
    StringRef kind = unit->getName().stripDialect();
    entry.name = (kind + llvm::Twine(numbers[kind]++)).str();
    entry.timing = unit.getTiming();
    entry.cost = unit.getCostOn(model);
    readMeasured(entry);
    entry.operations = operationsOf(unit);
    if (auto mac = dyn_cast<MacOp>(unit.getOperation()))
      entry.capacity = mac.getFold().getPe() * mac.getFold().getSimd() *
                       mac.getFold().getPixels();
    entry.parameters = parametersOf(unit);
    addTo(figures.total, entry);
    figures.total.capacity += entry.capacity;
    if (!figures.bottleneck ||
        entry.timing.cycles > figures.units[*figures.bottleneck].timing.cycles)
      figures.bottleneck = figures.units.size() - 1;
  }
  if (figures.bottleneck) {
    const UnitFigures &slowest = figures.units[*figures.bottleneck];
    figures.total.timing.cycles = slowest.timing.cycles;
    figures.total.timing.ii = slowest.timing.cycles;
    figures.total.timingSource = slowest.timingSource;
    figures.total.timing.firstOut = firstResult(figures);
  }
  return figures;
}

double KernelFigures::framesPerSecond(int64_t cycles) const {
  return cycles ? clockMhz * 1e6 / double(cycles) : 0;
}

std::string KernelFigures::getAdvice() const {
  if (!bottleneck)
    return {};
  const UnitFigures &slowest = units[*bottleneck];
  // What the next unit would allow once this one is faster.
  int64_t next = 0;
  for (auto [i, unit] : llvm::enumerate(units))
    if (unit.timing.cycles < slowest.timing.cycles)
      next = std::max(next, unit.timing.cycles);
  unsigned count = llvm::count_if(units, [&](const UnitFigures &unit) {
    return unit.timing.cycles == slowest.timing.cycles;
  });
  std::string names =
      count == 1
          ? slowest.name
          : llvm::formatv("{0} and {1} more", slowest.name, count - 1).str();
  std::string how = "more lanes in front of";
  if (isa<MacOp>(slowest.op))
    how = "a larger fold (pe, simd) of";
  else if (isa<WindowOp>(slowest.op))
    how = "a larger fold of the convolution behind";
  return llvm::formatv(
      "{0} {1}, down to {2} cycles, where the next unit limits", how, names,
      next);
}

FailureOr<std::optional<Device>>
ptc::fpga::findTarget(MLIRContext *context, StringRef pass, StringRef target) {
  if (target.empty())
    return std::optional<Device>();
  llvm::Expected<Device> found = findDevice(target);
  if (!found)
    return emitError(UnknownLoc::get(context))
           << pass << ": target: " << llvm::toString(found.takeError());
  return std::optional<Device>(*found);
}
