//===- SampleDialect.cpp - A dialect that joins ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that a dialect has to write to lose its pooling ops: a description of the
// op, and a builder. This one has a convolution of its own and leaves everything
// else to linalg.
//
//===----------------------------------------------------------------------===//

#include "SampleDialect.h"

#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;

#include "SampleDialect.cpp.inc"

#define GET_OP_CLASSES
#include "SampleOps.cpp.inc"

void sample::SampleDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "SampleOps.cpp.inc"
      >();
}

namespace {
/// Convolutions in the sample dialect, everything else in linalg.
class SampleBuilder : public ptc::LinalgBuilder {
public:
  Value conv(Builder &b, const ptc::Conv &conv) const override {
    SmallVector<double, 4> taps = conv.filter.taps.front();
    // One entry stands for all taps.
    if (taps.size() == 1)
      taps.assign(conv.filter.kernel.front(), taps.front());
    auto type = llvm::cast<RankedTensorType>(conv.input.getType());
    SmallVector<int64_t> shape(type.getShape());
    shape[2] = conv.window.front().outSize;
    return sample::CorrelateOp::create(
        b, RankedTensorType::get(shape, conv.accType), conv.input,
        b.getF64ArrayAttr(taps), conv.window.front().stride);
  }
};
} // namespace

ptc::OrDecline<ptc::Pooling> sample::PoolOp::getPooling() {
  ptc::Pooling pooling;
  if (getKind() == "sum")
    pooling.reduction = ptc::Reduction::Sum;
  else if (getKind() == "max")
    pooling.reduction = ptc::Reduction::Max;
  else
    return ptc::Decline{"T26", "the kind is neither sum nor max"};
  auto inputType = cast<RankedTensorType>(getInput().getType());
  auto outputType = cast<RankedTensorType>(getOutput().getType());
  pooling.layout.batch = 0;
  pooling.layout.channel = 1;
  pooling.layout.spatial = {2};
  ptc::WindowDim window;
  window.size = inputType.getDimSize(2);
  window.kernel = window.stride = getSize();
  window.outSize = outputType.getDimSize(2);
  pooling.window = {window};
  pooling.input = getInput();
  pooling.result = getOutput();
  pooling.accType = outputType.getElementType();
  return pooling;
}

const ptc::TensorBuilder &sample::PoolOp::getTensorBuilder() {
  static const SampleBuilder builder;
  return builder;
}
