//===- Counts.cpp - What single ops cost ----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Counts.h"

#include "PoolToConv/Algebra/Window.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace ptc;

int64_t Arithmetic::multiply(int64_t a, int64_t b) {
  if (std::optional<int64_t> product = checkedMul(a, b))
    return *product;
  saturated = true;
  return INT64_MAX;
}

int64_t Arithmetic::add(int64_t a, int64_t b) {
  int64_t sum;
  if (!llvm::AddOverflow(a, b, sum))
    return sum;
  saturated = true;
  return INT64_MAX;
}

int64_t Arithmetic::product(ArrayRef<int64_t> extents) {
  // An empty tensor stays empty, however large its other extents are.
  if (llvm::is_contained(extents, 0))
    return 0;
  int64_t product = 1;
  for (int64_t extent : extents) {
    if (ShapedType::isDynamic(extent)) {
      sawUnknown = true;
      continue;
    }
    product = multiply(product, extent);
  }
  return product;
}

std::optional<int64_t> ptc::bitsOf(Type type) {
  if (type.isIntOrFloat())
    return type.getIntOrFloatBitWidth();
  if (type.isIndex())
    return IndexType::kInternalStorageBitWidth;
  if (auto complex = dyn_cast<ComplexType>(type))
    if (std::optional<int64_t> bits = bitsOf(complex.getElementType()))
      return 2 * *bits;
  return std::nullopt;
}

int64_t ptc::bytesOf(Value value, Arithmetic &arithmetic,
                     int64_t &tensorsOfUnknownWidth) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return 0;
  std::optional<int64_t> bits = bitsOf(type.getElementType());
  if (!bits) {
    ++tensorsOfUnknownWidth;
    return 0;
  }
  int64_t all = arithmetic.multiply(arithmetic.product(type.getShape()), *bits);
  return all / 8 + (all % 8 != 0);
}

bool ptc::hasScalarBody(Operation *op) {
  return isa<linalg::LinalgOp, tensor::PadOp, tensor::GenerateOp>(op);
}

//===----------------------------------------------------------------------===//
// Multiply-accumulates
//===----------------------------------------------------------------------===//

static ArrayRef<int64_t> shapeOf(Value value) {
  return cast<ShapedType>(value.getType()).getShape();
}

static bool isRanked(Operation *op) {
  auto ranked = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return !shaped || shaped.hasRank();
  };
  return llvm::all_of(op->getOperandTypes(), ranked) &&
         llvm::all_of(op->getResultTypes(), ranked);
}

/// The defining op of `value` behind conversions of its element type.
static Operation *definingOp(Value value) {
  Operation *op = value.getDefiningOp();
  while (op && isa<CastOpInterface>(op) && op->getNumOperands() == 1 &&
         op->getOperand(0).getDefiningOp())
    op = op->getOperand(0).getDefiningOp();
  return op;
}

/// True if the body of `op` adds a product to its accumulator. Named ops are no
/// exception: those that correct zero points subtract before they multiply.
static bool accumulatesProducts(linalg::LinalgOp op) {
  Block &body = op->getRegion(0).front();
  if (op.getNumReductionLoops() == 0 || op.getNumDpsInits() != 1 ||
      body.getTerminator()->getNumOperands() != 1)
    return false;
  Operation *add = definingOp(body.getTerminator()->getOperand(0));
  if (!isa_and_nonnull<arith::AddFOp, arith::AddIOp, complex::AddOp>(add))
    return false;
  Value accumulator = body.getArguments().back();
  for (auto [value, other] :
       {std::pair(add->getOperand(0), add->getOperand(1)),
        std::pair(add->getOperand(1), add->getOperand(0))})
    if (value == accumulator &&
        isa_and_nonnull<arith::MulFOp, arith::MulIOp, complex::MulOp>(
            definingOp(other)))
      return true;
  return false;
}

static std::optional<int64_t> linalgMacs(linalg::LinalgOp op,
                                         Arithmetic &arithmetic) {
  if (!accumulatesProducts(op))
    return std::nullopt;
  return arithmetic.product(op.getStaticLoopRanges());
}

/// Result elements times the weights that each of them takes.
template <typename ConvOp>
static int64_t convMacs(ConvOp op, ArrayRef<int64_t> weightsPerElement,
                        Arithmetic &arithmetic) {
  return arithmetic.multiply(arithmetic.product(shapeOf(op.getOutput())),
                             arithmetic.product(weightsPerElement));
}

std::optional<int64_t> ptc::macsOf(Operation *op, Arithmetic &arithmetic) {
  if (!isRanked(op))
    return std::nullopt;
  return llvm::TypeSwitch<Operation *, std::optional<int64_t>>(op)
      // Weights O, kernel, I: all but the first.
      .Case<tosa::Conv2DOp, tosa::Conv3DOp>([&](auto conv) {
        return convMacs(conv, shapeOf(conv.getWeight()).drop_front(),
                        arithmetic);
      })
      // Weights KH, KW, C, M.
      .Case([&](tosa::DepthwiseConv2DOp conv) {
        return convMacs(conv, shapeOf(conv.getWeight()).take_front(2),
                        arithmetic);
      })
      // Every input element takes part in a whole window of O outputs.
      .Case([&](tosa::TransposeConv2DOp conv) {
        return arithmetic.multiply(
            arithmetic.product(shapeOf(conv.getInput())),
            arithmetic.product(shapeOf(conv.getWeight()).drop_back()));
      })
      // N, H, W out of N, H, C.
      .Case([&](tosa::MatMulOp matmul) {
        return arithmetic.multiply(
            arithmetic.product(shapeOf(matmul.getOutput())),
            arithmetic.product(shapeOf(matmul.getA()).take_back()));
      })
      .Case([&](tosa::MatmulTBlockScaledOp matmul) {
        return arithmetic.multiply(
            arithmetic.product(shapeOf(matmul.getOutputData())),
            arithmetic.product(shapeOf(matmul.getAData()).take_back()));
      })
      .Case([&](linalg::LinalgOp op) { return linalgMacs(op, arithmetic); })
      .Default(std::nullopt);
}
