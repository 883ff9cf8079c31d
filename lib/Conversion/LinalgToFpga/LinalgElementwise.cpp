//===- LinalgElementwise.cpp - Ops whose loops are all parallel -----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"
#include "LinalgLowering.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

using Loops = SmallVector<std::optional<int64_t>>;

std::optional<Loops> ptc::loopsOf(AffineMap map, RankedTensorType type) {
  Loops loops;
  for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
    if (auto loop = dyn_cast<AffineDimExpr>(expr)) {
      std::optional<int64_t> position = loop.getPosition();
      if (llvm::is_contained(loops, position))
        return std::nullopt;
      loops.push_back(position);
      continue;
    }
    auto constant = dyn_cast<AffineConstantExpr>(expr);
    if (!constant || constant.getValue() != 0 || type.getDimSize(dim) != 1)
      return std::nullopt;
    loops.push_back(std::nullopt);
  }
  return loops;
}

Value ptc::reshapeStream(StreamBuilder &b, Value x, ArrayRef<int64_t> shape) {
  auto type = cast<StreamType>(x.getType());
  if (type.getShape() == shape)
    return x;
  return ReshapeOp::create(b.getBuilder(), type.withShape(shape), x);
}

namespace {

/// A tensor that a body reads or writes, and how.
struct Access {
  Value tensor;
  /// The argument of the body, or the yielded value.
  Value scalar;
  Loops loops;
};

/// An element-wise computation over `extents`.
struct Elementwise {
  SmallVector<int64_t> extents;
  SmallVector<Operation *> ops;
  SmallVector<Access> inputs;
  SmallVector<Access> outputs;
};

} // namespace

/// The constants among what the body reads, by loops.
static OrDecline<FieldMap> constantsOf(const Elementwise &nest) {
  FieldMap constants;
  for (const Access &input : nest.inputs) {
    std::optional<OrDecline<ConstantField>> field = loadField(input.tensor);
    if (!field)
      continue;
    if (!*field)
      return field->decline();
    // The dimensions of a constant may be transposed, and fewer than the loops.
    SmallVector<int64_t> order;
    ConstantField all = **field;
    for (int64_t loop = 0; loop < int64_t(nest.extents.size()); ++loop) {
      auto *dim = llvm::find(input.loops, std::optional<int64_t>(loop));
      if (dim != input.loops.end()) {
        order.push_back(dim - input.loops.begin());
        continue;
      }
      order.push_back(all.extents.size());
      all.extents.push_back(1);
    }
    // What is indexed by 0 has extent 1.
    ConstantField byLoop;
    for (int64_t dim : order)
      byLoop.extents.push_back(all.extents[dim]);
    for (auto [dim, loop] : llvm::enumerate(input.loops))
      if (!loop)
        order.push_back(dim);
    byLoop.numbers = all.permuted(order).numbers;
    constants[input.scalar] = std::move(byLoop);
  }
  return constants;
}

/// The order of loops in which the computation runs: that of the first tensor
/// with all loops, with what scales vary in where a requant wants it.
static SmallVector<int64_t>
orderOf(const Elementwise &nest, const BodyPlan &plan, const StreamBuilder &b) {
  SmallVector<int64_t> order;
  for (const Access &input : nest.inputs) {
    if (!llvm::is_contained(plan.arguments, input.scalar))
      continue;
    order.clear();
    for (int64_t dim : b.dimsOf(input.tensor))
      if (input.loops[dim])
        order.push_back(*input.loops[dim]);
    if (order.size() == nest.extents.size())
      break;
  }
  // Tensors that are all spread: the result's order.
  if (order.size() != nest.extents.size()) {
    order.clear();
    for (std::optional<int64_t> loop : nest.outputs.front().loops)
      if (loop)
        order.push_back(*loop);
  }
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

/// The stream of an input in `order`, with extent 1 for loops that it lacks.
static Value readInput(const Access &input, ArrayRef<int64_t> order,
                       StreamBuilder &b) {
  auto type = cast<RankedTensorType>(input.tensor.getType());
  StreamBuilder::Dims dims;
  SmallVector<int64_t> shape;
  for (auto [dim, loop] : llvm::enumerate(input.loops))
    if (!loop)
      dims.push_back(dim);
  for (int64_t loop : order) {
    auto *dim = llvm::find(input.loops, std::optional<int64_t>(loop));
    shape.push_back(1);
    if (dim == input.loops.end())
      continue;
    dims.push_back(dim - input.loops.begin());
    shape.back() = type.getDimSize(dims.back());
  }
  return reshapeStream(b, b.stream(input.tensor, dims), shape);
}

/// Makes `stream`, in `order`, that of an output.
static void writeOutput(const Access &output, Value stream,
                        ArrayRef<int64_t> order, StreamBuilder &b) {
  auto type = cast<RankedTensorType>(output.tensor.getType());
  StreamBuilder::Dims dims;
  SmallVector<int64_t> shape;
  for (auto [dim, loop] : llvm::enumerate(output.loops))
    if (!loop)
      dims.push_back(dim);
  for (int64_t loop : order)
    dims.push_back(llvm::find(output.loops, std::optional<int64_t>(loop)) -
                   output.loops.begin());
  for (int64_t dim : dims)
    shape.push_back(type.getDimSize(dim));
  b.define(output.tensor, reshapeStream(b, stream, shape), dims);
}

static Refusal lower(const Elementwise &nest, Location loc, StreamBuilder &b) {
  b.at(loc);
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
    Value stream = units.finish(*scalar, element, nest.extents);
    writeOutput(output, stream, order, b);
  }
  return std::nullopt;
}

Refusal ptc::lowerElementwise(linalg::LinalgOp op, StreamBuilder &b) {
  Elementwise nest;
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
  Elementwise nest;
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
