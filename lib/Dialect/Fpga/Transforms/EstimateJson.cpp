//===- EstimateJson.cpp - Figures for programs ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Estimate.h"

#include "llvm/Support/JSON.h"

using namespace mlir;
using namespace ptc::fpga;
using llvm::json::OStream;

static void writeCost(OStream &out, const UnitFigures &unit) {
  out.attribute("lut", unit.cost.lut);
  out.attribute("ff", unit.cost.ff);
  out.attribute("dsp", unit.cost.dsp);
  out.attribute("bram", unit.cost.bram18);
  out.attribute("uram", unit.uram);
}

/// Products per product that could have been made while the slowest unit works.
static double efficiency(const UnitFigures &unit, int64_t cycles) {
  double capacity = double(unit.capacity) * double(cycles);
  return capacity > 0 ? double(unit.operations) / capacity : 0;
}

static void writeUnit(OStream &out, const UnitFigures &unit, int64_t cycles) {
  out.attribute("unit", unit.name);
  out.attribute("op", unit.op->getName().getStringRef());
  if (auto mac = dyn_cast<MacOp>(unit.op)) {
    out.attribute("pe", mac.getFold().getPe());
    out.attribute("simd", mac.getFold().getSimd());
    out.attribute("pixels", mac.getFold().getPixels());
  }
  out.attributeObject("time", [&] {
    out.attribute("cycles", unit.timing.cycles);
    out.attribute("first_out", unit.timing.firstOut);
    out.attribute("ii", unit.timing.ii);
    out.attribute("beats_in", unit.timing.beatsIn);
    out.attribute("beats_out", unit.timing.beatsOut);
    out.attribute("source", stringifySource(unit.timingSource));
  });
  out.attributeObject("area", [&] {
    writeCost(out, unit);
    out.attribute("source", stringifySource(unit.costSource));
  });
  out.attribute("products", unit.operations);
  out.attribute("parameters", unit.parameters);
  if (unit.capacity)
    out.attribute("efficiency", efficiency(unit, cycles));
}

static void writeKernel(OStream &out, const KernelFigures &figures) {
  int64_t cycles = figures.total.timing.cycles;
  out.attribute("kernel", KernelOp(figures.kernel).getSymName());
  if (figures.device) {
    out.attribute("device", figures.device->name);
    out.attribute("part", figures.device->part);
  }
  if (figures.clockMhz != 0) {
    out.attribute("clock_mhz", figures.clockMhz);
    out.attribute("frames_per_second", figures.getFramesPerSecond());
  }
  out.attribute("cycles", cycles);
  out.attribute("first_out", figures.total.timing.firstOut);
  if (figures.bottleneck) {
    out.attribute("bottleneck", figures.units[*figures.bottleneck].name);
    out.attribute("faster_by", figures.getAdvice());
  }
  out.attributeObject("total", [&] {
    writeCost(out, figures.total);
    out.attribute("products", figures.total.operations);
    out.attribute("parameters", figures.total.parameters);
    out.attribute("efficiency", efficiency(figures.total, cycles));
  });
  if (figures.device)
    out.attributeObject("share", [&] {
      for (const ResourceShare &share : sharesOf(figures))
        out.attributeObject(share.name.lower(), [&] {
          out.attribute("used", share.used);
          out.attribute("available", share.available);
        });
    });
  if (const std::optional<SimulatedTime> &simulated = figures.simulated)
    out.attributeObject("simulated", [&] {
      out.attribute("deadlock", simulated->isDeadlock);
      if (simulated->isDeadlock)
        return;
      out.attribute("cycles", simulated->cycles);
      out.attribute("first_out", simulated->firstOut);
      if (figures.clockMhz != 0)
        out.attribute("frames_per_second",
                      figures.framesPerSecond(simulated->cycles));
    });
  out.attributeArray("units", [&] {
    for (const UnitFigures &unit : figures.units)
      out.object([&] { writeUnit(out, unit, cycles); });
  });
}

void ptc::fpga::printJson(llvm::raw_ostream &os,
                          ArrayRef<KernelFigures> kernels) {
  OStream out(os, /*IndentSize=*/2);
  out.object([&] {
    out.attributeArray("kernels", [&] {
      for (const KernelFigures &figures : kernels)
        out.object([&] { writeKernel(out, figures); });
    });
  });
  os << "\n";
}
