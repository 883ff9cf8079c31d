//===- TosaMoves.cpp - Ops that move elements -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ToFpga/FixedPoint.h"
#include "PoolToConv/Interfaces/Constants.h"
#include "TosaLowering.h"

#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static ArrayRef<int64_t> shapeOf(Value tensor) {
  return cast<RankedTensorType>(tensor.getType()).getShape();
}

static Refusal lowerReshape(tosa::ReshapeOp op, StreamBuilder &b) {
  b.at(op.getLoc());
  Value x = b.stream(op.getInput1());
  auto type = cast<StreamType>(x.getType());
  b.define(op.getOutput(),
           ReshapeOp::create(b.getBuilder(),
                             type.withShape(shapeOf(op.getOutput())), x));
  return std::nullopt;
}

/// The same stream: whoever needs another order asks for it.
static Refusal lowerTranspose(tosa::TransposeOp op, StreamBuilder &b) {
  b.at(op.getLoc());
  Value x = b.stream(op.getInput1(), b.dimsOf(op.getInput1()));
  StreamBuilder::Dims dims;
  for (int64_t dim : b.dimsOf(op.getInput1()))
    dims.push_back(llvm::find(op.getPerms(), dim) - op.getPerms().begin());
  b.define(op.getOutput(), x, dims);
  return std::nullopt;
}

static Refusal lowerSlice(tosa::SliceOp op, StreamBuilder &b) {
  SmallVector<int64_t> start;
  if (!tosa::getConstShapeValues(op.getStart().getDefiningOp(), start))
    return Decline{"T25", "a start that is not constant"};
  b.at(op.getLoc());
  Value x = streamInFormatOf(op.getInput1(), op.getOutput(), b);
  auto from = cast<StreamType>(x.getType());
  SmallVector<int64_t> high;
  ArrayRef<int64_t> shape = shapeOf(op.getOutput());
  for (auto [extent, low, size] :
       llvm::zip_equal(from.getShape(), start, shape)) {
    high.push_back(extent - low - size);
    if (low < 0 || high.back() < 0)
      return Decline{"T27", "a slice that leaves its tensor"};
  }
  b.define(op.getOutput(), CropOp::create(b.getBuilder(), from.withShape(shape),
                                          x, start, high));
  return std::nullopt;
}

static Refusal lowerPad(tosa::PadOp op, StreamBuilder &b) {
  SmallVector<int64_t> padding;
  if (!tosa::getConstShapeValues(op.getPadding().getDefiningOp(), padding))
    return Decline{"T25", "a padding that is not constant"};
  std::optional<double> value = loadSplat(op.getPadConst());
  if (!value)
    return Decline{"T25", "a padding value that is not constant"};
  b.at(op.getLoc());
  Value x = streamInFormatOf(op.getInput1(), op.getOutput(), b);
  int64_t number = isa<FloatType>(op.getType().getElementType())
                       ? quantize(*value, b.formatOf(op.getOutput()))
                       : static_cast<int64_t>(*value);
  auto from = cast<StreamType>(x.getType());
  SmallVector<int64_t> low, high;
  for (int64_t dim = 0; dim < from.getRank(); ++dim) {
    low.push_back(padding[2 * dim]);
    high.push_back(padding[2 * dim + 1]);
    if (low.back() < 0 || high.back() < 0)
      return Decline{"T27", "a negative padding"};
  }
  b.define(op.getOutput(),
           PadOp::create(b.getBuilder(),
                         from.withShape(shapeOf(op.getOutput())), x, low, high,
                         number));
  return std::nullopt;
}

static Refusal lowerConcat(tosa::ConcatOp op, StreamBuilder &b) {
  int64_t rank = shapeOf(op.getOutput()).size();
  if (op.getAxis() != rank - 1)
    return Decline{"T30", "a concatenation along another dimension than the "
                          "channels"};
  b.at(op.getLoc());
  SmallVector<Value> parts;
  for (Value part : op.getInput1())
    parts.push_back(streamInFormatOf(part, op.getOutput(), b));
  auto type = cast<StreamType>(parts.front().getType());
  b.define(op.getOutput(),
           ConcatOp::create(b.getBuilder(),
                            type.withShape(shapeOf(op.getOutput())), parts));
  return std::nullopt;
}

Refusal ptc::lowerTosaMove(Operation *op, StreamBuilder &b) {
  return llvm::TypeSwitch<Operation *, Refusal>(op)
      .Case([&](tosa::ReshapeOp move) { return lowerReshape(move, b); })
      .Case([&](tosa::TransposeOp move) { return lowerTranspose(move, b); })
      .Case([&](tosa::SliceOp move) { return lowerSlice(move, b); })
      .Case([&](tosa::PadOp move) { return lowerPad(move, b); })
      .Case([&](tosa::ConcatOp move) { return lowerConcat(move, b); })
      .Case([&](tosa::IdentityOp) -> Refusal {
        Value x = op->getOperand(0);
        b.define(op->getResult(0), b.stream(x, b.dimsOf(x)), b.dimsOf(x));
        return std::nullopt;
      })
      .Default([](Operation *) -> Refusal {
        return Decline{"T30", "no unit moves elements like this"};
      });
}
