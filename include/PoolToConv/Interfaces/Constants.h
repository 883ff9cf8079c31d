//===- Constants.h - Numbers of constant tensors ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_CONSTANTS_H
#define POOLTOCONV_INTERFACES_CONSTANTS_H

#include "PoolToConv/Algebra/Decline.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Value.h"

#include <vector>

namespace ptc {

/// The elements of the constant tensor (or scalar) `value`, in row-major order,
/// as doubles that are equal to them; integers as signed numbers. Declined with
///   T23  a number is not finite, or no double is equal to it,
///   T25  `value` is not constant, or its resource has no data,
///   T28  there are more than 2^28 numbers.
OrDecline<std::vector<double>> loadNumbers(mlir::Value value);

/// As loadNumbers, where one number stands for `count`, as a bias of TOSA does.
OrDecline<std::vector<double>> loadNumbers(mlir::Value value, int64_t count);

/// The single number that a constant holds everywhere, without expanding it.
std::optional<double> loadSplat(mlir::Value value);

/// True if `value` is a constant that loadNumbers can try.
bool isConstant(mlir::Value value);

/// `values` (row-major, or one number for a splat) rounded once, to nearest
/// even, to the element type of `type`. All equal values make a splat. Integers
/// must be whole and fit.
mlir::DenseElementsAttr roundedConstant(mlir::RankedTensorType type,
                                        llvm::ArrayRef<double> values);

} // namespace ptc

#endif // POOLTOCONV_INTERFACES_CONSTANTS_H
