//===- Worker.cpp - The process that runs a chunk -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Worker.h"
#include "Executor.h"

#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <set>
#include <sys/time.h>

using namespace mlir;
using namespace ptc;
using namespace ptc::fuzz;

/// Batches take as long as so many modules.
static constexpr unsigned kBatchFactor = 12;

/// SIGPROF ends the process when it has used this much processor time.
static void limitTime(unsigned seconds) {
  itimerval timer = {};
  timer.it_value.tv_sec = seconds;
  setitimer(ITIMER_PROF, &timer, nullptr);
}

void ptc::fuzz::appendFinding(StringRef path, const CampaignOptions &options,
                              uint64_t number, const Finding &finding) {
  std::error_code error;
  llvm::raw_fd_ostream file(path, error, llvm::sys::fs::OF_Append);
  if (error)
    llvm::report_fatal_error(llvm::Twine("cannot write ") + path);
  llvm::json::Object object{{"number", int64_t(number)},
                            {"kind", finding.kind},
                            {"stage", finding.stage},
                            {"message", llvm::json::fixUTF8(finding.message)},
                            {"module", asFile(moduleOf(options, number))}};
  file << llvm::json::Value(std::move(object)) << "\n";
}

/// Compiling takes time in proportion to the number of ops: of the modules with
/// more than kCheap, fewer are run.
static bool isChosen(const CampaignOptions &options,
                     const GeneratedModule &module, const Outcome &outcome,
                     uint64_t number) {
  constexpr uint64_t kCheap = 28;
  if (options.executeEvery == 0 || !module.isRunnable || !outcome.completed ||
      !outcome.rewritten)
    return false;
  if (module.isRunnableIfExact && !outcome.tally.isBitExact())
    return false;
  uint64_t ops = 0;
  for (ModuleOp part : {*outcome.before, *outcome.after})
    part.walk([&](Operation *) { ++ops; });
  ops = std::max(ops, kCheap);
  Dice dice(number);
  return dice.below(options.executeEvery) == 0 && dice.below(ops) < kCheap &&
         dice.below(ops) < kCheap;
}

/// Where sums are taken in another order, they may overflow where the others do
/// not (T6, T10, T23): only values near the largest finite one show that, by a
/// difference that is not finite unless the function `saturates`. And a sum
/// with a constant absorbs what is tiny, where the same constants summed up
/// first may be zero: errors are bounded by eps max(|x|, 1), which the judge
/// does not know of inputs near zero.
static bool isAtLimits(const FunctionVerdict &verdict, bool saturates) {
  if (verdict.bitExact || !verdict.difference)
    return false;
  StringRef trial = verdict.trial;
  double error = verdict.difference->absolute;
  if (trial == "denormals")
    return error <= 0x1p-24;
  return (trial == "all-min" || trial == "all-max" || trial == "huge") &&
         (saturates || !std::isfinite(error));
}

void ptc::fuzz::work(const CampaignOptions &options,
                     const DialectRegistry &registry, uint64_t first,
                     uint64_t end, StringRef findings, Progress &progress) {
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  context.loadAllAvailableDialects();
  context.allowUnregisteredDialects();
  Tally &tally = progress.tally;
  auto note = [&](uint64_t number, const Finding &finding) {
    ++tally.findings;
    appendFinding(findings, options, number, finding);
  };

  std::set<uint64_t> executed;
  Executor executor(context, options.seed, [&](const FunctionVerdict &verdict,
                                               bool saturates) {
    using Status = FunctionVerdict::Status;
    uint64_t number = moduleOf(verdict.name);
    switch (verdict.status) {
    case Status::Equal:
      ++tally.equal;
      break;
    case Status::WithinBound:
      ++tally.withinBound;
      break;
    case Status::NotRun: {
      ++tally.notRun;
      // What ran before and cannot run after is lost.
      StringRef reason = verdict.reason;
      if (reason.starts_with("after"))
        note(number, {"not-run", "", verdict.str()});
      else
        llvm::errs() << verdict.str() << "\n";
      return;
    }
    case Status::Mismatch:
      if (isAtLimits(verdict, saturates)) {
        ++tally.atLimits;
        break;
      }
      ++tally.mismatched;
      note(number, {"mismatch", "", verdict.str()});
      break;
    }
    if (executed.insert(number).second)
      ++tally.executed;
  });

  SubjectOptions subject;
  subject.entering = [&](unsigned stage) { progress.stage = stage; };
  for (uint64_t number = first; number < end; ++number) {
    progress.number = number;
    limitTime(options.hangSeconds);
    GeneratedModule module = moduleOf(options, number);
    subject.number = number;
    Outcome outcome = runSubject(module, context, subject);
    ++tally.modules;
    tally.parsed += outcome.parsed;
    tally.rewritten += outcome.rewritten;
    tally.completed += outcome.completed;
    for (unsigned n = 1; n <= kConditions; ++n)
      tally.conditions[n] += outcome.conditions >> n & 1;
    if (outcome.finding) {
      note(number, *outcome.finding);
      continue;
    }
    if (!isChosen(options, module, outcome, number))
      continue;
    progress.stage = kExecuting;
    limitTime(kBatchFactor * options.hangSeconds);
    executor.add(std::move(outcome));
  }
  progress.stage = kExecuting;
  limitTime(kBatchFactor * options.hangSeconds);
  executor.flush();
}
