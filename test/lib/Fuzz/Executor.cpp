//===- Executor.cpp - Runs modules before and after -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Executor.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fuzz;

/// Compiling dominates: larger batches save little more, and a batch that does
/// not compile is halved until the function at fault is alone.
static constexpr unsigned kBatch = 64;
/// Random trials of each function, beside the adversarial ones.
static constexpr unsigned kTrials = 2;

uint64_t ptc::fuzz::moduleOf(StringRef function) {
  uint64_t number = 0;
  function.drop_front(1)
      .take_until([](char c) { return c == '_'; })
      .getAsInteger(10, number);
  return number;
}

static bool clashes(ModuleOp target, ModuleOp source) {
  return llvm::any_of(source.getOps<SymbolOpInterface>(), [&](auto symbol) {
    return SymbolTable::lookupSymbolIn(target, symbol.getNameAttr());
  });
}

/// Behind a clamp, a minimum or a tanh nobody sees that a sum overflowed.
static bool saturates(Operation *function) {
  auto result = function->walk([](Operation *op) {
    bool isBound = isa<tosa::ClampOp, tosa::MinimumOp, tosa::MaximumOp,
                       tosa::TanhOp, tosa::SigmoidOp, arith::MinimumFOp,
                       arith::MinNumFOp, arith::MaximumFOp, arith::MaxNumFOp,
                       math::TanhOp>(op);
    return isBound && isa<FloatType>(getElementTypeOrSelf(op->getResult(0)))
               ? WalkResult::interrupt()
               : WalkResult::advance();
  });
  return result.wasInterrupted();
}

static void moveInto(ModuleOp target, ModuleOp source) {
  for (Operation &op : llvm::make_early_inc_range(*source.getBody()))
    op.moveBefore(target.getBody(), target.getBody()->end());
}

void Executor::add(Outcome outcome) {
  bool isExact = outcome.tally.isBitExact();
  int key = -1;
  if (!isExact)
    key = int(std::ceil(std::log2(std::max(1.0, outcome.tally.boundEps))));
  Batch &batch = batches[key];
  if (batch.modules == kBatch ||
      (batch.modules > 0 && (clashes(*batch.before, *outcome.before) ||
                             clashes(*batch.after, *outcome.after))))
    run(batch, isExact);
  if (batch.modules++ == 0) {
    batch.before = ModuleOp::create(UnknownLoc::get(&context));
    batch.after = ModuleOp::create(UnknownLoc::get(&context));
    batch.boundEps = 0;
  }
  batch.boundEps = std::max(batch.boundEps, outcome.tally.boundEps);
  for (auto function : outcome.before->getOps<FunctionOpInterface>())
    if (saturates(function))
      batch.saturating.insert(function.getName());
  moveInto(*batch.before, *outcome.before);
  moveInto(*batch.after, *outcome.after);
}

void Executor::run(Batch &batch, bool isExact) {
  JudgeOptions options;
  options.trials = kTrials;
  options.seed = seed;
  options.compile.optLevel = 0;
  if (!isExact)
    options.boundEps = batch.boundEps;
  ScopedDiagnosticHandler quiet(&context, [](Diagnostic &) {});
  auto verdicts = compareModules(*batch.before, *batch.after, options);
  if (verdicts)
    for (const FunctionVerdict &verdict : *verdicts)
      report(verdict, batch.saturating.contains(verdict.name));
  else
    llvm::consumeError(verdicts.takeError());
  batch = Batch();
}

void Executor::flush() {
  for (auto &[exponent, batch] : batches)
    if (batch.modules > 0)
      run(batch, exponent == -1);
}
