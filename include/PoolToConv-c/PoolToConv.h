//===- PoolToConv.h - The whole C API -----------------------------*- C -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_C_POOLTOCONV_H
#define POOLTOCONV_C_POOLTOCONV_H

#include "PoolToConv-c/Algebra.h"
#include "PoolToConv-c/Execution.h"
#include "PoolToConv-c/Judge.h"
#include "PoolToConv-c/Module.h"
#include "PoolToConv-c/PassOptions.h"
#include "PoolToConv-c/Passes.h"
#include "PoolToConv-c/Registration.h"
#include "PoolToConv-c/Report.h"
#include "PoolToConv-c/Verilog.h"

#endif // POOLTOCONV_C_POOLTOCONV_H
