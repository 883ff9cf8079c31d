//===- Verilog.cpp - Kernels of the fpga dialect as Verilog ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv-c/Verilog.h"

#include "PoolToConv/Target/Verilog/ExportVerilog.h"
#include "Support.h"

#include "mlir/CAPI/IR.h"

using namespace mlir;
using namespace ptc::capi;

bool ptcWriteVerilog(MlirOperation op, MlirStringRef kernel,
                     MlirStringRef folder, intptr_t frames,
                     MlirStringCallback onError, void *userData) {
  ErrorSink sink(onError, userData);
  if (!op.ptr)
    return sink("the operation is null"), false;
  if (frames < 0)
    return sink("frames is negative"), false;
  ErrorsToSink errors(unwrap(op)->getContext(), sink);
  return succeeded(ptc::fpga::writeVerilog(unwrap(op), unwrap(kernel),
                                           unwrap(folder), frames));
}
