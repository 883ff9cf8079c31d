//===- LinalgMoves.cpp - Moves and products in linalg ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgText.h"

#include "llvm/ADT/STLExtras.h"

using namespace ptc::fuzz;

bool ptc::fuzz::linalgPad(Net &net) {
  const Value &x = net.current;
  if (x.rank() < 3)
    return false;
  Dice &dice = net.dice;
  Shape low(x.rank(), 0), high(x.rank(), 0);
  Value result = x;
  for (size_t i = 0; i < net.spatialRank(); ++i) {
    size_t d = net.firstSpatial() + i;
    low[d] = dice.between(0, 2);
    high[d] = dice.percent(60) ? low[d] : dice.between(0, 2);
    result.shape[d] += low[d] + high[d];
  }
  std::string number = literal(x.element, 0);
  switch (dice.below(6)) {
  case 0:
    number = extreme(x.element, false);
    break;
  case 1:
    number = extremeFinite(x.element, false);
    break;
  case 2:
    number =
        dice.percent(50) ? extreme(x.element, true) : literal(x.element, 1);
    break;
  default:
    break;
  }
  net.hasExtremes |= isFloat(x.element) && number.size() > 4;
  std::string value = net.f.scalar(x.element, number);
  std::string arguments;
  for (size_t d = 0; d < x.rank(); ++d)
    arguments += (d ? ", %i" : "%i") + std::to_string(d) + ": index";
  result.name = net.f.fresh();
  net.f.line(result.name + " = tensor.pad " + x.name + " low[" + list(low) +
             "] high[" + list(high) + "] {");
  net.f.line("^bb0(" + arguments + "):");
  net.f.line("  tensor.yield " + value + " : " + x.element);
  net.f.line("} : " + x.type() + " to " + result.type());
  return net.become(result);
}

bool ptc::fuzz::linalgSlice(Net &net) {
  const Value &x = net.current;
  if (x.unknown != 0 || x.rank() == 0)
    return false;
  Dice &dice = net.dice;
  Shape offsets, sizes, strides;
  for (int64_t size : x.shape) {
    int64_t stride = dice.percent(20) ? 2 : 1;
    int64_t offset = size > 1 ? dice.between(0, 1) : 0;
    int64_t most = (size - offset - 1) / stride + 1;
    offsets.push_back(offset);
    strides.push_back(stride);
    sizes.push_back(dice.between(std::max<int64_t>(1, most - 1), most));
  }
  Value result = x;
  result.shape = sizes;
  return net.become(net.f.define(
      result, "tensor.extract_slice " + x.name + "[" + list(offsets) + "] [" +
                  list(sizes) + "] [" + list(strides) + "] : " + x.type() +
                  " to " + result.type()));
}

/// Two neighbouring dimensions become one, or one becomes two.
bool ptc::fuzz::linalgReshape(Net &net) {
  const Value &x = net.current;
  if (x.unknown != 0 || x.rank() < 2)
    return false;
  Dice &dice = net.dice;
  bool expand = x.rank() <= 3 || (x.rank() == 4 && dice.percent(30));
  size_t at = dice.below(x.rank() - 1);
  Value result = x;
  std::string groups;
  size_t inner = 0;
  for (size_t d = 0; d < x.rank(); ++d) {
    if (!expand && d == at + 1) {
      continue;
    }
    groups += (d ? ", [" : "[") + std::to_string(inner++);
    if (d == at)
      groups += ", " + std::to_string(inner++);
    groups += "]";
  }
  if (expand) {
    int64_t size = x.shape[at], part = size % 2 == 0 ? 2 : 1;
    if (dice.percent(50))
      part = size / part;
    result.shape[at] = size / part;
    result.shape.insert(result.shape.begin() + at, part);
    return net.become(
        net.f.define(result, "tensor.expand_shape " + x.name + " [" + groups +
                                 "] output_shape [" + list(result.shape) +
                                 "] : " + x.type() + " into " + result.type()));
  }
  result.shape[at] *= result.shape[at + 1];
  result.shape.erase(result.shape.begin() + at + 1);
  return net.become(net.f.define(result, "tensor.collapse_shape " + x.name +
                                             " [" + groups + "] : " + x.type() +
                                             " into " + result.type()));
}

bool ptc::fuzz::linalgTranspose(Net &net) {
  const Value &x = net.current;
  if (x.rank() < 2)
    return false;
  Dice &dice = net.dice;
  Shape perms;
  for (size_t d = 0; d < x.rank(); ++d)
    perms.push_back(int64_t(d));
  bool changesLayout = x.rank() == 4 && dice.percent(60);
  if (changesLayout)
    perms = net.channelFirst ? Shape{0, 2, 3, 1} : Shape{0, 3, 1, 2};
  else
    for (size_t d = x.rank(); d-- > 1;)
      std::swap(perms[d], perms[dice.below(d + 1)]);
  Value result = x.permuted(perms);
  Value empty = emptyLike(net.f, result);
  result.name = net.f.fresh();
  net.f.line(result.name + " = linalg.transpose ins(" + x.name + " : " +
             x.type() + ") outs(" + empty.name + " : " + empty.type() +
             ") permutation = [" + list(perms) + "]");
  if (changesLayout)
    net.channelFirst = !net.channelFirst;
  return net.become(result);
}

bool ptc::fuzz::linalgMatmul(Net &net) {
  const Value &x = net.current;
  bool isInteger = x.element == "i8" || x.element == "i32";
  if (x.unknown != 0 || (x.element != "f32" && !isInteger) || x.rank() < 2 ||
      x.rank() > 3)
    return false;
  Dice &dice = net.dice;
  int64_t inner = x.shape.back(), out = dice.between(1, 4);
  if (inner > 100)
    return false;
  Shape shape = {inner, out};
  if (x.rank() == 3)
    shape.insert(shape.begin(), x.shape[0]);
  Value weights = net.f.constant(
      false, x.element, shape,
      randomFilter(dice, x.element, shape,
                   llvm::StringRef("nio").take_back(shape.size())));
  Value result = x.as(isInteger ? "i32" : "f32");
  result.shape.back() = out;
  Value init = filled(net.f, result, literal(result.element, 0));
  return net.become(net.f.define(
      result,
      llvm::Twine(x.rank() == 3 ? "linalg.batch_matmul" : "linalg.matmul") +
          " ins(" + x.name + ", " + weights.name + " : " + x.type() + ", " +
          weights.type() + ") outs(" + init.name + " : " + init.type() +
          ") -> " + result.type()));
}
