//===- InferWidths.cpp - No more bits than the numbers need ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"
#include "NarrowTypes.h"
#include "PoolToConv/Dialect/Fpga/IR/Constants.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAINFERWIDTHSPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// Bits of one kernel.
struct BitCount {
  int64_t streams = 0;
  int64_t memories = 0;
};

/// Narrows the numbers of one kernel.
class WidthInference {
public:
  explicit WidthInference(KernelOp kernel)
      : kernel(kernel), ranges(kernel), types(kernel, ranges) {}

  KernelReport run();

  int64_t getNarrowed() const { return narrowed; }
  BitCount getSaved() const { return saved; }

private:
  void narrow(Operation *op);
  void narrowRom(RomOp rom);
  void narrowTable(LutOp lut, IntegerType oldInput);
  void say(Operation *op, IntegerType from, IntegerType to);

  Interval hull(Value value) const { return hullOf(ranges.of(value)); }

  KernelOp kernel;
  KernelRanges ranges;
  NarrowTypes types;
  llvm::DenseSet<Value> changed;
  KernelReport report;
  int64_t narrowed = 0;
  BitCount saved;
};
} // namespace

static BitCount countBits(KernelOp kernel) {
  BitCount bits;
  for (Operation &op : kernel.getBody().front()) {
    for (Value result : op.getResults())
      if (auto stream = dyn_cast<StreamType>(result.getType()))
        bits.streams += stream.getBeatBits();
    if (auto rom = dyn_cast<RomOp>(op))
      bits.memories += rom.getType().getBits();
    else if (auto lut = dyn_cast<LutOp>(op))
      bits.memories +=
          lut.getTable().getNumElements() *
          cast<ShapedType>(lut.getTable().getType()).getElementTypeBitWidth();
    else if (auto window = dyn_cast<WindowOp>(op))
      bits.memories +=
          window.getBufferElements() * window.getType().getNumberWidth();
    else if (auto fifo = dyn_cast<FifoOp>(op))
      bits.memories += fifo.getDepth() * fifo.getType().getBeatBits();
  }
  return bits;
}

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

static std::string textOf(Int128 number) {
  return std::to_string(static_cast<int64_t>(number));
}

void WidthInference::say(Operation *op, IntegerType from, IntegerType to) {
  Interval range = hull(op->getResult(0));
  ++narrowed;
  changed.insert_range(op->getResults());
  report.did(op->getLoc(), "width",
             llvm::formatv("{0} of {1} becomes {2}: {3} .. {4}", op->getName(),
                           from, to, textOf(range.low), textOf(range.high)));
}

static DenseElementsAttr withNumbers(ShapedType shape, IntegerType element,
                                     ArrayRef<int64_t> numbers) {
  SmallVector<APInt> values;
  for (int64_t number : numbers)
    values.emplace_back(element.getWidth(), uint64_t(number),
                        /*isSigned=*/false, /*implicitTrunc=*/true);
  return DenseElementsAttr::get(shape.clone(element), values);
}

void WidthInference::narrowRom(RomOp rom) {
  std::optional<std::vector<int64_t>> numbers = readIntegers(rom.getValue());
  if (!numbers)
    return;
  Interval range = hull(rom);
  IntegerType from = rom.getType().getElementType();
  bool isSigned = range.low < 0;
  unsigned width = signedWidthOf(range) - (isSigned ? 0 : 1);
  width = std::max(width, 1u);
  if (width >= from.getWidth())
    return;
  auto to = IntegerType::get(kernel.getContext(), width,
                             isSigned ? IntegerType::Signless
                                      : IntegerType::Unsigned);
  auto shape = cast<ShapedType>(rom.getValue().getType());
  rom.setValueAttr(withNumbers(shape, to, *numbers));
  rom.getResult().setType(RomType::get(rom.getType().getShape(), to));
  say(rom, from, to);
}

/// Entries for the numbers that the operand's type still has; those that no
/// number indexes are brought into the range of the others.
void WidthInference::narrowTable(LutOp lut, IntegerType oldInput) {
  std::vector<int64_t> table = *readIntegers(lut.getTable());
  IntegerType input = lut.getInput().getType().getNumberType();
  IntegerType result = lut.getType().getNumberType();
  int64_t fraction = lut.getFraction();
  Interval kept = hull(lut);
  Int128 one = Int128(1) << fraction;
  kept = {kept.low / one, kept.high / one};
  unsigned width = result.getWidth();
  if (fraction > 0)
    width = result.isUnsigned() ? std::max<unsigned>(1, signedWidthOf(kept) - 1)
                                : signedWidthOf(kept);
  auto entry =
      IntegerType::get(kernel.getContext(), width, result.getSignedness());
  int64_t entries =
      (int64_t(1) << (input.getWidth() - fraction)) + (fraction > 0 ? 1 : 0);
  auto first =
      static_cast<int64_t>(rangeOf(input).low - rangeOf(oldInput).low) >>
      fraction;
  std::vector<int64_t> numbers;
  for (int64_t i = 0; i < (table.size() == 1 ? 1 : entries); ++i) {
    Int128 number = table[table.size() == 1 ? 0 : first + i];
    numbers.push_back(int64_t(std::clamp(number, kept.low, kept.high)));
  }
  lut.setTableAttr(
      withNumbers(RankedTensorType::get({entries}, entry), entry, numbers));
}

/// Gives the results of `op` the type of their group. Its operands have theirs
/// already.
void WidthInference::narrow(Operation *op) {
  if (auto rom = dyn_cast<RomOp>(op))
    return narrowRom(rom);
  for (Value result : op->getResults()) {
    auto stream = dyn_cast<StreamType>(result.getType());
    if (!stream)
      continue;
    IntegerType from = stream.getNumberType();
    IntegerType to = types.after(result);
    if (from == to)
      continue;
    Type element = to;
    if (VectorType window = stream.getWindowType())
      element = VectorType::get(window.getShape(), to);
    result.setType(stream.withElement(element));
    if (result == op->getResult(0))
      say(op, from, to);
    auto requant = dyn_cast<RequantOp>(op);
    if (requant && requant.getBounds()) {
      Interval bounds =
          Interval{(*requant.getBounds())[0], (*requant.getBounds())[1]}.cutBy(
              rangeOf(to));
      requant.setBounds(
          ArrayRef<int64_t>{int64_t(bounds.low), int64_t(bounds.high)});
    }
  }
}

KernelReport WidthInference::run() {
  BitCount before = countBits(kernel);
  for (const NarrowTypes::Kept &kept : types.getKept())
    report.declined(kept.op->getLoc(), kept.decline.condition,
                    llvm::formatv("{0} keeps {1} where {2} would do ({3}: {4})",
                                  kept.op->getName(), kept.type, kept.narrower,
                                  kept.decline.condition, kept.decline.reason));
  for (Operation &op : kernel.getBody().front()) {
    auto lut = dyn_cast<LutOp>(op);
    narrow(&op);
    auto isChanged = [&](Value value) { return changed.contains(value); };
    if (llvm::none_of(op.getOperands(), isChanged) &&
        llvm::none_of(op.getResults(), isChanged))
      continue;
    if (lut)
      narrowTable(lut, types.before(lut.getInput()));
    forgetMeasuredCost(&op);
  }
  BitCount after = countBits(kernel);
  saved = {before.streams - after.streams, before.memories - after.memories};
  if (narrowed > 0)
    report.did(kernel.getLoc(), "summary",
               llvm::formatv("{0}: {1} units are narrower; {2} of {3} bits of "
                             "beats and {4} of {5} bits of memory saved",
                             kernel.getName(), narrowed, saved.streams,
                             before.streams, saved.memories, before.memories));
  return std::move(report);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FpgaInferWidthsPass
    : ptc::fpga::impl::FpgaInferWidthsPassBase<FpgaInferWidthsPass> {
  using FpgaInferWidthsPassBase::FpgaInferWidthsPassBase;
  void runOnOperation() override;
};
} // namespace

void FpgaInferWidthsPass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &, KernelOp kernel) {
        WidthInference inference(kernel);
        KernelReport report = inference.run();
        narrowed += inference.getNarrowed();
        streamBits += inference.getSaved().streams;
        memoryBits += inference.getSaved().memories;
        return report;
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
