//===- OffloadPass.h - What passes to fpga share ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_OFFLOADPASS_H
#define LIB_CONVERSION_TOFPGA_OFFLOADPASS_H

#include "Offload.h"
#include "PoolToConv/Interfaces/ExternalModels.h"

namespace ptc {

/// A pass of class ConvertDialectToFpgaPass (Passes.td), whose generated base
/// is `PassBase`, on the ops that `Lowering` has units for.
template <typename PassBase, typename Lowering>
struct OffloadPass : PassBase {
  using PassBase::PassBase;

  void getDependentDialects(mlir::DialectRegistry &registry) const override {
    registry.insert<fpga::FpgaDialect>();
    registerExternalModels(registry);
    registerCalibration(registry);
  }

  void runOnOperation() override {
    OffloadStyle style{this->getArgument(),
                       this->reportLevel,
                       this->requireFullOffload,
                       this->summary,
                       this->precision,
                       std::vector<std::string>(this->calibrate.begin(),
                                                this->calibrate.end())};
    if (failed(offloadAll(this->getOperation(), Lowering(), style)))
      this->signalPassFailure();
  }
};

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_OFFLOADPASS_H
