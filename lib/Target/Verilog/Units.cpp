//===- Units.cpp - Ops as instances of modules ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Moves. What a parameter means, the header of each module in rtl/ says.
//
//===----------------------------------------------------------------------===//

#include "Units.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MathExtras.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

LogicalResult UnitBuilder::add(Operation *op) {
  return llvm::TypeSwitch<Operation *, LogicalResult>(op)
      .Case<FifoOp, ForkOp, CastLanesOp, ReshapeOp, WindowOp, MacOp, ReduceOp,
            RequantOp, EltwiseOp, LutOp, CropOp, PadOp, ConcatOp, ReorderOp>(
          [&](auto unit) { return addUnit(unit); })
      .Case<LoadOp>([&](LoadOp load) {
        net(load.getResult(), nameOf(load));
        return success();
      })
      .Case<StoreOp, RomOp, ReturnOp>([](auto) { return success(); })
      .Default([](Operation *other) {
        return other->emitOpError("has no Verilog module");
      });
}

std::string UnitBuilder::nameOf(Operation *op) {
  std::string kind = op->getName().stripDialect().str();
  return llvm::formatv("{0}{1}", kind, count[kind]++);
}

std::string UnitBuilder::net(Value stream, StringRef name) {
  netlist.nets.push_back(
      {name.str(), cast<StreamType>(stream.getType()).getBeatBits()});
  netlist.netOf[stream] = name.str();
  return name.str();
}

Instance &UnitBuilder::unit(Operation *op, StringRef module) {
  std::string name = nameOf(op);
  std::vector<std::string> from, to;
  for (Value operand : op->getOperands())
    if (isa<StreamType>(operand.getType()))
      from.push_back(netlist.netOf[operand]);
  for (OpResult result : op->getResults()) {
    std::string suffix = op->getNumResults() > 1
                             ? "_" + std::to_string(result.getResultNumber())
                             : "";
    to.push_back(net(result, name + suffix));
  }
  return netlist.instances.emplace_back(module, name, op)
      .connect("s", std::move(from))
      .connect("m", std::move(to));
}

APInt ptc::fpga::pack(ArrayRef<int64_t> numbers, unsigned width) {
  APInt word(numbers.size() * width, 0);
  for (auto [i, number] : llvm::enumerate(numbers))
    word.insertBits(
        APInt(64, uint64_t(number)).trunc(std::min(width, 64u)).sext(width),
        i * width);
  return word;
}

void ptc::fpga::appendHexLine(std::string &text, const APInt &word) {
  SmallString<64> digits;
  word.toStringUnsigned(digits, 16);
  text.append((word.getBitWidth() + 3) / 4 - digits.size(), '0');
  text += llvm::StringRef(digits).lower();
  text += "\n";
}

std::string UnitBuilder::memory(StringRef unit, StringRef what,
                                ArrayRef<APInt> words) {
  std::string name = (unit + "_" + what + ".hex").str(), text;
  for (const APInt &word : words)
    appendHexLine(text, word);
  netlist.memories.emplace_back(name, std::move(text));
  return name;
}

LogicalResult UnitBuilder::addUnit(FifoOp op) {
  unit(op, "ptc_fifo")
      .set("W", op.getType().getBeatBits())
      .set("DEPTH", op.getDepth())
      .setMemory(resolveRam(op.getMemory(), op.getType().getBeatBits(),
                            op.getDepth()));
  return success();
}

LogicalResult UnitBuilder::addUnit(ForkOp op) {
  unit(op, "ptc_fork")
      .set("W", cast<StreamType>(op.getInput().getType()).getBeatBits())
      .set("N", op.getNumResults());
  return success();
}

LogicalResult UnitBuilder::addUnit(CastLanesOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  int64_t wide = std::lcm(from.getLanes(), to.getLanes());
  unit(op, "ptc_cast")
      .set("W", from.getBeatBits())
      .set("UP", wide / from.getLanes())
      .set("DOWN", wide / to.getLanes());
  return success();
}

LogicalResult UnitBuilder::addUnit(ReshapeOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  if (from.getLanes() != to.getLanes())
    return op.emitOpError("with other lanes has no Verilog module: put an "
                          "fpga.cast_lanes in front");
  // Elements keep their order: the same wires.
  netlist.netOf[op.getResult()] = netlist.netOf[op.getInput()];
  return success();
}

/// Loops over the positions of `shape` in beats, of which `low` to `high` are
/// inside: 32 bits each, the innermost one in the low bits.
static void setBox(Instance &unit, ArrayRef<int64_t> shape,
                   ArrayRef<int64_t> low, ArrayRef<int64_t> high,
                   int64_t lanes) {
  auto words = [&](ArrayRef<int64_t> numbers) {
    SmallVector<int64_t> reversed(llvm::reverse(numbers));
    reversed.front() /= lanes;
    return pack(reversed, 32);
  };
  unit.set("R", shape.size())
      .setBits("E", words(shape))
      .setBits("LOW", words(low))
      .setBits("HIGH", words(high));
}

void ptc::fpga::setReadOrder(Instance &unit, const ReadOrder &order,
                             StreamType from) {
  SmallVector<ReadOrder::Loop> loops = order.loops;
  if (loops.empty())
    loops.push_back({/*extent=*/1, /*beats=*/0, /*elements=*/0});
  SmallVector<int64_t> extents, beats, elements;
  for (const ReadOrder::Loop &loop : loops) {
    extents.push_back(loop.extent);
    beats.push_back(loop.beats);
    elements.push_back(loop.elements);
  }
  SmallVector<int64_t> copies, places;
  for (const ReadOrder::Lane &lane : order.lanes) {
    copies.push_back(lane.copy);
    places.push_back(lane.element);
  }
  unit.set("XW", from.getNumberWidth())
      .set("LI", from.getLanes())
      .set("LO", order.lanes.size())
      .set("D", from.getBeats())
      .set("R", extents.size())
      .setBits("E", pack(extents, 32))
      .setBits("WS", pack(beats, 32))
      .setBits("SS", pack(elements, 32))
      .set("C", order.beats.size())
      .setBits("CO", pack(order.beats, 32))
      .setBits("LC", pack(copies, 32))
      .setBits("SO", pack(places, 32));
}

LogicalResult UnitBuilder::addUnit(CropOp op) {
  StreamType from = op.getInput().getType();
  SmallVector<int64_t> ends;
  for (auto [extent, high] : llvm::zip_equal(from.getShape(), op.getHigh()))
    ends.push_back(extent - high);
  setBox(unit(op, "ptc_crop").set("W", from.getBeatBits()), from.getShape(),
         op.getLow(), ends, from.getLanes());
  return success();
}

LogicalResult UnitBuilder::addUnit(PadOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  SmallVector<int64_t> ends;
  for (auto [extent, low] : llvm::zip_equal(from.getShape(), op.getLow()))
    ends.push_back(low + extent);
  Instance &pad = unit(op, "ptc_pad").set("W", to.getBeatBits());
  setBox(pad, to.getShape(), op.getLow(), ends, to.getLanes());
  SmallVector<int64_t> border(to.getLanes(), op.getValue());
  pad.setBits("VALUE", pack(border, to.getNumberWidth()));
  return success();
}

LogicalResult UnitBuilder::addUnit(ConcatOp op) {
  StreamType to = op.getType();
  SmallVector<int64_t> beats;
  for (Value input : op.getInputs())
    beats.push_back(cast<StreamType>(input.getType()).getChannels() /
                    to.getLanes());
  unit(op, "ptc_concat")
      .set("W", to.getBeatBits())
      .set("N", beats.size())
      .set("CW", llvm::Log2_64(*llvm::max_element(beats)) + 1)
      .setBits("BEATS", pack(beats, 32));
  return success();
}

LogicalResult UnitBuilder::addUnit(ReorderOp op) {
  std::optional<ReadOrder> order = readOrder(op);
  if (!order)
    return op.emitOpError("with lanes that are apart in ways that change from "
                          "beat to beat has no Verilog module: put an "
                          "fpga.cast_lanes in front");
  setReadOrder(unit(op, "ptc_reorder"), *order, op.getInput().getType());
  StreamType from = op.getInput().getType();
  netlist.instances.back().setMemory(
      resolveRam(op.getMemory(), from.getBeatBits(), 2 * from.getBeats()));
  return success();
}
