//===- LinalgConvOps.h - Named convolutions of linalg -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_LINALGCONVOPS_H
#define LIB_INTERFACES_LINALGCONVOPS_H

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "mlir/Dialect/Utils/ReshapeOpsUtils.h"

namespace ptc {

/// The forms in which linalg names a convolution.
enum class LinalgConvKind {
  /// Filters [F, C, k...] (channel-first) or [k..., C, F].
  Dense,
  /// Filters [C, k...] or [k..., C].
  Depthwise,
  /// Several results per channel: filters [k..., C, M]; the result has the
  /// dimensions C, M. Channel-last only.
  Multiplier,
  /// Data with dimensions G, C: filters [G, F, C, k...] or [G, F, k..., C]; the
  /// result has the dimensions G, F. Two spatial dimensions only.
  Grouped,
};

/// A named convolution for `layout`. The result has the type of `init`.
mlir::Value createLinalgConv(mlir::ImplicitLocOpBuilder &b, LinalgConvKind kind,
                             const Layout &layout, mlir::Value input,
                             mlir::Value weights, mlir::Value init,
                             llvm::ArrayRef<WindowDim> window);

/// A tensor of the given extents filled with `value`.
mlir::Value filledTensor(mlir::ImplicitLocOpBuilder &b,
                         llvm::ArrayRef<mlir::OpFoldResult> sizes,
                         mlir::Type elementType, double value);

/// {{0}, ..., {at, at + 1}, ..., {rank - 1}}: `rank` dimensions, two of which
/// are one on the other side.
llvm::SmallVector<mlir::ReassociationIndices> joinPair(int64_t rank,
                                                       int64_t at);

/// Splits dimension `at` so that the result has the extents `sizes`.
mlir::Value expandDim(mlir::ImplicitLocOpBuilder &b, mlir::Value x, int64_t at,
                      llvm::ArrayRef<mlir::OpFoldResult> sizes);

/// Makes one element of the elements of several operands.
using ElementBody = llvm::function_ref<mlir::Value(
    mlir::OpBuilder &, mlir::Location, mlir::ValueRange)>;

/// An element-wise linalg.generic over `operands`, of which the first has the
/// extents of the result.
mlir::Value mapElements(mlir::ImplicitLocOpBuilder &b,
                        mlir::ValueRange operands,
                        llvm::ArrayRef<mlir::AffineMap> operandMaps,
                        mlir::Type elementType, ElementBody body);
/// The same where all operands have the extents of the result.
mlir::Value mapElements(mlir::ImplicitLocOpBuilder &b,
                        mlir::ValueRange operands, mlir::Type elementType,
                        ElementBody body);

} // namespace ptc

#endif // LIB_INTERFACES_LINALGCONVOPS_H
