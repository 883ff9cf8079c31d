//===- Estimate.h - Figures for people and programs -------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_ESTIMATE_H
#define LIB_DIALECT_FPGA_TRANSFORMS_ESTIMATE_H

#include "UnitFigures.h"
#include "llvm/Support/raw_ostream.h"

namespace ptc::fpga {

/// One resource of a device.
struct ResourceShare {
  llvm::StringRef name;
  int64_t used = 0;
  /// 0: no device, or it has none.
  int64_t available = 0;

  /// In percent; 0 without a device.
  double getPercent() const {
    return available ? 100.0 * double(used) / double(available) : 0;
  }
};
/// LUTs (as they are after placement), flip-flops, multipliers, memories.
llvm::SmallVector<ResourceShare> sharesOf(const KernelFigures &figures);

/// A table of the units and a summary; bars and colours on a terminal only.
void printTable(llvm::raw_ostream &os, const KernelFigures &figures);

/// The same, as docs/FpgaSizing.md describes it.
void printJson(llvm::raw_ostream &os, llvm::ArrayRef<KernelFigures> kernels);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_ESTIMATE_H
