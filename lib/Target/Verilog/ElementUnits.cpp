//===- ElementUnits.cpp - Element-wise ops and tables ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "Units.h"

using namespace mlir;
using namespace ptc::fpga;

/// The beats that a constant operand gives with those of a result, until they
/// repeat: only the dimensions from the outermost one in which it varies count,
/// and those that a beat reaches.
static std::vector<APInt> wordsOf(ArrayRef<int64_t> numbers,
                                  ArrayRef<int64_t> shape, unsigned width,
                                  StreamType result) {
  ArrayRef<int64_t> extents = result.getShape();
  const int64_t *varying =
      llvm::find_if(shape, [](int64_t extent) { return extent != 1; });
  size_t first = varying - shape.begin();
  if (numbers.size() == 1 || first == shape.size())
    first = shape.size() - 1;
  auto countFrom = [&](size_t dim) {
    int64_t count = 1;
    for (int64_t extent : result.getShape().drop_front(dim))
      count *= extent;
    return count;
  };
  while (first > 0 && countFrom(first) % result.getLanes() != 0)
    --first;
  int64_t count = countFrom(first);
  extents = extents.drop_front(first);
  shape = shape.drop_front(first);

  SmallVector<int64_t> all;
  SmallVector<int64_t> position(extents.size(), 0);
  for (int64_t i = 0; i < count; ++i) {
    int64_t index = 0;
    for (auto [extent, coordinate] : llvm::zip_equal(shape, position))
      index = index * extent + (extent == 1 ? 0 : coordinate);
    all.push_back(numbers.size() == 1 ? numbers[0] : numbers[index]);
    for (size_t d = extents.size(); d-- > 0;) {
      if (++position[d] < extents[d])
        break;
      position[d] = 0;
    }
  }
  std::vector<APInt> words;
  for (int64_t i = 0; i < count; i += result.getLanes())
    words.push_back(pack(ArrayRef(all).slice(i, result.getLanes()), width));
  if (llvm::all_equal(words))
    words.resize(1);
  return words;
}

FailureOr<std::string> UnitBuilder::operandNet(OpOperand &operand,
                                               StringRef name,
                                               StreamType result) {
  auto op = cast<EltwiseOp>(operand.getOwner());
  if (auto rom = operand.get().getDefiningOp<RomOp>())
    return constants(op, rom, result);
  std::string from = netlist.netOf[operand.get()];
  auto stream = cast<StreamType>(operand.get().getType());
  if (!isKept(operand))
    return from;
  std::optional<ReadOrder> order = broadcastOrder(stream, result);
  if (!order)
    return op.emitOpError("with lanes of operand ")
           << operand.getOperandNumber()
           << " that are apart in ways that change from beat to beat has no "
              "Verilog module: put an fpga.cast_lanes in front";
  std::string kept = (name + "_s" + Twine(operand.getOperandNumber())).str();
  netlist.nets.push_back({kept, stream.getNumberWidth() * result.getLanes()});
  Instance &keeper = netlist.instances.emplace_back("ptc_reorder", kept, op)
                         .connect("s", {from})
                         .connect("m", {kept});
  setReadOrder(keeper, *order, stream);
  keeper.kept = &operand;
  return kept;
}

FailureOr<std::string> UnitBuilder::constants(EltwiseOp op, RomOp rom,
                                              StreamType result) {
  std::optional<std::vector<int64_t>> numbers = readIntegers(rom.getValue());
  if (!numbers)
    return rom.emitOpError("has no numbers of at most 63 bits");
  unsigned width = rom.getType().getElementType().getWidth();
  std::vector<APInt> words =
      wordsOf(*numbers, rom.getType().getShape(), width, result);
  std::string name = nameOf(rom);
  netlist.nets.push_back({name, width * result.getLanes()});
  netlist.instances.emplace_back("ptc_constants", name, rom)
      .set("W", width * result.getLanes())
      .set("DEPTH", words.size())
      .setText("FILE", memory(name, "constants", words))
      .setRom(resolve(rom.getMemory(), width * result.getLanes(), words.size()))
      .connect("m", {name});
  return name;
}

LogicalResult UnitBuilder::addUnit(EltwiseOp op) {
  StreamType to = op.getType();
  std::string name = nameOf(op);
  SmallVector<std::string> nets;
  SmallVector<IntegerType> types;
  for (OpOperand &operand : op->getOpOperands()) {
    FailureOr<std::string> net = operandNet(operand, name, to);
    if (failed(net))
      return failure();
    nets.push_back(*net);
    Type type = operand.get().getType();
    auto stream = dyn_cast<StreamType>(type);
    types.push_back(stream ? stream.getNumberType()
                           : cast<RomType>(type).getElementType());
  }
  Interval held = heldBy(to.getNumberType(), op.getOverflow());
  Instance &unit = netlist.instances.emplace_back("ptc_eltwise", name, op)
                       .set("KIND", int64_t(op.getKind()))
                       .set("L", to.getLanes())
                       .set("AW", types[0].getWidth())
                       .set("AS", !types[0].isUnsigned())
                       .set("OW", to.getNumberWidth())
                       .set("CLAMP", op.getOverflow() != Overflow::Wrap)
                       .setSigned("LO", 65, held.low)
                       .setSigned("HI", 65, held.high)
                       .connect("s0", {nets[0]});
  if (nets.size() > 1)
    unit.set("BW", types[1].getWidth())
        .set("BS", !types[1].isUnsigned())
        .connect("s1", {nets[1]});
  else
    unit.set("BW", 1).tie("s1", to.getLanes());
  if (op.getShift() > 0 || op.getRound() != Round::Floor)
    unit.set("SHIFT", op.getShift())
        .set("ROUND", op.getRound() == Round::HalfUp);
  if (std::optional<ArrayRef<int64_t>> bounds = op.getBounds())
    unit.setSigned("BLO", 64, (*bounds)[0]).setSigned("BHI", 64, (*bounds)[1]);
  if (std::optional<int64_t> bits = op.getBits())
    unit.set("BITS", *bits);
  if (op.getKind() == EltwiseKind::Mul)
    unit.set("FORM", op.getMultipliers() == Multiplier::Lut);
  unit.connect("m", {net(op.getResult(), name)});
  return success();
}

LogicalResult UnitBuilder::addUnit(LutOp op) {
  StreamType from = op.getInput().getType(), to = op.getType();
  auto table = cast<ShapedType>(op.getTable().getType());
  auto entry = cast<IntegerType>(table.getElementType());
  std::optional<std::vector<int64_t>> numbers = readIntegers(op.getTable());
  if (!numbers)
    return op.emitOpError("has no numbers of at most 63 bits");
  if (numbers->size() == 1)
    numbers->resize(table.getNumElements(), numbers->front());
  std::vector<APInt> words;
  for (int64_t number : *numbers)
    words.push_back(pack({number}, entry.getWidth()));
  Instance &lut = unit(op, "ptc_lut")
                      .set("L", from.getLanes())
                      .set("IW", from.getNumberWidth())
                      .set("IS", !from.isUnsigned())
                      .set("TW", entry.getWidth())
                      .set("TS", !entry.isUnsigned())
                      .set("OW", to.getNumberWidth())
                      .set("FRACTION", op.getFraction());
  lut.setText("FILE", memory(lut.name, "table", words))
      .setRom(resolve(op.getMemory(), entry.getWidth(), words.size()));
  return success();
}
