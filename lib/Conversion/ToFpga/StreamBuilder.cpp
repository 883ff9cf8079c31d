//===- StreamBuilder.cpp - Units for the ops of a network -----------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StreamBuilder.h"

#include "mlir/IR/BuiltinOps.h"

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

static StreamBuilder::Dims identity(int64_t rank) {
  return llvm::to_vector<4>(llvm::seq<int64_t>(0, rank));
}

OrDecline<StreamType> ptc::streamTypeOf(Value tensor, bool isUnsigned,
                                        const Formats *formats) {
  auto type = dyn_cast<RankedTensorType>(tensor.getType());
  if (!type || type.getEncoding())
    return Decline{"T27", "a value that is no plain ranked tensor"};
  if (!type.hasStaticShape())
    return Decline{"T24", "an unknown extent; specialize-shapes can fix it"};
  if (type.getRank() == 0)
    return Decline{"T30", "a stream needs a dimension"};
  auto element = dyn_cast<IntegerType>(type.getElementType());
  if (formats && isa<FloatType>(type.getElementType()))
    element = formats->of(tensor).getStorageType();
  if (!element || element.isSigned() || element.getWidth() > 64) {
    std::string name;
    llvm::raw_string_ostream(name) << type.getElementType();
    return Decline{element ? "T27" : "T32",
                   "elements of type " + name +
                       (element ? "" : " need a precision")};
  }
  if (isUnsigned)
    element = IntegerType::get(element.getContext(), element.getWidth(),
                               IntegerType::Unsigned);
  ScopedDiagnosticHandler handler(tensor.getContext(),
                                  [](Diagnostic &) { return success(); });
  if (failed(StreamType::verify([&]() { return emitError(tensor.getLoc()); },
                                type.getShape(), element, /*lanes=*/1,
                                /*taps=*/1, BeatOrder::Channels,
                                /*repeat=*/1)))
    return Decline{"T28", "a tensor without elements, or with too many"};
  return StreamType::get(type.getShape(), element);
}

void StreamBuilder::define(Value tensor, Value stream, Dims dims) {
  if (dims.empty())
    dims = identity(cast<StreamType>(stream.getType()).getRank());
  streams[tensor] = {stream, std::move(dims)};
}

StreamBuilder::Dims StreamBuilder::dimsOf(Value tensor) const {
  auto it = streams.find(tensor);
  if (it != streams.end())
    return it->second.dims;
  return identity(cast<RankedTensorType>(tensor.getType()).getRank());
}

Value StreamBuilder::stream(Value tensor, Dims dims, bool isUnsigned) {
  if (!streams.contains(tensor)) {
    OrDecline<StreamType> type = streamTypeOf(tensor, isUnsigned, formats);
    assert(type && "operands are checked before units are built");
    Value placeholder = UnrealizedConversionCastOp::create(
                            builder, TypeRange{*type}, ValueRange{tensor})
                            .getResult(0);
    define(tensor, placeholder);
  }
  Mapped mapped = streams.lookup(tensor);
  Value x = mapped.stream;
  if (dims.empty())
    dims = identity(mapped.dims.size());
  if (dims != mapped.dims) {
    Dims permutation;
    for (int64_t dim : dims)
      permutation.push_back(llvm::find(mapped.dims, dim) - mapped.dims.begin());
    auto from = cast<StreamType>(x.getType());
    Dims shape;
    for (int64_t dim : permutation)
      shape.push_back(from.getShape()[dim]);
    if (ReorderOp::keepsOrder(from.getShape(), permutation))
      x = ReshapeOp::create(builder, from.withShape(shape), x);
    else
      x = ReorderOp::create(builder, from.withShape(shape), x, permutation,
                            Memory::Auto);
    // Later readers in this order share it.
    streams[tensor] = {x, dims};
  }
  // The bits are the same; what they count for is the reader's affair.
  auto host = dyn_cast<IntegerType>(
      cast<RankedTensorType>(tensor.getType()).getElementType());
  auto type = cast<StreamType>(x.getType());
  if (host && type.isUnsigned() != (isUnsigned || host.isUnsigned()))
    x = convert(x, IntegerType::get(type.getContext(), type.getNumberWidth(),
                                    type.isUnsigned() ? IntegerType::Signless
                                                      : IntegerType::Unsigned));
  return x;
}

Value StreamBuilder::toFormat(Value x, int64_t fraction, FixedType target) {
  auto from = cast<StreamType>(x.getType());
  int64_t shift = fraction - target.getFraction();
  if (shift == 0 && from.getElementType() == target.getStorageType())
    return x;
  int64_t multiplier = 1;
  if (shift < 0)
    multiplier = int64_t(1) << std::min<int64_t>(-shift, 62);
  return RequantOp::create(builder, from.withElement(target.getStorageType()),
                           x, {0}, {multiplier},
                           {std::clamp<int64_t>(shift, 0, 62)}, /*zeroPoint=*/0,
                           target.getRound(), target.getOverflow());
}

Value StreamBuilder::rom(ArrayRef<int64_t> shape, IntegerType element,
                         ArrayRef<int64_t> numbers) {
  SmallVector<APInt> values;
  for (int64_t number : numbers)
    values.emplace_back(element.getWidth(), static_cast<uint64_t>(number),
                        /*isSigned=*/!element.isUnsigned(),
                        /*implicitTrunc=*/true);
  auto type = RankedTensorType::get(shape, element);
  if (llvm::all_equal(values))
    values.resize(1);
  return RomOp::create(builder, DenseElementsAttr::get(type, values),
                       Memory::Auto, /*ports=*/1);
}

Value StreamBuilder::window(Value x, ArrayRef<WindowDim> dims,
                            int64_t padValue) {
  if (llvm::all_of(dims, [](const WindowDim &dim) { return dim.isIdentity(); }))
    return x;
  auto from = cast<StreamType>(x.getType());
  int64_t lows[] = {dims[0].padLow, dims[1].padLow};
  int64_t highs[2];
  Dims shape(from.getShape());
  for (int i : {0, 1}) {
    // What no window reads needs no padding; a border that is missing does.
    highs[i] = std::max<int64_t>(0, inputNeeded(dims[i]) - dims[i].padLow -
                                        dims[i].size);
    shape[1 + i] = dims[i].outSize;
    // A map that is larger than its windows need would give more of them.
    int64_t extent = WindowOp::getOutputExtent(dims[i].size, lows[i], highs[i],
                                               dims[i].kernel, dims[i].stride,
                                               dims[i].dilation);
    if (extent > dims[i].outSize) {
      Dims low(from.getRank(), 0), high(from.getRank(), 0);
      high[1 + i] = dims[i].size + lows[i] - inputNeeded(dims[i]);
      Dims cropped(cast<StreamType>(x.getType()).getShape());
      cropped[1 + i] -= high[1 + i];
      x = CropOp::create(builder, from.withShape(cropped), x, low, high);
      from = cast<StreamType>(x.getType());
    }
  }
  auto element =
      VectorType::get({dims[0].kernel, dims[1].kernel}, from.getNumberType());
  bool padded = lows[0] || lows[1] || highs[0] || highs[1];
  auto pad = PadAttr::get(builder.getContext(), lows[0], lows[1], highs[0],
                          highs[1], padded ? padValue : 0);
  return WindowOp::create(
      builder, from.withShape(shape).withElement(element), x,
      builder.getDenseI64ArrayAttr({dims[0].kernel, dims[1].kernel}),
      builder.getDenseI64ArrayAttr({dims[0].stride, dims[1].stride}),
      builder.getDenseI64ArrayAttr({dims[0].dilation, dims[1].dilation}), pad,
      MemoryAttr::get(builder.getContext(), Memory::Auto));
}

Value StreamBuilder::convert(Value x, IntegerType element, Overflow overflow) {
  auto from = cast<StreamType>(x.getType());
  if (from.getElementType() == element)
    return x;
  return RequantOp::create(builder, from.withElement(element), x, {0}, {1}, {0},
                           /*zeroPoint=*/0, Round::Floor, overflow);
}

Value StreamBuilder::addBias(Value x, ArrayRef<int64_t> bias,
                             IntegerType element) {
  auto from = cast<StreamType>(x.getType());
  if (llvm::all_of(bias, [](int64_t b) { return b == 0; }))
    return convert(x, element);
  if (llvm::all_equal(bias))
    bias = bias.take_front();
  return RequantOp::create(builder, from.withElement(element), x, bias, {1},
                           {0}, /*zeroPoint=*/0, Round::Floor, Overflow::Wrap);
}
