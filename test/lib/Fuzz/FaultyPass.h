//===- FaultyPass.h - A pass that does wrong --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_FAULTYPASS_H
#define POOLTOCONV_TEST_FUZZ_FAULTYPASS_H

namespace ptc::fuzz {

/// Registers test-fault{kind=...}, by which a test sees that the fuzzer finds
/// what it is for: crash, hang, invalid (IR that does not verify), value (a
/// constant of another value), error (a failure), silent (one without an
/// error).
void registerFaultyPass();

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_FAULTYPASS_H
