//===- Target.h - One input of libFuzzer ------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_TARGET_H
#define POOLTOCONV_TEST_FUZZ_TARGET_H

#include "Generator.h"

#include "llvm/ADT/ArrayRef.h"

namespace ptc::fuzz {

/// Sets up the process. If PTC_FUZZ_PHASES is in the environment, what it does
/// is printed as "phase: ...": reading is upstream's, a stage is one of the
/// passes.
void startTarget();

/// Reads text or bytecode and runs stages that follow from the bytes. False if
/// it is no module.
bool runInput(llvm::ArrayRef<uint8_t> input);

/// Runs a generated module; a finding ends the process.
void runGenerated(uint64_t seed, uint64_t number);

/// A generated module as text or bytecode.
std::string generatedInput(uint64_t seed, bool asBytecode);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_TARGET_H
