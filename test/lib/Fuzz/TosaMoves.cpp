//===- TosaMoves.cpp - Moves, products and regions in tosa ----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Net.h"

#include "llvm/ADT/STLExtras.h"

using namespace ptc::fuzz;

bool ptc::fuzz::tosaPad(Net &net) {
  const Value &x = net.current;
  if (x.rank() == 0 || x.rank() > 4 || x.element == "i48")
    return false;
  Dice &dice = net.dice;
  Value result = x;
  Shape pads;
  for (size_t d = 0; d < x.rank(); ++d) {
    bool pad = d > 0 && (d + 1 < x.rank() || dice.percent(5));
    int64_t low = pad ? dice.between(0, 2) : 0;
    int64_t high = pad ? dice.between(0, 2) : 0;
    pads.append({low, high});
    result.shape[d] += low + high;
  }
  std::string shape = net.f.shapeConstant(pads);
  std::string number = literal(x.element, 0);
  if (dice.percent(25))
    number = dice.percent(50) ? extreme(x.element, false)
                              : literal(x.element, dice.between(0, 5));
  net.hasExtremes |= isFloat(x.element) && number.size() > 4;
  Value value = net.f.constant(true, x.element, {1}, number);
  return net.become(net.f.define(
      result, "tosa.pad " + x.name + ", " + shape + ", " + value.name + " : (" +
                  x.type() + ", !tosa.shape<" + std::to_string(2 * x.rank()) +
                  ">, " + value.type() + ") -> " + result.type()));
}

bool ptc::fuzz::tosaSlice(Net &net) {
  const Value &x = net.current;
  if (x.rank() == 0 || x.unknown != 0 || x.element == "i48")
    return false;
  Shape starts, sizes;
  Value result = x;
  for (int64_t size : x.shape) {
    int64_t start = size > 1 ? net.dice.between(0, 1) : 0;
    starts.push_back(start);
    sizes.push_back(
        net.dice.between(std::max<int64_t>(1, size - start - 2), size - start));
  }
  result.shape = sizes;
  std::string start = net.f.shapeConstant(starts);
  std::string size = net.f.shapeConstant(sizes);
  std::string shape = "!tosa.shape<" + std::to_string(x.rank()) + ">";
  return net.become(net.f.define(result, "tosa.slice " + x.name + ", " + start +
                                             ", " + size + " : (" + x.type() +
                                             ", " + shape + ", " + shape +
                                             ") -> " + result.type()));
}

static bool reshapeTo(Net &net, Shape shape, uint32_t unknown) {
  const Value &x = net.current;
  Value result = x;
  result.shape = std::move(shape);
  result.unknown = unknown;
  Shape sizes = result.shape;
  for (size_t d = 0; d < sizes.size(); ++d)
    if (result.isUnknown(d))
      sizes[d] = -1;
  std::string text = net.f.shapeConstant(sizes);
  return net.become(net.f.define(
      result, "tosa.reshape " + x.name + ", " + text + " : (" + x.type() +
                  ", !tosa.shape<" + std::to_string(sizes.size()) + ">) -> " +
                  result.type()));
}

bool ptc::fuzz::tosaReshape(Net &net) {
  const Value &x = net.current;
  if (x.rank() < 2 || (x.unknown & ~1u) != 0 || x.element == "i48")
    return false;
  Dice &dice = net.dice;
  Shape shape = {x.shape[0]};
  switch (dice.below(x.rank() == 4 ? 5 : 2)) {
  case 0: { // flatten
    int64_t rest = 1;
    for (int64_t size : llvm::ArrayRef(x.shape).drop_front())
      rest *= size;
    shape.push_back(rest);
    break;
  }
  case 1: { // back to an image
    int64_t rest = 1;
    for (int64_t size : llvm::ArrayRef(x.shape).drop_front())
      rest *= size;
    int64_t split = rest % 2 == 0 ? 2 : 1;
    shape.append({split, rest / split, 1});
    if (dice.percent(50))
      std::swap(shape[2], shape[3]);
    break;
  }
  case 2: // positions in a row
    shape.append({x.shape[1] * x.shape[2], 1, x.shape[3]});
    break;
  case 3: // channels become positions
    shape.append({x.shape[1], x.shape[2] * x.shape[3], 1});
    break;
  case 4: // the batch takes the channels
    if (x.unknown != 0)
      return false;
    shape = {x.shape[0] * x.shape[1], x.shape[2], 1, x.shape[3]};
    break;
  }
  return reshapeTo(net, shape, x.unknown & 1u);
}

bool ptc::fuzz::tosaTranspose(Net &net) {
  const Value &x = net.current;
  if (x.rank() < 2 || x.element == "i48")
    return false;
  Dice &dice = net.dice;
  Shape perms;
  for (size_t d = 0; d < x.rank(); ++d)
    perms.push_back(int64_t(d));
  if (x.rank() == 4 && dice.percent(70))
    perms = dice.pick<Shape>({{0, 3, 1, 2}, {0, 2, 3, 1}, {0, 2, 1, 3}});
  else
    for (size_t d = x.rank(); d-- > 1;)
      std::swap(perms[d], perms[dice.below(d + 1)]);
  Value result = x.permuted(perms);
  return net.become(net.f.define(
      result, "tosa.transpose " + x.name + " {perms = array<i32: " +
                  list(perms) + ">} : (" + x.type() + ") -> " + result.type()));
}

bool ptc::fuzz::tosaConcat(Net &net) {
  const Value &x = net.current;
  if (x.rank() == 0 || x.element == "i48")
    return false;
  size_t axis = net.dice.percent(70) ? x.rank() - 1 : net.dice.below(x.rank());
  if (x.isUnknown(axis))
    return false;
  std::vector<Value> fitting = {x};
  for (const Value &value : net.earlier) {
    Value like = x;
    if (value.rank() != x.rank())
      continue;
    like.shape[axis] = value.shape[axis];
    if (like.type() == value.type())
      fitting.push_back(value);
  }
  const Value &other = net.dice.pickFrom(fitting);
  Value result = x;
  result.shape[axis] += other.shape[axis];
  return net.become(net.f.define(
      result, "tosa.concat " + x.name + ", " + other.name +
                  " {axis = " + std::to_string(axis) + " : i32} : (" +
                  x.type() + ", " + other.type() + ") -> " + result.type()));
}

bool ptc::fuzz::tosaMatmul(Net &net) {
  const Value &x = net.current;
  if (x.unknown != 0 || (x.element != "f32" && x.element != "i8"))
    return false;
  if (x.rank() != 3) {
    int64_t inner = x.rank() < 2 ? 0 : x.shape.back();
    if (inner == 0 || x.elements() > 4000)
      return false;
    if (!reshapeTo(net, {1, x.elements() / inner, inner}, 0))
      return false;
  }
  Value data = net.current;
  std::string target = data.element == "i8" ? "i32" : "f32";
  Shape shape = {data.shape[0], data.shape[2], net.dice.between(1, 4)};
  Value weights =
      net.f.constant(true, data.element, shape,
                     randomFilter(net.dice, data.element, shape, "nio"));
  int64_t zp = data.element == "i8" ? net.dice.between(-3, 3) : 0;
  Value zeroPoint = net.f.splat(true, data.element, {1}, zp);
  Value result = data.as(target);
  result.shape[2] = shape[2];
  return net.become(
      net.f.define(result, "tosa.matmul " + data.name + ", " + weights.name +
                               ", " + zeroPoint.name + ", " + zeroPoint.name +
                               " : (" + data.type() + ", " + weights.type() +
                               ", " + zeroPoint.type() + ", " +
                               zeroPoint.type() + ") -> " + result.type()));
}

/// Steps inside of a branch or a loop that reads the value from outside.
bool ptc::fuzz::tosaRegion(Net &net) {
  Dice &dice = net.dice;
  FunctionWriter &f = net.f;
  if (net.current.unknown != 0)
    return false;
  std::vector<Value> earlier = std::move(net.earlier);
  Value outside = net.current;
  net.earlier.clear();
  size_t mark = f.openRegion();
  bool any = grow(net, unsigned(dice.between(1, 2)));
  Value inner = net.current;
  net.earlier = std::move(earlier);
  net.current = outside;
  Value other = f.argument(inner), result = inner;
  result.name = f.fresh();
  std::string type = result.type();
  // The judge does not lower tosa.cond_if.
  switch (net.exotic ? dice.below(3) : 2 * dice.below(2)) {
  case 0: {
    std::string flag = f.argumentOfType("i1");
    f.closeRegion(mark,
                  result.name + " = scf.if " + flag + " -> (" + type + ") {",
                  "scf.yield", inner);
    f.line("} else {");
    f.line("  scf.yield " + other.name + " : " + type);
    break;
  }
  case 1: {
    std::string flag = f.argumentOfType("tensor<i1>");
    f.closeRegion(mark,
                  result.name + " = tosa.cond_if " + flag +
                      " : tensor<i1> -> " + type + " {",
                  "tosa.yield", inner);
    f.line("} else {");
    f.line("  tosa.yield " + other.name + " : " + type);
    break;
  }
  case 2: {
    std::string count = f.argumentOfType("index"), index = f.fresh();
    std::string one = "%one" + index.substr(1),
                zero = "%zero" + index.substr(1);
    f.closeRegion(mark,
                  zero + " = arith.constant 0 : index\n  " + one +
                      " = arith.constant 1 : index\n  " + result.name +
                      " = scf.for " + index + " = " + zero + " to " + count +
                      " step " + one + " iter_args(%carried" + index.substr(1) +
                      " = " + other.name + ") -> (" + type + ") {",
                  "scf.yield", inner);
    break;
  }
  }
  f.line("}");
  net.become(result);
  return any;
}

bool ptc::fuzz::linalgRegion(Net &net) { return tosaRegion(net); }
