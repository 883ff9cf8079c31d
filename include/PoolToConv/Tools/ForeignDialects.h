//===- ForeignDialects.h - Advice on input of other tools -------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Networks reach MLIR through importers, in dialects that MLIR itself does not
// contain, or as files of another MLIR version. The parser can only say that it
// does not know them. This says what to do.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TOOLS_FOREIGNDIALECTS_H
#define POOLTOCONV_TOOLS_FOREIGNDIALECTS_H

#include "mlir/IR/DialectRegistry.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/Support/raw_ostream.h"

#include <optional>
#include <string>

namespace ptc {

/// How the program read its input.
struct ForeignInputOptions {
  bool allowUnregisteredDialects = false;
  /// The marker between modules, empty if there is only one.
  llvm::StringRef splitMarker;
};

/// One or more sentences on how to bring IR of a dialect that is not part of
/// MLIR to one that is; always has an answer. `dialect` is a namespace such as
/// "torch".
std::string adviceForDialect(llvm::StringRef dialect);

/// Advice for the parser's error `message`, or nullopt if the error has
/// nothing to do with dialects or versions. `lineBefore` is the text of the
/// input's line up to where the error was found, empty if there is none.
std::optional<std::string> adviceForParseError(llvm::StringRef message,
                                               llvm::StringRef lineBefore);

/// Advice for input that is no IR at all but a network in the format of a
/// framework (TFLite, ONNX), or nullopt.
std::optional<std::string> adviceForFile(llvm::MemoryBufferRef input);

/// To be called with input that could not be processed, after the errors were
/// printed. Parses it once more and prints advice for the first error of each
/// module as a located note to `os`. Prints nothing if the input is well-formed
/// or its errors are of another kind. Returns true if it printed anything.
bool explainForeignInput(llvm::MemoryBufferRef input,
                         const mlir::DialectRegistry &registry,
                         const ForeignInputOptions &options,
                         llvm::raw_ostream &os);

} // namespace ptc

#endif // POOLTOCONV_TOOLS_FOREIGNDIALECTS_H
