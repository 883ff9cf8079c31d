//===- LinalgElementwise.cpp - Element-wise ops and joins in linalg -------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace ptc::fuzz;

Value ptc::fuzz::emptyLike(FunctionWriter &f, const Value &like,
                           const Value *source) {
  if (like.unknown == 0)
    return f.define(like, "tensor.empty() : " + like.type());
  if (!source || source->shape != like.shape)
    return f.argument(like);
  std::vector<std::string> sizes;
  for (size_t d = 0; d < like.rank(); ++d)
    if (like.isUnknown(d))
      sizes.push_back(f.size(*source, int64_t(d)));
  return f.define(like, "tensor.empty(" + llvm::join(sizes, ", ") +
                            ") : " + like.type());
}

Value ptc::fuzz::filled(FunctionWriter &f, const Value &like,
                        llvm::StringRef text) {
  Value empty = emptyLike(f, like);
  std::string number = f.scalar(like.element, text);
  return f.define(like, "linalg.fill ins(" + number + " : " + like.element +
                            ") outs(" + empty.name + " : " + like.type() +
                            ") -> " + like.type());
}

std::string ptc::fuzz::affineMap(size_t dims,
                                 llvm::ArrayRef<std::string> results) {
  std::vector<std::string> loops;
  for (size_t d = 0; d < dims; ++d)
    loops.push_back("d" + std::to_string(d));
  return "affine_map<(" + llvm::join(loops, ", ") + ") -> (" +
         llvm::join(results, ", ") + ")>";
}

std::string ptc::fuzz::identityMap(size_t rank) {
  std::vector<std::string> results;
  for (size_t d = 0; d < rank; ++d)
    results.push_back("d" + std::to_string(d));
  return affineMap(rank, results);
}

std::string ptc::fuzz::parallel(size_t rank) {
  std::vector<std::string> kinds(rank, "\"parallel\"");
  return "[" + llvm::join(kinds, ", ") + "]";
}

Value ptc::fuzz::broadcastChannels(Net &net, const Value &vector,
                                   const Value &like) {
  Value empty = emptyLike(net.f, like);
  Shape others;
  for (size_t d = 0; d < like.rank(); ++d)
    if (d != net.channelDim())
      others.push_back(int64_t(d));
  Value result = like;
  result.name = net.f.fresh();
  net.f.line(result.name + " = linalg.broadcast ins(" + vector.name + " : " +
             vector.type() + ") outs(" + empty.name + " : " + like.type() +
             ") dimensions = [" + list(others) + "]");
  return result;
}

static std::string opFor(llvm::StringRef element, llvm::StringRef name) {
  return ("arith." + name + (isFloat(element) ? "f" : "i")).str();
}

/// A generic over the current value and `operands`, each with its map. `body`
/// writes lines over %in, %p0, %p1, ... and returns what is yielded.
static bool
generic(Net &net, llvm::ArrayRef<std::pair<Value, std::string>> operands,
        llvm::function_ref<std::string(const std::string &element)> body) {
  const Value x = net.current;
  // What is written over may be the data itself: it is not read.
  Value out = net.dice.percent(20) ? x : emptyLike(net.f, x, &x);
  std::string names = x.name, types = x.type(), maps = identityMap(x.rank());
  std::string arguments = "%in: " + x.element;
  for (auto [i, operand] : llvm::enumerate(operands)) {
    names += ", " + operand.first.name;
    types += ", " + operand.first.type();
    maps += ", " + operand.second;
    arguments += ", %p" + std::to_string(i) + ": " + operand.first.element;
  }
  Value result = x;
  result.name = net.f.fresh();
  net.f.line(result.name + " = linalg.generic {indexing_maps = [" + maps +
             ", " + identityMap(x.rank()) +
             "], iterator_types = " + parallel(x.rank()) + "} ins(" + names +
             " : " + types + ") outs(" + out.name + " : " + out.type() + ") {");
  net.f.line("^bb0(" + arguments + ", %unused: " + x.element + "):");
  std::string yielded = body(x.element);
  net.f.line("  linalg.yield " + yielded + " : " + x.element);
  net.f.line("} -> " + result.type());
  return net.become(result);
}

static std::string emit(Net &net, llvm::StringRef op, llvm::StringRef lhs,
                        llvm::StringRef rhs, llvm::StringRef type) {
  std::string name = net.f.fresh();
  net.f.line("  " + name + " = " + op + " " + lhs + ", " + rhs + " : " + type);
  return name;
}

static bool isArithmetic(llvm::StringRef element) {
  return isFloat(element) ? bitsOf(element) >= 16
                          : bitsOf(element) >= 8 && !isUnsigned(element);
}

/// The division behind a sum pool: by a constant, or by its reciprocal.
bool ptc::fuzz::linalgDivide(Net &net) {
  llvm::StringRef element = net.current.element;
  if (!isArithmetic(element) || net.current.rank() == 0)
    return false;
  Dice &dice = net.dice;
  int64_t divisor = dice.pick<int64_t>({2, 3, 4, 9, 6, 16, 49});
  bool inside = dice.percent(25);
  if (!isFloat(element)) {
    std::string number = net.f.scalar(element, std::to_string(divisor));
    std::string op = dice.pick({"arith.divsi", "arith.divsi", "arith.divui"});
    return generic(net, {}, [&](const std::string &type) {
      return emit(net, op, "%in", number, type);
    });
  }
  bool isProduct = dice.percent(50), swapped = dice.percent(10);
  std::string text = isProduct ? std::to_string(1.0 / double(divisor))
                               : literal(element, divisor);
  std::string number = net.f.scalar(element, text);
  return generic(net, {}, [&](const std::string &type) {
    std::string value = number;
    if (inside) {
      value = net.f.fresh();
      net.f.line("  " + value + " = arith.constant " + text + " : " + type);
    }
    if (isProduct && swapped)
      return emit(net, "arith.mulf", value, "%in", type);
    return emit(net, isProduct ? "arith.mulf" : "arith.divf", "%in", value,
                type);
  });
}

/// Scales and shifts per channel, as of a batch norm.
bool ptc::fuzz::linalgAffine(Net &net) {
  const Value x = net.current;
  if (!isArithmetic(x.element) || x.rank() < 2)
    return false;
  Dice &dice = net.dice;
  size_t channel = x.rank() < 3 ? x.rank() - 1 : net.channelDim();
  if (x.isUnknown(channel))
    return false;
  std::string map = affineMap(x.rank(), {"d" + std::to_string(channel)});
  std::vector<std::pair<Value, std::string>> operands;
  for (unsigned i = 0, n = dice.pick({1, 1, 2, 3}); i < n; ++i) {
    Shape shape = {x.shape[channel]};
    operands.emplace_back(net.f.constant(false, x.element, shape,
                                         randomNumbers(dice, x.element, shape)),
                          map);
  }
  return generic(net, operands, [&](const std::string &type) {
    std::string value = "%in";
    for (size_t i = 0; i < operands.size(); ++i) {
      std::string op = dice.pick({"mul", "add", "sub", "mul"});
      std::string operand = "%p" + std::to_string(i);
      value = dice.percent(75)
                  ? emit(net, opFor(type, op), value, operand, type)
                  : emit(net, opFor(type, op), operand, value, type);
    }
    return value;
  });
}

/// A relu, a clamp, a function, or bits.
bool ptc::fuzz::linalgElementwise(Net &net) {
  llvm::StringRef element = net.current.element;
  if (!isArithmetic(element) || net.current.rank() == 0)
    return false;
  Dice &dice = net.dice;
  if (isFloat(element)) {
    std::string zero = net.f.scalar(element, "0.0");
    unsigned choice = unsigned(dice.below(3));
    return generic(net, {}, [&](const std::string &type) {
      if (choice < 2)
        return emit(net, choice ? "arith.maximumf" : "arith.maxnumf", "%in",
                    zero, type);
      std::string name = net.f.fresh();
      net.f.line("  " + name + " = math.absf %in : " + type);
      return name;
    });
  }
  std::string bound = net.f.scalar(element, std::to_string(dice.between(0, 5)));
  std::string op = dice.pick({"arith.maxsi", "arith.minsi", "arith.andi",
                              "arith.xori", "arith.shrsi"});
  return generic(net, {}, [&](const std::string &type) {
    return emit(net, op, "%in", bound, type);
  });
}

bool ptc::fuzz::linalgJoin(Net &net) {
  const Value x = net.current;
  if (!isArithmetic(x.element) || x.rank() == 0)
    return false;
  std::vector<Value> same;
  for (const Value &value : net.earlier)
    if (value.type() == x.type() && value.shape == x.shape)
      same.push_back(value);
  if (same.empty())
    return false;
  Value other = net.dice.pickFrom(same);
  if (net.dice.percent(50))
    return generic(
        net, {{other, identityMap(x.rank())}}, [&](const std::string &type) {
          return emit(net, opFor(type, net.dice.pick({"add", "sub"})), "%in",
                      "%p0", type);
        });
  Value out = emptyLike(net.f, x, &x);
  return net.become(
      net.f.define(x, llvm::Twine(net.dice.pick({"linalg.add", "linalg.add",
                                                 "linalg.sub", "linalg.max"})) +
                          " ins(" + x.name + ", " + other.name + " : " +
                          x.type() + ", " + other.type() + ") outs(" +
                          out.name + " : " + out.type() + ") -> " + x.type()));
}
