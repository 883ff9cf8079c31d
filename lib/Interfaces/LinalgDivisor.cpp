//===- LinalgDivisor.cpp - Divisions of a sum in linalg -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgBuilder.h"

using namespace mlir;
using namespace ptc;

void LinalgBuilder::simplifyDivisors(RewriterBase &, Value, const Layout &,
                                     std::optional<int64_t>) const {}
