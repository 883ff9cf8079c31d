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

/// A stream or a memory of integers with `fraction` bits behind the point.
struct FixedNumbers {
  mlir::Value value;
  int64_t fraction;
  mlir::IntegerType type;
};

/// The stream of the float tensor `x` in the order `dims` (none: its own).
FixedNumbers fixedStream(mlir::Value x, StreamBuilder &builder,
                         StreamBuilder::Dims dims = {});

/// A memory of `numbers`, row-major over `shape` (one stands for all), in the
/// format of constants.
FixedNumbers fixedConstants(llvm::ArrayRef<int64_t> shape,
                            llvm::ArrayRef<double> numbers,
                            StreamBuilder &builder);

/// a op b for add, sub, mul, max and min, exactly; a stream of `shape`, to
/// which extents of 1 are spread. One of the operands is a stream. Refused with
/// T31: more than 62 bits.
OrDecline<FixedNumbers> fixedBinary(fpga::EltwiseKind kind, FixedNumbers a,
                                    FixedNumbers b,
                                    llvm::ArrayRef<int64_t> shape,
                                    StreamBuilder &builder);

/// min(max(x, low), high) of a stream; an infinite bound is none, another one
/// is rounded to the numbers of x.
OrDecline<FixedNumbers> fixedClamp(FixedNumbers x, double low, double high,
                                   StreamBuilder &builder);

/// function(x) in the format `to`, by a table of all numbers of the stream x.
/// NaN becomes 0. Refused with T31: more than 16 bits.
OrDecline<FixedNumbers>
fixedFunction(FixedNumbers x, const std::function<double(double)> &function,
              fpga::FixedType to, StreamBuilder &builder);

/// result = a op b; one operand may be constant.
Refusal lowerFixedBinary(mlir::Value result, fpga::EltwiseKind kind,
                         mlir::Value a, mlir::Value b, StreamBuilder &builder);

/// Defines `result` as the stream x, rounded to the result's format.
void defineFixed(mlir::Value result, FixedNumbers x, StreamBuilder &builder);

/// Sum, maximum or minimum of the stream x over `dims`, which stay with extent
/// 1. Refused with T31: sums of more than 62 bits.
OrDecline<FixedNumbers> fixedReduce(FixedNumbers x, fpga::ReduceKind kind,
                                    llvm::ArrayRef<int64_t> dims,
                                    StreamBuilder &builder);

/// The stream of `x` in the order `dims` (none: its own) and the format of
/// `result`, which holds the same numbers.
mlir::Value streamInFormatOf(mlir::Value x, mlir::Value result,
                             StreamBuilder &builder,
                             StreamBuilder::Dims dims = {});

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_FIXEDPOINT_H
