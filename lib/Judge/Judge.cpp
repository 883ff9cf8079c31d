//===- Judge.cpp - Do two modules compute the same? -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which functions are compared, and whether what the user gave fits them.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Judge.h"
#include "Comparer.h"
#include "ModuleParts.h"
#include "PoolToConv/Judge/Npy.h"

using namespace mlir;
using namespace ptc;

void Comparer::addUnsupported(func::FuncOp function,
                              const llvm::Twine &reason) {
  auto subject = std::make_unique<Subject>();
  subject->before = function;
  subject->judge = std::make_unique<FunctionJudge>(
      function.getName(), Signature(), precisionOf(function), options);
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
      function.getName(), *signature, precisionOf(function), options);
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
