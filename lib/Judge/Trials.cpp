//===- Trials.cpp - Inputs of the judge -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Trials.h"

#include "llvm/Support/MathExtras.h"

#include <cmath>
#include <limits>

using namespace ptc;

std::string Trial::name() const {
  switch (pattern) {
  case Pattern::Random:
    return "random " + std::to_string(index);
  case Pattern::AllMin:
    return "all-min";
  case Pattern::AllMax:
    return "all-max";
  case Pattern::Ties:
    return "ties";
  case Pattern::SignedZeros:
    return "signed-zeros";
  case Pattern::Denormals:
    return "denormals";
  case Pattern::Huge:
    return "huge";
  case Pattern::NonFinite:
    return "nan-inf " + std::to_string(index);
  }
  llvm_unreachable("unknown pattern");
}

std::vector<Trial> ptc::planTrials(const Signature &signature, unsigned random,
                                   bool nonFinite) {
  // Without an input every run is the same.
  if (signature.arguments.empty())
    return {{Pattern::Random, 0}};
  std::vector<Trial> trials;
  for (unsigned i = 0; i < random; ++i)
    trials.push_back({Pattern::Random, i});
  for (Pattern pattern : {Pattern::AllMin, Pattern::AllMax, Pattern::Ties})
    trials.push_back({pattern, 0});
  bool anyFloat = llvm::any_of(signature.arguments, [](const ValueType &type) {
    return type.element.isFloat();
  });
  if (!anyFloat)
    return trials;
  for (Pattern pattern :
       {Pattern::SignedZeros, Pattern::Denormals, Pattern::Huge})
    trials.push_back({pattern, 0});
  constexpr unsigned kNonFiniteTrials = 3;
  if (nonFinite)
    for (unsigned i = 0; i < kNonFiniteTrials; ++i)
      trials.push_back({Pattern::NonFinite, i});
  return trials;
}

uint64_t Random::next() {
  state += 0x9E3779B97F4A7C15u;
  uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double Random::uniform() { return double(next() >> 11) * 0x1p-53; }

double Random::normal() {
  // Box and Muller; 1 - uniform() is never 0.
  double radius = std::sqrt(-2 * std::log(1 - uniform()));
  return radius * std::cos(6.283185307179586 * uniform());
}

static double randomFloat(ElementType type, unsigned distribution,
                          Random &random) {
  switch (distribution % 4) {
  case 0:
    return random.normal();
  case 1:
    return 2 * random.uniform() - 1;
  case 2:
    return double(int64_t(random.below(17)) - 8);
  default:
    // f16 has few exponents: sums of a window stay finite.
    int range = type.kind == ElementType::Kind::F16 ? 5 : 12;
    int exponent = int(random.below(2 * range + 1)) - range;
    return std::ldexp(random.normal(), exponent);
  }
}

static uint64_t randomInteger(ElementType type, unsigned distribution,
                              Random &random) {
  if (distribution % 4 != 2 || type.width < 5)
    return random.next();
  return random.below(17) - (type.isUnsigned() ? 0 : 8);
}

/// An extreme value of an integer type, as bits.
static uint64_t extremeInteger(ElementType type, bool isMax) {
  if (type.isUnsigned() || type.width == 1)
    return isMax ? ~uint64_t(0) : 0;
  return uint64_t(isMax ? llvm::maxIntN(type.width)
                        : llvm::minIntN(type.width));
}

static double subnormal(ElementType type, Random &random) {
  double step = type.smallestNormal() * type.epsilon();
  double value =
      random.below(8) == 0
          ? type.smallestNormal()
          : step * double(random.below(uint64_t(1 / type.epsilon())));
  return random.below(2) ? value : -value;
}

static double nonFinite(unsigned variant, Random &random) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  // Percentages of NaN, -inf and +inf: a mixture, nearly all -inf, nearly all
  // NaN, so that whole windows consist of them.
  static constexpr unsigned kShares[3][3] = {
      {8, 8, 8}, {10, 75, 3}, {80, 10, 2}};
  const unsigned *share = kShares[variant % 3];
  unsigned draw = unsigned(random.below(100));
  if (draw < share[0])
    return kNaN;
  if (draw < share[0] + share[1])
    return -kInfinity;
  if (draw < share[0] + share[1] + share[2])
    return kInfinity;
  return random.normal();
}

static void fillFloats(Tensor &tensor, const Trial &trial, Random &random,
                       double scale) {
  ElementType type = tensor.type();
  double largest = type.largestFinite() * scale;
  double tied[3] = {random.normal(), random.normal(), 0};
  tied[2] = -tied[0];
  auto draw = [&]() -> double {
    switch (trial.pattern) {
    case Pattern::Random:
      return randomFloat(type, trial.index, random);
    case Pattern::AllMin:
      return -largest;
    case Pattern::AllMax:
      return largest;
    case Pattern::Ties:
      return tied[random.below(3)];
    case Pattern::SignedZeros:
      if (random.below(8) == 0)
        return random.below(2) ? 1 : -1;
      return random.below(2) ? 0.0 : -0.0;
    case Pattern::Denormals:
      return subnormal(type, random);
    case Pattern::Huge:
      return (random.below(2) ? 1 : -1) * largest *
             (0.5 + 0.5 * random.uniform());
    case Pattern::NonFinite:
      return nonFinite(trial.index, random);
    }
    llvm_unreachable("unknown pattern");
  };
  for (int64_t i = 0, e = tensor.size(); i < e; ++i)
    tensor.setValue(i, draw());
}

static void fillIntegers(Tensor &tensor, const Trial &trial, Random &random) {
  ElementType type = tensor.type();
  uint64_t tied[3] = {random.next(), random.next(), random.next()};
  for (int64_t i = 0, e = tensor.size(); i < e; ++i) {
    switch (trial.pattern) {
    case Pattern::AllMin:
      tensor.setBits(i, extremeInteger(type, /*isMax=*/false));
      break;
    case Pattern::AllMax:
      tensor.setBits(i, extremeInteger(type, /*isMax=*/true));
      break;
    case Pattern::Ties:
      tensor.setBits(i, tied[random.below(3)]);
      break;
    default:
      tensor.setBits(i, randomInteger(type, trial.index, random));
      break;
    }
  }
}

void ptc::fillTensor(Tensor &tensor, const Trial &trial, Random &random,
                     double scale) {
  if (tensor.type().isFloat())
    fillFloats(tensor, trial, random, scale);
  else
    fillIntegers(tensor, trial, random);
}

void ptc::fillIndex(Tensor &tensor, Random &random) {
  for (int64_t i = 0, e = tensor.size(); i < e; ++i)
    tensor.setBits(i, 1 + random.below(4));
}
