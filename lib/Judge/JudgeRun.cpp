//===- JudgeRun.cpp - Compiling and running both sides --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Functions whose sizes are known, or may stay dynamic, are compiled together,
// once. Functions of tosa ops with dynamic sizes are compiled once for each of
// a few sets of static sizes.
//
//===----------------------------------------------------------------------===//

#include "Comparer.h"
#include "Diagnostics.h"
#include "ModuleParts.h"
#include "Sizes.h"

using namespace mlir;
using namespace ptc;

/// Number of different sets of sizes. Specialised functions are compiled for
/// each of them.
static constexpr size_t kDynamicSets = 3;
static constexpr size_t kSpecializedSets = 2;

/// Batch size of a set: a batch of one hides errors in strides.
static int64_t batchOf(size_t set) {
  constexpr int64_t kBatches[] = {2, 1, 3};
  return kBatches[set % std::size(kBatches)];
}

void Comparer::progress() {
  if (options.progress)
    options.progress(std::min(done, subjects.size()), subjects.size());
}

/// The shapes of `function`'s arguments if all of them are static.
static std::optional<ArgumentShapes> fixedShapes(func::FuncOp function) {
  ArgumentShapes shapes;
  for (Type type : function.getArgumentTypes()) {
    auto shaped = dyn_cast<ShapedType>(type);
    if (shaped && !shaped.hasStaticShape())
      return std::nullopt;
    shapes.emplace_back();
    if (shaped)
      llvm::append_range(shapes.back(), shaped.getShape());
  }
  return shapes;
}

/// The shapes that the user gave, or those that a pass has fixed, or the only
/// ones there are; empty if they are to be found.
std::vector<ArgumentShapes> Comparer::givenShapes(const Subject &subject) {
  const Signature &signature = subject.judge->signature();
  std::vector<ArgumentShapes> result;
  if (options.inputs) {
    ArgumentShapes shapes;
    for (const Tensor &input : *options.inputs)
      shapes.emplace_back(input.shape());
    result.push_back(std::move(shapes));
    return result;
  }
  bool isDynamic = llvm::any_of(
      signature.arguments, [](const ValueType &t) { return t.isDynamic(); });
  if (!isDynamic) {
    result.push_back(llvm::cantFail(shapesFromList(signature, {1})));
    return result;
  }
  for (ArrayRef<int64_t> values : options.dims)
    result.push_back(llvm::cantFail(shapesFromList(signature, values)));
  if (result.empty())
    if (std::optional<ArgumentShapes> shapes = fixedShapes(subject.after))
      result.push_back(std::move(*shapes));
  return result;
}

void Comparer::compileAndRun(ArrayRef<Subject *> list, Run run) {
  if (list.empty())
    return;
  SmallVector<func::FuncOp> beforeFunctions, afterFunctions;
  for (Subject *subject : list) {
    beforeFunctions.push_back(subject->before);
    afterFunctions.push_back(subject->after);
  }
  CompiledPair pair;
  std::string failure;
  auto compileSide = [&](ArrayRef<func::FuncOp> functions, StringRef side,
                         std::unique_ptr<CompiledModule> &compiled) {
    OwningOpRef<ModuleOp> module = extractFunctions(functions);
    auto result = CompiledModule::compile(*module, options.compile);
    if (result) {
      compiled = std::move(*result);
      return true;
    }
    failure = (side + ": " + llvm::toString(result.takeError())).str();
    return false;
  };
  if (compileSide(beforeFunctions, "before", pair.before) &&
      compileSide(afterFunctions, "after", pair.after)) {
    for (Subject *subject : list)
      if (!subject->judge->isSettled())
        run(*subject, pair);
    return;
  }
  if (list.size() == 1)
    return list.front()->judge->setNotRun(failure);
  compileAndRun(list.take_front(list.size() / 2), run);
  compileAndRun(list.drop_front(list.size() / 2), run);
}

void Comparer::runDirectly(ArrayRef<Subject *> list) {
  compileAndRun(list, [&](Subject &subject, const CompiledPair &pair) {
    std::vector<ArgumentShapes> shapes = givenShapes(subject);
    FunctionJudge &judge = *subject.judge;
    for (size_t set = 0; shapes.size() < kDynamicSets && !judge.isSettled() &&
                         (set == 0 ? shapes.empty() : set < kDynamicSets);
         ++set) {
      auto found = judge.findSizes(
          *pair.before,
          candidateSizes(subject.before, judge.signature(), batchOf(set)));
      if (found)
        shapes.push_back(std::move(*found));
    }
    if (!judge.isSettled())
      judge.runTrials(pair, shapes);
    ++done;
    progress();
  });
}

/// Moves a copy of `function` with static sizes into `target`. Returns why not
/// if the sizes do not fit.
static std::string addSpecialized(func::FuncOp function,
                                  const ArgumentShapes &shapes,
                                  ModuleOp target) {
  DiagnosticCollector diagnostics(function.getContext());
  OwningOpRef<ModuleOp> module = extractInlined(function);
  if (!module)
    return diagnostics.firstError();
  auto copy = module->lookupSymbol<func::FuncOp>(function.getName());
  if (failed(specialize(copy, shapes)))
    return diagnostics.firstError();
  for (Operation &op : llvm::make_early_inc_range(*module->getBody())) {
    auto symbol = dyn_cast<SymbolOpInterface>(op);
    if (symbol && SymbolTable::lookupSymbolIn(target, symbol.getNameAttr()))
      continue;
    op.moveBefore(target.getBody(), target.getBody()->end());
  }
  return "";
}

void Comparer::runWithSizes(ArrayRef<Subject *> list, size_t set, size_t sets) {
  OwningOpRef<ModuleOp> beforeModule = ModuleOp::create(before.getLoc());
  OwningOpRef<ModuleOp> afterModule = ModuleOp::create(after.getLoc());
  llvm::StringMap<ArgumentShapes> chosen;
  for (Subject *subject : list) {
    FunctionJudge &judge = *subject->judge;
    if (judge.isSettled())
      continue;
    std::vector<ArgumentShapes> candidates = givenShapes(*subject);
    if (candidates.empty())
      candidates =
          candidateSizes(subject->before, judge.signature(), batchOf(set));
    else
      candidates = {candidates[set % candidates.size()]};
    std::string reason;
    for (const ArgumentShapes &shapes : candidates) {
      reason = addSpecialized(subject->before, shapes, *beforeModule);
      if (!reason.empty())
        continue;
      chosen[judge.name()] = shapes;
      break;
    }
    if (!reason.empty()) {
      judge.setNotRun(
          candidates.size() == 1
              ? "before: " + reason
              : "found no values for the dynamic sizes, give them by --dims (" +
                    reason + ")");
      continue;
    }
    reason = addSpecialized(subject->after, chosen[judge.name()], *afterModule);
    if (!reason.empty())
      judge.setNotRun("after: " + reason);
  }

  // Stand-ins of the same names, with static sizes.
  std::vector<Subject> specialized;
  std::vector<Subject *> pointers;
  specialized.reserve(list.size());
  for (Subject *subject : list) {
    if (subject->judge->isSettled())
      continue;
    StringRef name = subject->judge->name();
    specialized.push_back({beforeModule->lookupSymbol<func::FuncOp>(name),
                           afterModule->lookupSymbol<func::FuncOp>(name),
                           std::move(subject->judge)});
    pointers.push_back(&specialized.back());
  }
  compileAndRun(pointers, [&](Subject &subject, const CompiledPair &pair) {
    FunctionJudge &judge = *subject.judge;
    judge.runTrials(pair, chosen[judge.name()], set, sets);
    done += set + 1 == sets;
    progress();
  });
  auto next = specialized.begin();
  for (Subject *subject : list)
    if (!subject->judge)
      subject->judge = std::move((next++)->judge);
}

void Comparer::runSpecialized(ArrayRef<Subject *> list) {
  size_t sets = kSpecializedSets;
  if (options.inputs)
    sets = 1;
  else if (!options.dims.empty())
    sets = options.dims.size();
  else if (llvm::all_of(list, [&](Subject *subject) {
             return givenShapes(*subject).size() == 1;
           }))
    sets = 1;
  for (size_t set = 0; set < sets; ++set)
    runWithSizes(list, set, sets);
}
