//===- Odd.h - Modules that no network looks like ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_ODD_H
#define POOLTOCONV_TEST_FUZZ_ODD_H

#include "Dice.h"

#include <string>

namespace ptc::fuzz {

/// A function on buffers, of encoded, complex, quantised, empty, unranked,
/// huge or one-bit tensors, with windows at the limits, or with attributes that
/// nobody asked for. Valid, but nothing that a run would make sense of.
std::string oddFunction(Dice &dice, llvm::StringRef name);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_ODD_H
