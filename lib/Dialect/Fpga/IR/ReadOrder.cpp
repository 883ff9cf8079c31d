//===- ReadOrder.cpp - Frames read in another order -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

/// Elements from one position to the next in each dimension.
static SmallVector<int64_t> stridesOf(ArrayRef<int64_t> shape) {
  SmallVector<int64_t> strides(shape.size(), 1);
  for (size_t dim = shape.size() - 1; dim > 0; --dim)
    strides[dim - 1] = strides[dim] * shape[dim];
  return strides;
}

/// Adds a loop in steps of `stride` elements, as one or two loops of which each
/// steps either through beats or through the elements of one.
static bool addLoop(ReadOrder &order, int64_t extent, int64_t stride,
                    int64_t lanes) {
  if (extent == 1)
    return true;
  if (stride % lanes == 0) {
    order.loops.push_back({extent, stride / lanes, 0});
    return true;
  }
  if (lanes % stride != 0)
    return false;
  int64_t inBeat = std::min(extent, lanes / stride);
  order.loops.push_back({inBeat, 0, stride});
  return extent % inBeat == 0 &&
         addLoop(order, extent / inBeat, inBeat * stride, lanes);
}

std::optional<ReadOrder> ptc::fpga::readOrder(StreamType from, StreamType to,
                                              ArrayRef<int64_t> strides) {
  int64_t lanes = from.getLanes();
  ReadOrder order;
  // Lanes take a box of positions: all of the innermost dimensions, and a part
  // of the one around them.
  SmallVector<int64_t> offsets = {0};
  int64_t rest = to.getLanes();
  for (size_t dim = strides.size(); dim-- > 0;) {
    int64_t extent = to.getShape()[dim], stride = strides[dim];
    int64_t width = std::gcd(rest, extent);
    if (width != std::min(rest, extent))
      return std::nullopt;
    SmallVector<int64_t> wider;
    for (int64_t i = 0; i < width; ++i)
      for (int64_t offset : offsets)
        wider.push_back(offset + i * stride);
    offsets = std::move(wider);
    rest /= width;
    if (!addLoop(order, extent / width, stride * width, lanes))
      return std::nullopt;
  }

  int64_t most = 0;
  for (int64_t offset : offsets) {
    int64_t beat = offset / lanes, element = offset % lanes;
    auto *copy = llvm::find(order.beats, beat);
    order.lanes.push_back({copy - order.beats.begin(), element});
    if (copy == order.beats.end())
      order.beats.push_back(beat);
    most = std::max(most, element);
  }
  for (const ReadOrder::Loop &loop : order.loops)
    most += (loop.extent - 1) * loop.elements;
  // A sum that leaves the beat would have its lane read another word.
  if (most >= lanes)
    return std::nullopt;
  return order;
}

std::optional<ReadOrder> ptc::fpga::readOrder(ReorderOp op) {
  StreamType from = op.getInput().getType();
  SmallVector<int64_t> strides, own = stridesOf(from.getShape());
  for (int64_t dim : op.getPermutation())
    strides.push_back(own[dim]);
  return readOrder(from, op.getType(), strides);
}

std::optional<ReadOrder> ptc::fpga::broadcastOrder(StreamType from,
                                                   StreamType to) {
  SmallVector<int64_t> strides = stridesOf(from.getShape());
  for (auto [extent, stride] : llvm::zip_equal(from.getShape(), strides))
    if (extent == 1)
      stride = 0;
  return readOrder(from, to, strides);
}

bool ptc::fpga::isKept(OpOperand &operand) {
  auto from = dyn_cast<StreamType>(operand.get().getType());
  auto op = cast<EltwiseOp>(operand.getOwner());
  return from && from.getShape() != op.getType().getShape();
}
