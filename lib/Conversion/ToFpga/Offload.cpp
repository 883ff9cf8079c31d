//===- Offload.cpp - Parts of functions that become kernels ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Offload.h"
#include "PoolToConv/Transforms/RewriteTally.h"

#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/FoldUtils.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/FormatVariadic.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

bool OpLowering::isPassive(Operation *op) const {
  return op->hasTrait<OpTrait::ConstantLike>() ||
         op->hasTrait<OpTrait::IsTerminator>() || isa<CallOp>(op);
}

/// True for a tensor that an op computes: constants are read by who uses them.
static bool isComputed(Value value, const OpLowering &lowering) {
  Operation *op = value.getDefiningOp();
  return isa<TensorType>(value.getType()) && (!op || !lowering.isPassive(op));
}

/// Tensors by the ops that need them. An op in a kernel need not read all its
/// operands, and may read those of neighbours.
using ReadMap = llvm::DenseMap<Operation *, SmallVector<Value>>;

/// Tries `op` alone, in a module of its own. Gives what was read.
static Refusal tryToLower(Operation *op, const OpLowering &lowering,
                          const Formats *formats,
                          SmallVectorImpl<Value> &reads) {
  if (op->getNumRegions() > 1 ||
      isa<RegionBranchOpInterface, LoopLikeOpInterface, CallOpInterface>(op))
    return Decline{"T33", "control flow and calls"};
  for (Value operand : op->getOperands())
    if (isComputed(operand, lowering))
      if (OrDecline<StreamType> type = streamTypeOf(operand, false, formats);
          !type)
        return type.decline();
  for (Value result : op->getResults())
    if (OrDecline<StreamType> type = streamTypeOf(result, false, formats);
        !type)
      return type.decline();

  OwningOpRef<ModuleOp> scratch = ModuleOp::create(op->getLoc());
  StreamBuilder builder(op->getContext(), *scratch->getBody(), formats);
  Refusal refusal = lowering.lower(op, builder);
  if (!refusal) {
    // The dialect's own rules hold as well: what does not fit in 64 bits.
    std::string message;
    ScopedDiagnosticHandler handler(op->getContext(), [&](Diagnostic &error) {
      if (message.empty())
        message = error.str();
      return success();
    });
    for (Operation &unit : *scratch->getBody())
      if (failed(verify(&unit))) {
        refusal = Decline{"T31", message};
        break;
      }
  }
  for (auto placeholder : scratch->getOps<UnrealizedConversionCastOp>())
    reads.push_back(placeholder.getInputs().front());
  return refusal;
}

/// Erases the ops that nobody needs, and those that only they needed.
static void eraseDeadOps(Block &block) {
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(block)))
    if (isOpTriviallyDead(&op))
      op.erase();
}

namespace {
/// A part of a function, in program order.
using Part = SmallVector<Operation *>;
} // namespace

/// The largest parts of `mappable` ops. The level of an op counts the host ops
/// between it and the function's arguments on which kernels depend: a path that
/// leaves a kernel for the host comes back at a higher level, and no path goes
/// down. Connected ops of one level are therefore a part without a way around.
static std::vector<Part> partition(Block &body,
                                   const llvm::SetVector<Operation *> &mappable,
                                   const ReadMap &reads) {
  llvm::DenseMap<Operation *, unsigned> level;
  llvm::EquivalenceClasses<Operation *> connected;
  for (Operation &op : body) {
    bool isMappable = mappable.contains(&op);
    unsigned highest = 0;
    for (Value value : reads.find(&op)->second) {
      Operation *producer = value.getDefiningOp();
      if (!producer || producer->getBlock() != &body)
        continue;
      bool returns = isMappable && !mappable.contains(producer);
      highest = std::max(highest, level.lookup(producer) + returns);
    }
    level[&op] = highest;
    if (!isMappable)
      continue;
    connected.insert(&op);
    for (Value value : reads.find(&op)->second)
      if (Operation *producer = value.getDefiningOp();
          producer && mappable.contains(producer) &&
          level.lookup(producer) == highest)
        connected.unionSets(producer, &op);
  }
  llvm::MapVector<Operation *, Part> parts;
  for (Operation *op : mappable)
    parts[connected.getLeaderValue(op)].push_back(op);
  std::vector<Part> result;
  for (auto &[leader, part] : parts)
    result.push_back(std::move(part));
  return result;
}

/// How a port reads or writes `tensor`: null for integers.
static TypeAttr formatAttr(Value tensor, const Formats *formats) {
  if (isa<FloatType>(getElementTypeOrSelf(tensor)))
    return TypeAttr::get(formats->of(tensor));
  return {};
}

/// The kernel that computes `part`, and its call behind the part's last op. The
/// ops of the part are not used any more by others. No kernel where others read
/// past the part. `readers` are those of each value. Refused, with nothing
/// changed, where ops that could be lowered alone cannot be together.
static Refusal
buildKernel(FunctionOpInterface function, const Part &part,
            const OpLowering &lowering, const Formats *formats,
            const llvm::DenseMap<Value, SmallVector<Operation *>> &readers,
            OffloadReport &report) {
  llvm::SmallPtrSet<Operation *, 16> inside(part.begin(), part.end());
  Location loc = function.getLoc();
  OwningOpRef<ModuleOp> scratch = ModuleOp::create(loc);
  Block &units = *scratch->getBody();
  StreamBuilder builder(function.getContext(), units, formats);
  for (Operation *op : part)
    if (Refusal refusal = lowering.lower(op, builder))
      return refusal;

  SmallVector<Value> outputs, stored;
  for (Operation *op : part)
    for (Value result : op->getResults())
      if (llvm::any_of(readers.lookup(result), [&](Operation *reader) {
            return !inside.contains(reader);
          }))
        outputs.push_back(result);
  if (!llvm::all_of(outputs,
                    [&](Value output) { return builder.stored(output); }))
    return Decline{"T30", "a result in another form than its readers expect"};
  auto record = [&](StringRef kernel) {
    for (Operation *op : part)
      report.offloaded.push_back(
          {op->getLoc(), op->getName().getStringRef().str(), kernel.str()});
  };
  if (outputs.empty()) {
    record("");
    return std::nullopt;
  }
  ++report.kernels;
  for (Value output : outputs) {
    auto type = cast<RankedTensorType>(output.getType());
    bool isUnsigned =
        cast<StreamType>(builder.stored(output).getType()).isUnsigned();
    Value stream = builder.stream(output, {}, isUnsigned);
    stored.push_back(StoreOp::create(builder.at(output.getLoc()), type, stream,
                                     formatAttr(output, formats), IfaceAttr()));
  }
  ReturnOp::create(builder.at(loc), stored);

  // Neighbours may have read past an op.
  eraseDeadOps(units);
  // What was read without having been computed comes in.
  SmallVector<Value> inputs;
  SmallVector<UnrealizedConversionCastOp> placeholders(
      units.getOps<UnrealizedConversionCastOp>());
  for (UnrealizedConversionCastOp placeholder : placeholders)
    inputs.push_back(placeholder.getInputs().front());

  OpBuilder host(function);
  auto kernel =
      KernelOp::create(host, loc, (function.getName() + "_kernel").str(),
                       host.getFunctionType(ValueRange(inputs).getTypes(),
                                            ValueRange(outputs).getTypes()));
  kernel.setDraft(true);
  SymbolTable(function->getParentOp()).insert(kernel);
  record(kernel.getSymName());
  Block &body = kernel.getBody().front();
  body.getOperations().splice(body.end(), units.getOperations());
  for (auto [placeholder, argument] :
       llvm::zip_equal(placeholders, body.getArguments())) {
    OpBuilder inner(placeholder);
    auto load = LoadOp::create(
        inner, placeholder.getInputs().front().getLoc(),
        placeholder.getResult(0).getType(), argument,
        formatAttr(placeholder.getInputs().front(), formats), IfaceAttr());
    placeholder.getResult(0).replaceAllUsesWith(load);
    placeholder.erase();
  }

  host.setInsertionPointAfter(part.back());
  auto call = CallOp::create(host, loc, ValueRange(outputs).getTypes(),
                             kernel.getSymName(), inputs);
  for (auto [before, after] : llvm::zip_equal(outputs, call.getResults()))
    before.replaceAllUsesWith(after);
  return std::nullopt;
}

/// What the ops of `op`'s regions read as well.
static SmallVector<Value> operandsOf(Operation *op) {
  SmallVector<Value> operands;
  op->walk([&](Operation *inner) {
    operands.append(inner->operand_begin(), inner->operand_end());
  });
  return operands;
}

/// Folds ops of constants, as reshapes of filters, into constants.
static void foldConstants(Block &body, const OpLowering &lowering) {
  OperationFolder folder(body.getParentOp()->getContext());
  for (Operation &op : llvm::make_early_inc_range(body)) {
    if (op.hasTrait<OpTrait::ConstantLike>() || op.getNumOperands() == 0 ||
        !llvm::all_of(op.getOperands(), [](Value operand) {
          return matchPattern(operand, m_Constant());
        }))
      continue;
    if (succeeded(folder.tryToFold(&op)))
      continue;
    OpBuilder builder(&op);
    if (Value constant = lowering.foldConstants(&op, builder)) {
      op.getResult(0).replaceAllUsesWith(constant);
      op.erase();
    }
  }
}

OffloadReport ptc::offload(FunctionOpInterface function,
                           const OpLowering &lowering, const Formats *formats) {
  OffloadReport report;
  if (function.isExternal() ||
      !llvm::hasSingleElement(function.getFunctionBody()))
    return report;
  Block &body = function.getFunctionBody().front();
  llvm::SetVector<Operation *> mappable;
  eraseDeadOps(body);
  foldConstants(body, lowering);
  auto keep = [&](Operation *op, const Decline &decline) {
    report.host.push_back(
        {op->getLoc(), op->getName().getStringRef().str(), decline});
  };
  ReadMap reads;
  llvm::DenseMap<Value, SmallVector<Operation *>> readers;
  for (Operation &op : body) {
    SmallVector<Value> read;
    std::optional<Refusal> refusal;
    if (!lowering.isPassive(&op))
      refusal = tryToLower(&op, lowering, formats, read);
    if (refusal && !*refusal)
      mappable.insert(&op);
    else
      read = operandsOf(&op);
    if (refusal && *refusal)
      keep(&op, **refusal);
    for (Value value : read)
      readers[value].push_back(&op);
    reads[&op] = std::move(read);
  }
  SmallVector<Operation *> replaced;
  for (const Part &part : partition(body, mappable, reads)) {
    if (Refusal refusal =
            buildKernel(function, part, lowering, formats, readers, report)) {
      for (Operation *op : part)
        keep(op, *refusal);
      continue;
    }
    report.isApproximate |= llvm::any_of(part, [](Operation *op) {
      return llvm::any_of(op->getResultTypes(), [](Type type) {
        return isa<FloatType>(getElementTypeOrSelf(type));
      });
    });
    replaced.append(part.begin(), part.end());
  }
  // What only replaced ops use may stand in another part.
  for (Operation *op : replaced)
    op->dropAllUses();
  for (Operation *op : replaced)
    op->erase();
  // A call stands where the last op of its part was; users of other results may
  // stand before it.
  sortTopologically(&body);
  eraseDeadOps(body);
  return report;
}

/// Tells of the ops that stay.
static void emit(const HostOp &op, const OffloadStyle &style) {
  std::string text = llvm::formatv("{0} stays on the host ({1}: {2})", op.name,
                                   op.decline.condition, op.decline.reason);
  remark::missed(
      op.loc,
      remark::RemarkOpts::name(op.decline.condition).category(style.pass))
      << text;
  if (style.requireFull)
    emitError(op.loc) << text;
  else if (style.level != ReportLevel::None)
    emitRemark(op.loc) << text;
}

/// Tells of the ops that are in kernels.
static void emit(const OffloadedOp &op, const OffloadStyle &style) {
  std::string text =
      op.name + (op.kernel.empty() ? " is needed by no one"
                                   : " becomes units of @" + op.kernel);
  remark::passed(op.loc,
                 remark::RemarkOpts::name("offloaded").category(style.pass))
      << text;
  if (style.level == ReportLevel::All)
    emitRemark(op.loc) << text;
}

LogicalResult ptc::offloadAll(Operation *root, const OpLowering &lowering,
                              const OffloadStyle &style) {
  if (!style.calibration.empty() && style.precision.empty())
    return emitError(root->getLoc())
           << "calibrate: expected a precision, whose width the formats have";
  SmallVector<FunctionOpInterface> functions;
  root->walk([&](FunctionOpInterface function) {
    if (!isa<KernelOp>(function))
      functions.push_back(function);
  });
  std::lock_guard<std::mutex> lock(remarkEmission());
  RewriteTally tally;
  unsigned kernels = 0;
  std::optional<Formats> formats;
  if (!style.precision.empty()) {
    FixedType uniform = parseFormat(style.precision, root->getContext());
    if (!uniform)
      return failure();
    formats.emplace(uniform);
  }
  for (FunctionOpInterface function : functions) {
    if (!style.calibration.empty() && !function.isExternal()) {
      formats.emplace(formats->of({}));
      if (failed(calibrate(function, style.calibration, *formats)))
        return failure();
    }
    OffloadReport report =
        offload(function, lowering, formats ? &*formats : nullptr);
    kernels += report.kernels;
    // How far fixed-point numbers are from floats is for the judge to measure.
    (report.isApproximate ? tally.reassociating : tally.bitExact) +=
        report.offloaded.size();
    if (report.isApproximate)
      tally.boundEps = std::numeric_limits<double>::infinity();
    tally.kept += report.host.size();
    for (const OffloadedOp &op : report.offloaded)
      emit(op, style);
    for (const HostOp &op : report.host)
      emit(op, style);
  }
  RewriteRecorder::report(root->getContext(), tally);
  if (style.summary) {
    uint64_t offloaded = tally.rewrites();
    uint64_t total = offloaded + tally.kept;
    llvm::errs() << llvm::formatv(
        "{0}: {1} of {2} ops offloaded ({3:F1} %), {4} kernels\n", style.pass,
        offloaded, total, total ? 100.0 * offloaded / total : 0.0, kernels);
  }
  return failure(style.requireFull && tally.kept > 0);
}
