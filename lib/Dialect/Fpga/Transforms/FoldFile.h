//===- FoldFile.h - Folds as JSON -------------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_FOLDFILE_H
#define LIB_DIALECT_FPGA_TRANSFORMS_FOLDFILE_H

#include "FoldSpace.h"
#include "llvm/Support/Error.h"

namespace ptc::fpga {

/// One pin per unit, from a file; docs/FpgaSizing.md describes it. Errors name
/// the file and the line, or the path of the key.
llvm::Expected<std::vector<UnitPin>> readFolds(llvm::StringRef file,
                                               llvm::ArrayRef<NamedUnit> units);

/// Writes the settings of all units, in the form that readFolds takes.
llvm::Error writeFolds(llvm::StringRef file, const FoldSpace &space,
                       llvm::ArrayRef<FoldSpace::Decision> decisions);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_FOLDFILE_H
