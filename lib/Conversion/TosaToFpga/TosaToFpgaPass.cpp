//===- TosaToFpgaPass.cpp - The pass from tosa to fpga --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Conversion/ToFpga/Passes.h"
#include "PoolToConv/Interfaces/ExternalModels.h"
#include "TosaLowering.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTTOSATOFPGAPASS
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct ConvertTosaToFpgaPass
    : ptc::impl::ConvertTosaToFpgaPassBase<ConvertTosaToFpgaPass> {
  using ConvertTosaToFpgaPassBase::ConvertTosaToFpgaPassBase;

  void getDependentDialects(DialectRegistry &registry) const override {
    registry.insert<fpga::FpgaDialect>();
    registerExternalModels(registry);
  }

  void runOnOperation() override {
    if (failed(offloadAll(
            getOperation(), TosaLowering(),
            {getArgument(), reportLevel, requireFullOffload, summary, precision,
             std::vector<std::string>(calibrate.begin(), calibrate.end())})))
      signalPassFailure();
  }
};
} // namespace
