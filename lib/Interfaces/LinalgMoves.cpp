//===- LinalgMoves.cpp - Transposes and reshapes around linalg ------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "Shapes.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc;

/// A linalg.generic that writes each element of its only input elsewhere, as
/// torch-mlir writes changes of layout.
static std::optional<LayoutMove> matchPermutation(linalg::GenericOp generic) {
  if (!generic.hasPureTensorSemantics() || generic.getNumDpsInputs() != 1 ||
      generic.getNumDpsInits() != 1 ||
      generic.getNumParallelLoops() != generic.getNumLoops() ||
      generic.getBody()->getTerminator()->getOperand(0) !=
          generic.getBody()->getArgument(0))
    return std::nullopt;
  AffineMap from = generic.getIndexingMapsArray()[0];
  AffineMap to = generic.getIndexingMapsArray()[1];
  if (!from.isPermutation() || !to.isPermutation())
    return std::nullopt;
  LayoutMove move;
  move.source = generic.getDpsInputOperand(0)->get();
  AffineMap dimOfLoop = inversePermutation(from);
  for (AffineExpr expr : to.getResults())
    move.permutation.push_back(
        dimOfLoop.getDimPosition(cast<AffineDimExpr>(expr).getPosition()));
  return move;
}

/// `isCollapse` says which side of the reassociation is the source.
template <typename OpTy>
static LayoutMove reshapeMove(OpTy op, bool isCollapse) {
  LayoutMove move;
  move.source = op.getSrc();
  for (const ReassociationIndices &group : op.getReassociationIndices()) {
    unsigned size = group.size();
    move.groups.push_back(isCollapse ? std::pair(size, 1u)
                                     : std::pair(1u, size));
  }
  // A tensor of one element may be reshaped from or to rank 0.
  if (move.groups.empty())
    move.groups.push_back({tensorType(op.getSrc()).getRank(),
                           tensorType(op.getResult()).getRank()});
  return move;
}

std::optional<LayoutMove> LinalgBuilder::matchMove(Value value) const {
  std::optional<LayoutMove> move;
  Operation *op = value.getDefiningOp();
  if (auto transpose = dyn_cast_if_present<linalg::TransposeOp>(op)) {
    if (!transpose.hasPureTensorSemantics())
      return std::nullopt;
    move.emplace();
    move->source = transpose.getInput();
    llvm::append_range(move->permutation, transpose.getPermutation());
  } else if (auto generic = dyn_cast_if_present<linalg::GenericOp>(op)) {
    move = matchPermutation(generic);
  } else if (auto collapse = dyn_cast_if_present<tensor::CollapseShapeOp>(op)) {
    move = reshapeMove(collapse, /*isCollapse=*/true);
  } else if (auto expand = dyn_cast_if_present<tensor::ExpandShapeOp>(op)) {
    move = reshapeMove(expand, /*isCollapse=*/false);
  }
  if (move)
    move->result = value;
  return move;
}

Value LinalgBuilder::transpose(Builder &b, Value x,
                               ArrayRef<int64_t> permutation) const {
  SmallVector<OpFoldResult> sizes = mixedSizes(b, b.getLoc(), x);
  SmallVector<OpFoldResult> permuted;
  for (int64_t dim : permutation)
    permuted.push_back(sizes[dim]);
  Value init =
      tensor::EmptyOp::create(b, permuted, tensorType(x).getElementType());
  return linalg::TransposeOp::create(b, x, init, permutation)->getResult(0);
}

Value LinalgBuilder::regroup(Builder &b, Value x,
                             const DimGroups &groups) const {
  // First every group becomes one dimension; a dimension in no group has extent
  // 1 and goes with the one before it.
  unsigned rank = tensorType(x).getRank();
  SmallVector<ReassociationIndices> joined;
  SmallVector<ReassociationIndices> split;
  unsigned next = 0;
  for (ArrayRef<unsigned> group : groups) {
    if (group.empty())
      continue;
    joined.emplace_back();
    for (; next <= group.back(); ++next)
      joined.back().push_back(next);
  }
  for (; next < rank && !joined.empty(); ++next)
    joined.back().push_back(next);
  if (joined.size() < rank)
    x = tensor::CollapseShapeOp::create(b, x, joined);
  if (joined.size() == groups.size())
    return x;

  // Then the extents of 1 come in.
  SmallVector<OpFoldResult> sizes, known = mixedSizes(b, b.getLoc(), x);
  unsigned source = 0;
  for (auto [dim, group] : llvm::enumerate(groups)) {
    sizes.push_back(group.empty() ? OpFoldResult(b.getIndexAttr(1))
                                  : known[source]);
    if (!known.empty() && (split.empty() || (!group.empty() && source > 0)))
      split.emplace_back();
    if (!split.empty())
      split.back().push_back(dim);
    source += !group.empty();
  }
  auto [shape, dynamic] = decomposeMixedValues(sizes);
  return tensor::ExpandShapeOp::create(b, tensorType(x).clone(shape), x, split,
                                       sizes);
}
