//===- Fuse.h - Parts of fpga-fuse ------------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each part looks once at the units of a kernel and returns true if it changed
// any. C-numbers are those of the pass's description.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FUSE_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FUSE_H

#include "KernelDriver.h"

namespace ptc::fpga {

/// What the parts share.
struct Fuser {
  mlir::IRRewriter &rewriter;
  KernelOp kernel;
  /// Inputs of tables have at most so many bits; 0 for no tables.
  unsigned tableBits;
  KernelReport report;

  void did(mlir::Operation *op, llvm::StringRef name, std::string text) {
    report.did(op->getLoc(), name, std::move(text));
  }
  /// "`what` (C1: `reason`)"
  void declined(mlir::Operation *op, llvm::StringRef what,
                llvm::StringRef condition, llvm::StringRef reason) {
    report.declined(op->getLoc(), condition,
                    (what + " (" + condition + ": " + reason + ")").str());
  }

  /// `fpga.pad` and `fpga.crop` in front of windows.
  bool fuseBorders();
  /// Sums with constants in front of an `fpga.requant`, and scales in a row.
  bool fuseScales();
  /// Functions of narrow numbers as tables.
  bool fuseTables();
  /// Scaled sums of two narrow streams as two tables and one adder.
  bool fuseSums();
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FUSE_H
