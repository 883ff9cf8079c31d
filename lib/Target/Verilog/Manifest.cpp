//===- Manifest.cpp - What a program has to know of a design --------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Manifest.h"
#include "PoolToConv-c/Version.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace mlir;
using namespace ptc::fpga;
using llvm::json::Array;
using llvm::json::Object;

static std::string textOf(Type type) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << type;
  return text;
}

/// How floats on the side of the host become the integers of the stream.
static Object describeFormat(FixedType format) {
  return Object{{"width", format.getWidth()},
                {"fraction", format.getFraction()},
                {"signed", format.getSign() == Sign::Signed},
                {"round", stringifyRound(format.getRound())},
                {"overflow", stringifyOverflow(format.getOverflow())}};
}

static Object describePort(const AxisPort &port) {
  auto load = dyn_cast<LoadOp>(port.op);
  auto tensor = cast<RankedTensorType>(load ? load.getInput().getType()
                                            : port.op->getResult(0).getType());
  TypeAttr format =
      load ? load.getFormatAttr() : cast<StoreOp>(port.op).getFormatAttr();
  StreamType stream = port.stream;
  Object object{{"port", port.name},
                {"shape", Array(tensor.getShape())},
                {"element", textOf(tensor.getElementType())},
                {"bits", stream.getNumberWidth()},
                {"signed", !stream.isUnsigned()},
                {"lanes", stream.getLanes()},
                {"beats", stream.getBeats()},
                {"tdata_bits", port.bits}};
  if (format)
    object["format"] = describeFormat(cast<FixedType>(format.getValue()));
  return object;
}

static Object describeCost(const UnitCost &cost) {
  return Object{{"lut", cost.lut},
                {"ff", cost.ff},
                {"dsp", cost.dsp},
                {"bram18", cost.bram18}};
}

/// Of the op, without the operands that are kept for it by instances of their
/// own, and of a memory of weights, which is inside of its unit.
static UnitCost costOf(const Instance &instance, const CostModel &model) {
  if (instance.kept)
    return keptCost(*instance.kept, model);
  UnitCost cost = cast<UnitOpInterface>(instance.op).getCostOn(model);
  if (auto eltwise = dyn_cast<EltwiseOp>(instance.op))
    for (OpOperand &operand : eltwise->getOpOperands())
      if (isKept(operand))
        cost -= keptCost(operand, model);
  if (auto mac = dyn_cast<MacOp>(instance.op))
    cost += mac.getWeights().getDefiningOp<RomOp>().getCostOn(model);
  return cost;
}

FailureOr<SimulationResult> ptc::fpga::predict(KernelOp kernel) {
  FailureOr<StreamGraph> graph = buildStreamGraph(kernel);
  if (failed(graph))
    return failure();
  SimulationResult result = simulate(*graph, SimulationOptions());
  if (result.status != SimulationStatus::Done) {
    for (const Wait &wait : result.ring)
      if (auto fifo = dyn_cast<FifoOp>(graph->units[wait.unit].op)) {
        fifo.emitOpError("is full, and the design stops for good: run "
                         "fpga-size-fifos");
        return failure();
      }
    emitError(kernel.getLoc(), "stops for good: run fpga-check-deadlock");
    return failure();
  }
  return result;
}

static Object describePrediction(const SimulationResult &result) {
  Object peaks;
  unsigned queue = 0;
  for (const UnitActivity &did : result.units)
    if (did.isQueue)
      peaks["fifo" + std::to_string(queue++)] = did.peak;
  return Object{{"cycles_per_frame", result.cyclesPerFrame},
                {"first_output", result.firstOut},
                {"fifo_peaks", std::move(peaks)}};
}

std::string ptc::fpga::manifestOf(const Netlist &netlist,
                                  ArrayRef<AxisPort> ports,
                                  const SimulationResult &predicted) {
  KernelOp kernel = netlist.kernel;
  Array inputs, outputs, units;
  for (const AxisPort &port : ports)
    (port.isInput() ? inputs : outputs).push_back(describePort(port));

  const CostModel &model = netlist.model;
  UnitCost total;
  for (const Instance &instance : netlist.instances) {
    UnitCost cost = costOf(instance, model);
    total += cost;
    Object unit{{"name", instance.name},
                {"op", instance.op->getName().getStringRef()},
                {"module", instance.module},
                {"estimate", describeCost(cost)}};
    std::string place = placeOf(instance.op);
    if (!place.empty())
      unit["location"] = place;
    if (auto fifo = dyn_cast<FifoOp>(instance.op))
      unit["depth"] = fifo.getDepth();
    units.push_back(std::move(unit));
  }

  Object manifest{{"manifest", 1},
                  {"version", PTC_VERSION},
                  {"kernel", kernel.getSymName()},
                  {"top", topNameOf(kernel)},
                  {"clock", "aclk"},
                  {"reset", "aresetn"},
                  {"inputs", std::move(inputs)},
                  {"outputs", std::move(outputs)},
                  {"predicted", describePrediction(predicted)},
                  {"estimate", describeCost(total)},
                  {"units", std::move(units)}};
  if (TargetAttr target = kernel.getTargetAttr())
    manifest["target"] =
        Object{{"part", target.getPart()}, {"clock_ps", target.getClkPs()}};
  return llvm::formatv("{0:2}\n", llvm::json::Value(std::move(manifest))).str();
}
