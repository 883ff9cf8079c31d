//===- ComputeOps.cpp - Memories, windows, sums of products, reductions ---===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Verify.h"
#include "mlir/IR/Builders.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

#define GET_OP_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaOps.cpp.inc"

/// Two positive numbers, so small that products of them fit in 62 bits.
static LogicalResult verifyPair(Operation *op, StringRef number, StringRef name,
                                ArrayRef<int64_t> pair) {
  if (pair.size() != 2 || llvm::any_of(pair, [](int64_t value) {
        return value < 1 || value > INT32_MAX;
      }))
    return op->emitOpError()
           << "(" << number << ") expected two numbers of 1 .. 2^31 - 1 in "
           << name << ", found " << text(pair);
  return success();
}

//===----------------------------------------------------------------------===//
// RomOp
//===----------------------------------------------------------------------===//

/// (C1) The type of a memory that holds `value`.
static FailureOr<RomType>
romTypeOf(ElementsAttr value,
          llvm::function_ref<InFlightDiagnostic()> emitError) {
  auto type = cast<ShapedType>(value.getType());
  auto element = dyn_cast<IntegerType>(type.getElementType());
  if (!element || element.isSigned() || element.getWidth() < 1 ||
      element.getWidth() > 64) {
    emitError() << "(C1) expected iN or uiN of 1 to 64 bits, found "
                << type.getElementType();
    return failure();
  }
  RomType rom = RomType::getChecked(emitError, element.getContext(),
                                    type.getShape(), element);
  if (!rom)
    return failure();
  return rom;
}

LogicalResult RomOp::inferReturnTypes(MLIRContext *,
                                      std::optional<Location> loc,
                                      RomOp::Adaptor adaptor,
                                      SmallVectorImpl<Type> &types) {
  ElementsAttr value = adaptor.getValueAttr();
  if (!value)
    return failure();
  FailureOr<RomType> type = romTypeOf(value, [&]() {
    return mlir::emitError(loc.value_or(UnknownLoc::get(value.getContext())))
           << "'fpga.rom' op ";
  });
  if (failed(type))
    return failure();
  types.push_back(*type);
  return success();
}

LogicalResult RomOp::verify() {
  if (failed(verifyConstants(*this, "C1", getValue())))
    return failure();
  if (getPorts() < 1)
    return emitOpError("(C2) expected at least one port, found ") << getPorts();
  return success();
}

//===----------------------------------------------------------------------===//
// WindowOp
//===----------------------------------------------------------------------===//

int64_t WindowOp::getOutputExtent(int64_t extent, int64_t low, int64_t high,
                                  int64_t kernel, int64_t stride,
                                  int64_t dilation) {
  int64_t room = extent + low + high - (kernel - 1) * dilation - 1;
  return room < 0 ? 0 : room / stride + 1;
}

int64_t WindowOp::getBufferElements() {
  StreamType from = getInput().getType();
  return ((getKernel()[0] - 1) * getDilation()[0] * from.getShape()[2] +
          (getKernel()[1] - 1) * getDilation()[1] + 1) *
         from.getChannels();
}

ParseResult WindowOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  OpAsmParser::UnresolvedOperand input;
  if (parser.parseOperand(input))
    return failure();
  auto parsePair = [&](StringRef name, bool required) -> ParseResult {
    SmallVector<int64_t> pair = {1, 1};
    if (required ? failed(parser.parseKeyword(name))
                 : failed(parser.parseOptionalKeyword(name))) {
      if (required)
        return failure();
    } else {
      pair.clear();
      auto parseNumber = [&]() {
        return parser.parseInteger(pair.emplace_back());
      };
      if (parser.parseEqual() || parser.parseCommaSeparatedList(
                                     AsmParser::Delimiter::Square, parseNumber))
        return failure();
    }
    result.addAttribute(name, builder.getDenseI64ArrayAttr(pair));
    return success();
  };
  if (parsePair("kernel", true) || parsePair("stride", false) ||
      parsePair("dilation", false))
    return failure();
  Attribute pad = PadAttr::get(builder.getContext(), 0, 0, 0, 0, 0);
  if (succeeded(parser.parseOptionalKeyword("pad"))) {
    pad = PadAttr::parse(parser, {});
    if (!pad)
      return failure();
  }
  result.addAttribute("pad", pad);
  if (succeeded(parser.parseOptionalKeyword("in"))) {
    StringRef name;
    SMLoc loc = parser.getCurrentLocation();
    if (parser.parseKeyword(&name))
      return failure();
    std::optional<Memory> memory = symbolizeMemory(name);
    if (!memory)
      return parser.emitError(loc, "no kind of memory: ") << name;
    result.addAttribute("memory",
                        MemoryAttr::get(builder.getContext(), *memory));
  }
  Type inputType, resultType;
  if (parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(inputType) || parser.parseArrow() ||
      parser.parseType(resultType) ||
      parser.resolveOperand(input, inputType, result.operands))
    return failure();
  result.addTypes(resultType);
  return success();
}

void WindowOp::print(OpAsmPrinter &printer) {
  printer << " " << getInput() << " kernel = " << text(getKernel());
  const SmallVector<int64_t> ones = {1, 1};
  if (getStride() != ArrayRef<int64_t>(ones))
    printer << " stride = " << text(getStride());
  if (getDilation() != ArrayRef<int64_t>(ones))
    printer << " dilation = " << text(getDilation());
  // An empty border has a value nevertheless; 0 is what the parser takes.
  if (!getPad().isNone() || getPad().getValue() != 0) {
    printer << " pad ";
    getPad().print(printer);
  }
  if (getMemory() != Memory::Auto)
    printer << " in " << stringifyMemory(getMemory());
  printer.printOptionalAttrDict(
      (*this)->getAttrs(), {"kernel", "stride", "dilation", "pad", "memory"});
  printer << " : " << getInput().getType() << " -> " << getType();
}

LogicalResult WindowOp::verify() {
  StreamType from = getInput().getType();
  if (from.getRank() != 4 || from.getWindowType())
    return emitOpError("(C1) expected a stream N, H, W, C without windows, "
                       "found ")
           << from;
  if (failed(verifyPair(*this, "C2", "kernel", getKernel())) ||
      failed(verifyPair(*this, "C2", "stride", getStride())) ||
      failed(verifyPair(*this, "C2", "dilation", getDilation())))
    return failure();
  PadAttr pad = getPad();
  int64_t lows[] = {pad.getTop(), pad.getLeft()};
  int64_t highs[] = {pad.getBottom(), pad.getRight()};
  SmallVector<int64_t> shape(from.getShape());
  Int128 padded = Int128(shape[0]) * shape[3];
  for (int dim : {0, 1}) {
    if (lows[dim] > INT32_MAX || highs[dim] > INT32_MAX)
      return emitOpError("(C3) expected padding below 2^31");
    padded *= shape[1 + dim] + lows[dim] + highs[dim];
    // Counts of positions in the border fit in 63 bits, too.
    if (padded >> 48 != 0)
      return emitOpError("(C3) expected a padded map of fewer than 2^48 "
                         "elements");
    int64_t &extent = shape[1 + dim];
    extent = getOutputExtent(extent, lows[dim], highs[dim], getKernel()[dim],
                             getStride()[dim], getDilation()[dim]);
    if (extent < 1)
      return emitOpError("(C3) no window fits into dimension ") << 1 + dim;
    if (pad.isEdge() && (getDilation()[dim] != 1 ||
                         std::max(lows[dim], highs[dim]) >= getKernel()[dim]))
      return emitOpError("(C5) expected edge padding below the kernel, and "
                         "dilation 1, in dimension ")
             << 1 + dim;
  }
  if (failed(verifyShape(*this, "C3", shape, getType())))
    return failure();
  VectorType window = VectorType::get(getKernel(), from.getElementType());
  if (getType().getElementType() != window)
    return emitOpError("(C3) expected elements ")
           << window << ", found " << getType().getElementType();
  if (pad.getValue() && !rangeOf(from.getNumberType())
                             .contains({*pad.getValue(), *pad.getValue()}))
    return emitOpError("(C4) expected padding by a value of ")
           << from.getNumberType() << ", found " << *pad.getValue();
  return success();
}

StreamType WindowOp::getWantedBeat(unsigned) {
  return withLanesOrFewer(getInput().getType(), getType().getLanes());
}

StreamType WindowOp::getProducedBeat(unsigned) {
  return getType().withLanes(getWantedBeat(0).getLanes());
}

//===----------------------------------------------------------------------===//
// MacOp
//===----------------------------------------------------------------------===//

LogicalResult MacOp::verify() {
  StreamType from = getInput().getType();
  RomType weights = getWeights().getType();
  int64_t groups = getGroups();
  int64_t in = from.getChannels(), out = getType().getChannels();
  if (groups < 1 || in % groups != 0 || out % groups != 0)
    return emitOpError("(C2) expected groups that divide ")
           << in << " and " << out << " channels, found " << groups;
  SmallVector<int64_t> kernel = {1, 1};
  if (VectorType window = from.getWindowType())
    kernel = llvm::to_vector(window.getShape());
  SmallVector<int64_t> expected = {out, kernel[0], kernel[1], in / groups};
  if (weights.getShape() != ArrayRef<int64_t>(expected))
    return emitOpError("(C1) expected weights of shape ")
           << text(expected) << ", found " << text(weights.getShape());
  SmallVector<int64_t> shape(from.getShape());
  shape.back() = out;
  if (failed(verifyShape(*this, "C3", shape, getType())))
    return failure();
  if (getType().getWindowType() || getType().isUnsigned())
    return emitOpError("(C3) expected a result of signed integers, found ")
           << getType().getElementType();
  FoldAttr fold = getFold();
  auto verifyFold = [&](StringRef name, int64_t inner, int64_t outer,
                        int64_t found) -> LogicalResult {
    if (inner % found == 0 ||
        (found % inner == 0 && outer % (found / inner) == 0))
      return success();
    InFlightDiagnostic error = emitOpError("(C4) expected ")
                               << name << " that divides "
                               << (inner == 1 ? outer : inner);
    if (inner != 1 && outer != 1)
      error << ", or is " << inner << " times a divisor of " << outer;
    return error << ", found " << found;
  };
  if (failed(verifyFold("pe", out / groups, isDepthwise() ? in : 1,
                        fold.getPe())) ||
      failed(verifyFold("simd", in / groups, getTaps(), fold.getSimd())))
    return failure();
  int64_t columns = shape.size() > 1 ? shape[shape.size() - 2] : 1;
  if (columns % fold.getPixels() != 0)
    return emitOpError("(C5) expected pixels that divide ")
           << columns << ", found " << fold.getPixels();
  if (getWeightClass() == WeightClass::Ones &&
      getMultipliers() != Multiplier::Auto)
    return emitOpError("(C8) weights of 1 need no products: expected no ")
           << "'in " << stringifyMultiplier(getMultipliers()) << "'";
  return success();
}

/// `stream` with a legal beat that is as near to what a mac needs as there is.
static StreamType withBeat(StreamType stream, int64_t lanes, int64_t taps,
                           BeatOrder order, int64_t repeat) {
  return StreamType::get(stream.getContext(), stream.getShape(),
                         stream.getElementType(), lanes, taps, order, repeat);
}

StreamType MacOp::getWantedBeat(unsigned) {
  StreamType from = getInput().getType();
  FoldAttr fold = getFold();
  int64_t in = getInputChannels(), out = getOutputChannels();
  int64_t pixels = fold.getPixels();
  BeatOrder order =
      from.getWindowType() ? BeatOrder::Taps : BeatOrder::Channels;
  if (isDepthwise()) {
    // pe filters of out / in per channel.
    int64_t lanes = std::max<int64_t>(1, fold.getPe() / (out / in));
    return withBeat(from, pixels > 1 ? pixels * in : lanes, fold.getSimd(),
                    order, 1);
  }
  // Channels first, whole pixels of taps where simd exceeds them.
  int64_t lanes = std::min(fold.getSimd(), in / getGroups());
  int64_t taps = fold.getSimd() / lanes;
  int64_t passes = getOutputChannels() / getGroups() / fold.getPe();
  int64_t repeat = from.getRepeat() == passes ? passes : 1;
  return withBeat(from, pixels > 1 ? pixels * in : lanes, taps,
                  BeatOrder::Channels, repeat);
}

StreamType MacOp::getProducedBeat(unsigned) {
  int64_t most = getFold().getPe() * getFold().getPixels();
  int64_t lanes = getType().getLanes();
  if (most % lanes == 0)
    return getType();
  return getType().withLanes(std::gcd(getFold().getPe(), lanes));
}

//===----------------------------------------------------------------------===//
// ReduceOp
//===----------------------------------------------------------------------===//

void ReduceOp::build(OpBuilder &builder, OperationState &state, Type type,
                     ReduceKind kind, Value input) {
  build(builder, state, type, kind, ReduceMode::Window, input,
        /*kernel=*/DenseI64ArrayAttr(), /*stride=*/DenseI64ArrayAttr(),
        /*pad=*/PadAttr(), /*dims=*/DenseI64ArrayAttr());
}

void ReduceOp::build(OpBuilder &builder, OperationState &state, Type type,
                     ReduceKind kind, Value input, ArrayRef<int64_t> dims) {
  build(builder, state, type, kind, ReduceMode::Global, input,
        /*kernel=*/DenseI64ArrayAttr(), /*stride=*/DenseI64ArrayAttr(),
        /*pad=*/PadAttr(), builder.getDenseI64ArrayAttr(dims));
}

LogicalResult ReduceOp::verify() {
  StreamType from = getInput().getType(), to = getType();
  SmallVector<int64_t> shape(from.getShape());
  bool hasGeometry = getKernelAttr() || getStrideAttr() || getPadAttr();
  switch (getMode()) {
  case ReduceMode::Window:
    if (!from.getWindowType() || hasGeometry || getDimsAttr())
      return emitOpError("(C1) expected windows and no further attribute");
    break;
  case ReduceMode::Rows: {
    if (from.getRank() != 4 || from.getWindowType() || getDimsAttr() ||
        !getKernelAttr() || !getStrideAttr())
      return emitOpError("(C2) expected a stream N, H, W, C without windows, "
                         "kernel and stride");
    if (failed(verifyPair(*this, "C2", "kernel", *getKernel())) ||
        failed(verifyPair(*this, "C2", "stride", *getStride())))
      return failure();
    PadAttr pad = getPadAttr();
    int64_t lows[] = {pad ? pad.getTop() : 0, pad ? pad.getLeft() : 0};
    int64_t highs[] = {pad ? pad.getBottom() : 0, pad ? pad.getRight() : 0};
    for (int dim : {0, 1}) {
      int64_t kernel = (*getKernel())[dim], stride = (*getStride())[dim];
      if (stride < kernel)
        return emitOpError("(C2) expected a stride of at least the kernel's ")
               << kernel << ", found " << stride;
      if (pad && pad.getValue() != 0)
        return emitOpError("(C2) expected padding of value 0: it takes no "
                           "part");
      if (lows[dim] >= kernel || highs[dim] >= kernel)
        return emitOpError("(C2) expected padding below the kernel's ")
               << kernel;
      int64_t extent = shape[1 + dim];
      int64_t outExtent = WindowOp::getOutputExtent(
          extent, lows[dim], highs[dim], kernel, stride, /*dilation=*/1);
      if (outExtent < 1)
        return emitOpError("(C2) no window fits into dimension ") << 1 + dim;
      shape[1 + dim] = outExtent;
    }
    break;
  }
  case ReduceMode::Global: {
    if (from.getWindowType() || hasGeometry || !getDimsAttr() ||
        getDims()->empty())
      return emitOpError("(C3) expected dims, and a stream without windows");
    ArrayRef<int64_t> dims = *getDims();
    SmallVector<int64_t> seen;
    for (int64_t dim : dims) {
      if (dim < 0 || dim >= from.getRank() || llvm::is_contained(seen, dim))
        return emitOpError("(C3) expected different dimensions of 0 .. ")
               << from.getRank() - 1 << ", found " << text(dims);
      seen.push_back(dim);
      shape[dim] = 1;
    }
    break;
  }
  }
  if (failed(verifyShape(*this, "C4", shape, to)))
    return failure();
  bool sameType = getKind() == ReduceKind::Sum
                      ? from.isUnsigned() == to.isUnsigned()
                      : from.getNumberType() == to.getElementType();
  if (to.getWindowType() || !sameType)
    return emitOpError("(C5) a ")
           << stringifyReduceKind(getKind()) << " of " << from.getNumberType()
           << " cannot give " << to.getElementType();
  return success();
}

StreamType ReduceOp::getWantedBeat(unsigned) {
  StreamType from = getInput().getType();
  // A sum over channels takes any number of them at once.
  if (from.getChannels() != getType().getChannels())
    return from;
  StreamType wanted = withLanesOrFewer(from, getType().getLanes());
  return withBeat(wanted, wanted.getLanes(), wanted.getTaps(),
                  wanted.getOrder(), /*repeat=*/1);
}

StreamType ReduceOp::getProducedBeat(unsigned) {
  StreamType from = getInput().getType();
  if (from.getChannels() != getType().getChannels())
    return getType();
  return getType().withLanes(getWantedBeat(0).getLanes());
}
