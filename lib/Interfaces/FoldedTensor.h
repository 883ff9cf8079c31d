//===- FoldedTensor.h - Tensors that follow from constants ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Importers leave constants that are spread over a tensor (linalg.fill,
// linalg.broadcast) or computed from others, such as the deviation of a batch
// normalisation. Here they are numbers, in the dimensions in which they vary.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_FOLDEDTENSOR_H
#define LIB_INTERFACES_FOLDEDTENSOR_H

#include "PoolToConv/Algebra/Decline.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <vector>

namespace ptc {

/// The numbers of a tensor or scalar. `extents` has one entry per dimension: 1
/// where the numbers do not vary, the tensor's extent where they do.
struct FoldedTensor {
  llvm::SmallVector<int64_t> extents;
  /// Row-major over `extents`.
  std::vector<double> numbers;
};

/// The `extents` of what foldTensor(value) gives, without reading any number;
/// nullopt if `value` does not follow from constants alone.
std::optional<llvm::SmallVector<int64_t>> foldedExtents(mlir::Value value);

/// The numbers of `value`, for which foldedExtents is known. Computed in double
/// from constants that are read exactly. Declined as by loadNumbers, and with
///   T23  a number is not finite.
OrDecline<FoldedTensor> foldTensor(mlir::Value value);

/// The single dimension in which `extents` are not 1, or nullopt if there is
/// none.
std::optional<unsigned> varyingDim(llvm::ArrayRef<int64_t> extents);

/// True if the numbers vary in at most one dimension.
bool variesInOneDim(llvm::ArrayRef<int64_t> extents);

} // namespace ptc

#endif // LIB_INTERFACES_FOLDEDTENSOR_H
