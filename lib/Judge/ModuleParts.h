//===- ModuleParts.h - Parts of a module ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_MODULEPARTS_H
#define POOLTOCONV_LIB_JUDGE_MODULEPARTS_H

#include "PoolToConv/Judge/Tensor.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

namespace ptc {

/// `function` and the functions that it calls, directly or not.
std::vector<mlir::func::FuncOp> callClosure(mlir::func::FuncOp function);

/// Why `function` cannot be run whatever its lowering: it calls a function
/// without a body, or itself. Empty: no such reason.
std::string whyNotRunnable(mlir::func::FuncOp function);

/// A module of copies of `functions`, the functions that they call, and the
/// other symbols of their module that these use.
mlir::OwningOpRef<mlir::ModuleOp>
extractFunctions(llvm::ArrayRef<mlir::func::FuncOp> functions);

/// A copy of `function` without calls, in a module of its own; null, with a
/// diagnostic, if a call cannot be inlined.
mlir::OwningOpRef<mlir::ModuleOp> extractInlined(mlir::func::FuncOp function);

/// What the rounding errors of a function are measured by.
struct Precision {
  /// The narrowest float type among its arguments and results and the operands
  /// and results of its pooling ops; f32 if there is none.
  ElementType narrowest;
  /// Whether it converts signed or unsigned integers to floats.
  bool convertsSigned = false;
  bool convertsUnsigned = false;
};

Precision precisionOf(mlir::func::FuncOp function);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_MODULEPARTS_H
