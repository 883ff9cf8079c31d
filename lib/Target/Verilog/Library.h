//===- Library.h - The texts of the modules ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_LIBRARY_H
#define LIB_TARGET_VERILOG_LIBRARY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace ptc::fpga {

struct LibraryModule {
  /// Of the module; its file has the same name and ".v".
  llvm::StringLiteral name;
  llvm::StringLiteral text;
};

/// The modules of rtl/, by name.
llvm::ArrayRef<LibraryModule> libraryModules();

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_LIBRARY_H
