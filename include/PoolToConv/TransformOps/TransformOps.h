//===- TransformOps.h - Rewrites in the transform dialect -------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS_H
#define POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/OpImplementation.h"

#define GET_OP_CLASSES
#include "PoolToConv/TransformOps/TransformOps.h.inc"

namespace ptc {

/// Adds our ops to the transform dialect.
void registerTransformExtension(mlir::DialectRegistry &registry);

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS_H
