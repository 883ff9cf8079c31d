//===- NetworkToFpgaPass.cpp - From every network dialect to fpga ---------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../LinalgToFpga/LinalgLowering.h"
#include "../ToFpga/OffloadPass.h"
#include "../ToFpga/WindowOps.h"
#include "../TosaToFpga/TosaLowering.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTTOFPGAPASS
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
/// tosa and linalg ops side by side, so that one kernel may hold both, and ops
/// of other dialects that say by an interface what they compute.
class NetworkLowering final : public OpLowering {
public:
  Refusal lower(Operation *op, StreamBuilder &b) const override {
    if (!isUpstream(op)) {
      if (auto pooling = dyn_cast<PoolingOpInterface>(op))
        return lowerPooling(pooling, b);
      if (auto linear = dyn_cast<LinearOpInterface>(op))
        return lowerLinear(linear, b);
    }
    return dialectOf(op).lower(op, b);
  }
  bool isPassive(Operation *op) const override {
    return dialectOf(op).isPassive(op);
  }
  Value foldConstants(Operation *op, OpBuilder &builder) const override {
    return dialectOf(op).foldConstants(op, builder);
  }

private:
  static bool isUpstream(Operation *op) {
    return isa_and_nonnull<arith::ArithDialect, linalg::LinalgDialect,
                           math::MathDialect, tensor::TensorDialect,
                           tosa::TosaDialect>(op->getDialect());
  }

  const OpLowering &dialectOf(Operation *op) const {
    if (isa_and_nonnull<tosa::TosaDialect>(op->getDialect()))
      return tosa;
    return linalg;
  }

  TosaLowering tosa;
  LinalgLowering linalg;
};

struct ConvertToFpgaPass
    : OffloadPass<ptc::impl::ConvertToFpgaPassBase<ConvertToFpgaPass>,
                  NetworkLowering> {
  using OffloadPass::OffloadPass;
};
} // namespace
