//===- FixedPoint.h - Float element-wise ops in fixed point -----*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Units for element-wise ops on floats, whatever their dialect (T32). Operands
// are aligned to the finer of their formats, computed exactly, and rounded once
// to the format of the result.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_FIXEDPOINT_H
#define LIB_CONVERSION_TOFPGA_FIXEDPOINT_H

#include "StreamBuilder.h"

#include <functional>

namespace ptc {

/// result = a op b for add, sub, mul, max and min; one operand may be constant.
Refusal lowerFixedBinary(mlir::Value result, fpga::EltwiseKind kind,
                         mlir::Value a, mlir::Value b, StreamBuilder &builder);

/// result = min(max(x, low), high).
Refusal lowerFixedClamp(mlir::Value result, mlir::Value x, double low,
                        double high, StreamBuilder &builder);

/// result = function(x), by a table of all numbers of x's format. NaN becomes
/// 0. Refused with T31: more than 16 bits.
Refusal lowerFixedFunction(mlir::Value result, mlir::Value x,
                           const std::function<double(double)> &function,
                           StreamBuilder &builder);

/// result = sum, maximum or minimum of x over `dims`, which stay with extent 1.
Refusal lowerFixedReduce(mlir::Value result, mlir::Value x,
                         fpga::ReduceKind kind, llvm::ArrayRef<int64_t> dims,
                         StreamBuilder &builder);

/// The stream of `x` in the format of `result`, which holds the same numbers.
mlir::Value streamInFormatOf(mlir::Value x, mlir::Value result,
                             StreamBuilder &builder);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_FIXEDPOINT_H
