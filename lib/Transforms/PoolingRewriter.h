//===- PoolingRewriter.h - State of one rewrite -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TRANSFORMS_POOLINGREWRITER_H
#define LIB_TRANSFORMS_POOLINGREWRITER_H

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "PoolToConv/Transforms/EliminatePooling.h"

namespace ptc {

/// The rewrite of one pooling op: what it is, what builds its dialect's ops,
/// what was asked for, and what came of it. A rewrite first decides (and
/// declines), then builds: nothing is created before the last decision.
struct PoolingRewriter {
  mlir::ImplicitLocOpBuilder &b;
  const TensorBuilder &ops;
  Pooling pooling;
  const EliminatePoolingOptions &options;
  PoolingRewrite outcome;
  /// A multiplication that the new convolution does as well (T17).
  std::optional<ScaleUse> foldedScale = std::nullopt;

  /// Convolutions see the channels as a part of the batch.
  bool channelsInBatch = false;

  /// The spatial extents of the result.
  llvm::SmallVector<mlir::OpFoldResult, 3> resultExtents() const;

  /// Builds a convolution and counts its multiplications and weights.
  mlir::Value buildConv(const Conv &conv);

  /// Builds a dense 1x1 convolution that adds up weights[m] times the input
  /// channels m * C + c.
  mlir::Value buildConv1x1(mlir::Value x, const Layout &layout,
                           llvm::ArrayRef<double> weights, mlir::Type accType,
                           int64_t inputZeroPoint);

  /// The replacement by a convolution that sums (SumRewrite.cpp).
  OrDecline<mlir::Value> rewriteSum();
  /// The replacement by element-wise maxima, in the form asked for
  /// (MaxRewrite.cpp, ReluOnlyRewrite.cpp).
  OrDecline<mlir::Value> rewriteMax();
  OrDecline<mlir::Value> rewriteReluOnly();

  /// The largest magnitude of an integer sum, if it starts at zero and cannot
  /// wrap.
  std::optional<int64_t> largestSum() const;
  /// Unsigned elements as signed ones in the same order, and back (T5).
  mlir::Value toSigned(mlir::Value x, mlir::Type signedType) const;
  mlir::Value toUnsigned(mlir::Value x) const;
  /// The reason why no convolution gives differences of these elements.
  Decline noDifference() const;
  /// The reason why a filter of rows x columns weights that is no splat is not
  /// built (T25). `rows` may be unknown.
  std::optional<Decline> checkWeights(int64_t rows, int64_t columns) const;
  /// T28: the reason why the steps of a maximum cannot be convolutions.
  std::optional<Decline> checkLevel() const;
  /// True if the init does not take part in a maximum.
  bool initIsIdentity() const;
};

/// The number of significand bits of a float type (T10).
unsigned significandBits(mlir::FloatType type);

} // namespace ptc

#endif // LIB_TRANSFORMS_POOLINGREWRITER_H
