//===- Diagnostics.cpp - Diagnostics as text ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diagnostics.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc;

std::string ptc::locationToString(Location location) {
  auto file = location->findInstanceOf<FileLineColLoc>();
  if (!file)
    return "";
  std::string text;
  llvm::raw_string_ostream(text)
      << file.getFilename().getValue() << ':' << file.getLine() << ':'
      << file.getColumn() << ": ";
  return text;
}

DiagnosticCollector::DiagnosticCollector(MLIRContext *context)
    : handler(context, [this](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != DiagnosticSeverity::Error)
          return success();
        std::lock_guard<std::mutex> lock(mutex);
        if (error.empty())
          error = locationToString(diagnostic.getLocation()) + diagnostic.str();
        return success();
      }) {}
