//===- SelectReduce.cpp - Forms of reductions -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"
#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "StreamRanges.h"

#include "llvm/Support/FormatVariadic.h"

#include <numeric>

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGASELECTREDUCEPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// A reduction over windows of a map N, H, W, C, however it is built.
struct WindowedReduce {
  /// The reduce or the mac whose result it is.
  Operation *op;
  ReduceKind kind;
  ReduceForm form;
  /// The map.
  Value map;
  SmallVector<int64_t> kernel, stride, dilation;
  PadAttr pad;
  StreamType result;

  StreamType getMapType() const { return cast<StreamType>(map.getType()); }
};

/// Changes the reductions of one kernel.
class Selector {
public:
  Selector(IRRewriter &rewriter, ReduceForm wanted)
      : rewriter(rewriter), wanted(wanted) {}

  KernelReport run(KernelOp kernel);

private:
  bool select(WindowedReduce reduce);
  void build(const WindowedReduce &reduce, ReduceForm form);
  void replace(Operation *op, Value value);
  void selectMac(MacOp mac);
  void keepBuffer(Operation *op, const Decline &decline);

  IRRewriter &rewriter;
  ReduceForm wanted;
  KernelReport report;
};
} // namespace

static StringRef stringify(ReduceForm form) {
  switch (form) {
  case ReduceForm::Auto:
    return "auto";
  case ReduceForm::Window:
    return "window";
  case ReduceForm::Rows:
    return "rows";
  case ReduceForm::Global:
    return "global";
  }
  llvm_unreachable("all forms are handled");
}

//===----------------------------------------------------------------------===//
// What is there
//===----------------------------------------------------------------------===//

/// `reduce` as a reduction over windows, if it is one.
static std::optional<WindowedReduce> windowedReduceOf(ReduceOp reduce) {
  MLIRContext *context = reduce.getContext();
  WindowedReduce result;
  result.op = reduce;
  result.kind = reduce.getKind();
  result.result = reduce.getType();
  result.dilation = {1, 1};
  result.map = reduce.getInput();
  result.pad = PadAttr::get(context, 0, 0, 0, 0, 0);
  switch (reduce.getMode()) {
  case ReduceMode::Window: {
    auto window = reduce.getInput().getDefiningOp<WindowOp>();
    if (!window)
      return std::nullopt;
    result.form = ReduceForm::Window;
    result.map = window.getInput();
    result.kernel = llvm::to_vector(window.getKernel());
    result.stride = llvm::to_vector(window.getStride());
    result.dilation = llvm::to_vector(window.getDilation());
    result.pad = window.getPad();
    return result;
  }
  case ReduceMode::Rows:
    result.form = ReduceForm::Rows;
    result.kernel = llvm::to_vector(*reduce.getKernel());
    result.stride = llvm::to_vector(*reduce.getStride());
    if (reduce.getPad())
      result.pad = *reduce.getPad();
    return result;
  case ReduceMode::Global: {
    SmallVector<int64_t> dims = llvm::to_vector(*reduce.getDims());
    llvm::sort(dims);
    StreamType from = reduce.getInput().getType();
    if (from.getRank() != 4 || dims != SmallVector<int64_t>{1, 2})
      return std::nullopt;
    result.form = ReduceForm::Global;
    result.kernel = {from.getShape()[1], from.getShape()[2]};
    result.stride = result.kernel;
    return result;
  }
  }
  llvm_unreachable("all modes are handled");
}

/// The value that changes no reduction of this kind.
static int64_t identityOf(ReduceKind kind, IntegerType type) {
  Interval range = rangeOf(type);
  switch (kind) {
  case ReduceKind::Max:
    return static_cast<int64_t>(range.low);
  case ReduceKind::Min:
    return static_cast<int64_t>(range.high);
  case ReduceKind::Sum:
    return 0;
  }
  llvm_unreachable("all kinds are handled");
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// (C3) Padding that may as well take no part.
static std::optional<Decline> checkPadding(const WindowedReduce &reduce) {
  PadAttr pad = reduce.pad;
  if (pad.isNone() || reduce.form != ReduceForm::Window)
    return std::nullopt;
  const int64_t lows[] = {pad.getTop(), pad.getLeft()};
  const int64_t highs[] = {pad.getBottom(), pad.getRight()};
  for (int dim : {0, 1}) {
    int64_t extent = reduce.getMapType().getShape()[1 + dim];
    if (std::max(lows[dim], highs[dim]) >= reduce.kernel[dim] ||
        (reduce.result.getShape()[1 + dim] - 1) * reduce.stride[dim] -
                lows[dim] >=
            extent)
      return Decline{"C3", "a window may lie in the padding as a whole"};
  }
  if (pad.isEdge()) {
    if (reduce.kind == ReduceKind::Sum)
      return Decline{"C3", "padding by the nearest element counts in a sum"};
    return std::nullopt;
  }
  Int128 value = *pad.getValue();
  Interval range = rangeOf(reduce.map);
  bool isNeutral = reduce.kind == ReduceKind::Sum   ? value == 0
                   : reduce.kind == ReduceKind::Max ? value <= range.low
                                                    : value >= range.high;
  if (!isNeutral)
    return Decline{"C3", llvm::formatv("padding by {0} may change a {1}",
                                       *pad.getValue(),
                                       stringifyReduceKind(reduce.kind))};
  return std::nullopt;
}

/// (C2) for dimensions in which a window has several elements.
static std::optional<Decline> checkDilation(const WindowedReduce &reduce) {
  for (int dim : {0, 1})
    if (reduce.kernel[dim] > 1 && reduce.dilation[dim] > 1)
      return Decline{"C2", llvm::formatv("the window's dilation is {0}",
                                         reduce.dilation[dim])};
  return std::nullopt;
}

/// Why the reduction cannot be built as `form`, or nothing.
static std::optional<Decline> check(const WindowedReduce &reduce,
                                    ReduceForm form) {
  if (form == ReduceForm::Window || form == reduce.form)
    return std::nullopt;
  if (std::optional<Decline> decline = checkDilation(reduce))
    return decline;
  if (std::optional<Decline> decline = checkPadding(reduce))
    return decline;
  const int64_t lows[] = {reduce.pad.getTop(), reduce.pad.getLeft()};
  for (int dim : {0, 1}) {
    if (form == ReduceForm::Rows && reduce.stride[dim] < reduce.kernel[dim])
      return Decline{"C1",
                     llvm::formatv("windows of {0} overlap at a stride "
                                   "of {1}",
                                   reduce.kernel[dim], reduce.stride[dim])};
    int64_t extent = reduce.getMapType().getShape()[1 + dim];
    if (form == ReduceForm::Global && (reduce.result.getShape()[1 + dim] != 1 ||
                                       reduce.kernel[dim] - lows[dim] < extent))
      return Decline{"C4", "no single window covers the map"};
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// What comes in its place
//===----------------------------------------------------------------------===//

/// Replaces `op` and erases what fed it alone.
void Selector::replace(Operation *op, Value value) {
  SmallVector<Operation *> producers;
  for (Value operand : op->getOperands())
    if (Operation *producer = operand.getDefiningOp())
      producers.push_back(producer);
  rewriter.replaceOp(op, value);
  for (Operation *producer : producers)
    if (isa<WindowOp, RomOp>(producer) && producer->use_empty())
      rewriter.eraseOp(producer);
}

/// Builds the reduction as `form`, in beats of whole lanes: a design stays one.
void Selector::build(const WindowedReduce &reduce, ReduceForm form) {
  Location loc = reduce.op->getLoc();
  rewriter.setInsertionPoint(reduce.op);
  StreamType from = reduce.getMapType();
  int64_t lanes = std::gcd(reduce.result.getLanes(), from.getChannels());
  // A map has no windows: any cast will do.
  Value input = castTo(rewriter, loc, reduce.map, from.withLanes(lanes));

  auto mode = ReduceMode::Window;
  DenseI64ArrayAttr kernel, stride, dims;
  PadAttr pad = reduce.pad;
  auto padBy = [&](int64_t value) {
    return pad.isNone() ? PadAttr()
                        : PadAttr::get(rewriter.getContext(), pad.getTop(),
                                       pad.getLeft(), pad.getBottom(),
                                       pad.getRight(), value);
  };
  switch (form) {
  case ReduceForm::Window: {
    PadAttr neutral = padBy(identityOf(reduce.kind, from.getNumberType()));
    auto window = VectorType::get(reduce.kernel, from.getNumberType());
    input = WindowOp::create(
        rewriter, loc, StreamType::get(reduce.result.getShape(), window, lanes),
        input, reduce.kernel, reduce.stride, reduce.dilation,
        neutral ? neutral : pad, Memory::Auto);
    pad = {};
    break;
  }
  case ReduceForm::Rows:
    mode = ReduceMode::Rows;
    kernel = rewriter.getDenseI64ArrayAttr(reduce.kernel);
    stride = rewriter.getDenseI64ArrayAttr(reduce.stride);
    // What takes no part needs no value.
    pad = padBy(0);
    break;
  default:
    mode = ReduceMode::Global;
    dims = rewriter.getDenseI64ArrayAttr({1, 2});
    pad = {};
    break;
  }
  auto result =
      ReduceOp::create(rewriter, loc, reduce.result.withLanes(lanes),
                       reduce.kind, mode, input, kernel, stride, pad, dims);
  replace(reduce.op, castTo(rewriter, loc, result, reduce.result));
}

//===----------------------------------------------------------------------===//
// Choice
//===----------------------------------------------------------------------===//

void Selector::keepBuffer(Operation *op, const Decline &decline) {
  report.declined(op->getLoc(), decline.condition,
                  llvm::formatv("{0} keeps its line buffer ({1}: {2})",
                                op->getName(), decline.condition,
                                decline.reason));
}

/// Gives the reduction the form that is wanted, or the best one. True if it
/// changed.
bool Selector::select(WindowedReduce reduce) {
  // A single window steps nowhere.
  for (int dim : {0, 1})
    if (reduce.result.getShape()[1 + dim] == 1)
      reduce.stride[dim] = std::max(reduce.stride[dim], reduce.kernel[dim]);
  Location loc = reduce.op->getLoc();
  std::string name = reduce.op->getName().getStringRef().str();
  SmallVector<ReduceForm> forms = {wanted};
  if (wanted == ReduceForm::Auto)
    forms = {ReduceForm::Global, ReduceForm::Rows, ReduceForm::Window};
  std::optional<Decline> decline;
  for (ReduceForm form : forms) {
    if (form == reduce.form) {
      // Nothing to say but of line buffers.
      if (form == ReduceForm::Window && decline)
        keepBuffer(reduce.op, *decline);
      return false;
    }
    decline = check(reduce, form);
    if (decline)
      continue;
    build(reduce, form);
    report.did(loc, stringify(form),
               llvm::formatv("{0} becomes a {1} over {2} in the form {3}", name,
                             stringifyReduceKind(reduce.kind),
                             form == ReduceForm::Global ? "the map" : "windows",
                             stringify(form)));
    return true;
  }
  report.declined(loc, decline->condition,
                  llvm::formatv("{0} stays in the form {1} ({2}: {3})", name,
                                stringify(reduce.form), decline->condition,
                                decline->reason));
  return false;
}

/// (C5) One filter of ones per channel.
static bool isSumPerChannel(MacOp mac) {
  if (mac.getGroups() != mac.getInputChannels() ||
      mac.getOutputChannels() != mac.getInputChannels())
    return false;
  auto rom = mac.getWeights().getDefiningOp<RomOp>();
  std::optional<std::vector<int64_t>> weights =
      rom ? readIntegers(rom.getValue()) : std::nullopt;
  return weights &&
         llvm::all_of(*weights, [](int64_t weight) { return weight == 1; });
}

void Selector::selectMac(MacOp mac) {
  if (!isSumPerChannel(mac))
    return;
  auto window = mac.getInput().getDefiningOp<WindowOp>();
  if (window && mac.getInput().getType().isUnsigned()) {
    keepBuffer(mac, Decline{"C6", "the sum of an unsigned stream is unsigned"});
  } else if (window) {
    WindowedReduce reduce{mac,
                          ReduceKind::Sum,
                          ReduceForm::Window,
                          window.getInput(),
                          llvm::to_vector(window.getKernel()),
                          llvm::to_vector(window.getStride()),
                          llvm::to_vector(window.getDilation()),
                          window.getPad(),
                          mac.getType()};
    if (select(std::move(reduce)))
      return;
  }
  if (mac.getWeightClass() == WeightClass::Ones)
    return;
  mac.setWeightClass(WeightClass::Ones);
  report.did(mac.getLoc(), "ones",
             "fpga.mac multiplies by nothing but 1: adders");
}

KernelReport Selector::run(KernelOp kernel) {
  SmallVector<Operation *> ops;
  for (Operation &op : kernel.getBody().front())
    if (isa<ReduceOp, MacOp>(op))
      ops.push_back(&op);
  for (Operation *op : ops) {
    if (auto mac = dyn_cast<MacOp>(op)) {
      selectMac(mac);
      continue;
    }
    auto reduce = cast<ReduceOp>(op);
    if (std::optional<WindowedReduce> windowed = windowedReduceOf(reduce))
      select(std::move(*windowed));
    else if (reduce.getMode() == ReduceMode::Window)
      keepBuffer(op, Decline{"C7", "it stands behind a fork or a queue"});
  }
  return std::move(report);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FpgaSelectReducePass
    : ptc::fpga::impl::FpgaSelectReducePassBase<FpgaSelectReducePass> {
  using FpgaSelectReducePassBase::FpgaSelectReducePassBase;
  void runOnOperation() override;
};
} // namespace

void FpgaSelectReducePass::runOnOperation() {
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &rewriter, KernelOp kernel) {
        return Selector(rewriter, form).run(kernel);
      });
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  changed += tally.rewrites();
  kept += tally.kept;
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
