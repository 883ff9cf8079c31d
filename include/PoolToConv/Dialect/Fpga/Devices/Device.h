//===- Device.h - What an FPGA has ------------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Devices are JSON files; docs/FpgaSizing.md describes the keys. Those of
// lib/Dialect/Fpga/Devices/Data are part of the library.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_DEVICES_DEVICE_H
#define POOLTOCONV_DIALECT_FPGA_DEVICES_DEVICE_H

#include "PoolToConv/Dialect/Fpga/IR/Units.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace ptc::fpga {

/// An FPGA, as its data sheet describes it.
struct Device {
  std::string name;
  std::string part;
  /// Where the figures come from.
  std::string source;
  /// The clock that is assumed unless another is asked for.
  double clockMhz = 100;
  int64_t lut = 0;
  int64_t ff = 0;
  int64_t dsp = 0;
  /// Block RAMs of the shapes in `model`.
  int64_t bram = 0;
  int64_t uram = 0;
  std::string dspKind;
  std::string bramKind;
  /// LUTs after placement per LUT that the estimates count.
  double packing = 1;
  /// What LUTs, multipliers and block RAMs can do.
  CostModel model;
};

/// A device of the library: its name, and its file.
struct BuiltinDevice {
  llvm::StringRef name;
  llvm::StringRef json;
};
llvm::ArrayRef<BuiltinDevice> builtinDevices();

/// The device that `text` describes. Errors begin with `file` and name the line
/// and column, or the path of the key, what was expected and what was found.
llvm::Expected<Device> parseDevice(llvm::StringRef text, llvm::StringRef file);

/// A device of the library by its name or its part, without regard to case, or
/// the one that a file describes, whose name ends in ".json". Errors: those of
/// parseDevice; a file that cannot be read; a name that is not known, with
/// those that are.
llvm::Expected<Device> findDevice(llvm::StringRef nameOrFile);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_DEVICES_DEVICE_H
