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

/// True if `op` has the structure of a pooling: one reduction over a sliding
/// window of all spatial dimensions (or over the whole of them), in the layout
/// N, spatial..., C or N, C, spatial.... Its types and sizes may still be such
/// that `describeLinalgPooling` declines.
bool isLinalgPooling(mlir::linalg::LinalgOp op);

/// Describes an op for which isLinalgPooling holds.
OrDecline<Pooling> describeLinalgPooling(mlir::linalg::LinalgOp op);

} // namespace ptc

#endif // LIB_INTERFACES_LINALGPOOLING_H
