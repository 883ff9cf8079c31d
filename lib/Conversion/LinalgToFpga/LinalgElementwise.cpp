//===- LinalgElementwise.cpp - Bodies of integers -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"
#include "ElementwiseNest.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// The constants among what the body reads, by loops.
static OrDecline<FieldMap> constantsOf(const ElementwiseNest &nest) {
  FieldMap constants;
  for (const Access &input : nest.inputs) {
    std::optional<OrDecline<ConstantField>> field = loadField(input.tensor);
    if (!field)
      continue;
    if (!*field)
      return field->decline();
    constants[input.scalar] =
        input.byLoop(std::move(**field), nest.extents.size());
  }
  return constants;
}

/// The order of loops, with what scales vary in where a requant wants it.
static SmallVector<int64_t> orderOf(const ElementwiseNest &nest,
                                    const BodyPlan &plan,
                                    const StreamBuilder &b) {
  SmallVector<int64_t> order = ptc::orderOf(nest, plan.arguments, b);
  for (const BodyStep &step : plan.steps) {
    ArrayRef<int64_t> loops = step.scaleLoops;
    if (loops.empty())
      continue;
    SmallVector<int64_t> rest, scaled;
    for (int64_t loop : order)
      (llvm::is_contained(loops, loop) ? scaled : rest).push_back(loop);
    if (loops.size() == 2)
      order = {rest.front(), scaled[0], scaled[1], rest.back()};
    else
      order = llvm::to_vector(llvm::concat<int64_t>(rest, scaled));
  }
  return order;
}

static Refusal lower(const ElementwiseNest &nest, Location loc,
                     StreamBuilder &b) {
  b.at(loc);
  if (llvm::any_of(nest.outputs, [](const Access &output) {
        return isa<FloatType>(getElementTypeOrSelf(output.tensor));
      }))
    return lowerFloatNest(nest, b);
  OrDecline<FieldMap> constants = constantsOf(nest);
  if (!constants)
    return constants.decline();
  SmallVector<Value> yields;
  for (const Access &output : nest.outputs)
    yields.push_back(output.scalar);
  OrDecline<BodyPlan> plan =
      planBody(nest.ops, yields, std::move(*constants), nest.extents);
  if (!plan)
    return plan.decline();

  SmallVector<int64_t> order = orderOf(nest, *plan, b);
  ScalarUnits units(b, order);
  llvm::DenseMap<Value, Scalar> scalars;
  for (const Access &input : nest.inputs)
    if (llvm::is_contained(plan->arguments, input.scalar))
      scalars[input.scalar] = Scalar::ofStream(readInput(input, order, b));
  auto scalarOf = [&](Value value) -> std::optional<Scalar> {
    auto constant = plan->constants.find(value);
    if (constant != plan->constants.end())
      return Scalar::ofField(constant->second);
    auto it = scalars.find(value);
    if (it == scalars.end())
      return std::nullopt;
    return it->second;
  };

  for (BodyStep &step : plan->steps) {
    SmallVector<Scalar> reads;
    for (Value value : step.reads) {
      std::optional<Scalar> scalar = scalarOf(value);
      if (!scalar)
        return Decline{"T25", "a number from outside that is not constant"};
      reads.push_back(std::move(*scalar));
    }
    OrDecline<Scalar> result = step.build(units, reads);
    if (!result)
      return result.decline();
    scalars[step.result] = std::move(*result);
  }
  for (const Access &output : nest.outputs) {
    std::optional<Scalar> scalar = scalarOf(output.scalar);
    if (!scalar || scalar->constant)
      return scalar
                 ? Decline{"T30", "only constants; no unit computes those"}
                 : Decline{"T25", "a number from outside that is not constant"};
    auto element = dyn_cast<IntegerType>(getElementTypeOrSelf(output.tensor));
    if (!element)
      return Decline{"T32", "elements that are no integers"};
    Value stream =
        spread(units.settle(*scalar, element), order, nest.extents, b);
    writeOutput(output, stream, order, b);
  }
  return std::nullopt;
}

Refusal ptc::lowerElementwise(linalg::LinalgOp op, StreamBuilder &b) {
  ElementwiseNest nest;
  nest.extents = op.getStaticLoopRanges();
  for (Operation &inner : op.getBlock()->without_terminator())
    nest.ops.push_back(&inner);
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument scalar = op.getMatchingBlockArgument(&operand);
    auto type = dyn_cast<RankedTensorType>(operand.get().getType());
    Access access{operand.get(), scalar, {}};
    if (type) {
      std::optional<Loops> loops =
          loopsOf(op.getMatchingIndexingMap(&operand), type);
      if (!loops)
        return Decline{"T30", "an operand that is read in another way than "
                              "loop by loop"};
      access.loops = std::move(*loops);
    }
    // What stands in the destination counts where it is read.
    if (!scalar.use_empty() && (type || loadField(operand.get())))
      nest.inputs.push_back(access);
    if (op.isDpsInit(&operand)) {
      unsigned result = operand.getOperandNumber() - op.getNumDpsInputs();
      access.tensor = op->getResult(result);
      access.scalar = op.getBlock()->getTerminator()->getOperand(result);
      nest.outputs.push_back(std::move(access));
    }
  }
  return lower(nest, op->getLoc(), b);
}

Refusal ptc::lowerTensorArithmetic(Operation *op, StreamBuilder &b) {
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  ElementwiseNest nest;
  nest.extents.assign(type.getShape().begin(), type.getShape().end());
  nest.ops = {op};
  Loops loops;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    loops.push_back(dim);
  for (Value operand : op->getOperands())
    if (isa<RankedTensorType>(operand.getType()) &&
        llvm::none_of(nest.inputs, [&](const Access &input) {
          return input.tensor == operand;
        }))
      nest.inputs.push_back({operand, operand, loops});
  nest.outputs.push_back({op->getResult(0), op->getResult(0), loops});
  return lower(nest, op->getLoc(), b);
}
