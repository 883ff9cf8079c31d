//===- InitAll.h - Registration of everything -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place in which the driver, the plugin, the judge, the reducer and
// the language server learn what this project adds to MLIR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INITALL_H
#define POOLTOCONV_INITALL_H

#include "PoolToConv/Conversion/FpgaToLinalg/Passes.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "PoolToConv/Dialect/Fpga/Transforms/Passes.h"
#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Pipelines/FpgaPipeline.h"
#include "PoolToConv/Report/Passes.h"
#include "PoolToConv/TransformOps/TransformOps.h"
#include "PoolToConv/Transforms/Passes.h"

namespace ptc {

/// Adds our dialect, the external models of upstream's ops and our transform
/// ops.
inline void registerAll(mlir::DialectRegistry &registry) {
  registry.insert<fpga::FpgaDialect>();
  registerExternalModels(registry);
  registerTransformExtension(registry);
}

/// Registers our passes and pipelines with the global pass registry. Once per
/// process.
inline void registerAllPasses() {
  registerPoolToConvPasses();
  registerPoolToConvReportPasses();
  registerPoolToConvToFpgaPasses();
  fpga::registerPoolToConvFpgaPasses();
  registerFpgaToLinalgPasses();
  registerPoolToConvPipelines();
  registerFpgaPipelines();
}

} // namespace ptc

#endif // POOLTOCONV_INITALL_H
