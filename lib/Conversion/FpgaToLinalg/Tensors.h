//===- Tensors.h - Tensors of streams ---------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_TENSORS_H
#define POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_TENSORS_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ptc::fpga {

/// The tensor of a stream, its elements without a sign.
mlir::RankedTensorType tensorOf(StreamType stream);

/// Declines tensors too large to be held in memory, at `op`.
llvm::LogicalResult checkSize(mlir::Operation *op,
                              llvm::ArrayRef<int64_t> shape);

/// `tensor` in another shape of as many elements.
mlir::Value reshape(mlir::ImplicitLocOpBuilder &b, mlir::Value tensor,
                    llvm::ArrayRef<int64_t> shape);

/// A tensor whose elements are all `value`, taken modulo 2^width.
mlir::Value filled(mlir::ImplicitLocOpBuilder &b, mlir::RankedTensorType type,
                   int64_t value);

/// A constant tensor of what a verified op holds.
mlir::Value constantTensor(mlir::ImplicitLocOpBuilder &b,
                           mlir::ElementsAttr value);

/// Builds the code of one element from those of the operands.
using BodyBuilder = llvm::function_ref<mlir::Value(mlir::ImplicitLocOpBuilder &,
                                                   mlir::ValueRange)>;

/// result[d] = body(inputs[maps(d)]) for every position d.
mlir::Value elementwise(mlir::ImplicitLocOpBuilder &b,
                        mlir::RankedTensorType result,
                        llvm::ArrayRef<mlir::Value> inputs,
                        llvm::ArrayRef<mlir::AffineMap> maps, BodyBuilder body);

/// init[maps.back()(d)] = body(inputs[maps(d)]..., init[maps.back()(d)]) for
/// every position d in turn; dimensions that the last map does not name are
/// reduced.
mlir::Value reduction(mlir::ImplicitLocOpBuilder &b,
                      llvm::ArrayRef<mlir::Value> inputs, mlir::Value init,
                      llvm::ArrayRef<mlir::AffineMap> maps, BodyBuilder body);

/// Copies `tensor` into `into`, at an offset.
mlir::Value insertAt(mlir::ImplicitLocOpBuilder &b, mlir::Value tensor,
                     mlir::Value into, llvm::ArrayRef<int64_t> offsets);

/// `tensor` with `low` and `high` more positions of `value` in each dimension.
mlir::Value padded(mlir::ImplicitLocOpBuilder &b, mlir::Value tensor,
                   llvm::ArrayRef<int64_t> low, llvm::ArrayRef<int64_t> high,
                   int64_t value);

} // namespace ptc::fpga

#endif // POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_TENSORS_H
