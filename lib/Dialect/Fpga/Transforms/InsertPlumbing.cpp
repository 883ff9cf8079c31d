//===- InsertPlumbing.cpp - Drafts become designs -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelDriver.h"
#include "Lookahead.h"
#include "Plumbing.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"

#include "llvm/Support/FormatVariadic.h"

namespace ptc::fpga {
#define GEN_PASS_DEF_FPGAINSERTPLUMBINGPASS
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h.inc"
} // namespace ptc::fpga

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {
/// What was put into a kernel.
struct Plumbing {
  int64_t forks = 0, casts = 0, fifos = 0, copies = 0, dead = 0;

  Plumbing &operator+=(const Plumbing &other) {
    forks += other.forks;
    casts += other.casts;
    fifos += other.fifos;
    copies += other.copies;
    dead += other.dead;
    return *this;
  }
};

/// Wires one kernel.
class Plumber {
public:
  Plumber(IRRewriter &rewriter, KernelOp kernel, FifoPlacement placement,
          int64_t fifoDepth)
      : rewriter(rewriter), kernel(kernel), placement(placement),
        fifoDepth(fifoDepth) {}

  LogicalResult run();
  const Plumbing &getPlumbing() const { return plumbing; }

private:
  void removeOldPlumbing();
  void eraseDeadUnits();
  void duplicateRoms();
  LogicalResult connect(Operation *op);
  void splitWindow(WindowOp window);
  LogicalResult connectUse(OpOperand &use);
  void insertSkipFifos();
  void insertOtherFifos();
  void queueBehind(Value stream, int64_t depth);

  Block &body() { return kernel.getBody().front(); }

  IRRewriter &rewriter;
  KernelOp kernel;
  FifoPlacement placement;
  int64_t fifoDepth;
  Plumbing plumbing;
};
} // namespace

/// The uses of `value` in the order of their ops and operands; the use list has
/// the latest first.
static SmallVector<OpOperand *> usesInOrder(Value value) {
  SmallVector<OpOperand *> uses;
  for (OpOperand &use : value.getUses())
    uses.push_back(&use);
  llvm::sort(uses, [](OpOperand *a, OpOperand *b) {
    if (a->getOwner() != b->getOwner())
      return a->getOwner()->isBeforeInBlock(b->getOwner());
    return a->getOperandNumber() < b->getOperandNumber();
  });
  return uses;
}

static bool isStream(Value value) { return isa<StreamType>(value.getType()); }

//===----------------------------------------------------------------------===//
// What the draft holds
//===----------------------------------------------------------------------===//

void Plumber::removeOldPlumbing() {
  for (Operation &op : llvm::make_early_inc_range(body())) {
    if (isa<ForkOp, CastLanesOp>(op)) {
      for (Value result : op.getResults())
        rewriter.replaceAllUsesWith(result, op.getOperand(0));
      rewriter.eraseOp(&op);
    }
  }
}

void Plumber::eraseDeadUnits() {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(body()))) {
    if (op.hasTrait<OpTrait::IsTerminator>() || !op.use_empty())
      continue;
    rewriter.eraseOp(&op);
    ++plumbing.dead;
  }
}

void Plumber::duplicateRoms() {
  for (RomOp rom : llvm::make_early_inc_range(body().getOps<RomOp>())) {
    SmallVector<OpOperand *> uses = usesInOrder(rom.getResult());
    RomOp copy = rom;
    for (size_t i = rom.getPorts(); i < uses.size(); ++i) {
      if (i % rom.getPorts() == 0) {
        rewriter.setInsertionPointAfter(copy);
        copy = cast<RomOp>(rewriter.clone(*rom));
        ++plumbing.copies;
      }
      uses[i]->set(copy.getResult());
    }
  }
}

//===----------------------------------------------------------------------===//
// Beats
//===----------------------------------------------------------------------===//

/// Windows come as their consumers want them: once more for each further beat
/// that is wanted.
void Plumber::splitWindow(WindowOp window) {
  WindowOp last = window;
  llvm::MapVector<StreamType, WindowOp> byBeat;
  for (OpOperand *use : usesInOrder(window.getResult())) {
    StreamType wanted = wantedBeat(use->getOwner(), use->getOperandNumber());
    auto [entry, isNew] = byBeat.try_emplace(wanted, window);
    if (isNew && byBeat.size() > 1) {
      rewriter.setInsertionPointAfter(last);
      last = entry->second = cast<WindowOp>(rewriter.clone(*window));
      ++plumbing.copies;
    }
    use->set(entry->second.getResult());
  }
  for (auto &[wanted, copy] : byBeat)
    copy.getResult().setType(wanted);
}

/// Brings the stream of `use` into the beats that its owner wants.
LogicalResult Plumber::connectUse(OpOperand &use) {
  Operation *user = use.getOwner();
  unsigned operand = use.getOperandNumber();
  auto found = cast<StreamType>(use.get().getType());
  StreamType wanted = wantedBeat(user, operand);
  if (wanted == found)
    return success();
  rewriter.setInsertionPoint(user);
  Value stream = castTo(rewriter, use.get().getLoc(), use.get(), wanted);
  if (stream) {
    ++plumbing.casts;
    use.set(stream);
    // What an op wants may depend on what it gets.
    if (wantedBeat(user, operand) == wanted)
      return success();
  }
  InFlightDiagnostic error = user->emitOpError("(C1) wants operand ")
                             << operand << " as " << wanted
                             << ", but gets it as " << found;
  error.attachNote(use.get().getLoc()) << "from here";
  return error;
}

LogicalResult Plumber::connect(Operation *op) {
  if (auto window = dyn_cast<WindowOp>(op);
      window && !window.getResult().use_empty()) {
    Operation *next = window->getNextNode();
    splitWindow(window);
    // Copies stand between the window and what followed it.
    for (Operation *copy = window->getNextNode(); copy != next;) {
      Operation *after = copy->getNextNode();
      if (failed(connect(copy)))
        return failure();
      copy = after;
    }
  }
  auto unit = dyn_cast<UnitOpInterface>(op);
  if (!unit)
    return success();
  for (OpResult result : op->getResults()) {
    auto type = dyn_cast<StreamType>(result.getType());
    if (!type)
      continue;
    // Windows in a queue cannot be cast behind it.
    if (isa<FifoOp>(op) && type.getWindowType() && result.hasOneUse()) {
      OpOperand &use = *result.use_begin();
      result.setType(wantedBeat(use.getOwner(), use.getOperandNumber()));
    }
    StreamType produced = unit.getProducedBeat(result.getResultNumber());
    if (!isa<FifoOp>(op))
      result.setType(produced);
    SmallVector<OpOperand *> uses = usesInOrder(result);
    if (uses.size() > 1) {
      rewriter.setInsertionPointAfter(op);
      auto fork =
          ForkOp::create(rewriter, result.getLoc(), result, uses.size());
      ++plumbing.forks;
      for (auto [use, copy] : llvm::zip_equal(uses, fork.getResults()))
        use->set(copy);
    }
    for (OpOperand *use : uses)
      if (failed(connectUse(*use)))
        return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Queues
//===----------------------------------------------------------------------===//

/// A queue of `depth` beats, or of the least depth, behind `stream`; a queue
/// that stands there already becomes as deep.
void Plumber::queueBehind(Value stream, int64_t depth) {
  depth = std::max(depth, fifoDepth);
  auto type = cast<StreamType>(stream.getType());
  Operation *user = *stream.getUsers().begin();
  if (auto fifo = dyn_cast<FifoOp>(user)) {
    if (fifo.getDepth() < depth)
      fifo.setDepth(depth);
    return;
  }
  rewriter.setInsertionPointAfter(stream.getDefiningOp());
  auto fifo = FifoOp::create(rewriter, stream.getLoc(), type, stream, depth,
                             Memory::Auto, /*peak=*/IntegerAttr());
  rewriter.replaceAllUsesExcept(stream, fifo.getResult(), fifo);
  ++plumbing.fifos;
}

void Plumber::insertSkipFifos() {
  // The depth that each copy of a stream needs.
  llvm::MapVector<Value, int64_t> depths;
  SmallVector<ForkOp> forks(body().getOps<ForkOp>());
  for (Operation &op : body()) {
    SmallVector<llvm::DenseMap<Value, Need>> needs;
    if (llvm::count_if(op.getOperands(), isStream) < 2)
      continue;
    for (OpOperand &operand : op.getOpOperands())
      if (isStream(operand.get()))
        needs.push_back(needsOf(&op, operand.getOperandNumber()));
    // While one operand is waited for, what leads to another has to wait, too:
    // each copy that the first does not depend on. Where it does, copies met
    // before.
    for (ForkOp fork : forks) {
      for (Value near : fork.getResults()) {
        for (Value far : fork.getResults()) {
          for (auto &nearNeeds : needs) {
            for (auto &farNeeds : needs) {
              if (&nearNeeds == &farNeeds || !nearNeeds.count(near) ||
                  !farNeeds.count(far) || farNeeds.count(near))
                continue;
              auto type = cast<StreamType>(near.getType());
              int64_t pixels =
                  pixelsWaiting(type, nearNeeds[near], farNeeds[far]);
              int64_t elements = pixels * type.getChannels() *
                                 type.getRepeat() *
                                 (type.getWindowElements() / type.getTaps());
              int64_t beats =
                  (elements + type.getLanes() - 1) / type.getLanes();
              int64_t &depth = depths[near];
              depth = std::max(depth, beats);
            }
          }
        }
      }
    }
  }
  // Each stands right behind its fork: the last one first.
  for (auto [stream, depth] : llvm::reverse(depths))
    queueBehind(stream, depth);
}

void Plumber::insertOtherFifos() {
  SmallVector<Value> streams;
  for (Operation &op : body()) {
    if (isa<FifoOp>(op))
      continue;
    for (Value result : op.getResults())
      if (isStream(result) && !isa<FifoOp>(*result.getUsers().begin()))
        streams.push_back(result);
  }
  for (Value stream : streams)
    queueBehind(stream, fifoDepth);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

LogicalResult Plumber::run() {
  removeOldPlumbing();
  eraseDeadUnits();
  duplicateRoms();
  // Consumers first: what they want decides about their producers.
  SmallVector<Operation *> ops;
  for (Operation &op : llvm::reverse(body()))
    ops.push_back(&op);
  for (Operation *op : ops)
    if (failed(connect(op)))
      return failure();
  if (placement != FifoPlacement::None)
    insertSkipFifos();
  if (placement == FifoPlacement::All)
    insertOtherFifos();
  kernel.setDraft(false);
  return success();
}

LogicalResult ptc::fpga::insertPlumbing(IRRewriter &rewriter, KernelOp kernel,
                                        FifoPlacement fifos) {
  return Plumber(rewriter, kernel, fifos, /*fifoDepth=*/2).run();
}

namespace {
struct FpgaInsertPlumbingPass
    : ptc::fpga::impl::FpgaInsertPlumbingPassBase<FpgaInsertPlumbingPass> {
  using FpgaInsertPlumbingPassBase::FpgaInsertPlumbingPassBase;

  LogicalResult initialize(MLIRContext *context) override {
    if (fifoDepth >= 1)
      return success();
    return emitError(UnknownLoc::get(context))
           << getArgument() << ": fifo-depth has to be at least 1";
  }
  void runOnOperation() override;
};
} // namespace

void FpgaInsertPlumbingPass::runOnOperation() {
  std::mutex lock;
  Plumbing total;
  std::vector<KernelReport> reports =
      runOnKernels(getOperation(), [&](IRRewriter &rewriter, KernelOp kernel) {
        KernelReport report;
        if (!kernel.getDraft())
          return report;
        Plumber plumber(rewriter, kernel, fifos, fifoDepth);
        report.failed = failed(plumber.run());
        const Plumbing &plumbing = plumber.getPlumbing();
        report.did(kernel.getLoc(), "plumbing",
                   llvm::formatv("{0} is a design: {1} forks, {2} lane casts, "
                                 "{3} fifos, {4} copies, {5} dead units gone",
                                 kernel.getSymName(), plumbing.forks,
                                 plumbing.casts, plumbing.fifos,
                                 plumbing.copies, plumbing.dead));
        std::lock_guard<std::mutex> guard(lock);
        total += plumbing;
        return report;
      });
  if (anyFailed(reports))
    return signalPassFailure();
  RewriteTally tally =
      emitReports(&getContext(), getArgument(), reportLevel, reports);
  kernels += tally.rewrites();
  forks += total.forks;
  casts += total.casts;
  queues += total.fifos;
  copies += total.copies;
  dead += total.dead;
  if (tally.rewrites() == 0)
    markAllAnalysesPreserved();
}
