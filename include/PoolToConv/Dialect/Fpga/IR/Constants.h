//===- Constants.h - Numbers of attributes ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_CONSTANTS_H
#define POOLTOCONV_DIALECT_FPGA_IR_CONSTANTS_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <optional>
#include <vector>

namespace ptc::fpga {

/// The elements of a tensor of integers, row-major, unsigned ones as they are;
/// one for all of a splat. Nothing where a resource has no data, or a number
/// does not fit in 63 bits and a sign.
std::optional<std::vector<int64_t>> readIntegers(mlir::ElementsAttr elements);

/// True if all weights of `mac` are numbers of their own in its adders:
/// constants of which each serves every cycle.
bool hasConstantWeights(MacOp mac);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_CONSTANTS_H
