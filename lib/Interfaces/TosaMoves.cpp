//===- TosaMoves.cpp - Transposes and reshapes of tosa --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/TosaBuilder.h"
#include "Shapes.h"
#include "TosaParts.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace ptc;

std::optional<LayoutMove> TosaBuilder::matchMove(Value value) const {
  LayoutMove move;
  move.result = value;
  Operation *op = value.getDefiningOp();
  auto isRanked = [](Value x) { return isa<RankedTensorType>(x.getType()); };
  if (!op || !isRanked(value))
    return std::nullopt;
  if (auto transpose = dyn_cast<tosa::TransposeOp>(op)) {
    move.source = transpose.getInput1();
    llvm::append_range(move.permutation, transpose.getPerms());
  } else if (auto reshape = dyn_cast<tosa::ReshapeOp>(op)) {
    move.source = reshape.getInput1();
    if (isRanked(move.source))
      move.groups.push_back(
          {tensorType(move.source).getRank(), tensorType(value).getRank()});
  }
  if (!move.source || !isRanked(move.source))
    return std::nullopt;
  return move;
}

Value TosaBuilder::transpose(Builder &b, Value x,
                             ArrayRef<int64_t> permutation) const {
  SmallVector<int64_t> shape;
  SmallVector<int32_t> order;
  for (int64_t dim : permutation) {
    shape.push_back(tensorType(x).getDimSize(dim));
    order.push_back(dim);
  }
  return tosa::TransposeOp::create(b, tensorType(x).clone(shape), x, order);
}

Value TosaBuilder::regroup(Builder &b, Value x, const DimGroups &groups) const {
  SmallVector<int64_t> shape;
  for (ArrayRef<unsigned> group : groups) {
    SmallVector<int64_t> extents;
    for (unsigned dim : group)
      extents.push_back(tensorType(x).getDimSize(dim));
    shape.push_back(product(extents));
  }
  return reshape(b, x, shape);
}
