//===- Executor.cpp - Runs modules before and after -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Executor.h"

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/SymbolTable.h"

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
      report(verdict);
  else
    llvm::consumeError(verdicts.takeError());
  batch = Batch();
}

void Executor::flush() {
  for (auto &[exponent, batch] : batches)
    if (batch.modules > 0)
      run(batch, exponent == -1);
}
