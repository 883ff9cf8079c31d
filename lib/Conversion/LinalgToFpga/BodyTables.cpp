//===- BodyTables.cpp - Bodies that read tables ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BodyPlan.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

/// Operands of so many bits are tabulated.
constexpr unsigned kMaxTabulatedWidth = 8;

/// The entries of a table of constants of one dimension.
static std::optional<std::vector<int64_t>> entriesOf(tensor::ExtractOp op) {
  if (op.getIndices().size() != 1 || !widthOf(op))
    return std::nullopt;
  std::optional<OrDecline<ConstantField>> table = loadField(op.getTensor());
  if (!table || !*table)
    return std::nullopt;
  std::vector<int64_t> entries = (*table)->numbers;
  if (entries.size() == 1)
    entries.assign(op.getTensor().getType().getDimSize(0), entries.front());
  return entries;
}

/// The ops of `op`'s block from which `value` comes, in order, and the only
/// value that they read besides constants; null if there are several.
static std::pair<SmallVector<Operation *>, Value>
sliceOf(Value value, Operation *op, const FieldMap &constants) {
  llvm::SetVector<Value> values;
  SmallVector<Operation *> ops;
  Value data;
  values.insert(value);
  for (size_t i = 0; i < values.size(); ++i) {
    Value current = values[i];
    if (constants.contains(current))
      continue;
    Operation *producer = current.getDefiningOp();
    if (producer && producer->getBlock() == op->getBlock()) {
      ops.push_back(producer);
      values.insert(producer->operand_begin(), producer->operand_end());
      continue;
    }
    if (data)
      return {};
    data = current;
  }
  llvm::sort(ops,
             [](Operation *a, Operation *b) { return a->isBeforeInBlock(b); });
  return {ops, data};
}

/// An extraction whose index follows from one narrow number: all its values are
/// a table themselves.
static std::optional<BodyStep> matchTabulated(tensor::ExtractOp op,
                                              const FieldMap &constants) {
  std::optional<std::vector<int64_t>> entries = entriesOf(op);
  if (!entries)
    return std::nullopt;
  Value index = op.getIndices().front();
  auto [ops, data] = sliceOf(index, op, constants);
  if (!data || !isa<IntegerType>(data.getType()) ||
      *widthOf(data) > kMaxTabulatedWidth)
    return std::nullopt;
  unsigned width = *widthOf(data);
  int64_t count = int64_t(1) << width;

  FieldMap values;
  ConstantField all;
  all.extents = {count};
  for (int64_t i = 0; i < count; ++i)
    all.numbers.push_back(i - count / 2);
  values[data] = std::move(all);
  for (Operation *inner : ops) {
    SmallVector<const ConstantField *> operands;
    for (Value operand : inner->getOperands()) {
      if (constants.contains(operand)) {
        std::optional<int64_t> number = uniformOf(operand, constants);
        if (!number)
          return std::nullopt;
        values[operand] = ConstantField::uniform(/*rank=*/1, *number);
      }
    }
    for (Value operand : inner->getOperands())
      operands.push_back(&values.find(operand)->second);
    if (inner->getNumResults() != 1 || !widthOf(inner->getResult(0)) ||
        operands.empty())
      return std::nullopt;
    std::optional<ConstantField> result = foldFields(inner, operands);
    if (!result)
      return std::nullopt;
    values[inner->getResult(0)] = std::move(*result);
  }

  std::vector<int64_t> table;
  const ConstantField &indices = values.find(index)->second;
  for (int64_t i = 0; i < count; ++i) {
    int64_t at = indices.at({i});
    if (at < 0 || at >= static_cast<int64_t>(entries->size()))
      return std::nullopt;
    table.push_back((*entries)[at]);
  }
  BodyStep step;
  step.result = op;
  step.reads = {data};
  step.build =
      [table = std::move(table), type = data.getType(), width = *widthOf(op)](
          ScalarUnits &units, MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    return units.lookUp(x[0], cast<IntegerType>(type), table, width,
                        /*fraction=*/0, width);
  };
  return step;
}

/// The value that is sign-extended, or `value` itself.
static Value beforeExtension(Value value) {
  auto extension = value.getDefiningOp<arith::ExtSIOp>();
  return extension ? extension.getIn() : value;
}

namespace {
/// An element of a table, at a number of another type than index.
struct Entry {
  Value table;
  Value index;
};
} // namespace

static std::optional<Entry> matchEntry(Value value) {
  auto extraction = beforeExtension(value).getDefiningOp<tensor::ExtractOp>();
  if (!extraction || extraction.getIndices().size() != 1)
    return std::nullopt;
  auto cast =
      extraction.getIndices().front().getDefiningOp<arith::IndexCastOp>();
  if (!cast)
    return std::nullopt;
  return Entry{extraction.getTensor(), cast.getIn()};
}

/// x, if `value` is x + `number`.
static Value matchSum(Value value, int64_t number, const FieldMap &constants) {
  auto sum = value.getDefiningOp<arith::AddIOp>();
  if (!sum)
    return {};
  if (uniformOf(sum.getRhs(), constants) == number)
    return sum.getLhs();
  return uniformOf(sum.getLhs(), constants) == number ? sum.getRhs() : Value();
}

/// TOSA's table of 16 bits: with t = data + 2^15, i = t >> 7,
///   (table[i] << 7) + (table[i + 1] - table[i]) * (t & 127).
static std::optional<BodyStep> matchInterpolation(arith::AddIOp op,
                                                  const FieldMap &constants) {
  auto base = op.getLhs().getDefiningOp<arith::ShLIOp>();
  auto slope = op.getRhs().getDefiningOp<arith::MulIOp>();
  if (!base || !slope || uniformOf(base.getRhs(), constants) != 7)
    return std::nullopt;
  auto difference = slope.getLhs().getDefiningOp<arith::SubIOp>();
  auto fraction = slope.getRhs().getDefiningOp<arith::AndIOp>();
  if (!difference || !fraction || difference.getRhs() != base.getLhs() ||
      uniformOf(fraction.getRhs(), constants) != 127)
    return std::nullopt;
  std::optional<Entry> low = matchEntry(base.getLhs());
  std::optional<Entry> high = matchEntry(difference.getLhs());
  if (!low || !high || low->table != high->table ||
      matchSum(high->index, 1, constants) != low->index)
    return std::nullopt;
  auto position = low->index.getDefiningOp<arith::ShRUIOp>();
  if (!position || uniformOf(position.getRhs(), constants) != 7 ||
      position.getLhs() != fraction.getLhs())
    return std::nullopt;
  Value shifted = matchSum(position.getLhs(), 32768, constants);
  Value data = shifted ? beforeExtension(shifted) : Value();
  auto type = data ? dyn_cast<IntegerType>(data.getType()) : IntegerType();
  auto tableType = cast<RankedTensorType>(low->table.getType());
  unsigned width = *widthOf(op);
  if (!type || type.getWidth() != 16 || data == shifted ||
      tableType.getShape() != ArrayRef<int64_t>{513} ||
      !tableType.getElementType().isInteger(16) || width < 23)
    return std::nullopt;
  auto extraction =
      beforeExtension(base.getLhs()).getDefiningOp<tensor::ExtractOp>();
  std::optional<std::vector<int64_t>> entries = entriesOf(extraction);
  if (!entries)
    return std::nullopt;

  BodyStep step;
  step.result = op;
  step.reads = {data};
  step.build = [table = std::move(*entries), type,
                width](ScalarUnits &units,
                       MutableArrayRef<Scalar> x) -> OrDecline<Scalar> {
    return units.lookUp(x[0], type, table, /*width=*/16, /*fraction=*/7, width);
  };
  return step;
}

std::optional<BodyStep> ptc::matchTable(Operation *op,
                                        const FieldMap &constants) {
  if (auto extraction = dyn_cast<tensor::ExtractOp>(op))
    return matchTabulated(extraction, constants);
  if (auto sum = dyn_cast<arith::AddIOp>(op))
    return matchInterpolation(sum, constants);
  return std::nullopt;
}
