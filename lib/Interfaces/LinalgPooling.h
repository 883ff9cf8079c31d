//===- LinalgPooling.h - Recognises pooling in linalg -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_LINALGPOOLING_H
#define LIB_INTERFACES_LINALGPOOLING_H

#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace ptc {

/// One dimension of data that windows read: loop `output` * stride + loop `tap`
/// * dilation. A plain dimension has no tap loop; one that is reduced whole has
/// no output loop.
struct DataDim {
  std::optional<unsigned> output;
  std::optional<unsigned> tap;
  int64_t stride = 1;
  int64_t dilation = 1;
};

/// Matches `expr`, a result of an indexing map, as one dimension of the data.
/// Tap loops are those of kind `reduction`.
std::optional<DataDim>
matchDataDim(mlir::AffineExpr expr,
             llvm::ArrayRef<mlir::utils::IteratorType> iterators);

/// True if `op` has the structure of a pooling: one reduction over a sliding
/// window of all spatial dimensions (or over the whole of them), in the layout
/// N, spatial..., C or N, C, spatial.... Its types and sizes may still be such
/// that `describeLinalgPooling` declines.
bool isLinalgPooling(mlir::linalg::LinalgOp op);

/// Describes an op for which isLinalgPooling holds.
OrDecline<Pooling> describeLinalgPooling(mlir::linalg::LinalgOp op);

} // namespace ptc

#endif // LIB_INTERFACES_LINALGPOOLING_H
