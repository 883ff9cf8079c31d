//===- LinalgToFpgaPass.cpp - The pass from linalg to fpga ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/OffloadPass.h"
#include "LinalgLowering.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTLINALGTOFPGAPASS
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct ConvertLinalgToFpgaPass
    : OffloadPass<
          ptc::impl::ConvertLinalgToFpgaPassBase<ConvertLinalgToFpgaPass>,
          LinalgLowering> {
  using OffloadPass::OffloadPass;
};
} // namespace
