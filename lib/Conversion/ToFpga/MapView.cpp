//===- MapView.cpp - Tensors as maps N, H, W, C ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MapView.h"
#include "PoolToConv/Interfaces/Linear.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

OrDecline<MapView> ptc::viewOf(const Layout &layout,
                               ArrayRef<WindowDim> window) {
  if (window.size() > 2)
    return Decline{"T30", "windows have at most two dimensions"};
  for (const WindowDim &dim : window)
    if (!dim.isStatic())
      return Decline{"T24", "an unknown extent; specialize-shapes can fix it"};
  MapView view;
  view.layout = layout;
  view.window = {onePosition(), onePosition()};
  std::copy(window.begin(), window.end(), view.window.end() - window.size());
  return view;
}

StreamBuilder::Dims MapView::dims() const {
  StreamBuilder::Dims dims = {layout.batch};
  dims.append(layout.spatial.begin(), layout.spatial.end());
  dims.push_back(layout.channel);
  return dims;
}

/// The same elements in another shape.
static Value reshape(StreamBuilder &b, Value x, ArrayRef<int64_t> shape) {
  auto type = cast<StreamType>(x.getType());
  if (type.getShape() == shape)
    return x;
  return ReshapeOp::create(b.getBuilder(), type.withShape(shape), x);
}

Value MapView::read(StreamBuilder &b, Value tensor, bool isUnsigned) const {
  Value x = b.stream(tensor, dims(), isUnsigned);
  ArrayRef<int64_t> shape = cast<StreamType>(x.getType()).getShape();
  return reshape(b, x,
                 {shape.front(), window[0].size, window[1].size, shape.back()});
}

void MapView::write(StreamBuilder &b, Value result, Value map) const {
  auto type = cast<RankedTensorType>(result.getType());
  ArrayRef<int64_t> mapShape = cast<StreamType>(map.getType()).getShape();
  StreamBuilder::Dims order = dims(), shape;
  if (type.getRank() != static_cast<int64_t>(order.size())) {
    // Batch and channel are left, in their order.
    order = layout.batch < layout.channel ? StreamBuilder::Dims{0, 1}
                                          : StreamBuilder::Dims{1, 0};
    shape = {mapShape.front(), mapShape.back()};
  } else {
    for (int64_t dim : order)
      shape.push_back(type.getShape()[dim]);
  }
  b.define(result, reshape(b, map, shape), order);
}
