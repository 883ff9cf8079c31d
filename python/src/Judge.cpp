//===- Judge.cpp - Do two modules compute the same? -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Module.h"

namespace nb = nanobind;
using namespace ptc::python;

/// function, status, bit exact, trials, largest error, in ulps, bound, line.
using Verdict = std::tuple<std::string, std::string, bool, unsigned, double,
                           double, double, std::string>;
/// agrees, summary, verdicts, what the pipeline rewrote.
using Check = std::tuple<bool, std::string, std::vector<Verdict>, Tally>;

static Check takeResult(PtcCheckResult result,
                        const std::vector<std::string> &reasons) {
  static const char *const statuses[] = {"equal", "within-bound", "mismatch",
                                         "not-run"};
  if (ptcCheckResultIsNull(result))
    throw Failure(reasons);
  Check check = {ptcCheckResultAgrees(result),
                 fromC(ptcCheckResultGetSummary(result)),
                 {},
                 fromC(ptcCheckResultGetTally(result))};
  for (intptr_t i = 0; i < ptcCheckResultGetSize(result); ++i) {
    PtcVerdict verdict = ptcCheckResultGet(result, i);
    std::get<2>(check).emplace_back(
        fromC(verdict.function), statuses[verdict.status], verdict.bitExact,
        verdict.trials, verdict.maxAbsolute, verdict.maxUlps, verdict.bound,
        fromC(verdict.message));
  }
  ptcCheckResultDestroy(result);
  return check;
}

static PtcCheckOptions optionsOf(unsigned trials, uint64_t seed,
                                 const std::string &function,
                                 const std::vector<int64_t> &dims,
                                 double boundEps, int optLevel) {
  PtcCheckOptions options;
  ptcCheckOptionsInit(&options);
  options.trials = trials;
  options.seed = seed;
  options.function = toC(function);
  options.dims = {dims.data(), static_cast<intptr_t>(dims.size())};
  options.boundEps = boundEps;
  options.optLevel = optLevel;
  return options;
}

static Check checkModules(const Module &before, const Module &after,
                          unsigned trials, uint64_t seed,
                          const std::string &function,
                          const std::vector<int64_t> &dims, double boundEps,
                          int optLevel) {
  ContextLock lock(before.getContext(), after.getContext());
  PtcCheckOptions options =
      optionsOf(trials, seed, function, dims, boundEps, optLevel);
  std::vector<std::string> reasons;
  PtcCheckResult result =
      ptcCheckModules(before.get(), after.get(), &options, collect, &reasons);
  return takeResult(result, reasons);
}

static Check checkPipeline(const Module &module, const std::string &pipeline,
                           unsigned trials, uint64_t seed,
                           const std::string &function,
                           const std::vector<int64_t> &dims, double boundEps,
                           int optLevel) {
  ContextLock lock(module.getContext());
  PtcCheckOptions options =
      optionsOf(trials, seed, function, dims, boundEps, optLevel);
  std::vector<std::string> reasons;
  PtcCheckResult result = ptcCheckPipeline(module.get(), toC(pipeline),
                                           &options, collect, &reasons);
  return takeResult(result, reasons);
}

void ptc::python::bindJudge(nb::module_ &m) {
  m.def("check_modules", checkModules, nb::arg("before"), nb::arg("after"),
        nb::arg("trials"), nb::arg("seed"), nb::arg("function"),
        nb::arg("dims"), nb::arg("bound_eps"), nb::arg("opt_level"),
        nb::call_guard<nb::gil_scoped_release>());
  m.def("check_pipeline", checkPipeline, nb::arg("module"), nb::arg("pipeline"),
        nb::arg("trials"), nb::arg("seed"), nb::arg("function"),
        nb::arg("dims"), nb::arg("bound_eps"), nb::arg("opt_level"),
        nb::call_guard<nb::gil_scoped_release>());
}
