//===- Net.cpp - A network that grows step by step ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Net.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace ptc::fuzz;

bool Net::isImage() const {
  if (current.rank() < 3 || current.rank() > 5)
    return false;
  if (tosa && current.rank() != 4)
    return false;
  // Weights of many channels make modules long and show nothing new.
  if (current.shape[channelDim()] > 16)
    return false;
  return llvm::all_of(current.shape, [](int64_t n) { return n > 0; });
}

WindowDim ptc::fuzz::randomWindow(Dice &dice, int64_t size,
                                  const WindowLimits &limits) {
  for (unsigned attempt = 0; attempt < 20; ++attempt) {
    WindowDim dim;
    dim.kernel = dice.percent(12) ? size : dice.between(1, 4);
    if (limits.dilates && dice.percent(25))
      dim.dilation = dice.between(2, 3);
    if (limits.pads && dice.percent(50)) {
      int64_t most = limits.padsBelowKernel ? dim.kernel - 1 : 3;
      dim.low = dice.between(0, most);
      dim.high = dice.percent(60) ? dim.low : dice.between(0, most);
    }
    dim.stride = dice.percent(50) ? 1 : dice.between(1, 3);
    if (dice.percent(15))
      dim.stride = dim.kernel;
    int64_t room =
        size + dim.low + dim.high - (dim.kernel - 1) * dim.dilation - 1;
    if (room < 0)
      continue;
    if (limits.exact && room % dim.stride != 0) {
      if (dim.high >= room % dim.stride)
        dim.high -= room % dim.stride;
      else
        dim.stride = 1;
      room = size + dim.low + dim.high - (dim.kernel - 1) * dim.dilation - 1;
    }
    dim.out = room / dim.stride + 1;
    return dim;
  }
  return WindowDim{1, 1, 1, 0, 0, size};
}

namespace {
/// How the numbers of a filter depend on one another.
enum class Structure { Random, Separable, Box, Dilated, Blocks, Border };
} // namespace

static std::string number(llvm::StringRef element, int64_t value,
                          int exponent) {
  if (!isFloat(element))
    return std::to_string(value);
  std::string text;
  llvm::raw_string_ostream(text)
      << llvm::format("%.17e", std::ldexp(double(value), exponent));
  return text;
}

/// The text of a dense attribute, innermost dimension last.
static std::string
nest(llvm::ArrayRef<int64_t> shape, Shape &index,
     llvm::function_ref<std::string(llvm::ArrayRef<int64_t>)> at) {
  if (index.size() == shape.size())
    return at(index);
  std::string text = "[";
  for (int64_t i = 0; i < shape[index.size()]; ++i) {
    index.push_back(i);
    text += (i ? "," : "") + nest(shape, index, at);
    index.pop_back();
  }
  return text + "]";
}

static bool isSpatial(char role) { return role >= 'x' && role <= 'z'; }

std::string ptc::fuzz::randomFilter(Dice &dice, llvm::StringRef element,
                                    llvm::ArrayRef<int64_t> shape,
                                    llvm::StringRef roles) {
  int64_t terms = 1;
  for (auto [size, role] : llvm::zip(shape, roles))
    if (isSpatial(role) || role == 'i')
      terms *= size;
  int exponent = -3 - int(llvm::Log2_64_Ceil(uint64_t(terms)));
  bool isNarrow = !isFloat(element) && bitsOf(element) < 8;
  int64_t most = isNarrow ? 1 : 4;
  if (dice.percent(15))
    return number(element, dice.between(1, most), exponent);

  auto structure = Structure(dice.weighted({40, 15, 15, 12, 10, 8}));
  // One factor per position of each dimension.
  std::vector<std::vector<int64_t>> factors;
  for (int64_t size : shape) {
    factors.emplace_back();
    for (int64_t i = 0; i < size; ++i)
      factors.back().push_back(dice.pick<int64_t>({-1, 1, 1, 2}));
  }
  int64_t grid = dice.between(2, 3);
  auto at = [&](llvm::ArrayRef<int64_t> index) {
    int64_t product = 1;
    for (size_t d = 0; d < index.size(); ++d) {
      bool spatial = isSpatial(roles[d]);
      if (structure == Structure::Dilated && spatial && index[d] % grid != 0)
        return number(element, 0, 0);
      if (structure == Structure::Border && spatial && shape[d] > 2 &&
          index[d] == 0)
        return number(element, 0, 0);
      if (structure == Structure::Separable ||
          (structure == Structure::Box && !spatial))
        product *= factors[d][index[d]];
    }
    if (structure == Structure::Blocks) {
      size_t in = roles.find('i'), out = roles.find('o');
      if (in != llvm::StringRef::npos && out != llvm::StringRef::npos &&
          (index[in] * 2 >= shape[in]) != (index[out] * 2 >= shape[out]))
        return number(element, 0, 0);
    }
    if (structure == Structure::Separable || structure == Structure::Box)
      return number(element, std::clamp<int64_t>(product, -2 * most, 2 * most),
                    exponent);
    return number(element, dice.between(-most, most), exponent);
  };
  Shape index;
  return nest(shape, index, at);
}

std::string ptc::fuzz::randomNumbers(Dice &dice, llvm::StringRef element,
                                     llvm::ArrayRef<int64_t> shape) {
  int64_t most = isFloat(element) ? 8 : bitsOf(element) < 8 ? 1 : 7;
  int64_t least = isUnsigned(element) ? 0 : -most;
  if (dice.percent(25))
    return number(element, dice.between(least, most), -3);
  Shape index;
  return nest(shape, index, [&](llvm::ArrayRef<int64_t>) {
    return number(element, dice.between(least, most), -3);
  });
}

bool ptc::fuzz::grow(Net &net, unsigned steps) {
  llvm::ArrayRef<Step> list = net.tosa ? tosaSteps() : linalgSteps();
  std::vector<unsigned> weights;
  for (const Step &step : list)
    weights.push_back(step.weight);
  bool any = false;
  for (unsigned i = 0; i < steps; ++i)
    for (unsigned attempt = 0; attempt < 6; ++attempt)
      if (list[net.dice.weighted(weights.data(), weights.size())].apply(net)) {
        any = true;
        break;
      }
  return any;
}
