//===- LinalgLowering.h - Units for the ops of linalg --------- -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_LINALGLOWERING_H
#define LIB_CONVERSION_LINALGTOFPGA_LINALGLOWERING_H

#include "../ToFpga/Offload.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace ptc {

/// Units for the ops of linalg, tensor and arith on tensors: of integers with
/// the results that upstream's lowering has for every input, of floats in fixed
/// point (T32).
class LinalgLowering final : public OpLowering {
public:
  Refusal lower(mlir::Operation *op, StreamBuilder &b) const override;
  bool isPassive(mlir::Operation *op) const override;
  /// Paddings that importers write as the lowest number of a wider type.
  mlir::Value foldConstants(mlir::Operation *op,
                            mlir::OpBuilder &builder) const override;
};

/// Ops whose loops are all parallel: arithmetic, broadcasts, transpositions.
/// Units run in the order in which the first operand is there.
Refusal lowerElementwise(mlir::linalg::LinalgOp op, StreamBuilder &b);

/// Arithmetic on tensors of one shape.
Refusal lowerTensorArithmetic(mlir::Operation *op, StreamBuilder &b);

/// Sums, maxima and minima over whole dimensions of one tensor, which is read
/// by a permutation of the loops.
Refusal lowerReduction(mlir::linalg::LinalgOp op, StreamBuilder &b);

/// Ops of tensor that move elements. Refused with T30: other ops.
Refusal lowerMove(mlir::Operation *op, StreamBuilder &b);

/// The loop of each dimension of an operand: nullopt where an extent of 1 is
/// indexed by 0. Nullopt where loops are repeated or added up.
std::optional<llvm::SmallVector<std::optional<int64_t>>>
loopsOf(mlir::AffineMap map, mlir::RankedTensorType type);

/// The same elements in another shape.
mlir::Value reshapeStream(StreamBuilder &b, mlir::Value x,
                          llvm::ArrayRef<int64_t> shape);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_LINALGLOWERING_H
