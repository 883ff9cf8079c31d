//===- ElementwiseNest.cpp - Ops whose loops are all parallel -------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ElementwiseNest.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

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

SmallVector<int64_t> ptc::orderOf(const ElementwiseNest &nest,
                                  ArrayRef<Value> read,
                                  const StreamBuilder &b) {
  SmallVector<int64_t> order;
  for (const Access &input : nest.inputs) {
    if (!llvm::is_contained(read, input.scalar))
      continue;
    order.clear();
    for (int64_t dim : b.dimsOf(input.tensor))
      if (input.loops[dim])
        order.push_back(*input.loops[dim]);
    if (order.size() == nest.extents.size())
      return order;
  }
  // Tensors that are all spread: the result's order.
  order.clear();
  for (std::optional<int64_t> loop : nest.outputs.front().loops)
    if (loop)
      order.push_back(*loop);
  return order;
}

Value ptc::readInput(const Access &input, ArrayRef<int64_t> order,
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

Value ptc::spread(Value stream, ArrayRef<int64_t> order,
                  ArrayRef<int64_t> extents, StreamBuilder &b) {
  auto type = cast<StreamType>(stream.getType());
  SmallVector<int64_t> shape, missing;
  for (auto [dim, loop] : llvm::enumerate(order)) {
    shape.push_back(extents[loop]);
    missing.push_back(type.getShape()[dim] == extents[loop] ? 1
                                                            : extents[loop]);
  }
  if (type.getShape() == ArrayRef<int64_t>(shape))
    return stream;
  // Zeros of the whole extent spread the elements.
  Value zeros = b.rom(missing, b.getBuilder().getIntegerType(1), {0});
  return EltwiseOp::create(b.getBuilder(), type.withShape(shape),
                           EltwiseKind::Or, ValueRange{stream, zeros});
}

void ptc::writeOutput(const Access &output, Value stream,
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
