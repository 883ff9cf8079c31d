//===- Judge.cpp - Do two modules compute the same? -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Judge.h"

#include "Execution.h"
#include "PoolToConv/Judge/Judge.h"
#include "Run.h"
#include "Support.h"
#include "Tensors.h"

#include "mlir/CAPI/IR.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::capi;

namespace {
struct CheckResult {
  std::vector<FunctionVerdict> verdicts;
  /// The line of each verdict, and that of all.
  std::vector<std::string> messages;
  std::string summary;
  RewriteTally tally;
};
} // namespace

void ptcCheckOptionsInit(PtcCheckOptions *options) {
  JudgeOptions defaults;
  *options = {};
  options->trials = defaults.trials;
  options->seed = defaults.seed;
  options->boundEps = -1;
  options->optLevel = -1;
}

static llvm::Expected<JudgeOptions> optionsFromC(const PtcCheckOptions *given) {
  JudgeOptions options;
  if (!given)
    return options;
  options.trials = given->trials;
  options.seed = given->seed;
  options.function = unwrap(given->function).str();
  if (std::isnan(given->boundEps))
    return llvm::createStringError("the bound is not a number");
  if (given->boundEps >= 0)
    options.boundEps = given->boundEps;
  if (given->dims.size < 0 || (given->dims.size > 0 && !given->dims.data))
    return llvm::createStringError("the list of sizes has no numbers");
  llvm::ArrayRef<int64_t> dims(given->dims.data, given->dims.size);
  for (int64_t dim : dims)
    if (dim < 1)
      return llvm::createStringError(llvm::Twine(dim) +
                                     " is not a size of at least 1");
  if (!dims.empty())
    options.dims.emplace_back(dims.begin(), dims.end());
  auto compile = compileOptions(given->optLevel);
  if (!compile)
    return compile.takeError();
  options.compile = *compile;
  if (!given->inputs && given->numInputs == 0)
    return options;
  auto inputs = fromC(given->inputs, given->numInputs);
  if (!inputs)
    return inputs.takeError();
  options.inputs = std::move(*inputs);
  if (!options.dims.empty())
    return llvm::createStringError("inputs already say the sizes");
  return options;
}

/// `tally` is null for two modules.
static PtcCheckResult compare(ModuleOp before, ModuleOp after,
                              const JudgeOptions &options,
                              const RewriteTally *tally,
                              const ErrorSink &sink) {
  prepareForJudge(before.getContext());
  prepareForJudge(after.getContext());
  auto verdicts = compareModules(before, after, options);
  if (!verdicts)
    return sink(verdicts.takeError()), PtcCheckResult{nullptr};
  auto *result = new CheckResult();
  std::optional<uint64_t> rewrites;
  if (tally) {
    result->tally = *tally;
    rewrites = tally->rewrites();
  }
  result->verdicts = std::move(*verdicts);
  for (const FunctionVerdict &verdict : result->verdicts)
    result->messages.push_back(verdict.str(rewrites));
  result->summary = summarize(result->verdicts);
  return {result};
}

PtcCheckResult ptcCheckModules(MlirModule before, MlirModule after,
                               const PtcCheckOptions *options,
                               MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!before.ptr || !after.ptr)
    return sink("a module is null"), PtcCheckResult{nullptr};
  auto judge = optionsFromC(options);
  if (!judge)
    return sink(judge.takeError()), PtcCheckResult{nullptr};
  return compare(unwrap(before), unwrap(after), *judge, /*tally=*/nullptr,
                 sink);
}

PtcCheckResult ptcCheckPipeline(MlirModule module, MlirStringRef pipeline,
                                const PtcCheckOptions *options,
                                MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!module.ptr)
    return sink("the module is null"), PtcCheckResult{nullptr};
  auto judge = optionsFromC(options);
  if (!judge)
    return sink(judge.takeError()), PtcCheckResult{nullptr};
  OwningOpRef<ModuleOp> after = unwrap(module).clone();
  RewriteTally tally;
  if (failed(runPipeline(*after, unwrap(pipeline), tally, sink)))
    return {nullptr};
  if (!tally.isBitExact() && !judge->boundEps)
    judge->boundEps = tally.boundEps;
  return compare(unwrap(module), *after, *judge, &tally, sink);
}

void ptcCheckResultDestroy(PtcCheckResult result) {
  delete as<CheckResult>(result);
}

static PtcVerdictStatus statusToC(FunctionVerdict::Status status) {
  switch (status) {
  case FunctionVerdict::Status::Equal:
    return PtcVerdictEqual;
  case FunctionVerdict::Status::WithinBound:
    return PtcVerdictWithinBound;
  case FunctionVerdict::Status::Mismatch:
    return PtcVerdictMismatch;
  case FunctionVerdict::Status::NotRun:
    return PtcVerdictNotRun;
  }
  llvm_unreachable("unknown status");
}

bool ptcCheckResultAgrees(PtcCheckResult result) {
  auto *check = as<CheckResult>(result);
  return check && llvm::all_of(check->verdicts, [](const auto &verdict) {
           return verdict.status == FunctionVerdict::Status::Equal ||
                  verdict.status == FunctionVerdict::Status::WithinBound;
         });
}

intptr_t ptcCheckResultGetSize(PtcCheckResult result) {
  auto *check = as<CheckResult>(result);
  return check ? check->verdicts.size() : 0;
}

PtcVerdict ptcCheckResultGet(PtcCheckResult result, intptr_t index) {
  PtcVerdict given = {};
  given.status = PtcVerdictNotRun;
  if (index < 0 || index >= ptcCheckResultGetSize(result))
    return given;
  auto *check = as<CheckResult>(result);
  const FunctionVerdict &verdict = check->verdicts[index];
  given.function = ptc::capi::toC(llvm::StringRef(verdict.name));
  given.status = statusToC(verdict.status);
  given.bitExact = verdict.bitExact;
  given.trials = verdict.trials;
  given.maxAbsolute = verdict.maxAbsolute;
  given.maxUlps = verdict.maxUlps;
  given.bound = verdict.bound;
  given.message = ptc::capi::toC(llvm::StringRef(check->messages[index]));
  return given;
}

MlirStringRef ptcCheckResultGetSummary(PtcCheckResult result) {
  auto *check = as<CheckResult>(result);
  return ptc::capi::toC(check ? llvm::StringRef(check->summary) : "");
}

PtcRewriteTally ptcCheckResultGetTally(PtcCheckResult result) {
  auto *check = as<CheckResult>(result);
  return ptc::capi::toC(check ? check->tally : RewriteTally());
}
