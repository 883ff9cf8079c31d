//===- Comparer.h - The comparison of two modules ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_COMPARER_H
#define POOLTOCONV_LIB_JUDGE_COMPARER_H

#include "FunctionJudge.h"
#include "PoolToConv/Judge/Judge.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace ptc {

/// A function on both sides and its verdict to be.
struct Subject {
  mlir::func::FuncOp before;
  mlir::func::FuncOp after;
  std::unique_ptr<FunctionJudge> judge;
};

/// The comparison of two modules.
class Comparer {
public:
  Comparer(mlir::ModuleOp before, mlir::ModuleOp after,
           const JudgeOptions &options)
      : before(before), after(after), options(options) {}

  llvm::Expected<std::vector<FunctionVerdict>> run();

private:
  llvm::Error selectFunctions();
  llvm::Error addSubject(mlir::func::FuncOp function);
  void addUnsupported(mlir::func::FuncOp function, const llvm::Twine &reason);
  llvm::Error convertGiven(const Signature &signature);
  llvm::Error checkDims();

  /// Compiles both sides of `subjects` and hands them over; if that fails,
  /// halves the list until the functions at fault are found.
  using Run = llvm::function_ref<void(Subject &, const CompiledPair &)>;
  void compileAndRun(llvm::ArrayRef<Subject *> subjects, Run run);
  void runDirectly(llvm::ArrayRef<Subject *> subjects);
  void runSpecialized(llvm::ArrayRef<Subject *> subjects);
  void runWithSizes(llvm::ArrayRef<Subject *> subjects, size_t set,
                    size_t sets);

  std::vector<ArgumentShapes> givenShapes(const Subject &subject);
  void progress();

  mlir::ModuleOp before, after;
  JudgeOptions options;
  std::vector<std::unique_ptr<Subject>> subjects;
  size_t done = 0;
};

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_COMPARER_H
