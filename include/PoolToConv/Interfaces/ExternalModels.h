//===- ExternalModels.h - The interfaces on upstream's ops ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_EXTERNALMODELS_H
#define POOLTOCONV_INTERFACES_EXTERNALMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace ptc {

/// Pooling: tosa.avg_pool2d, max_pool2d, and reduce_sum, reduce_max and
/// reduce_min over the spatial dimensions of an NHWC tensor. Linear ops:
/// convolutions, matmul, avg_pool2d, reduce_sum, pad, mul, add and sub.
void registerTosaExternalModels(mlir::DialectRegistry &registry);

/// linalg.pooling_*, and linalg.generic and linalg.reduce that pool.
void registerLinalgExternalModels(mlir::DialectRegistry &registry);

inline void registerExternalModels(mlir::DialectRegistry &registry) {
  registerTosaExternalModels(registry);
  registerLinalgExternalModels(registry);
}

} // namespace ptc

#endif // POOLTOCONV_INTERFACES_EXTERNALMODELS_H
