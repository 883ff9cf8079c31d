//===- FunctionJudge.cpp - Trials of one function -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionJudge.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/Support/xxhash.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

FunctionJudge::FunctionJudge(StringRef name, const Signature &signature,
                             Precision precision, const JudgeOptions &options)
    : functionSignature(signature), precision(precision), options(options) {
  verdict.name = name.str();
  verdict.seed = options.seed;
  verdict.bitExact = !options.boundEps;
}

void FunctionJudge::setNotRun(const llvm::Twine &reason) {
  verdict.status = FunctionVerdict::Status::NotRun;
  verdict.reason = reason.str();
  settled = true;
}

void FunctionJudge::setMismatch(const llvm::Twine &reason) {
  verdict.status = FunctionVerdict::Status::Mismatch;
  verdict.reason = reason.str();
  settled = true;
}

std::vector<Tensor> FunctionJudge::makeInputs(const Trial &trial, size_t number,
                                              const ArgumentShapes &shapes,
                                              double scale) {
  // Inputs depend on nothing but the seed, the function's name and the trial.
  Random random(options.seed ^ llvm::xxh3_64bits(verdict.name) ^
                (number + 1) * 0xD1342543DE82EF95u);
  std::vector<Tensor> inputs;
  for (auto [type, shape] : llvm::zip(functionSignature.arguments, shapes)) {
    inputs.emplace_back(type.element, shape);
    if (type.isScalar && type.isIndex)
      fillIndex(inputs.back(), random);
    else
      fillTensor(inputs.back(), trial, random, scale);
  }
  return inputs;
}

static bool allFinite(ArrayRef<Tensor> tensors) {
  for (const Tensor &tensor : tensors) {
    if (!tensor.type().isFloat())
      continue;
    for (int64_t i = 0, e = tensor.size(); i < e; ++i)
      if (!std::isfinite(tensor.value(i)))
        return false;
  }
  return true;
}

/// A factor for values near the largest finite one such that sums over windows
/// stay finite: constant inputs of either sign give finite results, with a
/// margin. Weights of either sign may cancel there and not in other orders of
/// summation; the sum of their magnitudes is at most the bound.
double FunctionJudge::findScale(const CompiledModule &before,
                                const ArgumentShapes &shapes) {
  if (!options.boundEps)
    return 1;
  constexpr double kMargin = 1.0 / 4, kStep = 1.0 / 16;
  // An argument may be wider than the type in which the function computes.
  double largest = precision.narrowest.largestFinite();
  for (const ValueType &type : functionSignature.arguments)
    if (type.element.isFloat())
      largest = std::max(largest, type.element.largestFinite());
  double scale = 1;
  for (; largest * scale > 1; scale *= kStep) {
    bool finite = true;
    for (Pattern pattern : {Pattern::AllMin, Pattern::AllMax}) {
      auto outputs =
          before.run(verdict.name, makeInputs({pattern}, 0, shapes, scale));
      if (!outputs) {
        llvm::consumeError(outputs.takeError());
        return scale;
      }
      finite &= allFinite(*outputs);
    }
    if (finite)
      break;
  }
  int exponent;
  std::frexp(std::max(*options.boundEps, 1.0), &exponent);
  return std::ldexp(scale * kMargin, -exponent);
}

static double asUnsigned(const Tensor &tensor, int64_t i) {
  return double(uint64_t(tensor.integer(i)) &
                llvm::maskTrailingOnes<uint64_t>(tensor.type().width));
}

double FunctionJudge::boundFor(ArrayRef<Tensor> inputs,
                               ArrayRef<Tensor> outputs) const {
  double magnitude = precision.narrowest.smallestNormal();
  auto measure = [&](double value) {
    if (std::isfinite(value))
      magnitude = std::max(magnitude, std::abs(value));
  };
  for (ArrayRef<Tensor> tensors : {inputs, outputs})
    for (const Tensor &tensor : tensors)
      for (int64_t i = 0, e = tensor.size(); tensor.type().isFloat() && i < e;
           ++i)
        measure(tensor.value(i));
  for (const Tensor &tensor : inputs) {
    if (tensor.type().isFloat())
      continue;
    for (int64_t i = 0, e = tensor.size(); i < e; ++i) {
      if (precision.convertsSigned)
        measure(tensor.value(i));
      if (precision.convertsUnsigned)
        measure(asUnsigned(tensor, i));
    }
  }
  return 2 * std::max(*options.boundEps, 1.0) * precision.narrowest.epsilon() *
         magnitude;
}

std::string FunctionJudge::describeSizes(const ArgumentShapes &shapes) const {
  std::string text;
  for (auto [i, type] : llvm::enumerate(functionSignature.arguments)) {
    if (!type.isDynamic())
      continue;
    if (!text.empty())
      text += ", ";
    text += "arg" + std::to_string(i) + " " + shapeToString(shapes[i]);
  }
  return text;
}

void FunctionJudge::note(const TensorComparison &comparison,
                         StringRef referenceName, StringRef actualName,
                         StringRef trialName, StringRef sizes, double bound) {
  if (comparison.ok)
    return;
  verdict.status = FunctionVerdict::Status::Mismatch;
  if (verdict.difference &&
      verdict.difference->absolute >= comparison.worst->absolute)
    return;
  verdict.difference = comparison.worst;
  verdict.maxAbsolute = comparison.worst->absolute;
  verdict.maxUlps = comparison.worst->ulps;
  verdict.bound = bound;
  verdict.referenceName = referenceName.str();
  verdict.actualName = actualName.str();
  verdict.trial = trialName.str();
  verdict.sizes = sizes.str();
}

void FunctionJudge::compareWithExpected(ArrayRef<Tensor> outputs,
                                        StringRef side, StringRef trialName) {
  Tolerance tolerance;
  tolerance.bitExact = false;
  tolerance.absolute = options.absoluteTolerance;
  tolerance.relative = options.relativeTolerance;
  for (auto [i, pair] :
       llvm::enumerate(llvm::zip_equal(*options.expected, outputs))) {
    const auto &[expected, output] = pair;
    TensorComparison comparison =
        compareTensors(expected, output, tolerance, i);
    double bound = options.absoluteTolerance;
    if (comparison.worst)
      bound += options.relativeTolerance * comparison.worst->absolute /
               comparison.worst->relative;
    note(comparison, "expected", side, trialName, "", bound);
  }
}

void FunctionJudge::runOnce(const CompiledPair &pair, ArrayRef<Tensor> inputs,
                            StringRef trialName, StringRef sizes) {
  auto before = pair.before->run(verdict.name, inputs);
  if (!before)
    return setNotRun("before: " + llvm::toString(before.takeError()));
  auto after = pair.after->run(verdict.name, inputs);
  if (!after)
    return setMismatch("after: " + llvm::toString(after.takeError()) +
                       ", trial " + trialName);
  Tolerance tolerance;
  tolerance.bitExact = !options.boundEps;
  if (options.boundEps)
    tolerance.absolute = boundFor(inputs, *before);
  if (verdict.trials++ == 0)
    verdict.status = FunctionVerdict::Status::Equal;
  TensorComparison total;
  for (auto [i, results] : llvm::enumerate(llvm::zip_equal(*before, *after)))
    total.merge(compareTensors(std::get<0>(results), std::get<1>(results),
                               tolerance, i));
  note(total, "before", "after", trialName, sizes, tolerance.absolute);
  allEqual &= total.maxUlps == 0 && total.maxAbsolute == 0;
  // Bounds differ between trials: report the one that comes nearest to its
  // own.
  double share = total.maxAbsolute * verdict.bound;
  double worstShare = verdict.maxAbsolute * tolerance.absolute;
  bool nearer = share > worstShare ||
                (share == worstShare && total.maxUlps > verdict.maxUlps);
  if (verdict.status != FunctionVerdict::Status::Mismatch &&
      (verdict.trials == 1 || nearer)) {
    verdict.maxAbsolute = total.maxAbsolute;
    verdict.maxUlps = total.maxUlps;
    verdict.bound = tolerance.absolute;
  }
  if (options.expected) {
    compareWithExpected(*before, "before", trialName);
    compareWithExpected(*after, "after", trialName);
  }
  if (options.keepOutputs && verdict.outputs.empty())
    verdict.outputs = std::move(*after);
}

void FunctionJudge::runTrials(const CompiledPair &pair,
                              ArrayRef<ArgumentShapes> shapes, size_t part,
                              size_t parts) {
  if (options.inputs) {
    runOnce(pair, *options.inputs, "of the given inputs", "");
    return;
  }
  std::vector<Trial> trials =
      planTrials(functionSignature, options.trials, !options.boundEps);
  std::vector<std::optional<double>> scales(shapes.size());
  for (auto [number, trial] : llvm::enumerate(trials)) {
    if (settled)
      return;
    if (number % parts != part)
      continue;
    size_t set = (number / parts) % shapes.size();
    double scale = 1;
    if (trial.pattern == Pattern::AllMin || trial.pattern == Pattern::AllMax ||
        trial.pattern == Pattern::Huge) {
      if (!scales[set])
        scales[set] = findScale(*pair.before, shapes[set]);
      scale = *scales[set];
    }
    std::vector<Tensor> inputs = makeInputs(trial, number, shapes[set], scale);
    runOnce(pair, inputs, trial.name(), describeSizes(shapes[set]));
  }
}

std::optional<ArgumentShapes>
FunctionJudge::findSizes(const CompiledModule &before,
                         ArrayRef<ArgumentShapes> candidates) {
  std::string reason = "no sizes to try";
  for (const ArgumentShapes &shapes : candidates) {
    auto outputs =
        before.run(verdict.name, makeInputs({Pattern::Random}, 0, shapes, 1));
    if (outputs) {
      bool anyElement = llvm::any_of(
          *outputs, [](const Tensor &output) { return output.size() > 0; });
      if (anyElement || outputs->empty())
        return shapes;
      reason = "every size tried gives empty results";
      continue;
    }
    reason = llvm::toString(outputs.takeError());
  }
  setNotRun("found no values for the dynamic sizes, give them by --dims (" +
            llvm::Twine(reason) + ")");
  return std::nullopt;
}

FunctionVerdict FunctionJudge::takeVerdict() {
  if (verdict.status == FunctionVerdict::Status::Equal && !allEqual)
    verdict.status = FunctionVerdict::Status::WithinBound;
  return std::move(verdict);
}
