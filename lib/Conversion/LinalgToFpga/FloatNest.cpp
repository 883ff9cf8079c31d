//===- FloatNest.cpp - Bodies of floats in fixed point --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/FixedPoint.h"
#include "ElementwiseNest.h"
#include "FloatFunctions.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

namespace {

/// A unit of two operands.
struct Binary {
  EltwiseKind kind;
  Value a, b;
};

/// What is known of a value of a body that is not constant.
struct Node {
  /// The elements of tensors that it depends on.
  SmallVector<Value, 2> leaves;
  /// It follows from one element and uniform constants.
  bool isFunction = true;
  /// No unit computes it but a table.
  bool needsTable = false;
};

/// Builds the units of one body.
class FloatBody {
public:
  FloatBody(const ElementwiseNest &nest, StreamBuilder &b) : nest(nest), b(b) {}
  Refusal build();

private:
  Refusal readConstants();
  Refusal readBody();
  Refusal readOp(Operation &op);
  Refusal fold(Operation &op, const FloatFunction &function);

  /// The numbers of a tensor that the body reads.
  OrDecline<FixedNumbers> readLeaf(const Access &input);
  /// The numbers of `value`, a stream unless it is constant.
  OrDecline<FixedNumbers> numbersOf(Value value);
  OrDecline<FixedNumbers> compute(Value value);
  OrDecline<FixedNumbers> constantOf(Value value);
  OrDecline<FixedNumbers> computeBinary(const Binary &binary);
  OrDecline<FixedNumbers> negate(FixedNumbers x);
  OrDecline<FixedNumbers> absolute(FixedNumbers x);
  OrDecline<FixedNumbers> divide(FixedNumbers x, double divisor);
  OrDecline<FixedNumbers> tabulate(Value value, Value argument, FixedNumbers x);
  OrDecline<FixedNumbers> tabulateLast(Value value);

  std::optional<double> uniformOf(Value value) const {
    auto it = constants.find(value);
    return it == constants.end() ? std::nullopt : it->second.getUniform();
  }
  SmallVector<int64_t> ones() const {
    return SmallVector<int64_t>(order.size(), 1);
  }

  const ElementwiseNest &nest;
  StreamBuilder &b;
  /// What functions and quotients are rounded to.
  FixedType format;
  SmallVector<int64_t> order;
  llvm::DenseMap<Value, RealField> constants;
  llvm::DenseMap<Value, Node> nodes;
  llvm::DenseMap<Value, FixedNumbers> built;
};

} // namespace

static ArrayRef<int64_t> shapeOf(FixedNumbers x) {
  if (auto rom = dyn_cast<RomType>(x.value.getType()))
    return rom.getShape();
  return cast<StreamType>(x.value.getType()).getShape();
}

/// max(a, b) or min(a, b) where `op` selects one by comparing them.
static std::optional<Binary> matchSelect(Operation *op) {
  using P = arith::CmpFPredicate;
  auto select = dyn_cast<arith::SelectOp>(op);
  auto cmp =
      select ? select.getCondition().getDefiningOp<arith::CmpFOp>() : nullptr;
  if (!cmp)
    return std::nullopt;
  Value a = cmp.getLhs(), b = cmp.getRhs();
  bool isFirst = select.getTrueValue() == a && select.getFalseValue() == b;
  bool isSecond = select.getTrueValue() == b && select.getFalseValue() == a;
  bool greater =
      llvm::is_contained({P::OGT, P::OGE, P::UGT, P::UGE}, cmp.getPredicate());
  bool less =
      llvm::is_contained({P::OLT, P::OLE, P::ULT, P::ULE}, cmp.getPredicate());
  if (!(isFirst || isSecond) || !(greater || less))
    return std::nullopt;
  return Binary{greater == isFirst ? EltwiseKind::Max : EltwiseKind::Min, a, b};
}

/// The unit of two operands that `op` is. Fixed-point numbers are no NaN.
static std::optional<Binary> matchBinary(Operation *op) {
  auto binary = [&](EltwiseKind kind) {
    return Binary{kind, op->getOperand(0), op->getOperand(1)};
  };
  if (isa<arith::AddFOp>(op))
    return binary(EltwiseKind::Add);
  if (isa<arith::SubFOp>(op))
    return binary(EltwiseKind::Sub);
  if (isa<arith::MulFOp>(op))
    return binary(EltwiseKind::Mul);
  if (isa<arith::MaximumFOp, arith::MaxNumFOp>(op))
    return binary(EltwiseKind::Max);
  if (isa<arith::MinimumFOp, arith::MinNumFOp>(op))
    return binary(EltwiseKind::Min);
  return matchSelect(op);
}

/// True for integers that become floats: they are their own numbers.
static bool isFromInteger(Operation *op) {
  return isa<arith::SIToFPOp, arith::UIToFPOp>(op);
}

static bool isPowerOfTwo(double number) {
  int exponent = 0;
  return number > 0 && std::frexp(number, &exponent) == 0.5;
}

//===----------------------------------------------------------------------===//
// Reading the body
//===----------------------------------------------------------------------===//

Refusal FloatBody::readConstants() {
  for (const Access &input : nest.inputs) {
    std::optional<OrDecline<RealField>> field = loadReals(input.tensor);
    if (!field) {
      nodes[input.scalar].leaves = {input.scalar};
      continue;
    }
    if (!*field)
      return field->decline();
    constants[input.scalar] =
        input.byLoop(std::move(**field), nest.extents.size());
  }
  return std::nullopt;
}

Refusal FloatBody::fold(Operation &op, const FloatFunction &function) {
  SmallVector<const RealField *> operands;
  RealField result;
  result.extents.assign(nest.extents.size(), 1);
  for (Value operand : op.getOperands()) {
    operands.push_back(&constants.find(operand)->second);
    result.extents = joinExtents(result.extents, operands.back()->extents);
  }
  Int128 positions = 1;
  for (int64_t extent : result.extents)
    positions = std::min<Int128>(positions * extent, kMaxPositions + 1);
  if (positions > kMaxPositions)
    return Decline{"T28", "constants of more than 2^20 numbers"};
  forEachPosition(result.extents, [&](ArrayRef<int64_t> position) {
    SmallVector<double> numbers;
    for (const RealField *operand : operands)
      numbers.push_back(operand->at(position));
    result.numbers.push_back(function(numbers));
    return true;
  });
  constants[op.getResult(0)] = std::move(result);
  return std::nullopt;
}

Refusal FloatBody::readOp(Operation &op) {
  FloatFunction function = floatFunctionOf(&op);
  bool fromLeaf = isFromInteger(&op) &&
                  llvm::is_contained(nodes.lookup(op.getOperand(0)).leaves,
                                     op.getOperand(0));
  if (op.getNumResults() != 1 || !(function || fromLeaf))
    return Decline{"T30",
                   "no unit computes " + op.getName().getStringRef().str()};
  Node node;
  for (Value operand : op.getOperands()) {
    auto it = nodes.find(operand);
    if (it == nodes.end()) {
      node.isFunction &= uniformOf(operand).has_value();
      continue;
    }
    for (Value leaf : it->second.leaves)
      if (!llvm::is_contained(node.leaves, leaf))
        node.leaves.push_back(leaf);
    node.isFunction &= it->second.isFunction;
  }
  if (node.leaves.empty())
    return fold(op, function);
  node.isFunction &= node.leaves.size() == 1;
  auto tableNeeded = [&](Value value) {
    return nodes.lookup(value).needsTable;
  };
  std::optional<Binary> binary = matchBinary(&op);
  bool isUnit =
      binary || fromLeaf ||
      isa<arith::NegFOp, arith::ExtFOp, arith::TruncFOp, math::AbsFOp>(&op) ||
      (isa<arith::DivFOp>(&op) && uniformOf(op.getOperand(1)).value_or(0) > 0);
  if (binary)
    node.needsTable = tableNeeded(binary->a) || tableNeeded(binary->b);
  else
    node.needsTable = !isUnit || llvm::any_of(op.getOperands(), tableNeeded);
  nodes[op.getResult(0)] = std::move(node);
  return std::nullopt;
}

Refusal FloatBody::readBody() {
  llvm::DenseSet<Value> live;
  for (const Access &output : nest.outputs)
    live.insert(output.scalar);
  for (Operation *op : llvm::reverse(nest.ops))
    if (llvm::any_of(op->getResults(),
                     [&](Value result) { return live.contains(result); }))
      live.insert(op->operand_begin(), op->operand_end());
  auto isKnown = [&](Value value) {
    return nodes.contains(value) || constants.contains(value);
  };
  for (Operation *op : nest.ops) {
    if (op->getNumResults() != 1 || !live.contains(op->getResult(0)))
      continue;
    if (op->getNumRegions() != 0)
      return Decline{"T33", "control flow inside of a body"};
    for (Value value :
         llvm::concat<Value>(SmallVector<Value>(op->getOperands()),
                             SmallVector<Value>(op->getResults()))) {
      if (isKnown(value))
        continue;
      std::optional<OrDecline<RealField>> field = loadReals(value);
      if (field && *field && (*field)->isUniform())
        constants[value] =
            RealField::uniform(nest.extents.size(), (*field)->numbers.front());
      else if (value.getDefiningOp() != op)
        return Decline{"T25", "a number from outside that is not constant"};
    }
    if (isKnown(op->getResult(0)))
      continue;
    if (Refusal refusal = readOp(*op))
      return refusal;
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Building units
//===----------------------------------------------------------------------===//

OrDecline<FixedNumbers> FloatBody::constantOf(Value value) {
  RealField field = constants.find(value)->second.permuted(order);
  if (llvm::any_of(field.numbers, [](double x) { return std::isnan(x); }))
    return Decline{"T23", "a constant that is no number"};
  return fixedConstants(field.extents, field.numbers, b);
}

OrDecline<FixedNumbers> FloatBody::negate(FixedNumbers x) {
  IntegerType bit = b.getBuilder().getIntegerType(1);
  return fixedBinary(EltwiseKind::Sub,
                     {b.rom(ones(), bit, {0}), x.fraction, bit}, x, shapeOf(x),
                     b);
}

OrDecline<FixedNumbers> FloatBody::absolute(FixedNumbers x) {
  Interval range = rangeOf(x.type);
  IntegerType type =
      IntegerType::get(b.getBuilder().getContext(),
                       signedWidthOf({0, std::max(-range.low, range.high)}));
  Value y = EltwiseOp::create(b.getBuilder(), StreamType::get(shapeOf(x), type),
                              EltwiseKind::Abs, ValueRange{x.value});
  return FixedNumbers{y, x.fraction, type};
}

/// A multiplier of 31 bits, and one rounding to the body's format.
OrDecline<FixedNumbers> FloatBody::divide(FixedNumbers x, double divisor) {
  int exponent = 0;
  double mantissa = std::frexp(1 / divisor, &exponent);
  if (mantissa == 0.5) {
    x.fraction += 1 - exponent;
    return x;
  }
  auto multiplier = static_cast<int64_t>(std::round(std::ldexp(mantissa, 31)));
  int64_t shift = 31 - exponent + x.fraction - format.getFraction();
  if (shift < 0 || shift > 62 || x.type.getWidth() > 32)
    return Decline{"T31", "a quotient of formats that are too far apart"};
  IntegerType type = format.getStorageType();
  Value y = RequantOp::create(b.getBuilder(), StreamType::get(shapeOf(x), type),
                              x.value, {0}, {multiplier}, {shift},
                              /*zeroPoint=*/0, format.getRound(),
                              format.getOverflow());
  return FixedNumbers{y, format.getFraction(), type};
}

OrDecline<FixedNumbers> FloatBody::computeBinary(const Binary &binary) {
  Value operands[] = {binary.a, binary.b};
  for (int i : {0, 1}) {
    std::optional<double> constant = uniformOf(operands[i]);
    if (!constant || std::isnan(*constant))
      continue;
    // Bounds, and a point that moves, need no memory.
    constexpr double infinity = std::numeric_limits<double>::infinity();
    bool isMax = binary.kind == EltwiseKind::Max;
    bool moves = binary.kind == EltwiseKind::Mul && isPowerOfTwo(*constant);
    if (!isMax && binary.kind != EltwiseKind::Min && !moves)
      continue;
    OrDecline<FixedNumbers> x = numbersOf(operands[1 - i]);
    if (!x)
      return x;
    if (moves)
      return divide(*x, 1 / *constant);
    return fixedClamp(*x, isMax ? *constant : -infinity,
                      isMax ? infinity : *constant, b);
  }
  OrDecline<FixedNumbers> x = numbersOf(binary.a), y = numbersOf(binary.b);
  if (!x || !y)
    return (x ? y : x).decline();
  return fixedBinary(binary.kind, *x, *y, joinExtents(shapeOf(*x), shapeOf(*y)),
                     b);
}

OrDecline<FixedNumbers> FloatBody::tabulate(Value value, Value argument,
                                            FixedNumbers x) {
  llvm::DenseMap<Value, double> numbers;
  SmallVector<std::pair<Operation *, FloatFunction>> steps;
  bool isNeeded = false;
  for (Operation *op : nest.ops) {
    // Of what stands between the two, all of which has one argument.
    if (op->getNumResults() != 1 || !nodes.contains(op->getResult(0)) ||
        op->getResult(0) == argument)
      continue;
    FloatFunction function = floatFunctionOf(op);
    if (isFromInteger(op))
      function = [](ArrayRef<double> x) { return x[0]; };
    steps.push_back({op, std::move(function)});
    isNeeded |= op->getResult(0) == value;
    if (isNeeded)
      break;
  }
  return fixedFunction(
      x,
      [&](double number) {
        numbers[argument] = number;
        for (auto &[op, function] : steps) {
          SmallVector<double> operands;
          for (Value operand : op->getOperands()) {
            std::optional<double> constant = uniformOf(operand);
            operands.push_back(constant ? *constant : numbers.lookup(operand));
          }
          numbers[op->getResult(0)] = function(operands);
        }
        return numbers.lookup(value);
      },
      format, b);
}

/// A function of what several elements give: that is rounded to the body's
/// format, of which the last op is a table.
OrDecline<FixedNumbers> FloatBody::tabulateLast(Value value) {
  Value argument;
  for (Value operand : value.getDefiningOp()->getOperands()) {
    if (uniformOf(operand) || operand == argument)
      continue;
    if (argument || constants.contains(operand))
      return Decline{"T32", "a function of several elements that no unit has"};
    argument = operand;
  }
  OrDecline<FixedNumbers> x = numbersOf(argument);
  if (!x)
    return x;
  FixedNumbers rounded{b.toFormat(x->value, x->fraction, format),
                       format.getFraction(), format.getStorageType()};
  return tabulate(value, argument, rounded);
}

OrDecline<FixedNumbers> FloatBody::compute(Value value) {
  if (constants.contains(value))
    return constantOf(value);
  const Node node = nodes.lookup(value);
  if (node.needsTable && node.isFunction) {
    OrDecline<FixedNumbers> x = numbersOf(node.leaves.front());
    return x ? tabulate(value, node.leaves.front(), *x) : x;
  }
  Operation *op = value.getDefiningOp();
  if (std::optional<Binary> binary = matchBinary(op))
    return computeBinary(*binary);
  bool isQuotient =
      isa<arith::DivFOp>(op) && uniformOf(op->getOperand(1)).value_or(0) > 0;
  if (!isQuotient &&
      !isa<arith::NegFOp, math::AbsFOp, arith::ExtFOp, arith::TruncFOp,
           arith::SIToFPOp, arith::UIToFPOp>(op))
    return tabulateLast(value);
  OrDecline<FixedNumbers> x = numbersOf(op->getOperand(0));
  if (!x)
    return x;
  if (isQuotient)
    return divide(*x, *uniformOf(op->getOperand(1)));
  if (isa<arith::NegFOp>(op))
    return negate(*x);
  if (isa<math::AbsFOp>(op))
    return absolute(*x);
  return *x;
}

OrDecline<FixedNumbers> FloatBody::numbersOf(Value value) {
  auto it = built.find(value);
  if (it != built.end())
    return it->second;
  OrDecline<FixedNumbers> numbers = compute(value);
  if (numbers)
    built.try_emplace(value, *numbers);
  return numbers;
}

OrDecline<FixedNumbers> FloatBody::readLeaf(const Access &input) {
  Value stream = readInput(input, order, b);
  auto type = cast<StreamType>(stream.getType()).getNumberType();
  if (isa<FloatType>(getElementTypeOrSelf(input.tensor)))
    return FixedNumbers{stream, b.formatOf(input.tensor).getFraction(), type};
  // Only this body counts: others may read the same tensor in another way.
  bool asSigned = false, asUnsigned = false;
  for (Operation *op : nest.ops)
    if (isFromInteger(op) && op->getOperand(0) == input.scalar)
      (isa<arith::UIToFPOp>(op) ? asUnsigned : asSigned) = true;
  if (asSigned && asUnsigned)
    return Decline{"T30", "an integer that is read with and without a sign"};
  if (asUnsigned && !type.isUnsigned()) {
    type = IntegerType::get(type.getContext(), type.getWidth(),
                            IntegerType::Unsigned);
    stream = b.convert(stream, type);
  }
  return FixedNumbers{stream, /*fraction=*/0, type};
}

Refusal FloatBody::build() {
  if (Refusal refusal = readConstants())
    return refusal;
  if (Refusal refusal = readBody())
    return refusal;
  SmallVector<Value> read;
  for (const Access &input : nest.inputs)
    if (nodes.contains(input.scalar))
      read.push_back(input.scalar);
  order = orderOf(nest, read, b);
  for (const Access &input : nest.inputs) {
    if (!nodes.contains(input.scalar))
      continue;
    OrDecline<FixedNumbers> numbers = readLeaf(input);
    if (!numbers)
      return numbers.decline();
    built[input.scalar] = *numbers;
  }
  for (const Access &output : nest.outputs) {
    if (!isa<FloatType>(getElementTypeOrSelf(output.tensor)))
      return Decline{"T32", "a body of floats that gives integers as well"};
    if (!nodes.contains(output.scalar))
      return Decline{"T30", "only constants; no unit computes those"};
    format = b.formatOf(output.tensor);
    OrDecline<FixedNumbers> numbers = numbersOf(output.scalar);
    if (!numbers)
      return numbers.decline();
    Value stream = b.toFormat(numbers->value, numbers->fraction, format);
    writeOutput(output, spread(stream, order, nest.extents, b), order, b);
  }
  return std::nullopt;
}

Refusal ptc::lowerFloatNest(const ElementwiseNest &nest, StreamBuilder &b) {
  return FloatBody(nest, b).build();
}
