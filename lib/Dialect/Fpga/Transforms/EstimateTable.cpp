//===- EstimateTable.cpp - Figures for people -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Estimate.h"

#include "llvm/Support/FormatVariadic.h"

#include <cmath>

using namespace mlir;
using namespace ptc::fpga;

SmallVector<ResourceShare> ptc::fpga::sharesOf(const KernelFigures &figures) {
  const UnitCost &cost = figures.total.cost;
  Device none;
  const Device &device = figures.device ? *figures.device : none;
  auto lut = int64_t(std::llround(double(cost.lut) * device.packing));
  SmallVector<ResourceShare> shares = {{"LUT", lut, device.lut},
                                       {"FF", cost.ff, device.ff},
                                       {"DSP", cost.dsp, device.dsp},
                                       {"BRAM", cost.bram18, device.bram}};
  if (figures.total.uram || device.uram)
    shares.push_back({"URAM", figures.total.uram, device.uram});
  return shares;
}

/// Units that are no hardware of their own.
static bool isNothing(const UnitFigures &unit) {
  return isa<LoadOp, StoreOp, ReshapeOp>(unit.op);
}

/// What a unit is, in a few characters.
static std::string describe(const UnitFigures &unit) {
  if (auto mac = dyn_cast<MacOp>(unit.op)) {
    FoldAttr fold = mac.getFold();
    std::string text = llvm::formatv("{0}x{1}", fold.getPe(), fold.getSimd());
    if (fold.getPixels() > 1)
      text += llvm::formatv("x{0}", fold.getPixels());
    if (mac.getMultipliers() != Multiplier::Auto)
      text += " " + stringifyMultiplier(mac.getMultipliers()).str();
    return text;
  }
  if (auto fifo = dyn_cast<FifoOp>(unit.op))
    return llvm::formatv("depth {0}", fifo.getDepth());
  if (auto rom = dyn_cast<RomOp>(unit.op))
    return stringifyMemory(rom.getMemory()).str();
  for (Value result : unit.op->getResults())
    if (auto type = dyn_cast<StreamType>(result.getType()))
      return llvm::formatv("{0} lane{1}", type.getLanes(),
                           type.getLanes() == 1 ? "" : "s");
  return {};
}

static std::string percent(int64_t part, int64_t whole) {
  return whole ? llvm::formatv("{0:F0} %", 100.0 * double(part) / double(whole))
                     .str()
               : std::string();
}

/// How much of its multipliers a unit uses while the slowest works.
static std::string efficiency(const UnitFigures &unit, int64_t cycles) {
  if (unit.capacity == 0 || cycles == 0)
    return {};
  return llvm::formatv("{0:F0} %",
                       100.0 * double(unit.operations) /
                           (double(unit.capacity) * double(cycles)));
}

static std::string sourceText(const UnitFigures &unit) {
  std::string time = stringifySource(unit.timingSource).str();
  std::string area = stringifySource(unit.costSource).str();
  return time == area ? time : time + ", " + area;
}

static constexpr const char *kRow =
    "  {0,-14}{1,-14}{2,10}{3,9}{4,6}{5,8}{6,8}{7,6}{8,6}{9,12}{10,7}  {11}";

static void printUnits(llvm::raw_ostream &os, const KernelFigures &figures) {
  auto row = [&](auto &&...cells) {
    std::string line = llvm::formatv(kRow, cells...);
    os << StringRef(line).rtrim() << "\n";
  };
  row("unit", "fold", "cycles", "first", "II", "LUT", "FF", "DSP", "BRAM",
      "products", "used", "time, area from");
  int64_t cycles = figures.total.timing.cycles;
  for (auto [i, unit] : llvm::enumerate(figures.units)) {
    if (isNothing(unit))
      continue;
    bool isSlowest = figures.bottleneck == i;
    if (isSlowest && os.has_colors())
      os.changeColor(llvm::raw_ostream::YELLOW, /*Bold=*/true);
    row(unit.name, describe(unit), unit.timing.cycles, unit.timing.firstOut,
        unit.timing.ii, unit.cost.lut, unit.cost.ff, unit.cost.dsp,
        unit.cost.bram18,
        unit.operations ? std::to_string(unit.operations) : std::string(),
        efficiency(unit, cycles),
        sourceText(unit) + (isSlowest ? "  <- slowest" : ""));
    if (isSlowest && os.has_colors())
      os.resetColor();
  }
  const UnitFigures &total = figures.total;
  row("total", "", cycles, total.timing.firstOut, "", total.cost.lut,
      total.cost.ff, total.cost.dsp, total.cost.bram18,
      std::to_string(total.operations), efficiency(total, cycles), "");
}

static void printShares(llvm::raw_ostream &os, const KernelFigures &figures) {
  for (const ResourceShare &share : sharesOf(figures)) {
    os << llvm::formatv("  {0,-6}{1,9}", share.name, share.used);
    if (figures.device) {
      os << llvm::formatv(" of {0,7}  {1,6}", share.available,
                          percent(share.used, share.available));
      if (os.is_displayed()) {
        double full = share.getPercent() / 100;
        int marks = int(std::lround(std::min(1.0, full) * 40));
        if (os.has_colors())
          os.changeColor(full > 1     ? llvm::raw_ostream::RED
                         : full > 0.8 ? llvm::raw_ostream::YELLOW
                                      : llvm::raw_ostream::GREEN);
        os << "  [" << std::string(marks, '#') << std::string(40 - marks, '.')
           << "]";
        if (os.has_colors())
          os.resetColor();
      }
      if (share.used > share.available)
        os << "  does not fit";
    }
    os << "\n";
  }
}

void ptc::fpga::printTable(llvm::raw_ostream &os,
                           const KernelFigures &figures) {
  os << "@" << KernelOp(figures.kernel).getSymName();
  if (figures.device)
    os << " on " << figures.device->name << " (" << figures.device->part << ")";
  else
    os << ", LUTs of four inputs as on ECP5, no device";
  if (figures.clockMhz != 0)
    os << llvm::formatv(" at {0:F1} MHz", figures.clockMhz);
  os << "\n";
  printUnits(os, figures);
  printShares(os, figures);
  os << llvm::formatv("  {0} parameters, {1} products a frame\n",
                      figures.total.parameters, figures.total.operations);
  if (!figures.bottleneck)
    return;
  os << llvm::formatv("  {0} cycles a frame, first result after {1}",
                      figures.total.timing.cycles,
                      figures.total.timing.firstOut);
  if (figures.clockMhz != 0)
    os << llvm::formatv("; {0:F1} frames/s", figures.getFramesPerSecond());
  os << "\n  slowest: " << figures.units[*figures.bottleneck].name
     << "; faster by " << figures.getAdvice() << "\n";
  if (!figures.simulated)
    return;
  if (figures.simulated->isDeadlock) {
    os << "  simulated: stops for good; fpga-size-fifos makes queues deep "
          "enough\n";
    return;
  }
  os << llvm::formatv("  simulated: {0} cycles a frame, first result after {1}",
                      figures.simulated->cycles, figures.simulated->firstOut);
  if (figures.clockMhz != 0)
    os << llvm::formatv("; {0:F1} frames/s",
                        figures.framesPerSecond(figures.simulated->cycles));
  os << "\n";
}
