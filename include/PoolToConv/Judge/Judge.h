//===- Judge.h - Do two modules compute the same? ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the functions of two modules on the same inputs and compares what they
// return. docs/Judge.md describes the method.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_JUDGE_H
#define POOLTOCONV_JUDGE_JUDGE_H

#include "PoolToConv/Judge/Compare.h"
#include "PoolToConv/Judge/CompiledModule.h"
#include "PoolToConv/Transforms/RewriteTally.h"

#include <functional>
#include <optional>

namespace ptc {

struct JudgeOptions {
  /// Seeded random trials per function; adversarial ones come on top.
  unsigned trials = 8;
  uint64_t seed = 0;

  /// Unset: all bits must agree, and NaN and infinities are tried. Set: floats
  /// may differ by
  ///   |after - before| <= 2 * max(boundEps, 1) * eps(T) * M,
  /// where T is the narrowest float type among the function's arguments, its
  /// results and the operands and results of its pooling ops, eps(T) is the
  /// distance from 1 to the next larger value of T, and M the largest finite
  /// magnitude among the inputs (integers too, where the function converts
  /// integers to floats) and the results of `before` in that call, at least the
  /// smallest normal of T. NaN and infinities must still match in
  /// kind; they are not tried as inputs, and values near the largest finite
  /// one are scaled so that `before` stays finite on constant inputs.
  /// For a function of one pooling op this follows from the op's bound; for
  /// whole networks it is a norm-wise measure.
  std::optional<double> boundEps;

  /// Sizes for the dynamic dims, in order of the arguments (one value stands
  /// for all of them); one set is used per trial in turn. Empty: found by
  /// trying.
  std::vector<llvm::SmallVector<int64_t, 4>> dims;

  /// Only this function; empty: all public functions with a body.
  std::string function;

  /// Inputs to use instead of trials, and results that both sides must have:
  /// integers exactly, floats within absolute + relative * |expected|. Values
  /// are converted to the function's types if that is exact.
  std::optional<std::vector<Tensor>> inputs;
  std::optional<std::vector<Tensor>> expected;
  double relativeTolerance = 1e-5;
  double absoluteTolerance = 1e-8;

  /// Keep what `after` returned in the first trial.
  bool keepOutputs = false;

  CompileOptions compile;

  /// Called from one thread after each function with the number done so far.
  std::function<void(size_t done, size_t total)> progress;
};

/// What became of one function.
struct FunctionVerdict {
  enum class Status { Equal, WithinBound, Mismatch, NotRun };

  std::string name;
  Status status = Status::NotRun;
  /// Trials that ran.
  unsigned trials = 0;
  bool bitExact = true;
  /// Of the trial that came nearest to its own bound; on a mismatch with a
  /// difference, that of its element.
  double maxAbsolute = 0;
  double maxUlps = 0;
  double bound = 0;
  /// Mismatch: where, between which two ("before", "after"), in which trial
  /// and with which dynamic sizes ("" if there are none).
  std::optional<Difference> difference;
  std::string referenceName = "before";
  std::string actualName = "after";
  std::string trial;
  std::string sizes;
  uint64_t seed = 0;
  /// NotRun, and a Mismatch without a difference: why, with the location.
  std::string reason;
  /// If asked for: what `after` returned in the first trial.
  std::vector<Tensor> outputs;

  /// The line "check: @name: ...". `rewrites`: of the whole module, if a
  /// pipeline made them.
  std::string str(std::optional<uint64_t> rewrites = std::nullopt) const;
};

/// Compares the functions of `before` with those of the same name in `after`,
/// in order. Neither module is changed. The error is one of usage: no function
/// to run, no such function, or inputs, expected values or sizes that do not
/// fit it; whatever concerns a single function is its verdict.
llvm::Expected<std::vector<FunctionVerdict>>
compareModules(mlir::ModuleOp before, mlir::ModuleOp after,
               const JudgeOptions &options = {});

/// "check: 3 functions, 2 equal, 1 within bound, 0 mismatched, 0 not run".
std::string summarize(llvm::ArrayRef<FunctionVerdict> verdicts);

/// Whether `op` implements PoolingOpInterface.
bool isPoolingOp(mlir::Operation *op);

} // namespace ptc

#endif // POOLTOCONV_JUDGE_JUDGE_H
