//===- LinalgReduce.cpp - Reductions of whole dimensions ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../../Interfaces/LinalgCombiner.h"
#include "../ToFpga/FixedPoint.h"
#include "ConstantField.h"
#include "LinalgLowering.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static ReduceKind kindOf(Reduction reduction) {
  switch (reduction) {
  case Reduction::Max:
    return ReduceKind::Max;
  case Reduction::Min:
    return ReduceKind::Min;
  case Reduction::Sum:
  case Reduction::Average:
    return ReduceKind::Sum;
  }
  llvm_unreachable("all reductions are handled");
}

/// True if starting from `init`, read as the elements are, changes nothing.
static bool isNeutral(Value init, ReduceKind kind, bool isUnsigned,
                      Interval values, unsigned width) {
  std::optional<OrDecline<ConstantField>> field = loadField(init);
  if (!field || !*field)
    return false;
  return llvm::all_of((*field)->numbers, [&](int64_t number) {
    Int128 start = number;
    if (isUnsigned && start < 0)
      start += Int128(1) << width;
    switch (kind) {
    case ReduceKind::Sum:
      return number == 0;
    case ReduceKind::Max:
      return start <= values.low;
    case ReduceKind::Min:
      return start >= values.high;
    }
    llvm_unreachable("all kinds are handled");
  });
}

/// The same for floats: what fixed-point numbers cannot exceed is neutral.
static bool isNeutralReal(Value init, ReduceKind kind, FixedNumbers x) {
  std::optional<OrDecline<RealField>> field = loadReals(init);
  if (!field || !*field)
    return false;
  Interval range = rangeOf(x.type);
  auto real = [&](Int128 number) {
    return std::ldexp(static_cast<double>(number), -x.fraction);
  };
  return llvm::all_of((*field)->numbers, [&](double number) {
    switch (kind) {
    case ReduceKind::Sum:
      return number == 0;
    case ReduceKind::Max:
      return number <= real(range.low);
    case ReduceKind::Min:
      return number >= real(range.high);
    }
    llvm_unreachable("all kinds are handled");
  });
}

namespace {
/// Which dimensions of a stream go, and where the others are in the result.
struct Reduced {
  SmallVector<int64_t> dims;
  StreamBuilder::Dims resultDims;
  /// The result in the order of the stream.
  SmallVector<int64_t> shape;
};
} // namespace

Refusal ptc::lowerReduction(linalg::LinalgOp op, StreamBuilder &b) {
  if (op->getNumResults() != 1)
    return Decline{"T30", "a reduction with several results"};
  std::optional<Combiner> combiner = matchCombiner(op, /*result=*/0);
  if (!combiner)
    return Decline{"T30", "no unit combines elements like this"};
  Value input = op.getDpsInputOperand(0)->get(), output = op->getResult(0);
  auto resultType = cast<RankedTensorType>(output.getType());
  // A permutation: loops are whole dimensions.
  AffineMap inputMap = op.getMatchingIndexingMap(op.getDpsInputOperand(0));
  AffineMap resultMap = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  auto resultLoops = loopsOf(resultMap, resultType);
  if (!resultLoops)
    return Decline{"T30", "a reduction of other than whole dimensions"};

  StreamBuilder::Dims dims = b.dimsOf(input);
  Reduced reduced;
  for (auto [dim, loop] : llvm::enumerate(*resultLoops))
    if (!loop) {
      reduced.resultDims.push_back(dim);
      reduced.shape.push_back(1);
    }
  for (auto [position, dim] : llvm::enumerate(dims)) {
    auto loop = cast<AffineDimExpr>(inputMap.getResult(dim)).getPosition();
    auto *kept = llvm::find(*resultLoops, std::optional<int64_t>(loop));
    if (kept == resultLoops->end()) {
      reduced.dims.push_back(position);
      continue;
    }
    reduced.resultDims.push_back(kept - resultLoops->begin());
    reduced.shape.push_back(
        cast<RankedTensorType>(input.getType()).getDimSize(dim));
  }

  b.at(op->getLoc());
  ReduceKind kind = kindOf(combiner->reduction);
  Value init = op.getDpsInitOperand(0)->get();
  auto element = dyn_cast<IntegerType>(resultType.getElementType());
  if (!element) {
    if (!isa<FloatType>(getElementTypeOrSelf(input)))
      return Decline{"T32", "integers that become floats"};
    FixedNumbers x = fixedStream(input, b, dims);
    if (!isNeutralReal(init, kind, x))
      return Decline{"T13", "an initial value that takes part"};
    OrDecline<FixedNumbers> result = fixedReduce(x, kind, reduced.dims, b);
    if (!result)
      return result.decline();
    Value stream =
        b.toFormat(result->value, result->fraction, b.formatOf(output));
    b.define(output, reshapeStream(b, stream, reduced.shape),
             reduced.resultDims);
    return std::nullopt;
  }

  Value x = b.stream(input, dims, combiner->isUnsigned);
  auto from = cast<StreamType>(x.getType());
  IntegerType number = from.getNumberType();
  if (kind != ReduceKind::Sum && element.getWidth() < number.getWidth())
    return Decline{"T27", "elements that are truncated before a maximum"};
  if (!isNeutral(init, kind, combiner->isUnsigned, rangeOf(number),
                 element.getWidth()))
    return Decline{"T13", "an initial value that takes part"};
  SmallVector<int64_t> shape(from.getShape());
  int64_t count = 1;
  for (int64_t dim : reduced.dims) {
    count *= shape[dim];
    shape[dim] = 1;
  }
  if (kind == ReduceKind::Sum) {
    unsigned width = signedWidthOf(rangeOf(number) * Interval{count, count}) -
                     (number.isUnsigned() ? 1 : 0);
    number =
        IntegerType::get(op.getContext(), std::min(width, element.getWidth()),
                         number.getSignedness());
  }
  x = ReduceOp::create(b.getBuilder(),
                       from.withShape(shape).withElement(number).withLanes(1),
                       kind, x, reduced.dims);
  b.define(output, reshapeStream(b, b.convert(x, element), reduced.shape),
           reduced.resultDims);
  return std::nullopt;
}
