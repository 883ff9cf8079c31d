//===- UnitFigures.h - What designs take, with sources ----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_UNITFIGURES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_UNITFIGURES_H

#include "PoolToConv/Dialect/Fpga/Devices/Device.h"
#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <optional>
#include <string>
#include <vector>

namespace ptc::fpga {

/// What is known of one unit, and from where.
struct UnitFigures {
  mlir::Operation *op = nullptr;
  /// As in files of folds: "mac0" is the first fpga.mac of its kernel.
  std::string name;
  UnitTiming timing;
  Source timingSource = Source::Estimate;
  UnitCost cost;
  int64_t uram = 0;
  Source costSource = Source::Estimate;
  /// Multiplications of a frame, and how many the unit could do in its cycles.
  int64_t operations = 0;
  int64_t capacity = 0;
  /// Constants that the unit holds.
  int64_t parameters = 0;
};

/// What a simulation says of one kernel.
struct SimulatedTime {
  /// The design stops for good.
  bool isDeadlock = false;
  int64_t cycles = 0;
  int64_t firstOut = 0;
};

/// What is known of one kernel.
struct KernelFigures {
  KernelOp kernel;
  std::vector<UnitFigures> units;
  /// Sums; `timing.cycles` is that of the slowest unit, `timing.firstOut` that
  /// of the longest path.
  UnitFigures total;
  /// Index of the slowest unit.
  std::optional<size_t> bottleneck;
  std::optional<Device> device;
  /// 0: not known.
  double clockMhz = 0;
  std::optional<SimulatedTime> simulated;

  double getFramesPerSecond() const {
    return framesPerSecond(total.timing.cycles);
  }
  double framesPerSecond(int64_t cycles) const;
  /// What a design with more frames per second has to change.
  std::string getAdvice() const;
};

/// The figures of a design, for a device if there is one: the areas of its
/// family, else those of an ECP5.
KernelFigures figuresOf(KernelOp kernel, const std::optional<Device> &device,
                        double clockMhz);

/// The device that the option `target` of the pass `pass` names; none where it
/// is empty, and an error where it is not known.
mlir::FailureOr<std::optional<Device>> findTarget(mlir::MLIRContext *context,
                                                  llvm::StringRef pass,
                                                  llvm::StringRef target);

/// Multiplications, additions or comparisons of one frame that are the purpose
/// of a unit: those of a convolution. 0 for others.
int64_t operationsOf(mlir::Operation *op);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_UNITFIGURES_H
