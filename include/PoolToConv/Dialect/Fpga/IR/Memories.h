//===- Memories.h - Where words are kept ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_MEMORIES_H
#define POOLTOCONV_DIALECT_FPGA_IR_MEMORIES_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// What `auto` becomes for `depth` words of `width` bits: LUTs for as many
/// words as one LUT holds, or where a block RAM would stay nearly empty. Both
/// the estimates and the Verilog go by it.
Memory resolveMemory(const CostModel &model, Memory memory, int64_t width,
                     int64_t depth);

/// The same of a memory that is written. Where LUTs cannot be, it is in
/// registers if it is small, and else in block RAMs.
Memory resolveRam(const CostModel &model, Memory memory, int64_t width,
                  int64_t depth);

/// Width and depth of the memory of biases and scales of a requant: words for
/// the beats of a pixel, or for the classes of pixels.
std::pair<int64_t, int64_t> constantsOf(RequantOp op);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_MEMORIES_H
