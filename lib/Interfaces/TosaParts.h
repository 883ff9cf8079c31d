//===- TosaParts.h - Small ops that the tosa builder is made of -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_TOSAPARTS_H
#define LIB_INTERFACES_TOSAPARTS_H

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ptc {

/// A tosa.const of `shape` that holds `value` everywhere.
mlir::Value splat(mlir::ImplicitLocOpBuilder &b, llvm::ArrayRef<int64_t> shape,
                  mlir::Type elementType, double value);

/// `x` as a tensor of `shape`, of which one extent may be unknown.
mlir::Value reshape(mlir::ImplicitLocOpBuilder &b, mlir::Value x,
                    llvm::ArrayRef<int64_t> shape);

/// Elements [begin, begin + count) of `dim`, all others whole.
mlir::Value contiguousSlice(mlir::ImplicitLocOpBuilder &b, mlir::Value x,
                            unsigned dim, int64_t begin, int64_t count);

} // namespace ptc

#endif // LIB_INTERFACES_TOSAPARTS_H
