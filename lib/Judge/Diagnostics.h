//===- Diagnostics.h - Diagnostics as text ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_DIAGNOSTICS_H
#define POOLTOCONV_LIB_JUDGE_DIAGNOSTICS_H

#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Location.h"

#include <mutex>
#include <string>

namespace ptc {

/// "file:line:col: ", or "" for a location without one.
std::string locationToString(mlir::Location location);

/// Keeps the errors of its scope instead of printing them.
class DiagnosticCollector {
public:
  explicit DiagnosticCollector(mlir::MLIRContext *context);

  /// "file:line:col: what", "" if there was none.
  std::string firstError() const { return error; }

private:
  std::string error;
  // Passes on several functions report from several threads.
  std::mutex mutex;
  mlir::ScopedDiagnosticHandler handler;
};

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_DIAGNOSTICS_H
