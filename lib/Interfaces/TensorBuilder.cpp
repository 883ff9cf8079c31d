//===- TensorBuilder.cpp - Tensor ops of one dialect ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "Shapes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace ptc;

TensorBuilder::~TensorBuilder() = default;

void TensorBuilder::simplifyDivisors(RewriterBase &, Value, const Layout &,
                                     std::optional<int64_t>) const {}

Value TensorBuilder::trim(Builder &b, Value x, const Layout &layout,
                          unsigned dim, int64_t low, int64_t high) const {
  OpFoldResult count =
      scaledExtent(b, extent(b, x, layout, dim), 1, -low - high);
  return slice(b, x, layout, dim, b.getIndexAttr(low), count, 1);
}

std::optional<ScaleUse> TensorBuilder::matchScale(Value) const {
  return std::nullopt;
}

Value TensorBuilder::table(Builder &, const Pooling &, ArrayRef<double>) const {
  llvm_unreachable("no pooling of this dialect has a mask");
}

Value TensorBuilder::refineType(Builder &b, Value x, Type type) const {
  return tensor::CastOp::create(b, type, x);
}

Filter Filter::splat(const Pooling &pooling, double value) {
  Filter filter;
  for (const WindowDim &dim : pooling.window)
    filter.kernel.push_back(dim.kernel);
  filter.dynamicKernel = pooling.dynamicKernel;
  filter.taps = {{value}};
  return filter;
}

int64_t Filter::outputChannels(int64_t inputChannels) const {
  if (inputChannels == kUnknown)
    return kUnknown;
  int64_t outputs = taps.size();
  return joins ? inputChannels / outputs : inputChannels * outputs;
}

Layout ptc::sharedLayout(const Layout &layout) {
  Layout shared;
  unsigned rank = layout.rank();
  shared.batch = 0;
  shared.channel = layout.isChannelFirst() ? 1 : rank - 1;
  unsigned first = layout.isChannelFirst() ? 2 : 1;
  for (unsigned i = 0; i < layout.spatial.size(); ++i)
    shared.spatial.push_back(first + i);
  return shared;
}

int64_t ptc::product(ArrayRef<int64_t> extents) {
  int64_t result = 1;
  for (int64_t extent : extents) {
    if (ShapedType::isDynamic(extent))
      return ShapedType::kDynamic;
    result *= extent;
  }
  return result;
}

TypedAttr ptc::numberAttr(Type type, double value) {
  if (auto floatType = dyn_cast<FloatType>(type))
    return FloatAttr::get(floatType, value);
  unsigned width = type.getIntOrFloatBitWidth();
  APInt bits(64, static_cast<uint64_t>(static_cast<int64_t>(value)));
  return IntegerAttr::get(type, bits.sextOrTrunc(width));
}

DenseElementsAttr ptc::diagonalFilter(RankedTensorType type,
                                      const Filter &filter, unsigned outputDim,
                                      unsigned inputDim) {
  // A filter that joins is one that splits, read backwards.
  unsigned manyDim = filter.joins ? inputDim : outputDim;
  unsigned fewDim = filter.joins ? outputDim : inputDim;
  int64_t channels = type.getDimSize(fewDim);
  Type element = type.getElementType();
  SmallVector<Attribute> values(type.getNumElements(), numberAttr(element, 0));
  SmallVector<int64_t> strides(type.getRank(), 1);
  for (int64_t dim = type.getRank() - 2; dim >= 0; --dim)
    strides[dim] = strides[dim + 1] * type.getDimSize(dim + 1);

  int64_t taps = product(filter.kernel);
  for (auto [m, outputTaps] : llvm::enumerate(filter.taps)) {
    for (int64_t tap = 0; tap < taps; ++tap) {
      Attribute value = numberAttr(
          element, outputTaps.size() == 1 ? outputTaps[0] : outputTaps[tap]);
      // The offset of this tap: its kernel index spread over the dimensions
      // that are neither output nor input.
      int64_t offset = 0, rest = tap;
      for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
        if (dim == outputDim || dim == inputDim)
          continue;
        offset += rest % type.getDimSize(dim) * strides[dim];
        rest /= type.getDimSize(dim);
      }
      for (int64_t c = 0; c < channels; ++c) {
        int64_t many = static_cast<int64_t>(m) * channels + c;
        values[offset + many * strides[manyDim] + c * strides[fewDim]] = value;
      }
    }
  }
  return DenseElementsAttr::get(type, values);
}
