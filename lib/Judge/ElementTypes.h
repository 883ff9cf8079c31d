//===- ElementTypes.h - Other element types for a module --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_ELEMENTTYPES_H
#define POOLTOCONV_LIB_JUDGE_ELEMENTTYPES_H

#include "mlir/IR/BuiltinOps.h"

#include <functional>

namespace ptc {

/// Replaces integer and float types of `module` wherever they occur, also
/// inside other types and as the types of constants, whose bits stay the same.
/// `convert` gives a type of the same width, or the type itself.
void replaceElementTypes(mlir::ModuleOp module,
                         const std::function<mlir::Type(mlir::Type)> &convert);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_ELEMENTTYPES_H
