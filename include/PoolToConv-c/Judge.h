//===- Judge.h - Do two modules compute the same? -----------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// pool-to-conv-check as functions; docs/Judge.md describes the method.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_JUDGE_H
#define POOLTOCONV_C_JUDGE_H

#include "PoolToConv-c/Passes.h"
#include "PoolToConv-c/Tensor.h"
#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How to compare.
typedef struct PtcCheckOptions {
  /// Random trials per function; adversarial ones come on top (8).
  unsigned trials;
  /// Seed of the random trials (0).
  uint64_t seed;
  /// Only this function; empty for all public ones with a body.
  MlirStringRef function;
  /// Values of the dynamic sizes, in order of the arguments; one value stands
  /// for all. None: sizes are found by trying.
  PtcInt64List dims;
  /// Floats may differ by 2 * max(boundEps, 1) * eps * magnitude. Negative (the
  /// default): as the passes report, and not at all for two modules.
  double boundEps;
  /// LLVM's optimisation of the compiled code, 0 to 3; -1 (the default) for
  /// what the amount of work suggests.
  int optLevel;
  /// Inputs to use instead of all trials, one for each argument; null: none.
  const PtcTensor *inputs;
  intptr_t numInputs;
} PtcCheckOptions;

/// Sets the defaults.
PTC_EXPORTED void ptcCheckOptionsInit(PtcCheckOptions *options);

/// What became of a function.
typedef PTC_ENUM(PtcVerdictStatus) {
  PtcVerdictEqual,
  PtcVerdictWithinBound,
  PtcVerdictMismatch,
  /// It could not be run; the message says why.
  PtcVerdictNotRun
} PtcVerdictStatus;

/// The verdict on a function. Strings live as long as the result.
typedef struct PtcVerdict {
  MlirStringRef function;
  PtcVerdictStatus status;
  /// All bits had to agree.
  bool bitExact;
  /// Trials that ran.
  unsigned trials;
  /// Of the trial that came nearest to its bound; on a mismatch, of the element
  /// with the largest error.
  double maxAbsolute;
  double maxUlps;
  double bound;
  /// The line that pool-to-conv-check prints: on a mismatch with the element of
  /// the largest error, the trial, the sizes and the seed.
  MlirStringRef message;
} PtcVerdict;

/// Verdicts on all functions. Destroyed by ptcCheckResultDestroy.
typedef struct PtcCheckResult {
  void *ptr;
} PtcCheckResult;

/// Compares the functions of `before` with those of the same name in `after`.
/// Both stay the caller's and are not changed; their contexts get
/// the dialects that this needs. `options` may be null. Fails with null and a
/// reason if there is no function to run, or if options do not fit; whatever
/// concerns a single function is its verdict.
PTC_EXPORTED PtcCheckResult ptcCheckModules(MlirModule before, MlirModule after,
                                            const PtcCheckOptions *options,
                                            MlirStringCallback onError,
                                            void *userData);

/// Compares `module`, which is not changed, with what `pipeline` makes of a
/// copy of it (as ptcModuleRunPipeline). Also fails if the pipeline does.
PTC_EXPORTED PtcCheckResult ptcCheckPipeline(MlirModule module,
                                             MlirStringRef pipeline,
                                             const PtcCheckOptions *options,
                                             MlirStringCallback onError,
                                             void *userData);

/// Whether checking failed.
static inline bool ptcCheckResultIsNull(PtcCheckResult result) {
  return !result.ptr;
}
/// Destroys the verdicts and their strings.
PTC_EXPORTED void ptcCheckResultDestroy(PtcCheckResult result);
/// Whether every function is equal or within its bound.
PTC_EXPORTED bool ptcCheckResultAgrees(PtcCheckResult result);
/// The number of functions.
PTC_EXPORTED intptr_t ptcCheckResultGetSize(PtcCheckResult result);
/// The verdict on function `index`; with an empty name if there is none.
PTC_EXPORTED PtcVerdict ptcCheckResultGet(PtcCheckResult result,
                                          intptr_t index);
/// "check: 3 functions, 2 equal, ...". Lives as long as the result.
PTC_EXPORTED MlirStringRef ptcCheckResultGetSummary(PtcCheckResult result);
/// What the pipeline rewrote; zeros for two modules.
PTC_EXPORTED PtcRewriteTally ptcCheckResultGetTally(PtcCheckResult result);

#ifdef __cplusplus
}
#endif

#endif // POOLTOCONV_C_JUDGE_H
