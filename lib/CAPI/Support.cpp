//===- Support.cpp - What the files of the C API share --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support.h"

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Location.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc::capi;

/// "file:1:2: ", or nothing where the place is unknown.
static void printPlace(llvm::raw_ostream &os, Location location) {
  if (auto place = location->findInstanceOf<FileLineColLoc>())
    os << place.getFilename().getValue() << ':' << place.getLine() << ':'
       << place.getColumn() << ": ";
}

static std::string textOf(Diagnostic &diagnostic) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printPlace(os, diagnostic.getLocation());
  os << diagnostic;
  for (Diagnostic &note : diagnostic.getNotes()) {
    os << '\n';
    printPlace(os, note.getLocation());
    os << "note: " << note;
  }
  return text;
}

ErrorsToSink::ErrorsToSink(MLIRContext *context, const ErrorSink &sink)
    : handler(context, [sink](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() != DiagnosticSeverity::Error)
          return failure();
        sink(textOf(diagnostic));
        return success();
      }) {}
