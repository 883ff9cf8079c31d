//===- FunctionJudge.h - Trials of one function -----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_JUDGE_FUNCTIONJUDGE_H
#define POOLTOCONV_LIB_JUDGE_FUNCTIONJUDGE_H

#include "ModuleParts.h"
#include "PoolToConv/Judge/Judge.h"
#include "PoolToConv/Judge/Trials.h"
#include "Sizes.h"

namespace ptc {

/// Both sides of a comparison, compiled.
struct CompiledPair {
  std::unique_ptr<CompiledModule> before;
  std::unique_ptr<CompiledModule> after;
};

/// Runs the trials of one function and keeps its verdict. Trials may be spread
/// over several compiled pairs (one for each set of static sizes).
class FunctionJudge {
public:
  /// `signature` is that of the function before.
  FunctionJudge(llvm::StringRef name, const Signature &signature,
                Precision precision, const JudgeOptions &options);

  const Signature &signature() const { return functionSignature; }
  llvm::StringRef name() const { return verdict.name; }

  /// Ends the function without a trial.
  void setNotRun(const llvm::Twine &reason);
  void setMismatch(const llvm::Twine &reason);
  bool isSettled() const { return settled; }

  /// Runs every trial whose number is `part` modulo `parts`, in turn with the
  /// sizes of `shapes`.
  void runTrials(const CompiledPair &pair,
                 llvm::ArrayRef<ArgumentShapes> shapes, size_t part = 0,
                 size_t parts = 1);

  /// The sizes that work for `before`, of those proposed for a function of
  /// dynamic sizes: one that runs without a failed check. Nullopt after
  /// setNotRun if none does.
  std::optional<ArgumentShapes>
  findSizes(const CompiledModule &before,
            llvm::ArrayRef<ArgumentShapes> candidates);

  FunctionVerdict takeVerdict();

private:
  std::vector<Tensor> makeInputs(const Trial &trial, size_t number,
                                 const ArgumentShapes &shapes, double scale);
  double findScale(const CompiledModule &before, const ArgumentShapes &shapes);
  void runOnce(const CompiledPair &pair, llvm::ArrayRef<Tensor> inputs,
               llvm::StringRef trialName, llvm::StringRef sizes);
  void note(const TensorComparison &comparison, llvm::StringRef referenceName,
            llvm::StringRef actualName, llvm::StringRef trialName,
            llvm::StringRef sizes, double bound);
  void compareWithExpected(llvm::ArrayRef<Tensor> outputs, llvm::StringRef side,
                           llvm::StringRef trialName);
  double boundFor(llvm::ArrayRef<Tensor> inputs,
                  llvm::ArrayRef<Tensor> outputs) const;
  std::string describeSizes(const ArgumentShapes &shapes) const;

  Signature functionSignature;
  Precision precision;
  const JudgeOptions &options;
  FunctionVerdict verdict;
  bool settled = false;
  bool allEqual = true;
};

} // namespace ptc

#endif // POOLTOCONV_LIB_JUDGE_FUNCTIONJUDGE_H
