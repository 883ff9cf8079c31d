//===- LinalgMoves.cpp - Ops of tensor that move elements -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConstantField.h"
#include "LinalgLowering.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static ArrayRef<int64_t> shapeOf(Value tensor) {
  return cast<RankedTensorType>(tensor.getType()).getShape();
}

/// `numbers` of the tensor's dimensions, for those of its stream.
static SmallVector<int64_t> inOrder(ArrayRef<int64_t> numbers,
                                    ArrayRef<int64_t> dims) {
  SmallVector<int64_t> ordered;
  for (int64_t dim : dims)
    ordered.push_back(numbers[dim]);
  return ordered;
}

static Refusal lowerPad(tensor::PadOp op, StreamBuilder &b) {
  if (!op.getLow().empty() || !op.getHigh().empty())
    return Decline{"T25", "a padding that is not constant"};
  Value padding = op.getConstantPaddingValue();
  std::optional<OrDecline<ConstantField>> value =
      padding ? loadField(padding) : std::nullopt;
  if (!value || !*value)
    return Decline{"T25", "a padding value that is not constant"};
  for (ArrayRef<int64_t> amounts : {op.getStaticLow(), op.getStaticHigh()})
    if (llvm::any_of(amounts, [](int64_t amount) { return amount < 0; }))
      return Decline{"T27", "a negative padding"};
  b.at(op.getLoc());
  StreamBuilder::Dims dims = b.dimsOf(op.getSource());
  Value x = b.stream(op.getSource(), dims);
  auto from = cast<StreamType>(x.getType());
  Value padded = PadOp::create(
      b.getBuilder(), from.withShape(inOrder(shapeOf(op.getResult()), dims)), x,
      inOrder(op.getStaticLow(), dims), inOrder(op.getStaticHigh(), dims),
      (*value)->numbers.front());
  b.define(op.getResult(), padded, dims);
  return std::nullopt;
}

static Refusal lowerSlice(tensor::ExtractSliceOp op, StreamBuilder &b) {
  if (!op.getOffsets().empty() || !op.getSizes().empty() ||
      !op.getStrides().empty())
    return Decline{"T25", "a slice that is not constant"};
  if (!op.hasUnitStride())
    return Decline{"T30", "a slice with a stride"};
  ArrayRef<int64_t> source = shapeOf(op.getSource());
  ArrayRef<int64_t> low = op.getStaticOffsets(), sizes = op.getStaticSizes();
  SmallVector<int64_t> high;
  for (auto [extent, offset, size] : llvm::zip_equal(source, low, sizes)) {
    high.push_back(extent - offset - size);
    if (offset < 0 || high.back() < 0)
      return Decline{"T27", "a slice that leaves its tensor"};
  }
  b.at(op.getLoc());
  StreamBuilder::Dims dims = b.dimsOf(op.getSource());
  Value x = b.stream(op.getSource(), dims);
  auto from = cast<StreamType>(x.getType());
  x = CropOp::create(b.getBuilder(), from.withShape(inOrder(sizes, dims)), x,
                     inOrder(low, dims), inOrder(high, dims));
  // Dimensions of extent 1 may be missing from the result.
  llvm::SmallBitVector dropped = op.getDroppedDims();
  StreamBuilder::Dims resultDims;
  SmallVector<int64_t> shape;
  for (int64_t dim : dims) {
    if (dropped.test(dim))
      continue;
    int64_t before = 0;
    for (int64_t other = 0; other < dim; ++other)
      before += dropped.test(other);
    resultDims.push_back(dim - before);
    shape.push_back(sizes[dim]);
  }
  b.define(op.getResult(), reshapeStream(b, x, shape), resultDims);
  return std::nullopt;
}

/// Parts follow each other along the innermost dimension.
static Refusal lowerConcat(tensor::ConcatOp op, StreamBuilder &b) {
  b.at(op.getLoc());
  StreamBuilder::Dims dims = b.dimsOf(op.getInputs().front());
  llvm::erase(dims, static_cast<int64_t>(op.getDim()));
  dims.push_back(op.getDim());
  SmallVector<Value> parts;
  for (Value part : op.getInputs())
    parts.push_back(b.stream(part, dims));
  auto type = cast<StreamType>(parts.front().getType());
  Value joined = ConcatOp::create(
      b.getBuilder(), type.withShape(inOrder(shapeOf(op.getResult()), dims)),
      parts);
  b.define(op.getResult(), joined, dims);
  return std::nullopt;
}

/// The same elements in their own order.
static Refusal lowerReshape(Operation *op, StreamBuilder &b) {
  // A convolution that joins its groups has written the result already.
  if (b.stored(op->getResult(0)))
    return std::nullopt;
  b.at(op->getLoc());
  Value x = b.stream(op->getOperand(0));
  b.define(op->getResult(0), reshapeStream(b, x, shapeOf(op->getResult(0))));
  return std::nullopt;
}

Refusal ptc::lowerMove(Operation *op, StreamBuilder &b) {
  return llvm::TypeSwitch<Operation *, Refusal>(op)
      .Case([&](tensor::PadOp move) { return lowerPad(move, b); })
      .Case([&](tensor::ExtractSliceOp move) { return lowerSlice(move, b); })
      .Case([&](tensor::ConcatOp move) { return lowerConcat(move, b); })
      .Case<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
          [&](auto) { return lowerReshape(op, b); })
      .Default([](Operation *) -> Refusal {
        return Decline{"T30", "no unit moves elements like this"};
      });
}
