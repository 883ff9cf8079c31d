//===- FpgaAttributes.cpp - Attributes of the fpga dialect ----------------===//
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

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

#include "PoolToConv/Dialect/Fpga/IR/FpgaEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "PoolToConv/Dialect/Fpga/IR/FpgaAttributes.cpp.inc"

void FpgaDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "PoolToConv/Dialect/Fpga/IR/FpgaAttributes.cpp.inc"
      >();
}

using EmitError = llvm::function_ref<InFlightDiagnostic()>;

/// Declines a negative number.
static LogicalResult
expectNotNegative(EmitError emitError,
                  ArrayRef<std::pair<StringRef, int64_t>> numbers) {
  for (auto [name, number] : numbers)
    if (number < 0)
      return emitError() << "(C1) expected " << name
                         << " not to be negative, found " << number;
  return success();
}

LogicalResult FoldAttr::verify(EmitError emitError, int64_t pe, int64_t simd,
                               int64_t pixels) {
  std::pair<StringRef, int64_t> numbers[] = {
      {"pe", pe}, {"simd", simd}, {"pixels", pixels}};
  for (auto [name, number] : numbers)
    if (number < 1)
      return emitError() << "(C1) expected " << name << " of at least 1, found "
                         << number;
  return success();
}

LogicalResult PadAttr::verify(EmitError emitError, int64_t top, int64_t left,
                              int64_t bottom, int64_t right,
                              std::optional<int64_t>) {
  return expectNotNegative(
      emitError,
      {{"top", top}, {"left", left}, {"bottom", bottom}, {"right", right}});
}

Attribute PadAttr::parse(AsmParser &parser, Type) {
  int64_t extents[4];
  if (parser.parseLess())
    return {};
  for (int64_t &extent : extents)
    if (parser.parseInteger(extent) || parser.parseComma())
      return {};
  std::optional<int64_t> value;
  if (failed(parser.parseOptionalKeyword("edge"))) {
    int64_t number;
    if (parser.parseInteger(number))
      return {};
    value = number;
  }
  if (parser.parseGreater())
    return {};
  return parser.getChecked<PadAttr>(parser.getContext(), extents[0], extents[1],
                                    extents[2], extents[3], value);
}

void PadAttr::print(AsmPrinter &printer) const {
  printer << "<" << getTop() << ", " << getLeft() << ", " << getBottom() << ", "
          << getRight() << ", ";
  if (getValue())
    printer << *getValue();
  else
    printer << "edge";
  printer << ">";
}

LogicalResult BandsAttr::verify(EmitError emitError, ArrayRef<int64_t> rows,
                                ArrayRef<int64_t> columns,
                                ArrayRef<int64_t> classes) {
  for (ArrayRef<int64_t> bands : {rows, columns})
    for (int64_t extent : bands)
      if (extent < 1 || extent > INT32_MAX)
        return emitError() << "(C1) expected a band of 1 to 2^31 - 1, found "
                           << extent;
  if (rows.empty() || columns.empty() ||
      classes.size() != rows.size() * columns.size())
    return emitError() << "(C2) expected one class for each of " << rows.size()
                       << " x " << columns.size() << " pairs of bands, found "
                       << classes.size();
  for (int64_t number : classes)
    if (number < 0 || number >= static_cast<int64_t>(classes.size()))
      return emitError() << "(C2) expected a class in 0 .. "
                         << classes.size() - 1 << ", found " << number;
  return success();
}

int64_t BandsAttr::getHeight() const {
  return std::accumulate(getRows().begin(), getRows().end(), int64_t(0));
}

int64_t BandsAttr::getWidth() const {
  return std::accumulate(getColumns().begin(), getColumns().end(), int64_t(0));
}

int64_t BandsAttr::getNumClasses() const {
  return 1 + *std::max_element(getClasses().begin(), getClasses().end());
}

SmallVector<int64_t> BandsAttr::expand() const {
  SmallVector<int64_t> pixels;
  for (auto [i, rows] : llvm::enumerate(getRows())) {
    SmallVector<int64_t> row;
    for (auto [j, columns] : llvm::enumerate(getColumns()))
      row.append(columns, getClasses()[i * getColumns().size() + j]);
    for (int64_t y = 0; y < rows; ++y)
      pixels.append(row);
  }
  return pixels;
}

LogicalResult CostAttr::verify(EmitError emitError, int64_t lut, int64_t ff,
                               int64_t dsp, int64_t bram18, int64_t uram,
                               Source) {
  return expectNotNegative(emitError, {{"lut", lut},
                                       {"ff", ff},
                                       {"dsp", dsp},
                                       {"bram18", bram18},
                                       {"uram", uram}});
}

LogicalResult TimingAttr::verify(EmitError emitError, int64_t ii,
                                 int64_t beatsIn, int64_t beatsOut,
                                 int64_t firstOut, int64_t cycles, Source) {
  return expectNotNegative(emitError, {{"ii", ii},
                                       {"beats_in", beatsIn},
                                       {"beats_out", beatsOut},
                                       {"first_out", firstOut},
                                       {"cycles", cycles}});
}

LogicalResult TargetAttr::verify(EmitError emitError, StringRef part,
                                 int64_t clkPs, int64_t lut, int64_t ff,
                                 int64_t dsp, int64_t bram18, int64_t uram) {
  if (clkPs < 1)
    return emitError() << "(C1) expected clk_ps of at least 1, found " << clkPs;
  return expectNotNegative(emitError, {{"lut", lut},
                                       {"ff", ff},
                                       {"dsp", dsp},
                                       {"bram18", bram18},
                                       {"uram", uram}});
}

LogicalResult IfaceAttr::verify(EmitError emitError, InterfaceKind,
                                int64_t width, StringRef, int64_t burst) {
  if (width < 8 || width > 4096 || width % 8 != 0)
    return emitError()
           << "(C1) expected a width of whole bytes up to 4096 bits, found "
           << width;
  if (burst < 1 || burst > 256)
    return emitError() << "(C2) expected a burst of 1 to 256 beats, found "
                       << burst;
  return success();
}
