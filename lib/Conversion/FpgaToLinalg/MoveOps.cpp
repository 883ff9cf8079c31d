//===- MoveOps.cpp - Ops that move elements -------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpLowerings.h"
#include "Tensors.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace ptc::fpga;

Value ptc::fpga::lowerReorder(ImplicitLocOpBuilder &b, ReorderOp op,
                              Value tensor) {
  RankedTensorType type = tensorOf(op.getType());
  Value empty =
      tensor::EmptyOp::create(b, type.getShape(), type.getElementType());
  auto transpose =
      linalg::TransposeOp::create(b, tensor, empty, op.getPermutation());
  return transpose->getResult(0);
}

Value ptc::fpga::lowerCrop(ImplicitLocOpBuilder &b, CropOp op, Value tensor) {
  RankedTensorType type = tensorOf(op.getType());
  SmallVector<int64_t> ones(type.getRank(), 1);
  MLIRContext *context = b.getContext();
  return tensor::ExtractSliceOp::create(
      b, type, tensor, getAsIndexOpFoldResult(context, op.getLow()),
      getAsIndexOpFoldResult(context, type.getShape()),
      getAsIndexOpFoldResult(context, ones));
}

Value ptc::fpga::lowerConcat(ImplicitLocOpBuilder &b, ConcatOp op,
                             ValueRange tensors) {
  RankedTensorType type = tensorOf(op.getType());
  Value result =
      tensor::EmptyOp::create(b, type.getShape(), type.getElementType());
  SmallVector<int64_t> offsets(type.getRank(), 0);
  for (Value tensor : tensors) {
    result = insertAt(b, tensor, result, offsets);
    offsets.back() +=
        cast<RankedTensorType>(tensor.getType()).getShape().back();
  }
  return result;
}
