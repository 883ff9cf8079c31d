//===- FloatFunctions.h - Float arithmetic in double ---------- -*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_LINALGTOFPGA_FLOATFUNCTIONS_H
#define LIB_CONVERSION_LINALGTOFPGA_FLOATFUNCTIONS_H

#include "mlir/IR/Operation.h"

#include <functional>

namespace ptc {

/// A function of an op's operands.
using FloatFunction = std::function<double(llvm::ArrayRef<double>)>;

/// What an op of arith or math on floats computes: comparisons give 1 or 0,
/// conversions between floats their operand. Null for other ops.
FloatFunction floatFunctionOf(mlir::Operation *op);

} // namespace ptc

#endif // LIB_CONVERSION_LINALGTOFPGA_FLOATFUNCTIONS_H
