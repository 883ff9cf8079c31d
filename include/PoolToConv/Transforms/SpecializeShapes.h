//===- SpecializeShapes.h - Static sizes for dynamic ones -------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_SPECIALIZESHAPES_H
#define POOLTOCONV_TRANSFORMS_SPECIALIZESHAPES_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

#include <vector>

namespace ptc {

/// One static shape for each argument of a function.
using ArgumentShapes = std::vector<llvm::SmallVector<int64_t, 4>>;

/// Whether `function` must be given static sizes before it is lowered: it
/// holds tosa ops (of which upstream lowers many for static sizes only) and a
/// type with a dynamic size.
bool needsStaticSizes(mlir::func::FuncOp function);

/// Replaces the dynamic sizes of `function`'s arguments by `shapes` and
/// propagates them through tosa, linalg and tensor ops and the regions of scf
/// and tosa control flow. `function` must contain no calls. A conflict is an
/// error diagnostic; a size that cannot be inferred stays dynamic.
llvm::LogicalResult specialize(mlir::func::FuncOp function,
                               const ArgumentShapes &shapes);

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_SPECIALIZESHAPES_H
