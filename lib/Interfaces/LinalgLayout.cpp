//===- LinalgLayout.cpp - Layouts that neighbours suggest -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops such as x + y or tensor.pad do not say which of their dimensions are
// channels. Their neighbours do.
//
//===----------------------------------------------------------------------===//

#include "LinalgLinear.h"
#include "LinalgPooling.h"
#include "Shapes.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace ptc;

Layout ptc::channelFirstLayout(unsigned rank) {
  Layout layout;
  layout.channel = 1;
  for (unsigned dim = 2; dim < rank; ++dim)
    layout.spatial.push_back(dim);
  return layout;
}

Layout ptc::channelLastLayout(unsigned rank) {
  Layout layout;
  layout.channel = rank - 1;
  for (unsigned dim = 1; dim + 1 < rank; ++dim)
    layout.spatial.push_back(dim);
  return layout;
}

/// The layout of `op`'s data and result if the op has one.
static std::optional<Layout> layoutOf(linalg::LinalgOp op, unsigned rank) {
  if (LinalgConvs::contain(op))
    return linalgConvLayout(op);
  if (op.getNumReductionLoops() > 0) {
    if (!isLinalgPooling(op))
      return std::nullopt;
    OrDecline<Pooling> pooling = describeLinalgPooling(op);
    return pooling ? std::optional(pooling->layout) : std::nullopt;
  }
  std::optional<unsigned> channel = channelOfElementwise(op);
  if (channel == 1u)
    return channelFirstLayout(rank);
  if (channel == rank - 1)
    return channelLastLayout(rank);
  return std::nullopt;
}

/// The operands and results of `op` that have the extents and the layout of its
/// data, but for spatial extents.
static SmallVector<Value> valuesOf(Operation *op) {
  if (auto pad = dyn_cast<tensor::PadOp>(op))
    return {pad.getSource(), pad.getResult()};
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || op->getNumResults() != 1 || isa<linalg::FillOp>(op))
    return {};
  SmallVector<Value> values = {op->getResult(0)};
  bool isElementwise = linalgOp.getNumReductionLoops() == 0;
  for (OpOperand *operand : linalgOp.getDpsInputOperands()) {
    // A convolution has a filter, whose dimensions are others.
    if (!isElementwise && operand->getOperandNumber() > 0)
      break;
    if (!isElementwise || linalgOp.getMatchingIndexingMap(operand).isIdentity())
      values.push_back(operand->get());
  }
  return values;
}

std::optional<Layout>
ptc::findLayout(Value value, llvm::function_ref<bool(const Layout &)> fits) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || type.getRank() < 3 || type.getRank() > 5)
    return std::nullopt;
  unsigned rank = type.getRank();
  Layout first = channelFirstLayout(rank), last = channelLastLayout(rank);
  if (!fits(first) || !fits(last)) {
    if (fits(first))
      return first;
    return fits(last) ? std::optional(last) : std::nullopt;
  }

  // The layout is no matter of correctness: a few neighbours are enough.
  constexpr unsigned maxValues = 16, maxUsers = 4;
  llvm::SmallSetVector<Value, maxValues> values;
  values.insert(value);
  for (unsigned i = 0; i < values.size() && i < maxValues; ++i) {
    SmallVector<Operation *> neighbours;
    for (Operation *user : values[i].getUsers()) {
      if (neighbours.size() == maxUsers)
        break;
      neighbours.push_back(user);
    }
    if (Operation *producer = values[i].getDefiningOp())
      neighbours.push_back(producer);
    for (Operation *op : neighbours) {
      SmallVector<Value> same = valuesOf(op);
      if (!llvm::is_contained(same, values[i]))
        continue;
      if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
        if (std::optional<Layout> layout = layoutOf(linalgOp, rank);
            layout && layout->rank() == rank)
          return layout;
      for (Value next : same)
        if (auto nextType = dyn_cast<RankedTensorType>(next.getType());
            nextType && nextType.getRank() == type.getRank())
          values.insert(next);
    }
  }
  return first;
}
