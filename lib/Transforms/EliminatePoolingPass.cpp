//===- EliminatePoolingPass.cpp - The pass and its reports ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/Passes.h"
#include "PoolToConv/Transforms/RewriteTally.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/Threading.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

#include <cmath>

namespace ptc {
#define GEN_PASS_DEF_ELIMINATEPOOLINGPASS
#include "PoolToConv/Transforms/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {

/// What happened to one pooling op, kept until everything is rewritten.
struct Record {
  Location loc;
  std::string name;
  std::optional<PoolingRewrite> outcome;
  Decline decline;
};

struct EliminatePoolingPass
    : ptc::impl::EliminatePoolingPassBase<EliminatePoolingPass> {
  using EliminatePoolingPassBase::EliminatePoolingPassBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    // The builders of linalg's convolutions create these.
    registry.insert<arith::ArithDialect, tensor::TensorDialect>();
    // So that a bare plugin knows upstream's pooling ops, too.
    registerExternalModels(registry);
  }

  LogicalResult initialize(MLIRContext *) override;
  void runOnOperation() override;

private:
  SmallVector<Record> rewriteBelow(ArrayRef<Operation *> pools);
  void report(const Record &record);
  void count(const RewriteTally &tally);

  SmallVector<Reduction> wanted;
};

} // namespace

LogicalResult EliminatePoolingPass::initialize(MLIRContext *context) {
  wanted.clear();
  for (const std::string &kind : kinds) {
    auto *match = llvm::find_if(allReductions, [&](Reduction reduction) {
      return stringify(reduction) == kind;
    });
    if (match == std::end(allReductions))
      return emitError(UnknownLoc::get(context))
             << "eliminate-pooling: unknown kind '" << kind
             << "', expected sum, average, max or min";
    wanted.push_back(*match);
  }
  return success();
}

/// Rewrites pools of one isolated op, in the order of the IR.
SmallVector<Record>
EliminatePoolingPass::rewriteBelow(ArrayRef<Operation *> pools) {
  EliminatePoolingOptions options;
  options.avgForm = avgForm;
  options.maxForm = maxForm;
  options.numerics = numerics;

  SmallVector<Record> records;
  IRRewriter rewriter(&getContext());
  for (Operation *op : pools) {
    auto pool = cast<PoolingOpInterface>(op);
    Record record{op->getLoc(), op->getName().getStringRef().str(), {}, {}};
    if (!wanted.empty()) {
      OrDecline<Pooling> pooling = pool.getPooling();
      if (pooling && !llvm::is_contained(wanted, pooling->reduction))
        continue;
    }
    OrDecline<PoolingRewrite> outcome =
        eliminatePooling(rewriter, pool, options);
    if (outcome)
      record.outcome = std::move(*outcome);
    else
      record.decline = outcome.decline();
    records.push_back(std::move(record));
  }
  return records;
}

/// The tally of one op.
static RewriteTally tallyOf(const Record &record) {
  if (record.outcome)
    return tallyOf(record.outcome->numericClass, record.outcome->boundEps);
  RewriteTally tally;
  tally.kept = 1;
  return tally;
}

void EliminatePoolingPass::runOnOperation() {
  // Pools by the isolated op that they are in. Ops of different isolated ops
  // are independent, so that these can be rewritten in parallel.
  SmallVector<SmallVector<Operation *>> groups;
  llvm::DenseMap<Operation *, unsigned> groupOf;
  getOperation()->walk<WalkOrder::PreOrder>([&](PoolingOpInterface op) {
    Operation *scope = op->getParentWithTrait<OpTrait::IsIsolatedFromAbove>();
    auto [entry, isNew] = groupOf.try_emplace(scope, groups.size());
    if (isNew)
      groups.emplace_back();
    groups[entry->second].push_back(op);
  });

  std::vector<SmallVector<Record>> records(groups.size());
  parallelFor(&getContext(), 0, groups.size(),
              [&](size_t i) { records[i] = rewriteBelow(groups[i]); });

  // Emit from here only, in the order of the IR.
  std::lock_guard<std::mutex> lock(remarkEmission());
  RewriteTally total;
  for (const SmallVector<Record> &group : records) {
    for (const Record &record : group) {
      total += tallyOf(record);
      report(record);
    }
  }
  count(total);
  RewriteRecorder::report(&getContext(), total);
  if (total.kept > 0 && failOnRemainingPooling)
    return signalPassFailure();
  if (total.rewrites() == 0)
    markAllAnalysesPreserved();
}

void EliminatePoolingPass::count(const RewriteTally &tally) {
  bitExact += tally.bitExact;
  specExact += tally.specExact;
  reassociating += tally.reassociating;
  kept += tally.kept;
  boundEps.updateMax(static_cast<uint64_t>(std::ceil(tally.boundEps)));
  if (summary)
    llvm::errs() << llvm::formatv(
        "eliminate-pooling: {0} rewritten ({1} bit-exact, {2} spec-exact, {3} "
        "reassociating), {4} kept; largest bound {5:F1} eps\n",
        tally.rewrites(), tally.bitExact, tally.specExact, tally.reassociating,
        tally.kept, tally.boundEps);
}

/// "12" or "unknown".
static std::string countText(int64_t count) {
  return count == kUnknown ? "unknown" : std::to_string(count);
}

/// "T3 T4".
static std::string conditionText(const std::set<unsigned> &conditions) {
  return llvm::join(llvm::map_range(conditions,
                                    [](unsigned number) {
                                      return "T" + std::to_string(number);
                                    }),
                    " ");
}

void EliminatePoolingPass::report(const Record &record) {
  if (!record.outcome) {
    remark::missed(record.loc,
                   remark::RemarkOpts::name(record.decline.condition)
                       .category("eliminate-pooling"))
        << record.name + " is left in place: " + record.decline.reason
        << remark::metric("op", record.name)
        << remark::metric("reason", record.decline.reason);
    std::string text =
        llvm::formatv("{0} is left in place ({1}: {2})", record.name,
                      record.decline.condition, record.decline.reason);
    if (failOnRemainingPooling)
      emitError(record.loc) << text;
    else if (reportLevel != ReportLevel::None)
      emitRemark(record.loc) << text;
    return;
  }
  const PoolingRewrite &outcome = *record.outcome;
  std::string text =
      llvm::formatv("{0} becomes {1} ({2}", record.name, outcome.form,
                    stringify(outcome.numericClass));
  if (outcome.boundEps > 0)
    text += llvm::formatv(", |error| <= {0} eps max|x|", outcome.boundEps);
  text += llvm::formatv("; {0} multiplications, {1} parameters)",
                        countText(outcome.multiplications),
                        countText(outcome.parameters));
  remark::passed(record.loc,
                 remark::RemarkOpts::name(stringify(outcome.numericClass))
                     .category("eliminate-pooling"))
      << text << remark::metric("op", record.name)
      << remark::metric("form", outcome.form)
      << remark::metric("bound-eps", outcome.boundEps)
      << remark::metric("multiplications", countText(outcome.multiplications))
      << remark::metric("parameters", countText(outcome.parameters))
      << remark::metric("conditions", conditionText(outcome.conditions));
  if (reportLevel == ReportLevel::All)
    emitRemark(record.loc) << text;
}
