//===- LinalgMoves.cpp - Ops of tensor that move elements -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/FixedPoint.h"
#include "ConstantField.h"
#include "LinalgLowering.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/ADT/TypeSwitch.h"

#include <map>

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

/// The number with which `result` is padded: of floats, in its format.
static std::optional<int64_t> paddingOf(Value padding, Value result,
                                        StreamBuilder &b) {
  if (std::optional<OrDecline<RealField>> real = loadReals(padding))
    return *real ? std::optional(
                       quantize((*real)->numbers.front(), b.formatOf(result)))
                 : std::nullopt;
  std::optional<OrDecline<ConstantField>> whole = loadField(padding);
  if (!whole || !*whole)
    return std::nullopt;
  return (*whole)->numbers.front();
}

static Refusal lowerPad(tensor::PadOp op, StreamBuilder &b) {
  std::optional<SmallVector<int64_t>> low =
      getConstantIntValues(op.getMixedLowPad());
  std::optional<SmallVector<int64_t>> high =
      getConstantIntValues(op.getMixedHighPad());
  if (!low || !high)
    return Decline{"T25", "a padding that is not constant"};
  Value padding = op.getConstantPaddingValue();
  std::optional<int64_t> value =
      padding ? paddingOf(padding, op.getResult(), b) : std::nullopt;
  if (!value)
    return Decline{"T25", "a padding value that is not constant"};
  for (int64_t amount : llvm::concat<int64_t>(*low, *high))
    if (amount < 0)
      return Decline{"T27", "a negative padding"};
  b.at(op.getLoc());
  StreamBuilder::Dims dims = b.dimsOf(op.getSource());
  Value x = streamInFormatOf(op.getSource(), op.getResult(), b, dims);
  auto from = cast<StreamType>(x.getType());
  Value padded = PadOp::create(
      b.getBuilder(), from.withShape(inOrder(shapeOf(op.getResult()), dims)), x,
      inOrder(*low, dims), inOrder(*high, dims), *value);
  b.define(op.getResult(), padded, dims);
  return std::nullopt;
}

namespace {
/// A part of a tensor without holes.
struct Slice {
  SmallVector<int64_t> offsets;
  SmallVector<int64_t> sizes;
};
} // namespace

static std::optional<Slice> constantSlice(OffsetSizeAndStrideOpInterface op) {
  auto offsets = getConstantIntValues(op.getMixedOffsets());
  auto sizes = getConstantIntValues(op.getMixedSizes());
  auto strides = getConstantIntValues(op.getMixedStrides());
  if (!offsets || !sizes || !strides ||
      llvm::any_of(*strides, [](int64_t stride) { return stride != 1; }))
    return std::nullopt;
  return Slice{*offsets, *sizes};
}

static Refusal lowerSlice(tensor::ExtractSliceOp op, StreamBuilder &b) {
  std::optional<Slice> slice = constantSlice(op);
  if (!slice)
    return Decline{"T25", "a slice that is not constant, or has a stride"};
  ArrayRef<int64_t> source = shapeOf(op.getSource());
  ArrayRef<int64_t> low = slice->offsets, sizes = slice->sizes;
  SmallVector<int64_t> high;
  for (auto [extent, offset, size] : llvm::zip_equal(source, low, sizes)) {
    high.push_back(extent - offset - size);
    if (offset < 0 || high.back() < 0)
      return Decline{"T27", "a slice that leaves its tensor"};
  }
  b.at(op.getLoc());
  StreamBuilder::Dims dims = b.dimsOf(op.getSource());
  Value x = streamInFormatOf(op.getSource(), op.getResult(), b, dims);
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

/// `parts` follow each other along dimension `dim` of `result`, which has to be
/// the innermost of streams.
static void concatenate(Value result, ValueRange parts, int64_t dim,
                        StreamBuilder &b) {
  StreamBuilder::Dims dims = b.dimsOf(parts.front());
  llvm::erase(dims, dim);
  dims.push_back(dim);
  SmallVector<Value> streams;
  for (Value part : parts)
    streams.push_back(streamInFormatOf(part, result, b, dims));
  auto type = cast<StreamType>(streams.front().getType());
  Value joined = ConcatOp::create(
      b.getBuilder(), type.withShape(inOrder(shapeOf(result), dims)), streams);
  b.define(result, joined, dims);
}

static Refusal lowerConcat(tensor::ConcatOp op, StreamBuilder &b) {
  b.at(op.getLoc());
  concatenate(op.getResult(), op.getInputs(), op.getDim(), b);
  return std::nullopt;
}

namespace {
/// Insertions that fill a tensor from one end of a dimension to the other.
struct Insertions {
  int64_t dim = 0;
  /// Tensors by their offsets.
  std::map<int64_t, Value> parts;
};
} // namespace

/// Reads the insertions of which `last` is the last.
static std::optional<Insertions> matchInsertions(tensor::InsertSliceOp last) {
  ArrayRef<int64_t> shape = shapeOf(last.getResult());
  Insertions result;
  std::optional<int64_t> varying;
  for (tensor::InsertSliceOp op = last; op;
       op = op.getDest().getDefiningOp<tensor::InsertSliceOp>()) {
    std::optional<Slice> slice = constantSlice(op);
    if (!slice || (op != last && !op->hasOneUse()) ||
        shapeOf(op.getSource()) != ArrayRef<int64_t>(slice->sizes))
      return std::nullopt;
    for (int64_t dim = 0; dim < int64_t(shape.size()); ++dim)
      if (slice->sizes[dim] != shape[dim]) {
        if (varying.value_or(dim) != dim)
          return std::nullopt;
        varying = dim;
      }
    int64_t offset = varying ? slice->offsets[*varying] : 0;
    if (!result.parts.try_emplace(offset, op.getSource()).second)
      return std::nullopt;
  }
  result.dim = varying.value_or(0);
  int64_t end = 0;
  for (auto [offset, part] : result.parts) {
    if (offset != end)
      return std::nullopt;
    end += shapeOf(part)[result.dim];
  }
  if (shape.empty() || end != shape[result.dim])
    return std::nullopt;
  return result;
}

/// Importers write concatenations as one insertion after the other. The last
/// one reads all parts; the others have no streams.
static Refusal lowerInsertion(tensor::InsertSliceOp op, StreamBuilder &b) {
  tensor::InsertSliceOp last = op;
  while (last->hasOneUse()) {
    auto next = dyn_cast<tensor::InsertSliceOp>(*last->user_begin());
    if (!next || next.getDest() != last.getResult())
      break;
    last = next;
  }
  std::optional<Insertions> insertions = matchInsertions(last);
  if (!insertions)
    return Decline{"T30", "an insertion that is no part of a concatenation"};
  if (last != op)
    return std::nullopt;
  b.at(op.getLoc());
  SmallVector<Value> parts;
  for (auto [offset, part] : insertions->parts)
    parts.push_back(part);
  concatenate(op.getResult(), parts, insertions->dim, b);
  return std::nullopt;
}

/// The same elements in their own order.
static Refusal lowerReshape(Operation *op, StreamBuilder &b) {
  // A convolution that joins its groups has written the result already.
  if (b.stored(op->getResult(0)))
    return std::nullopt;
  b.at(op->getLoc());
  Value x = streamInFormatOf(op->getOperand(0), op->getResult(0), b);
  b.define(op->getResult(0), reshapeStream(b, x, shapeOf(op->getResult(0))));
  return std::nullopt;
}

Refusal ptc::lowerMove(Operation *op, StreamBuilder &b) {
  return llvm::TypeSwitch<Operation *, Refusal>(op)
      .Case([&](tensor::PadOp move) { return lowerPad(move, b); })
      .Case([&](tensor::ExtractSliceOp move) { return lowerSlice(move, b); })
      .Case([&](tensor::ConcatOp move) { return lowerConcat(move, b); })
      .Case([&](tensor::InsertSliceOp move) { return lowerInsertion(move, b); })
      .Case<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
          [&](auto) { return lowerReshape(op, b); })
      .Default([](Operation *) -> Refusal {
        return Decline{"T30", "no unit moves elements like this"};
      });
}
