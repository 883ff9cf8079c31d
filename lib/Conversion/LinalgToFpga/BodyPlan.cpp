//===- BodyPlan.cpp - Which units a body becomes --------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

std::optional<unsigned> ptc::widthOf(Value value) {
  Type type = getElementTypeOrSelf(value);
  if (type.isIndex())
    return 64;
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer || integer.getWidth() > 64)
    return std::nullopt;
  return integer.getWidth();
}

std::optional<int64_t> ptc::uniformOf(Value value, const FieldMap &constants) {
  auto it = constants.find(value);
  return it == constants.end() ? std::nullopt : it->second.getUniform();
}

/// What each op of the body is needed for.
static llvm::DenseSet<Value> liveValues(ArrayRef<Operation *> ops,
                                        ValueRange yields) {
  llvm::DenseSet<Value> live(yields.begin(), yields.end());
  for (Operation *op : llvm::reverse(ops))
    if (llvm::any_of(op->getResults(),
                     [&](Value result) { return live.contains(result); }))
      live.insert(op->operand_begin(), op->operand_end());
  return live;
}

/// A value of one number, or nothing: also a constant of another block.
static std::optional<ConstantField> constantOutside(Value value,
                                                    unsigned rank) {
  if (isa<ShapedType>(value.getType()))
    return std::nullopt;
  std::optional<OrDecline<ConstantField>> field = loadField(value);
  if (!field || !*field || !(*field)->isUniform())
    return std::nullopt;
  return ConstantField::uniform(rank, (*field)->numbers.front());
}

/// Positions of a loop.
static ConstantField positionsOf(unsigned loop, ArrayRef<int64_t> extents) {
  ConstantField field = ConstantField::uniform(extents.size(), 0);
  field.extents[loop] = extents[loop];
  field.numbers.resize(extents[loop]);
  for (int64_t i = 0; i < extents[loop]; ++i)
    field.numbers[i] = i;
  return field;
}

/// Adds what `op` computes from constants.
static void foldConstants(Operation *op, FieldMap &constants,
                          ArrayRef<int64_t> extents) {
  Value result = op->getResult(0);
  if (auto index = dyn_cast<linalg::IndexOp>(op)) {
    constants[result] = positionsOf(index.getDim(), extents);
    return;
  }
  if (constants.contains(result))
    return;
  if (std::optional<ConstantField> field =
          constantOutside(result, extents.size())) {
    constants[result] = std::move(*field);
    return;
  }
  SmallVector<const ConstantField *> operands;
  for (Value operand : op->getOperands()) {
    auto it = constants.find(operand);
    if (it == constants.end() || !widthOf(operand))
      return;
    operands.push_back(&it->second);
  }
  if (operands.empty() || !widthOf(result))
    return;
  if (std::optional<ConstantField> field = foldFields(op, operands))
    constants[result] = std::move(*field);
}

OrDecline<BodyPlan> ptc::planBody(ArrayRef<Operation *> ops, ValueRange yields,
                                  FieldMap arguments,
                                  ArrayRef<int64_t> extents) {
  llvm::DenseSet<Value> live = liveValues(ops, yields);
  BodyPlan plan;
  plan.constants = std::move(arguments);
  llvm::DenseSet<Value> inside;
  for (Operation *op : ops)
    inside.insert(op->result_begin(), op->result_end());
  for (Operation *op : ops)
    for (Value operand : op->getOperands())
      if (!inside.contains(operand) && !plan.constants.contains(operand))
        if (std::optional<ConstantField> field =
                constantOutside(operand, extents.size()))
          plan.constants[operand] = std::move(*field);
  for (Operation *op : ops) {
    if (op->getNumRegions() != 0)
      return Decline{"T33", "control flow inside of a body"};
    if (op->getNumResults() != 1 || !isMemoryEffectFree(op))
      return Decline{"T30",
                     "no unit computes " + op->getName().getStringRef().str()};
    if (live.contains(op->getResult(0)))
      foldConstants(op, plan.constants, extents);
  }

  llvm::DenseSet<Value> needed(yields.begin(), yields.end());
  for (Operation *op : llvm::reverse(ops)) {
    if (!needed.contains(op->getResult(0)) ||
        plan.constants.contains(op->getResult(0)))
      continue;
    std::optional<BodyStep> group = matchGroup(op, plan.constants);
    if (!group) {
      OrDecline<BodyStep> step = stepOf(op, plan.constants);
      if (!step)
        return step.decline();
      group = std::move(*step);
    }
    needed.insert(group->reads.begin(), group->reads.end());
    plan.steps.push_back(std::move(*group));
  }
  std::reverse(plan.steps.begin(), plan.steps.end());

  llvm::DenseSet<Value> seen;
  auto read = [&](Value value) -> Refusal {
    if (inside.contains(value) || plan.constants.contains(value) ||
        !seen.insert(value).second)
      return std::nullopt;
    if (!widthOf(value))
      return Decline{"T27", "values that are no integers of at most 64 bits"};
    plan.arguments.push_back(value);
    return std::nullopt;
  };
  for (const BodyStep &step : plan.steps)
    for (Value value : step.reads)
      if (Refusal refusal = read(value))
        return *refusal;
  for (Value value : yields)
    if (Refusal refusal = read(value))
      return *refusal;
  return plan;
}
