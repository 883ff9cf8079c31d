//===- Judge.cpp - Do two modules compute the same? -----------------------===//
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

#include "PoolToConv/Judge/Judge.h"
#include "Diagnostics.h"
#include "FunctionJudge.h"
#include "ModuleParts.h"
#include "PoolToConv/Judge/Npy.h"
#include "Sizes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace ptc;

namespace {

/// A function on both sides and its verdict to be.
struct Subject {
  func::FuncOp before;
  func::FuncOp after;
  std::unique_ptr<FunctionJudge> judge;
};

/// The comparison of two modules.
class Comparer {
public:
  Comparer(ModuleOp before, ModuleOp after, const JudgeOptions &options)
      : before(before), after(after), options(options) {}

  llvm::Expected<std::vector<FunctionVerdict>> run();

private:
  llvm::Error selectFunctions();
  llvm::Error addSubject(func::FuncOp function);
  void addUnsupported(func::FuncOp function, const llvm::Twine &reason);
  llvm::Error convertGiven(const Signature &signature);
  llvm::Error checkDims();

  /// Compiles both sides of `subjects` and hands them over; if that fails,
  /// halves the list until the functions at fault are found.
  using Run = llvm::function_ref<void(Subject &, const CompiledPair &)>;
  void compileAndRun(ArrayRef<Subject *> subjects, Run run);
  void runDirectly(ArrayRef<Subject *> subjects);
  void runSpecialized(ArrayRef<Subject *> subjects);
  void runWithSizes(ArrayRef<Subject *> subjects, size_t set, size_t sets);

  std::vector<ArgumentShapes> givenShapes(const Subject &subject);
  void progress();

  ModuleOp before, after;
  JudgeOptions options;
  std::vector<std::unique_ptr<Subject>> subjects;
  size_t done = 0;
};

} // namespace

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

void Comparer::addUnsupported(func::FuncOp function,
                              const llvm::Twine &reason) {
  auto subject = std::make_unique<Subject>();
  subject->before = function;
  subject->judge = std::make_unique<FunctionJudge>(
      function.getName(), Signature(), narrowestFloat(function), options);
  subject->judge->setNotRun(reason);
  subjects.push_back(std::move(subject));
}

static bool sameTypes(ArrayRef<ValueType> lhs, ArrayRef<ValueType> rhs) {
  return llvm::equal(lhs, rhs, [](const ValueType &a, const ValueType &b) {
    if (a.element != b.element || a.shape.size() != b.shape.size() ||
        a.isScalar != b.isScalar)
      return false;
    return llvm::all_of_zip(a.shape, b.shape, [](int64_t x, int64_t y) {
      return x == y || ShapedType::isDynamic(x) || ShapedType::isDynamic(y);
    });
  });
}

llvm::Error Comparer::addSubject(func::FuncOp function) {
  llvm::Expected<Signature> signature = getSignature(function);
  if (!signature) {
    addUnsupported(function, llvm::toString(signature.takeError()));
    return llvm::Error::success();
  }
  if (std::string reason = whyNotRunnable(function); !reason.empty()) {
    addUnsupported(function, reason);
    return llvm::Error::success();
  }
  auto subject = std::make_unique<Subject>();
  subject->before = function;
  subject->after = after.lookupSymbol<func::FuncOp>(function.getName());
  subject->judge = std::make_unique<FunctionJudge>(
      function.getName(), *signature, narrowestFloat(function), options);
  FunctionJudge &judge = *subject->judge;
  func::FuncOp other = subject->after;
  subjects.push_back(std::move(subject));
  if (!other || other.isDeclaration()) {
    judge.setMismatch("there is no such function after");
    return llvm::Error::success();
  }
  llvm::Expected<Signature> afterSignature = getSignature(other);
  if (!afterSignature) {
    judge.setMismatch("after: " + llvm::toString(afterSignature.takeError()));
    return llvm::Error::success();
  }
  if (!sameTypes(signature->arguments, afterSignature->arguments) ||
      !sameTypes(signature->results, afterSignature->results)) {
    judge.setMismatch("the types of arguments or results differ");
    return llvm::Error::success();
  }
  if (std::string reason = whyNotRunnable(other); !reason.empty())
    judge.setNotRun("after: " + reason);
  return llvm::Error::success();
}

llvm::Error Comparer::selectFunctions() {
  if (!options.function.empty()) {
    auto function = before.lookupSymbol<func::FuncOp>(options.function);
    if (!function)
      return llvm::createStringError("there is no function @" +
                                     options.function);
    if (function.isDeclaration())
      return llvm::createStringError("@" + options.function +
                                     " has no body to run");
    return addSubject(function);
  }
  for (auto function : before.getOps<func::FuncOp>())
    if (function.isPublic() && !function.isDeclaration())
      if (llvm::Error error = addSubject(function))
        return error;
  if (subjects.empty())
    return llvm::createStringError("no public function with a body to run");
  return llvm::Error::success();
}

/// `tensors`, given by the user, as values of `types`.
static llvm::Error convertTensors(std::vector<Tensor> &tensors,
                                  ArrayRef<ValueType> types, StringRef role) {
  if (tensors.size() != types.size())
    return llvm::createStringError(
        "the function has " + llvm::Twine(types.size()) + " " + role +
        "s, got " + llvm::Twine(tensors.size()) + " files");
  for (auto [i, tensor] : llvm::enumerate(tensors)) {
    if (!types[i].accepts(tensor.shape()))
      return llvm::createStringError(role + " " + llvm::Twine(i) + " is " +
                                     types[i].str() + ", the file holds " +
                                     shapeToString(tensor.shape()) + " of " +
                                     tensor.type().str());
    llvm::Expected<Tensor> converted = convertExactly(tensor, types[i].element);
    if (!converted)
      return llvm::createStringError(role + " " + llvm::Twine(i) + " is " +
                                     types[i].str() + ", the file " +
                                     llvm::toString(converted.takeError()));
    tensor = std::move(*converted);
  }
  return llvm::Error::success();
}

llvm::Error Comparer::convertGiven(const Signature &signature) {
  if (options.inputs)
    if (llvm::Error error =
            convertTensors(*options.inputs, signature.arguments, "argument"))
      return error;
  if (options.expected)
    return convertTensors(*options.expected, signature.results, "result");
  return llvm::Error::success();
}

llvm::Error Comparer::checkDims() {
  for (ArrayRef<int64_t> values : options.dims) {
    if (llvm::any_of(values, [](int64_t size) { return size < 1; }))
      return llvm::createStringError("dynamic sizes must be at least 1");
    for (auto &subject : subjects) {
      if (subject->judge->isSettled())
        continue;
      const Signature &signature = subject->judge->signature();
      if (llvm::none_of(signature.arguments,
                        [](const ValueType &type) { return type.isDynamic(); }))
        continue;
      auto shapes = shapesFromList(signature, values);
      if (!shapes)
        return llvm::createStringError("@" + subject->judge->name() + " " +
                                       llvm::toString(shapes.takeError()));
    }
  }
  return llvm::Error::success();
}

/// The shapes that the user gave, or the only ones there are; empty if they
/// are to be found.
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
  for (size_t set = 0; set < sets; ++set)
    runWithSizes(list, set, sets);
}

llvm::Expected<std::vector<FunctionVerdict>> Comparer::run() {
  if (llvm::Error error = selectFunctions())
    return error;
  if (options.inputs || options.expected) {
    if (subjects.size() != 1)
      return llvm::createStringError(
          "inputs and expected results need one function, the module has " +
          llvm::Twine(subjects.size()) + "; choose one by --function");
    if (!subjects.front()->judge->isSettled())
      if (llvm::Error error =
              convertGiven(subjects.front()->judge->signature()))
        return error;
  }
  if (llvm::Error error = checkDims())
    return error;

  std::vector<Subject *> direct, specialized;
  for (auto &subject : subjects) {
    if (subject->judge->isSettled()) {
      ++done;
      continue;
    }
    bool needsStatic = false;
    for (func::FuncOp side : {subject->before, subject->after})
      for (func::FuncOp function : callClosure(side))
        needsStatic |= needsStaticSizes(function);
    (needsStatic ? specialized : direct).push_back(subject.get());
  }
  progress();
  runDirectly(direct);
  runSpecialized(specialized);
  std::vector<FunctionVerdict> verdicts;
  for (auto &subject : subjects)
    verdicts.push_back(subject->judge->takeVerdict());
  return verdicts;
}

llvm::Expected<std::vector<FunctionVerdict>>
ptc::compareModules(ModuleOp before, ModuleOp after,
                    const JudgeOptions &options) {
  return Comparer(before, after, options).run();
}
