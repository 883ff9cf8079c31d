//===- Conditions.h - Which conditions a module meets -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_CONDITIONS_H
#define POOLTOCONV_TEST_FUZZ_CONDITIONS_H

#include "mlir/IR/BuiltinOps.h"

namespace ptc::fuzz {

/// Conditions are T1 to T33 (docs/Conditions.md).
inline constexpr unsigned kConditions = 33;

/// Bit n for each Tn that a text, such as a remark, names.
uint64_t namedConditions(llvm::StringRef text);

/// The pools of a module that stand for a condition which no remark names: it
/// says how a pool is rewritten, not why it stays. Numbers of ops.
struct GovernedPools {
  /// Of explicitly padded data (T2).
  unsigned padded = 0;
  /// tosa averages of integers (T3), of them of 16 bits (T4).
  unsigned integerAverages = 0, wideAverages = 0;
  /// tosa averages of floats (T6), of them of 16 bits (T7).
  unsigned floatAverages = 0, shortAverages = 0;
  /// Maxima and minima over windows (T9).
  unsigned maxima = 0;
  unsigned all = 0;
};
GovernedPools countPools(mlir::ModuleOp module);

/// The conditions of the pools that a pass rewrote.
uint64_t governingConditions(const GovernedPools &before,
                             const GovernedPools &after);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_CONDITIONS_H
