//===- OpLowerings.h - One function per op ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Each function builds what its op computes, from the tensors of its operands.
// It gives null after an error at the op.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_OPLOWERINGS_H
#define POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_OPLOWERINGS_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace ptc::fpga {

// Ports.cpp
mlir::Value lowerLoad(mlir::ImplicitLocOpBuilder &b, LoadOp op,
                      mlir::Value tensor);
mlir::Value lowerStore(mlir::ImplicitLocOpBuilder &b, StoreOp op,
                       mlir::Value tensor);

// MoveOps.cpp
mlir::Value lowerReorder(mlir::ImplicitLocOpBuilder &b, ReorderOp op,
                         mlir::Value tensor);
mlir::Value lowerCrop(mlir::ImplicitLocOpBuilder &b, CropOp op,
                      mlir::Value tensor);
mlir::Value lowerConcat(mlir::ImplicitLocOpBuilder &b, ConcatOp op,
                        mlir::ValueRange tensors);

// LinearOps.cpp
mlir::Value lowerWindow(mlir::ImplicitLocOpBuilder &b, WindowOp op,
                        mlir::Value tensor);
mlir::Value lowerMac(mlir::ImplicitLocOpBuilder &b, MacOp op,
                     mlir::Value tensor, mlir::Value weights);
mlir::Value lowerReduce(mlir::ImplicitLocOpBuilder &b, ReduceOp op,
                        mlir::Value tensor);

// ElementOps.cpp
mlir::Value lowerEltwise(mlir::ImplicitLocOpBuilder &b, EltwiseOp op,
                         mlir::ValueRange tensors);
mlir::Value lowerRequant(mlir::ImplicitLocOpBuilder &b, RequantOp op,
                         mlir::Value tensor);
mlir::Value lowerLut(mlir::ImplicitLocOpBuilder &b, LutOp op,
                     mlir::Value tensor);

} // namespace ptc::fpga

#endif // POOLTOCONV_LIB_CONVERSION_FPGATOLINALG_OPLOWERINGS_H
