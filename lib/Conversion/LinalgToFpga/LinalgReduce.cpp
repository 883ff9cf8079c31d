//===- LinalgReduce.cpp - Reductions of whole dimensions ------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../../Interfaces/LinalgCombiner.h"
#include "ConstantField.h"
#include "LinalgLowering.h"

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

Refusal ptc::lowerReduction(linalg::LinalgOp op, StreamBuilder &b) {
  if (op->getNumResults() != 1)
    return Decline{"T30", "a reduction with several results"};
  std::optional<Combiner> combiner = matchCombiner(op, /*result=*/0);
  if (!combiner)
    return Decline{"T30", "no unit combines elements like this"};
  Value input = op.getDpsInputOperand(0)->get(), result = op->getResult(0);
  auto resultType = cast<RankedTensorType>(result.getType());
  // A permutation: loops are whole dimensions.
  AffineMap inputMap = op.getMatchingIndexingMap(op.getDpsInputOperand(0));
  AffineMap resultMap = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  auto resultLoops = loopsOf(resultMap, resultType);
  if (!resultLoops)
    return Decline{"T30", "a reduction of other than whole dimensions"};

  OrDecline<StreamType> type = streamTypeOf(input, combiner->isUnsigned);
  if (!type)
    return type.decline();
  IntegerType number = type->getNumberType();
  auto element = dyn_cast<IntegerType>(resultType.getElementType());
  if (!element)
    return Decline{"T32", "elements that are no integers"};
  ReduceKind kind = kindOf(combiner->reduction);
  if (kind != ReduceKind::Sum && element.getWidth() < number.getWidth())
    return Decline{"T27", "elements that are truncated before a maximum"};
  if (!isNeutral(op.getDpsInitOperand(0)->get(), kind, combiner->isUnsigned,
                 rangeOf(number), element.getWidth()))
    return Decline{"T13", "an initial value that takes part"};

  b.at(op->getLoc());
  StreamBuilder::Dims dims = b.dimsOf(input);
  Value x = b.stream(input, dims, combiner->isUnsigned);
  auto from = cast<StreamType>(x.getType());
  SmallVector<int64_t> shape(from.getShape()), reduced, kept;
  StreamBuilder::Dims resultDims;
  for (auto [dim, loop] : llvm::enumerate(*resultLoops))
    if (!loop) {
      resultDims.push_back(dim);
      kept.push_back(1);
    }
  int64_t count = 1;
  for (auto [position, dim] : llvm::enumerate(dims)) {
    auto loop = cast<AffineDimExpr>(inputMap.getResult(dim)).getPosition();
    auto *kind = llvm::find(*resultLoops, std::optional<int64_t>(loop));
    if (kind != resultLoops->end()) {
      resultDims.push_back(kind - resultLoops->begin());
      kept.push_back(shape[position]);
      continue;
    }
    count *= shape[position];
    shape[position] = 1;
    reduced.push_back(position);
  }
  if (kind == ReduceKind::Sum) {
    unsigned width = signedWidthOf(rangeOf(number) * Interval{count, count}) -
                     (number.isUnsigned() ? 1 : 0);
    number =
        IntegerType::get(op.getContext(), std::min(width, element.getWidth()),
                         number.getSignedness());
  }
  x = ReduceOp::create(
      b.getBuilder(), from.withShape(shape).withElement(number).withLanes(1),
      kind, ReduceMode::Global, x, DenseI64ArrayAttr(), DenseI64ArrayAttr(),
      PadAttr(), b.getBuilder().getDenseI64ArrayAttr(reduced));
  b.define(result, reshapeStream(b, b.convert(x, element), kept), resultDims);
  return std::nullopt;
}
