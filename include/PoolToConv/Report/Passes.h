//===- Passes.h - Reports on networks ---------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_REPORT_PASSES_H
#define POOLTOCONV_REPORT_PASSES_H

#include "mlir/Pass/Pass.h"

#include <memory>
#include <string>

namespace ptc {

/// How a report is printed.
enum class ReportFormat { Table, Json };

#define GEN_PASS_DECL
#define GEN_PASS_REGISTRATION
#include "PoolToConv/Report/Passes.h.inc"

} // namespace ptc

#endif // POOLTOCONV_REPORT_PASSES_H
