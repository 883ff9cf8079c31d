//===- ElementOps.cpp - One result per element ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Numbers.h"
#include "OpLowerings.h"
#include "Tensors.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// EltwiseOp
//===----------------------------------------------------------------------===//

/// Leading zeros of `element` as a word of the op's bits.
static Number countZeros(ImplicitLocOpBuilder &b, EltwiseOp op, Value element,
                         IntegerType type) {
  int64_t bits = *op.getBits();
  Value word = resize(b, element, type.isUnsigned(), bits);
  Value zeros = math::CountLeadingZerosOp::create(b, word);
  // 64 of 64 bits still fit: all counts are below 2^7.
  Value wide =
      resize(b, zeros, /*isUnsigned=*/true, std::max<int64_t>(bits, 32));
  return Arithmetic(b).read(wide, Interval{0, bits});
}

/// The op's value, without end, of one element of each operand.
static Number computeEltwise(ImplicitLocOpBuilder &b, EltwiseOp op,
                             ValueRange elements) {
  Arithmetic math(b);
  SmallVector<Number> operands;
  for (auto [element, input] : llvm::zip(elements, op.getInputs()))
    operands.push_back(math.read(element, numberTypeOf(input.getType())));
  Number x = operands.front();
  Number zero = math.constant(0);
  switch (op.getKind()) {
  case EltwiseKind::Add:
    return math.add(x, operands[1]);
  case EltwiseKind::Sub:
    return math.sub(x, operands[1]);
  case EltwiseKind::Mul:
    return math.shiftRight(math.mul(x, operands[1]),
                           math.constant(op.getShift()), op.getRound());
  case EltwiseKind::Max:
    return math.max(x, operands[1]);
  case EltwiseKind::Min:
    return math.min(x, operands[1]);
  case EltwiseKind::Shl:
    return math.scale(x, operands[1], op.getRound());
  case EltwiseKind::Shr:
    return math.scale(x, math.sub(zero, operands[1]), op.getRound());
  case EltwiseKind::And:
  case EltwiseKind::Or:
  case EltwiseKind::Xor:
    return math.bitwise(op.getKind(), x, operands[1]);
  case EltwiseKind::Relu:
    return math.max(x, zero);
  case EltwiseKind::Clamp:
    return math.min(math.max(x, math.constant((*op.getBounds())[0])),
                    math.constant((*op.getBounds())[1]));
  case EltwiseKind::Abs:
    return math.max(x, math.sub(zero, x));
  case EltwiseKind::Clz:
    return countZeros(b, op, elements.front(),
                      numberTypeOf(op.getInputs().front().getType()));
  }
  llvm_unreachable("all kinds are handled");
}

Value ptc::fpga::lowerEltwise(ImplicitLocOpBuilder &b, EltwiseOp op,
                              ValueRange tensors) {
  RankedTensorType type = tensorOf(op.getType());
  SmallVector<AffineMap> maps;
  for (Value tensor : tensors) {
    ArrayRef<int64_t> shape =
        cast<RankedTensorType>(tensor.getType()).getShape();
    // One element serves for a dimension that the operand does not have.
    SmallVector<AffineExpr> position;
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      position.push_back(shape[dim] == type.getShape()[dim]
                             ? b.getAffineDimExpr(dim)
                             : b.getAffineConstantExpr(0));
    maps.push_back(AffineMap::get(type.getRank(), 0, position, b.getContext()));
  }
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) {
    return Arithmetic(inner).bring(computeEltwise(inner, op, elements),
                                   op.getType().getNumberType(),
                                   op.getOverflow());
  };
  return elementwise(b, type, SmallVector<Value>(tensors), maps, body);
}

//===----------------------------------------------------------------------===//
// RequantOp
//===----------------------------------------------------------------------===//

namespace {
/// Numbers of a requant: one for all elements, or an operand of the generic.
struct Parameter {
  Interval range;
  /// Position among the elements of the body; nothing where all are equal.
  std::optional<unsigned> operand;

  Number get(Arithmetic &math, ValueRange elements) const {
    return operand ? math.read(elements[*operand], range)
                   : math.constant(range.low);
  }
};
} // namespace

/// Prepares `numbers`, one for all, or as many as the dimensions `dims` of the
/// stream have positions.
static Parameter addParameter(ImplicitLocOpBuilder &b, StreamType stream,
                              ArrayRef<int64_t> numbers, ArrayRef<int64_t> dims,
                              SmallVectorImpl<Value> &inputs,
                              SmallVectorImpl<AffineMap> &maps) {
  Parameter parameter;
  parameter.range = {*llvm::min_element(numbers), *llvm::max_element(numbers)};
  if (llvm::all_equal(numbers))
    return parameter;
  SmallVector<int64_t> shape;
  SmallVector<AffineExpr> position;
  for (int64_t dim : dims) {
    shape.push_back(stream.getShape()[dim]);
    position.push_back(b.getAffineDimExpr(dim));
  }
  parameter.operand = inputs.size();
  auto type = RankedTensorType::get(shape, b.getI64Type());
  inputs.push_back(
      arith::ConstantOp::create(b, DenseElementsAttr::get(type, numbers)));
  maps.push_back(AffineMap::get(stream.getRank(), 0, position, b.getContext()));
  return parameter;
}

Value ptc::fpga::lowerRequant(ImplicitLocOpBuilder &b, RequantOp op,
                              Value tensor) {
  StreamType from = op.getInput().getType();
  SmallVector<Value> inputs = {tensor};
  SmallVector<AffineMap> maps = {b.getMultiDimIdentityMap(from.getRank())};
  SmallVector<int64_t> channel = {from.getRank() - 1}, pixel = {1, 2};
  auto add = [&](ArrayRef<int64_t> numbers, ArrayRef<int64_t> dims) {
    return addParameter(b, from, numbers, dims, inputs, maps);
  };
  auto addScale = [&](ArrayRef<int64_t> numbers) {
    BandsAttr bands = op.getBandsAttr();
    if (!bands)
      return add(numbers, channel);
    SmallVector<int64_t> ofPixels;
    for (int64_t number : bands.expand())
      ofPixels.push_back(numbers[number]);
    return add(ofPixels, pixel);
  };
  Parameter bias = add(op.getBias(), channel);
  Parameter multiplier = addScale(op.getMultiplier());
  Parameter shift = addScale(op.getShift());
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) {
    Arithmetic math(inner);
    Number x = math.read(elements.front(), from.getNumberType());
    x = math.add(x, bias.get(math, elements));
    x = math.mul(x, multiplier.get(math, elements));
    x = math.shiftRight(x, shift.get(math, elements), op.getRound());
    x = math.add(x, math.constant(op.getZeroPoint()));
    if (op.getBounds())
      x = math.min(math.max(x, math.constant((*op.getBounds())[0])),
                   math.constant((*op.getBounds())[1]));
    return math.bring(x, op.getType().getNumberType(), op.getOverflow());
  };
  return elementwise(b, tensorOf(op.getType()), inputs, maps, body);
}

//===----------------------------------------------------------------------===//
// LutOp
//===----------------------------------------------------------------------===//

Value ptc::fpga::lowerLut(ImplicitLocOpBuilder &b, LutOp op, Value tensor) {
  Value table = constantTensor(b, op.getTable());
  IntegerType from = op.getInput().getType().getNumberType();
  IntegerType to = op.getType().getNumberType();
  int64_t fraction = op.getFraction();
  auto body = [&](ImplicitLocOpBuilder &inner, ValueRange elements) -> Value {
    Arithmetic math(inner);
    Number position = math.sub(math.read(elements.front(), from),
                               math.constant(rangeOf(from).low));
    Number entry =
        math.shiftRight(position, math.constant(fraction), Round::Floor);
    auto look = [&](int64_t offset) -> Value {
      Value index = arith::IndexCastOp::create(
          inner, inner.getIndexType(),
          math.add(entry, math.constant(offset)).value);
      return tensor::ExtractOp::create(inner, table, index);
    };
    if (fraction == 0)
      return look(0);
    // Modulo 2^64: no result has more bits.
    auto wide = [&](Value value, bool isUnsigned) {
      return resize(inner, value, isUnsigned, 64);
    };
    Value low = wide(look(0), to.isUnsigned());
    Value high = wide(look(1), to.isUnsigned());
    int64_t mask = (int64_t(1) << fraction) - 1;
    Value rest = wide(
        math.bitwise(EltwiseKind::And, position, math.constant(mask)).value,
        /*isUnsigned=*/false);
    Value bits = arith::ConstantIntOp::create(inner, fraction, 64);
    Value base = arith::ShLIOp::create(inner, low, bits);
    Value slope = arith::SubIOp::create(inner, high, low);
    Value sum = arith::AddIOp::create(
        inner, base, arith::MulIOp::create(inner, slope, rest));
    return resize(inner, sum, to.isUnsigned(), to.getWidth());
  };
  return elementwise(b, tensorOf(op.getType()), tensor,
                     b.getMultiDimIdentityMap(op.getType().getRank()), body);
}
