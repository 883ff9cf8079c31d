//===- FpgaTypes.cpp - Streams, memories, numbers -------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace ptc::fpga;

#define GET_TYPEDEF_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.cpp.inc"

void FpgaDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "PoolToConv/Dialect/Fpga/IR/FpgaTypes.cpp.inc"
      >();
}

using EmitError = llvm::function_ref<InFlightDiagnostic()>;

/// Declines an extent that is not positive.
static LogicalResult verifyShape(EmitError emitError, ArrayRef<int64_t> shape) {
  if (shape.empty())
    return emitError() << "(C1) expected at least one dimension, found none";
  for (int64_t extent : shape)
    if (extent < 1)
      return emitError() << "(C1) expected positive extents, found "
                         << (ShapedType::isDynamic(extent)
                                 ? std::string("an unknown one")
                                 : std::to_string(extent));
  return success();
}

/// Declines a product of positive factors that is too large for counts of
/// beats and bits to fit in 63 bits.
static LogicalResult verifySize(EmitError emitError,
                                ArrayRef<int64_t> factors) {
  constexpr int64_t most = (int64_t(1) << 48) - 1;
  int64_t elements = 1;
  for (int64_t factor : factors) {
    if (factor > most / elements)
      return emitError() << "(C1) expected fewer than 2^48 elements";
    elements *= factor;
  }
  return success();
}

/// Declines what is no iN or uiN of 1 to 64 bits.
static LogicalResult verifyNumber(EmitError emitError, Type type) {
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer || integer.isSigned() || integer.getWidth() < 1 ||
      integer.getWidth() > 64)
    return emitError() << "(C2) expected iN or uiN of 1 to 64 bits, found "
                       << type;
  return success();
}

/// Parses "<1x32x32x16xi8".
static ParseResult parseShapeAndElement(AsmParser &parser,
                                        SmallVectorImpl<int64_t> &shape,
                                        Type &element) {
  if (parser.parseLess() ||
      parser.parseDimensionList(shape, /*allowDynamic=*/false))
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  OptionalParseResult type = parser.parseOptionalType(element);
  if (!type.has_value())
    return parser.emitError(loc, "expected a positive extent or a type");
  return *type;
}

/// Prints what parseShapeAndElement reads.
static void printShapeAndElement(AsmPrinter &printer, ArrayRef<int64_t> shape,
                                 Type element) {
  printer << "<";
  for (int64_t extent : shape)
    printer << extent << "x";
  printer << element;
}

//===----------------------------------------------------------------------===//
// StreamType
//===----------------------------------------------------------------------===//

Type StreamType::parse(AsmParser &parser) {
  SmallVector<int64_t> shape;
  Type element;
  int64_t lanes = 1, taps = 1, repeat = 1;
  BeatOrder order = BeatOrder::Channels;
  if (parseShapeAndElement(parser, shape, element))
    return {};
  SmallVector<StringRef> seen;
  while (succeeded(parser.parseOptionalComma())) {
    StringRef name;
    SMLoc loc = parser.getCurrentLocation();
    if (parser.parseKeyword(&name) || parser.parseEqual())
      return {};
    if (llvm::is_contained(seen, name)) {
      parser.emitError(loc) << name << " is given twice";
      return {};
    }
    seen.push_back(name);
    if (name == "order") {
      StringRef value;
      if (parser.parseKeyword(&value))
        return {};
      std::optional<BeatOrder> symbol = symbolizeBeatOrder(value);
      if (!symbol) {
        parser.emitError(loc, "expected order = channels or order = taps");
        return {};
      }
      order = *symbol;
      continue;
    }
    int64_t *number = llvm::StringSwitch<int64_t *>(name)
                          .Case("lanes", &lanes)
                          .Case("taps", &taps)
                          .Case("repeat", &repeat)
                          .Default(nullptr);
    if (!number) {
      parser.emitError(loc, "expected lanes, taps, order or repeat");
      return {};
    }
    if (parser.parseInteger(*number))
      return {};
  }
  if (parser.parseGreater())
    return {};
  return parser.getChecked<StreamType>(parser.getContext(), shape, element,
                                       lanes, taps, order, repeat);
}

void StreamType::print(AsmPrinter &printer) const {
  printShapeAndElement(printer, getShape(), getElementType());
  printer << ", lanes = " << getLanes();
  if (getTaps() != 1)
    printer << ", taps = " << getTaps();
  if (getOrder() != BeatOrder::Channels)
    printer << ", order = " << stringifyBeatOrder(getOrder());
  if (getRepeat() != 1)
    printer << ", repeat = " << getRepeat();
  printer << ">";
}

LogicalResult StreamType::verify(EmitError emitError, ArrayRef<int64_t> shape,
                                 Type element, int64_t lanes, int64_t taps,
                                 BeatOrder order, int64_t repeat) {
  if (failed(verifyShape(emitError, shape)))
    return failure();
  SmallVector<int64_t> factors(shape);
  int64_t windowElements = 1;
  Type number = element;
  auto window = dyn_cast<VectorType>(element);
  if (window) {
    if (window.getRank() != 2 || window.isScalable())
      return emitError() << "(C2) expected windows of two dimensions, found "
                         << window;
    number = window.getElementType();
    llvm::append_range(factors, window.getShape());
  }
  if (failed(verifyNumber(emitError, number)))
    return failure();
  if (repeat < 1)
    return emitError() << "(C5) expected repeat of at least 1, found "
                       << repeat;
  factors.push_back(repeat);
  if (failed(verifySize(emitError, factors)))
    return failure();
  if (window)
    windowElements = window.getNumElements();
  int64_t channels = shape.back();
  bool wholePixels = shape.size() > 1 && lanes % channels == 0 &&
                     lanes >= channels &&
                     shape[shape.size() - 2] % (lanes / channels) == 0;
  if (lanes < 1 || (channels % lanes != 0 && !wholePixels))
    return emitError() << "(C3) expected lanes that divide the innermost "
                          "dimension "
                       << channels
                       << ", or make whole pixels that divide the dimension "
                          "before it, found "
                       << lanes;
  if (taps < 1 || windowElements % taps != 0)
    return emitError() << "(C4) expected taps that divide the window's "
                       << windowElements << " elements, found " << taps;
  if (!window && (order != BeatOrder::Channels || repeat != 1))
    return emitError()
           << "(C5) expected windows where order or repeat is given";
  return success();
}

VectorType StreamType::getWindowType() const {
  return dyn_cast<VectorType>(getElementType());
}

IntegerType StreamType::getNumberType() const {
  if (VectorType window = getWindowType())
    return cast<IntegerType>(window.getElementType());
  return cast<IntegerType>(getElementType());
}

int64_t StreamType::getWindowElements() const {
  VectorType window = getWindowType();
  return window ? window.getNumElements() : 1;
}

int64_t StreamType::getNumElements() const {
  return ShapedType::getNumElements(getShape());
}

int64_t StreamType::getPixelsPerBeat() const {
  return std::max<int64_t>(1, getLanes() / getChannels());
}

int64_t StreamType::getBeats() const {
  return getNumElements() / getLanes() * (getWindowElements() / getTaps()) *
         getRepeat();
}

int64_t StreamType::getBeatBits() const {
  return getLanes() * getTaps() * getNumberWidth();
}

StreamType StreamType::withShape(ArrayRef<int64_t> shape) const {
  return get(getContext(), shape, getElementType(), getLanes(), getTaps(),
             getOrder(), getRepeat());
}

StreamType StreamType::withElement(Type element) const {
  return get(getContext(), getShape(), element, getLanes(), getTaps(),
             getOrder(), getRepeat());
}

StreamType StreamType::withLanes(int64_t lanes) const {
  return get(getContext(), getShape(), getElementType(), lanes, getTaps(),
             getOrder(), getRepeat());
}

StreamType StreamType::withBeatOf(StreamType other) const {
  return get(getContext(), getShape(), getElementType(), other.getLanes(),
             other.getTaps(), other.getOrder(), other.getRepeat());
}

RankedTensorType StreamType::getTensorType() const {
  SmallVector<int64_t> shape(getShape());
  if (VectorType window = getWindowType())
    shape.append(window.getShape().begin(), window.getShape().end());
  return RankedTensorType::get(shape, getNumberType());
}

//===----------------------------------------------------------------------===//
// RomType
//===----------------------------------------------------------------------===//

Type RomType::parse(AsmParser &parser) {
  SmallVector<int64_t> shape;
  Type element;
  SMLoc loc = parser.getCurrentLocation();
  if (parseShapeAndElement(parser, shape, element) || parser.parseGreater())
    return {};
  auto integer = dyn_cast<IntegerType>(element);
  if (!integer) {
    parser.emitError(loc, "(C2) expected iN or uiN of 1 to 64 bits, found ")
        << element;
    return {};
  }
  return parser.getChecked<RomType>(parser.getContext(), shape, integer);
}

void RomType::print(AsmPrinter &printer) const {
  printShapeAndElement(printer, getShape(), getElementType());
  printer << ">";
}

LogicalResult RomType::verify(EmitError emitError, ArrayRef<int64_t> shape,
                              IntegerType element) {
  return success(succeeded(verifyShape(emitError, shape)) &&
                 succeeded(verifyNumber(emitError, element)) &&
                 succeeded(verifySize(emitError, shape)));
}

int64_t RomType::getNumElements() const {
  return ShapedType::getNumElements(getShape());
}

int64_t RomType::getBits() const {
  return getNumElements() * getElementType().getWidth();
}

//===----------------------------------------------------------------------===//
// FixedType
//===----------------------------------------------------------------------===//

LogicalResult FixedType::verify(EmitError emitError, int64_t width,
                                int64_t integer, Sign, Round round, Overflow) {
  if (width < 1 || width > 64 || integer < -64 || integer > 128)
    return emitError() << "(C1) expected 1 to 64 bits and -64 to 128 of them "
                          "before the point, found "
                       << width << " and " << integer;
  if (round == Round::Tosa)
    return emitError()
           << "(C2) expected floor, half_up, half_away or half_even, found "
           << stringifyRound(round);
  return success();
}

IntegerType FixedType::getStorageType() const {
  return IntegerType::get(getContext(), getWidth(),
                          getSign() == Sign::Unsigned ? IntegerType::Unsigned
                                                      : IntegerType::Signless);
}

IntegerType ptc::fpga::numberTypeOf(Type type) {
  if (auto rom = dyn_cast<RomType>(type))
    return rom.getElementType();
  return cast<StreamType>(type).getNumberType();
}
