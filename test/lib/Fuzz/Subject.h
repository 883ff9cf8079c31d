//===- Subject.h - One module through its pipeline --------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_SUBJECT_H
#define POOLTOCONV_TEST_FUZZ_SUBJECT_H

#include "Generator.h"
#include "PoolToConv/Transforms/RewriteTally.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"

#include <functional>
#include <optional>

namespace ptc::fuzz {

/// Something that must not happen.
struct Finding {
  /// "parse", "round-trip", "pass-failed", "verifier", "not-idempotent",
  /// "pool-left", "pool-back", "mismatch", "crash", "hang".
  std::string kind;
  /// The stage after which it was seen; "" for the generated text.
  std::string stage;
  std::string message;
};

/// What became of a module.
struct Outcome {
  std::optional<Finding> finding;
  bool parsed = false;
  /// One of our stages changed it.
  bool rewritten = false;
  /// All stages ran (an error that is allowed, or one of upstream's passes,
  /// ends a pipeline early).
  bool completed = false;
  /// Bit n: the condition Tn was met.
  uint64_t conditions = 0;
  RewriteTally tally;
  mlir::OwningOpRef<mlir::ModuleOp> before, after;
};

struct SubjectOptions {
  /// Told the number of each stage before it starts; the text is read before
  /// stage 0.
  std::function<void(unsigned stage)> entering;
  /// The module's: of one of four, the text is printed and read again, and
  /// written and read as bytecode; of another one, the result.
  uint64_t number = 0;
};

/// Parses a module, runs its stages and verifies the result of each.
Outcome runSubject(const GeneratedModule &module, mlir::MLIRContext &context,
                   const SubjectOptions &options = {});

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_SUBJECT_H
