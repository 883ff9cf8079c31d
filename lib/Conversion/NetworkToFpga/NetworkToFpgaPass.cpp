//===- NetworkToFpgaPass.cpp - From every network dialect to fpga ---------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../LinalgToFpga/LinalgLowering.h"
#include "../ToFpga/OffloadPass.h"
#include "../TosaToFpga/TosaLowering.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTTOFPGAPASS
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
/// tosa and linalg ops side by side, so that one kernel may hold both.
class NetworkLowering final : public OpLowering {
public:
  Refusal lower(Operation *op, StreamBuilder &b) const override {
    return dialectOf(op).lower(op, b);
  }
  bool isPassive(Operation *op) const override {
    return dialectOf(op).isPassive(op);
  }
  Value foldConstants(Operation *op, OpBuilder &builder) const override {
    return dialectOf(op).foldConstants(op, builder);
  }

private:
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
