//===- TosaToFpgaPass.cpp - The pass from tosa to fpga --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/OffloadPass.h"
#include "PoolToConv/Conversion/ToFpga/Passes.h"
#include "TosaLowering.h"

namespace ptc {
#define GEN_PASS_DEF_CONVERTTOSATOFPGAPASS
#include "PoolToConv/Conversion/ToFpga/Passes.h.inc"
} // namespace ptc

using namespace mlir;
using namespace ptc;

namespace {
struct ConvertTosaToFpgaPass
    : OffloadPass<ptc::impl::ConvertTosaToFpgaPassBase<ConvertTosaToFpgaPass>,
                  TosaLowering> {
  using OffloadPass::OffloadPass;
};
} // namespace
