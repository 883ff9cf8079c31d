//===- ConstantField.cpp - Constants at each position ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantField.h"
#include "../../Interfaces/FoldedTensor.h"
#include "PoolToConv/Interfaces/Constants.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static int64_t product(ArrayRef<int64_t> extents) {
  int64_t result = 1;
  for (int64_t extent : extents)
    result *= extent;
  return result;
}

bool ptc::forEachPosition(ArrayRef<int64_t> extents,
                          function_ref<bool(ArrayRef<int64_t>)> f) {
  SmallVector<int64_t> position(extents.size(), 0);
  for (int64_t i = 0, e = product(extents); i < e; ++i) {
    if (!f(position))
      return false;
    for (size_t dim = extents.size(); dim-- > 0;) {
      if (++position[dim] < extents[dim])
        break;
      position[dim] = 0;
    }
  }
  return true;
}

Interval ptc::intervalOf(const ConstantField &field) {
  auto [low, high] =
      std::minmax_element(field.numbers.begin(), field.numbers.end());
  return {*low, *high};
}

SmallVector<int64_t> ptc::joinExtents(ArrayRef<int64_t> a,
                                      ArrayRef<int64_t> b) {
  SmallVector<int64_t> joined;
  for (auto [one, other] : llvm::zip_equal(a, b))
    joined.push_back(std::max(one, other));
  return joined;
}

ConstantField ptc::combine(const ConstantField &a, const ConstantField &b,
                           function_ref<int64_t(int64_t, int64_t)> f) {
  ConstantField result;
  result.extents = joinExtents(a.extents, b.extents);
  forEachPosition(result.extents, [&](ArrayRef<int64_t> position) {
    result.numbers.push_back(f(a.at(position), b.at(position)));
    return true;
  });
  return result;
}

std::optional<OrDecline<ConstantField>> ptc::loadField(Value value) {
  auto integer = dyn_cast<IntegerType>(getElementTypeOrSelf(value));
  bool isIndex = getElementTypeOrSelf(value).isIndex();
  unsigned width = integer ? integer.getWidth() : 64;
  Attribute attribute;
  if ((integer || isIndex) && width <= 64 &&
      matchPattern(value, m_Constant(&attribute))) {
    if (auto number = dyn_cast<IntegerAttr>(attribute))
      return ConstantField{{}, {number.getValue().getSExtValue()}};
    if (auto elements = dyn_cast<DenseElementsAttr>(attribute)) {
      ConstantField field;
      if (elements.isSplat()) {
        field = ConstantField::uniform(
            elements.getType().getRank(),
            elements.getSplatValue<APInt>().getSExtValue());
        return field;
      }
      field.extents.assign(elements.getType().getShape().begin(),
                           elements.getType().getShape().end());
      for (const APInt &number : elements.getValues<APInt>())
        field.numbers.push_back(number.getSExtValue());
      return field;
    }
  }
  std::optional<SmallVector<int64_t>> extents = foldedExtents(value);
  if (!extents)
    return std::nullopt;
  if (!integer || width > 64)
    return Decline{"T27", "constants that are no integers of at most 64 bits"};
  OrDecline<FoldedTensor> folded = foldTensor(value);
  if (!folded)
    return folded.decline();
  ConstantField field;
  field.extents = folded->extents;
  // Sums and products count modulo 2^width.
  for (double number : folded->numbers)
    field.numbers.push_back(
        APInt(width, static_cast<uint64_t>(static_cast<int64_t>(number)),
              /*isSigned=*/true, /*implicitTrunc=*/true)
            .getSExtValue());
  return field;
}

/// The infinity that `value` is everywhere: paddings and starts of maxima,
/// which loadNumbers declines.
static std::optional<double> infinityOf(Value value) {
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    value = fill.getInputs().front();
  FloatAttr scalar;
  DenseFPElementsAttr elements;
  if (matchPattern(value, m_Constant(&elements)) && elements.isSplat())
    scalar = elements.getSplatValue<FloatAttr>();
  if (!scalar && !matchPattern(value, m_Constant(&scalar)))
    return std::nullopt;
  if (!scalar.getValue().isInfinity())
    return std::nullopt;
  double infinity = std::numeric_limits<double>::infinity();
  return scalar.getValue().isNegative() ? -infinity : infinity;
}

std::optional<OrDecline<RealField>> ptc::loadReals(Value value) {
  if (!isa<FloatType>(getElementTypeOrSelf(value)))
    return std::nullopt;
  auto type = dyn_cast<RankedTensorType>(value.getType());
  unsigned rank = type ? type.getRank() : 0;
  if (std::optional<double> infinity = infinityOf(value))
    return RealField::uniform(rank, *infinity);
  if (isConstant(value)) {
    if (std::optional<double> splat = loadSplat(value))
      return RealField::uniform(rank, *splat);
    OrDecline<std::vector<double>> numbers = loadNumbers(value);
    if (!numbers)
      return numbers.decline();
    return RealField{SmallVector<int64_t>(type.getShape()),
                     std::move(*numbers)};
  }
  if (!foldedExtents(value))
    return std::nullopt;
  OrDecline<FoldedTensor> folded = foldTensor(value);
  if (!folded)
    return folded.decline();
  return RealField{std::move(folded->extents), std::move(folded->numbers)};
}

std::optional<ConstantField>
ptc::foldFields(Operation *op, ArrayRef<const ConstantField *> operands) {
  ConstantField result;
  result.extents = operands.front()->extents;
  for (const ConstantField *operand : operands.drop_front())
    result.extents = joinExtents(result.extents, operand->extents);
  if (product(result.extents) > kMaxPositions)
    return std::nullopt;

  // Folders may look at where operands come from, and change the op: they get
  // one that stands alone.
  Block block;
  IRMapping mapping;
  SmallVector<Type> types;
  for (Value operand : op->getOperands()) {
    types.push_back(getElementTypeOrSelf(operand));
    mapping.map(operand, block.addArgument(types.back(), op->getLoc()));
  }
  Type resultType = getElementTypeOrSelf(op->getResult(0));
  Operation *alone = op->clone(mapping);
  block.push_back(alone);
  for (Value value : alone->getResults())
    value.setType(resultType);

  auto evaluate = [&](ArrayRef<int64_t> position) {
    SmallVector<Attribute> numbers;
    for (auto [type, operand] : llvm::zip_equal(types, operands)) {
      unsigned width = type.isIndex() ? 64 : cast<IntegerType>(type).getWidth();
      numbers.push_back(IntegerAttr::get(
          type, APInt(width, static_cast<uint64_t>(operand->at(position)),
                      /*isSigned=*/true, /*implicitTrunc=*/true)));
    }
    SmallVector<OpFoldResult> folded;
    if (failed(alone->fold(numbers, folded)) || folded.size() != 1)
      return false;
    Attribute attribute = dyn_cast<Attribute>(folded.front());
    if (auto value = dyn_cast<Value>(folded.front()))
      if (auto argument = dyn_cast<BlockArgument>(value))
        attribute = numbers[argument.getArgNumber()];
    auto number = dyn_cast_or_null<IntegerAttr>(attribute);
    if (!number)
      return false;
    result.numbers.push_back(number.getValue().getSExtValue());
    return true;
  };
  if (!forEachPosition(result.extents, evaluate))
    return std::nullopt;
  return result;
}
