//===- TosaElementwise.cpp - Element-wise ops and joins in tosa -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Net.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace ptc::fuzz;

/// Elements that tosa.add and the like take in this generator.
static bool isArithmetic(llvm::StringRef element) {
  return llvm::is_contained({"i32", "f16", "bf16", "f32"}, element);
}

/// A second operand: per channel, of one number, whole, or (`variable`) an
/// argument.
static Value operand(Net &net, bool &variable) {
  const Value &x = net.current;
  Dice &dice = net.dice;
  Shape shape(x.rank(), 1);
  switch (dice.weighted({50, 25, 10, 15})) {
  case 0:
    if (x.rank() > 0 && !x.isUnknown(x.rank() - 1))
      shape.back() = x.shape.back();
    break;
  case 1:
    break;
  case 2:
    if (x.unknown == 0 && x.elements() < 200)
      shape = x.shape;
    break;
  case 3:
    variable = true;
    return net.f.argument(x);
  }
  return net.f.constant(true, x.element, shape,
                        randomNumbers(dice, x.element, shape));
}

static Value binary(Net &net, llvm::StringRef op, const Value &lhs,
                    const Value &rhs) {
  Value shift;
  std::string names = lhs.name + ", " + rhs.name;
  std::string types = lhs.type() + ", " + rhs.type();
  if (op == "mul") {
    shift = net.f.splat(true, "i8", {1}, 0);
    names += ", " + shift.name;
    types += ", " + shift.type();
  }
  const Value &like = lhs.elements() >= rhs.elements() ? lhs : rhs;
  return net.f.define(like, "tosa." + op + " " + names + " : (" + types +
                                ") -> " + like.type());
}

static bool binaryWithConstant(Net &net, llvm::StringRef op) {
  if (!isArithmetic(net.current.element) || net.current.rank() == 0)
    return false;
  bool variable = false;
  Value other = operand(net, variable);
  // A product has the error of one factor as often as the other one says.
  net.hasExtremes |= variable && op == "mul" && isFloat(other.element);
  return net.become(net.dice.percent(75) ? binary(net, op, net.current, other)
                                         : binary(net, op, other, net.current));
}

bool ptc::fuzz::tosaScale(Net &net) { return binaryWithConstant(net, "mul"); }

bool ptc::fuzz::tosaShift(Net &net) {
  return binaryWithConstant(net, net.dice.pick({"add", "add", "sub"}));
}

bool ptc::fuzz::tosaJoin(Net &net) {
  if (!isArithmetic(net.current.element))
    return false;
  std::vector<Value> same;
  for (const Value &value : net.earlier)
    if (value.type() == net.current.type())
      same.push_back(value);
  if (same.empty())
    return false;
  return net.become(binary(net, net.dice.pick({"add", "add", "sub", "maximum"}),
                           net.current, net.dice.pickFrom(same)));
}

bool ptc::fuzz::tosaElementwise(Net &net) {
  const Value &x = net.current;
  Dice &dice = net.dice;
  std::string to = " : (" + x.type() + ") -> " + x.type();
  auto clamp = [&](llvm::StringRef low, llvm::StringRef high) {
    std::string suffix = " : " + x.element;
    return net.become(
        net.f.define(x, "tosa.clamp " + x.name + " {min_val = " + low + suffix +
                            ", max_val = " + high + suffix + "}" + to));
  };
  if (isFloat(x.element)) {
    if (bitsOf(x.element) == 8 || x.element == "f64")
      return false;
    switch (dice.below(4)) {
    case 0:
    case 1:
      return clamp("0.0", dice.percent(50) ? extremeFinite(x.element, true)
                                           : std::string("6.0"));
    case 2:
      return net.become(net.f.define(x, "tosa.abs " + x.name + to));
    default:
      return net.become(net.f.define(
          x, llvm::Twine(dice.pick({"tosa.tanh ", "tosa.sigmoid "})) + x.name +
                 to));
    }
  }
  if (x.element == "i8" || x.element == "i16")
    return clamp(literal(x.element, dice.between(-128, 0)),
                 literal(x.element, dice.between(1, 127)));
  if (x.element == "i32") {
    if (dice.percent(50)) {
      Value bound =
          net.f.splat(true, "i32", Shape(x.rank(), 1), dice.between(-9, 9));
      return net.become(
          binary(net, dice.pick({"maximum", "minimum"}), x, bound));
    }
    return net.become(net.f.define(x, "tosa.abs " + x.name + to));
  }
  return false;
}

/// i32 or i48 to i8 or i16, as between the layers of a quantised network, or a
/// widening by the factor one.
bool ptc::fuzz::tosaRescale(Net &net) {
  const Value &x = net.current;
  Dice &dice = net.dice;
  bool isWide = x.element == "i32" || x.element == "i48";
  if (!isWide && x.element != "i8" && x.element != "i16")
    return false;
  std::string target = isWide ? dice.pick({"i8", "i8", "i8", "i16"}) : "i32";
  bool scale32 = x.element != "i48";
  bool perChannel =
      isWide && x.rank() > 0 && !x.isUnknown(x.rank() - 1) && dice.percent(35);
  int64_t n = perChannel ? x.shape.back() : 1;
  std::string multiplierType = scale32 ? "i32" : "i16";
  std::vector<std::string> multipliers, shifts;
  for (int64_t i = 0; i < n; ++i) {
    bool isOne = !isWide || dice.percent(15);
    int64_t shift =
        isOne ? (scale32 ? 30 : 14) : dice.between(scale32 ? 31 : 15, 40);
    int64_t one = int64_t(1) << (scale32 ? 30 : 14);
    multipliers.push_back(
        std::to_string(isOne ? one : dice.between(one, 2 * one - 1)));
    shifts.push_back(std::to_string(shift));
  }
  auto text = [](llvm::ArrayRef<std::string> numbers) {
    return "[" + llvm::join(numbers, ",") + "]";
  };
  Value multiplier =
      net.f.constant(true, multiplierType, {n}, text(multipliers));
  Value shift = net.f.constant(true, "i8", {n}, text(shifts));
  Value inputZp = net.f.splat(
      true, x.element, {1},
      x.element == "i8" && dice.percent(50) ? dice.between(-128, 127) : 0);
  Value outputZp = net.f.splat(
      true, target, {1},
      target == "i8" && dice.percent(50) ? dice.between(-128, 127) : 0);
  std::string rounding = scale32 && dice.percent(25)      ? "DOUBLE_ROUND"
                         : net.exotic && dice.percent(10) ? "INEXACT_ROUND"
                                                          : "SINGLE_ROUND";
  Value result = x.as(target);
  std::string operands = x.name, types = x.type();
  for (const Value *value : {&multiplier, &shift, &inputZp, &outputZp}) {
    operands += ", " + value->name;
    types += ", " + value->type();
  }
  return net.become(net.f.define(
      result,
      "tosa.rescale " + operands +
          " {input_unsigned = false, output_unsigned = false, per_channel = " +
          (perChannel ? "true" : "false") + ", rounding_mode = " + rounding +
          ", scale32 = " + (scale32 ? "true" : "false") + "} : (" + types +
          ") -> " + result.type()));
}

/// Casts that widen; those that narrow are left to what is not run, for a
/// rounding error in front of them may become any difference behind.
bool ptc::fuzz::tosaCast(Net &net) {
  const Value &x = net.current;
  Dice &dice = net.dice;
  std::string to;
  if (x.element == "i8")
    to = dice.pick({"i16", "i32", "f32", "i32"});
  else if (x.element == "i16")
    to = dice.pick({"i32", "f32"});
  else if (x.element == "f16" || x.element == "bf16")
    to = "f32";
  else if (x.element == "f32" && net.exotic)
    to = dice.pick({"f16", "bf16", "i8", "i32"});
  else
    return false;
  Value result = x.as(to);
  return net.become(net.f.define(result, "tosa.cast " + x.name + " : (" +
                                             x.type() + ") -> " +
                                             result.type()));
}
