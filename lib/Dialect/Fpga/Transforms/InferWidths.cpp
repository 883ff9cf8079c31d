//===- InferWidths.cpp - No more bits than the numbers need ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ChannelRanges.h"
#include "KernelDriver.h"
#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "StreamRanges.h"

#include "llvm/ADT/IntEqClasses.h"
#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAINFERWIDTHSPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// Streams of one type.
struct TypeGroup {
  IntegerType type;
  /// What passes in any of them, padding included.
  std::optional<Interval> need;
  unsigned leastWidth = 1;
  /// Why the type stays.
  std::optional<Decline> pinned;

  void add(Interval range) { need = need ? need->join(range) : range; }
  /// Bits that the group needs.
  unsigned widthFor(bool isSigned) const {
    unsigned width = signedWidthOf(*need);
    return std::max(leastWidth,
                    isSigned ? width : std::max<unsigned>(1, width - 1));
  }
};

/// Bits of one kernel.
struct BitCount {
  int64_t streams = 0;
  int64_t memories = 0;
};

/// Narrows the numbers of one kernel.
class WidthInference {
public:
  explicit WidthInference(KernelOp kernel) : kernel(kernel), ranges(kernel) {}

  KernelReport run();

  int64_t getNarrowed() const { return narrowed; }
  BitCount getSaved() const { return saved; }

private:
  void collect();
  void join();
  void addNeeds();
  void choose();
  void narrow(Operation *op);
  void narrowRom(RomOp rom);
  void narrowTable(LutOp lut, IntegerType oldInput);
  void say(Operation *op, IntegerType from, IntegerType to);

  TypeGroup &groupOf(Value stream) { return groups[ids[index[stream]]]; }
  Interval hull(Value value) const { return hullOf(ranges.of(value)); }

  KernelOp kernel;
  KernelRanges ranges;
  llvm::MapVector<Value, unsigned> index;
  /// Streams of one type, and groups of one signedness.
  llvm::IntEqClasses ids, signs;
  std::vector<TypeGroup> groups;
  std::vector<IntegerType> chosen;
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
// Groups
//===----------------------------------------------------------------------===//

void WidthInference::collect() {
  for (Operation &op : kernel.getBody().front())
    for (Value result : op.getResults())
      if (isa<StreamType>(result.getType()))
        index.insert({result, unsigned(index.size())});
}

/// Streams that have one type, and groups that are equally signed.
void WidthInference::join() {
  ids.grow(index.size());
  signs.grow(index.size());
  auto link = [&](Value a, Value b, bool sameType) {
    signs.join(index[a], index[b]);
    if (sameType)
      ids.join(index[a], index[b]);
  };
  for (Operation &op : kernel.getBody().front()) {
    auto reduce = dyn_cast<ReduceOp>(op);
    bool isSum = reduce && reduce.getKind() == ReduceKind::Sum;
    if (!reduce && !isa<WindowOp, PadOp, CropOp, ConcatOp, FifoOp, ForkOp,
                        CastLanesOp, ReshapeOp, ReorderOp>(op))
      continue;
    for (Value operand : op.getOperands())
      for (Value result : op.getResults())
        link(operand, result, !isSum);
  }
  ids.compress();
  signs.compress();
  groups.resize(ids.getNumClasses());
}

/// What each group has to hold.
void WidthInference::addNeeds() {
  for (auto [stream, i] : index) {
    TypeGroup &group = groups[ids[i]];
    group.type = cast<StreamType>(stream.getType()).getNumberType();
    Interval range = hull(stream);
    // Symmetric saturation has no lowest number.
    if (overflowOf(stream.getDefiningOp()) == Overflow::SatSym && range.low < 0)
      range.low -= 1;
    group.add(range);
  }
  auto pin = [&](Value stream, Decline decline) {
    groupOf(stream).pinned = std::move(decline);
  };
  for (Operation &op : kernel.getBody().front()) {
    if (isa<LoadOp>(op))
      pin(op.getResult(0), Decline{"C1", "a port has this type"});
    if (isa<StoreOp>(op))
      pin(op.getOperand(0), Decline{"C1", "a port has this type"});
    // A border's value fits in the type, even where the border is empty.
    if (auto window = dyn_cast<WindowOp>(op))
      if (std::optional<int64_t> value = window.getPad().getValue())
        groupOf(window.getInput()).add({*value, *value});
    if (auto pad = dyn_cast<PadOp>(op))
      groupOf(pad.getInput()).add({pad.getValue(), pad.getValue()});
    auto lut = dyn_cast<LutOp>(op);
    if (!lut)
      continue;
    if (!readIntegers(lut.getTable())) {
      auto decline = Decline{"C2", "a table's entries have 64 bits"};
      pin(lut.getInput(), decline);
      pin(lut, decline);
    }
    // Entries stay where they are: at multiples of 2^fraction.
    auto fraction = unsigned(lut.getFraction());
    TypeGroup &from = groupOf(lut.getInput()), &to = groupOf(lut);
    from.leastWidth = std::max(from.leastWidth, fraction + 1);
    if (fraction > 0) {
      Interval result = hull(lut);
      Int128 one = Int128(1) << fraction;
      unsigned entry = signedWidthOf({result.low / one, result.high / one});
      to.leastWidth = std::max(to.leastWidth, entry + fraction);
    }
  }
}

/// The type of each group.
void WidthInference::choose() {
  // Signed where any number is, or the type of any has to stay so.
  std::vector<bool> isSigned(signs.getNumClasses());
  for (auto [stream, i] : index) {
    TypeGroup &group = groups[ids[i]];
    // A signed type becomes unsigned only together with losing a bit: what
    // saturates then still does so at the same number.
    bool stays = group.pinned ||
                 group.widthFor(/*isSigned=*/false) >= group.type.getWidth();
    if (group.need->low < 0 || stream.getDefiningOp<MacOp>() ||
        (stays && !group.type.isUnsigned()))
      isSigned[signs[i]] = true;
  }
  chosen.resize(groups.size());
  for (auto [stream, i] : index) {
    TypeGroup &group = groups[ids[i]];
    if (chosen[ids[i]])
      continue;
    bool sign = isSigned[signs[i]];
    IntegerType best =
        IntegerType::get(kernel.getContext(), group.widthFor(sign),
                         sign ? IntegerType::Signless : IntegerType::Unsigned);
    bool isNarrower = best.getWidth() < group.type.getWidth();
    if (isNarrower && group.pinned) {
      Operation *op = stream.getDefiningOp();
      report.declined(op->getLoc(), group.pinned->condition,
                      llvm::formatv("{0} keeps {1} where {2} would do ({3}: "
                                    "{4})",
                                    op->getName(), group.type, best,
                                    group.pinned->condition,
                                    group.pinned->reason));
    }
    chosen[ids[i]] = isNarrower && !group.pinned ? best : group.type;
  }
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
    IntegerType to = chosen[ids[index[result]]];
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
  collect();
  join();
  addNeeds();
  choose();
  for (Operation &op : kernel.getBody().front()) {
    auto lut = dyn_cast<LutOp>(op);
    narrow(&op);
    auto isChanged = [&](Value value) { return changed.contains(value); };
    if (llvm::none_of(op.getOperands(), isChanged) &&
        llvm::none_of(op.getResults(), isChanged))
      continue;
    if (lut)
      narrowTable(lut, groupOf(lut.getInput()).type);
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
