//===- EliminatePooling.h - Pooling to convolutions -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rewrite of pooling ops to convolutions and element-wise ops, as a
// function, as a pattern and as a pass. T-numbers: docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_ELIMINATEPOOLING_H
#define POOLTOCONV_TRANSFORMS_ELIMINATEPOOLING_H

#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/IR/PatternMatch.h"

#include <functional>
#include <set>

namespace ptc {

/// The convolution that sums a window.
enum class AvgForm {
  /// One filter per channel.
  Depthwise,
  /// A full convolution whose C x C filter is diagonal (T8).
  Dense,
  /// One single-channel filter for all channels, which move into the batch.
  Shared,
};

/// What a maximum or minimum is made of.
enum class MaxForm {
  /// Relu where provably exact (T10, T11), else Maximum.
  Auto,
  /// max(a, b) = relu(a - b) + b.
  Relu,
  /// Convolution, relu, 1x1 convolution.
  ReluOnly,
  /// Selection and element-wise maximum.
  Maximum,
};

/// Which classes of rewrite are allowed.
enum class Numerics {
  /// Bit-exact and spec-exact.
  Exact,
  /// Reassociating as well.
  Fast,
};

/// Which pools are reported as diagnostics.
enum class ReportLevel { None, Kept, All };

/// How far a rewrite may change a result.
enum class NumericClass { BitExact, SpecExact, Reassociating };

/// "bit-exact", "spec-exact" or "reassociating".
llvm::StringRef stringify(NumericClass numericClass);

struct EliminatePoolingOptions {
  AvgForm avgForm = AvgForm::Depthwise;
  MaxForm maxForm = MaxForm::Auto;
  Numerics numerics = Numerics::Exact;
  /// Called for every pooling op; one for which it returns false is left
  /// alone and counts neither as rewritten nor as kept. Null: all.
  /// May be called from several threads at once.
  std::function<bool(PoolingOpInterface)> control;
};

/// What became of one pooling op.
struct PoolingRewrite {
  NumericClass numericClass = NumericClass::BitExact;
  /// "depthwise convolution by 1/4", for the user.
  std::string form;
  /// The conditions that make it legal, by number (docs/Conditions.md): 3 and 4
  /// for an average of i16 that is rescaled by the specification's own scale.
  std::set<unsigned> conditions;
  /// Multiplications of the new convolutions per batch element, and weights,
  /// of the form asked for; kUnknown where a size is.
  int64_t multiplications = 0;
  int64_t parameters = 0;
  /// The error bound of a float rewrite that is not bit-exact, in units of the
  /// machine epsilon of the result type times the largest magnitude in the
  /// window: |new - old| <= boundEps * eps * max|x|.
  double boundEps = 0;
};

/// Replaces one pooling op. On success the op is erased and `rewriter` stands
/// where it stood; else nothing changed.
OrDecline<PoolingRewrite>
eliminatePooling(mlir::RewriterBase &rewriter, PoolingOpInterface op,
                 const EliminatePoolingOptions &options = {});

/// Adds a pattern that does the same; a condition that is not met is given to
/// notifyMatchFailure.
void populateEliminatePoolingPatterns(
    mlir::RewritePatternSet &patterns,
    const EliminatePoolingOptions &options = {});

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_ELIMINATEPOOLING_H
