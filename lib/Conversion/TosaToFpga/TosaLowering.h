//===- TosaLowering.h - Units for the ops of tosa ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOSATOFPGA_TOSALOWERING_H
#define LIB_CONVERSION_TOSATOFPGA_TOSALOWERING_H

#include "../ToFpga/Offload.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"

namespace ptc {

/// Units for the ops of tosa. Integers have the results that upstream's
/// lowering has for every input, also where the specification leaves them open.
class TosaLowering final : public OpLowering {
public:
  Refusal lower(mlir::Operation *op, StreamBuilder &b) const override;
  bool isPassive(mlir::Operation *op) const override;
  mlir::Value foldConstants(mlir::Operation *op,
                            mlir::OpBuilder &builder) const override;
};

/// One integer per element of a constant, or why there is none (T25).
OrDecline<llvm::SmallVector<int64_t>> wholeNumbers(mlir::Value constant);

Refusal lowerRescale(mlir::tosa::RescaleOp op, StreamBuilder &b);

/// Element-wise ops of one or two operands. Refused with T30: other ops.
Refusal lowerTosaElementwise(mlir::Operation *op, StreamBuilder &b);

/// The same on floats, in fixed point (T32).
Refusal lowerFloatElementwise(mlir::Operation *op, StreamBuilder &b);

/// Ops that move elements. Refused with T30: other ops.
Refusal lowerTosaMove(mlir::Operation *op, StreamBuilder &b);

} // namespace ptc

#endif // LIB_CONVERSION_TOSATOFPGA_TOSALOWERING_H
