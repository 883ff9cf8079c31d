//===- Executor.h - Runs modules before and after ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_EXECUTOR_H
#define POOLTOCONV_TEST_FUZZ_EXECUTOR_H

#include "PoolToConv/Judge/Judge.h"
#include "Subject.h"

#include "llvm/ADT/StringSet.h"

#include <map>

namespace ptc::fuzz {

/// Collects functions of many modules and has the judge compile and compare
/// them together. Those of one batch share a bound, which is at most twice
/// their own.
class Executor {
public:
  /// Called for each function that the judge looked at; `saturates`: something
  /// in it makes a finite number of an infinity.
  using Report = std::function<void(const FunctionVerdict &, bool saturates)>;

  Executor(mlir::MLIRContext &context, uint64_t seed, Report report)
      : context(context), seed(seed), report(std::move(report)) {}

  /// Takes the modules. Functions have names that no other module of the run
  /// uses.
  void add(Outcome outcome);
  /// Runs what is left.
  void flush();

private:
  struct Batch {
    mlir::OwningOpRef<mlir::ModuleOp> before, after;
    /// Names of functions.
    llvm::StringSet<> saturating;
    unsigned modules = 0;
    /// The largest of its modules.
    double boundEps = 0;
  };
  void run(Batch &batch, bool isExact);

  mlir::MLIRContext &context;
  uint64_t seed;
  Report report;
  /// By the exponent of the bound; -1: bit-exact.
  std::map<int, Batch> batches;
};

/// The number of the module that a function belongs to.
uint64_t moduleOf(llvm::StringRef function);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_EXECUTOR_H
