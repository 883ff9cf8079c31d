//===- Shapes.h - Small helpers on tensor types -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_SHAPES_H
#define LIB_INTERFACES_SHAPES_H

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "mlir/IR/BuiltinTypes.h"

namespace ptc {

inline mlir::RankedTensorType tensorType(mlir::Value value) {
  return llvm::cast<mlir::RankedTensorType>(value.getType());
}

/// The extents of a tensor, as attributes or values. Looks through ops that say
/// what their result's extents are, so that no chain of tensor.dim grows.
llvm::SmallVector<mlir::OpFoldResult>
mixedSizes(mlir::OpBuilder &b, mlir::Location loc, mlir::Value tensor);

/// The product of extents, dynamic if any of them is.
int64_t product(llvm::ArrayRef<int64_t> extents);

/// `value` as an attribute of the integer or float type `type`.
mlir::TypedAttr numberAttr(mlir::Type type, double value);

/// The elements of the filter of a full convolution of `type`, whose dimensions
/// `outputDim` and `inputDim` are channels and whose others are the kernel's,
/// in order: the taps on the diagonals that `filter` names, zero elsewhere.
mlir::DenseElementsAttr diagonalFilter(mlir::RankedTensorType type,
                                       const Filter &filter, unsigned outputDim,
                                       unsigned inputDim);

} // namespace ptc

#endif // LIB_INTERFACES_SHAPES_H
