//===- Formats.h - Fixed-point formats of float tensors ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Which integers stand for the floats of a network (T32).
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_FORMATS_H
#define LIB_CONVERSION_TOFPGA_FORMATS_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace ptc {

/// The formats of the float tensors of a network: one for all, or one per
/// tensor of equal width.
class Formats {
public:
  explicit Formats(fpga::FixedType uniform) : uniform(uniform) {}

  fpga::FixedType of(mlir::Value tensor) const {
    auto it = perTensor.find(tensor);
    return it == perTensor.end() ? uniform : it->second;
  }

  /// The format of constants of up to `largest` in magnitude: the uniform one,
  /// or with formats per tensor the one with the most bits behind the point.
  fpga::FixedType ofConstants(double largest) const {
    return perTensor.empty() ? uniform : fitting(largest);
  }

  /// Gives `tensor` the format of uniform width whose range holds `largest`.
  void set(mlir::Value tensor, double largest) {
    perTensor[tensor] = fitting(largest);
  }
  void copy(mlir::Value tensor, mlir::Value from) {
    perTensor[tensor] = of(from);
  }

private:
  fpga::FixedType fitting(double largest) const;

  fpga::FixedType uniform;
  llvm::DenseMap<mlir::Value, fpga::FixedType> perTensor;
};

/// Parses "fixed<W, I>" or "fixed<W, I, sign, round, overflow>"; without the
/// latter it is signed, half_up and sat. Null, with an error, if it is neither.
fpga::FixedType parseFormat(llvm::StringRef text, mlir::MLIRContext *context);

/// What `calibrate` needs to run a function.
void registerCalibration(mlir::DialectRegistry &registry);

/// Runs `function` on `files` (.npy, one per argument; the leading dimension
/// counts the samples where the argument has one of extent 1) and gives each
/// float tensor the format that holds the largest magnitude that was seen. What
/// only moves elements keeps the format of its operand.
llvm::LogicalResult calibrate(mlir::FunctionOpInterface function,
                              llvm::ArrayRef<std::string> files,
                              Formats &formats);

/// `value` in `format`: its integer, rounded and saturated as the format says.
int64_t quantize(double value, fpga::FixedType format);

/// `value` * 2^fraction to the nearest integer of at most 62 bits, ties to
/// even.
int64_t scaled(double value, int64_t fraction);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_FORMATS_H
