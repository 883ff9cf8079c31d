//===- NumberFunction.h - Units in a row as one function --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_NUMBERFUNCTION_H
#define LIB_DIALECT_FPGA_TRANSFORMS_NUMBERFUNCTION_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <optional>
#include <vector>

namespace ptc::fpga {

/// Units in a row that make of each number another one, the same in every
/// channel and pixel: scales per tensor, tables, element-wise ops with one
/// constant for all.
struct NumberFunction {
  mlir::Value source;
  /// In the order of the data; none for the identity.
  llvm::SmallVector<mlir::Operation *> ops;

  unsigned getSourceWidth() const {
    return llvm::cast<StreamType>(source.getType()).getNumberWidth();
  }
  /// The value for each number of the source's type, the lowest first.
  std::vector<Int128> tabulate() const;
};

/// The longest such row that ends in `result` and starts at numbers of at most
/// `maxWidth` bits; the streams inside have no other consumer. Nothing where
/// `result` itself has more bits and there is no such row.
std::optional<NumberFunction> functionTo(mlir::Value result, unsigned maxWidth);

/// True if `op` can be part of such a row.
bool isNumberFunction(mlir::Operation *op);

/// A table of `values` with elements of `type`, which holds all of them.
mlir::DenseElementsAttr tableOf(llvm::ArrayRef<Int128> values,
                                mlir::IntegerType type);

/// A multiplier and a block RAM in LUTs, so that all of them are the same share
/// of an LFE5U-85F (83,640 LUTs, 156 multipliers, 208 block RAMs).
constexpr int64_t kLutsPerMultiplier = 500, kLutsPerBlockRam = 400;

/// What a unit takes of a device, as one number of LUTs.
int64_t priceOf(mlir::Operation *op);

/// True if the unit takes multipliers.
bool isMultiplying(mlir::Operation *op);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_NUMBERFUNCTION_H
