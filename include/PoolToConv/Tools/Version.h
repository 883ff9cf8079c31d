//===- Version.h - What --version prints ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TOOLS_VERSION_H
#define POOLTOCONV_TOOLS_VERSION_H

#include "llvm/ADT/StringRef.h"

namespace ptc {

/// Lets --version print the name and version of `tool`, and the version of
/// MLIR. To be called before options are parsed.
void setVersionPrinter(llvm::StringRef tool);

} // namespace ptc

#endif // POOLTOCONV_TOOLS_VERSION_H
