//===- Guard.h - Compiled code that may fail --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_GUARD_H
#define POOLTOCONV_LIB_JUDGE_GUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace ptc {

/// What compiled code calls in place of puts and abort: a failed run-time check
/// says why, then gives up. Valid inside runGuarded only.
int guardedPuts(const char *text);
[[noreturn]] void guardedAbort();

/// Calls `run`. A failed check, a division by zero or an invalid access ends it
/// and becomes an error, with the place if the check knows it; what `run` had
/// allocated is lost then.
llvm::Error runGuarded(llvm::function_ref<void()> run);

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_GUARD_H
