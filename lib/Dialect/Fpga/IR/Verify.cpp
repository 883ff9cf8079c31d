//===- Verify.cpp - Parts of verifiers ------------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Verify.h"
#include "mlir/IR/DialectResourceBlobManager.h"

#include <numeric>

using namespace mlir;
using namespace ptc::fpga;

std::string ptc::fpga::text(ArrayRef<int64_t> numbers) {
  std::string result;
  llvm::raw_string_ostream os(result);
  os << "[";
  llvm::interleaveComma(numbers, os);
  os << "]";
  return result;
}

LogicalResult ptc::fpga::verifyNoWindows(Operation *op, StringRef number) {
  SmallVector<Type> types(op->getOperandTypes());
  llvm::append_range(types, op->getResultTypes());
  for (Type type : types)
    if (auto stream = dyn_cast<StreamType>(type);
        stream && stream.getWindowType())
      return op->emitOpError()
             << "(" << number << ") expected streams without windows, found "
             << stream;
  return success();
}

LogicalResult ptc::fpga::verifyShape(Operation *op, StringRef number,
                                     ArrayRef<int64_t> expected,
                                     StreamType found) {
  if (ArrayRef<int64_t>(found.getShape()) != expected)
    return op->emitOpError()
           << "(" << number << ") expected the shape " << text(expected)
           << ", found " << text(found.getShape());
  return success();
}

LogicalResult ptc::fpga::verifyElement(Operation *op, StringRef number,
                                       StreamType expected, StreamType found) {
  if (expected.getElementType() != found.getElementType())
    return op->emitOpError()
           << "(" << number << ") expected elements "
           << expected.getElementType() << ", found " << found.getElementType();
  return success();
}

LogicalResult ptc::fpga::verifyConstants(Operation *op, StringRef number,
                                         ElementsAttr value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return op->emitOpError()
           << "(" << number << ") expected the constants of a tensor, found "
           << value.getType();
  if (isa<DenseElementsAttr>(value))
    return success();
  auto resource = dyn_cast<DenseResourceElementsAttr>(value);
  if (!resource)
    return op->emitOpError()
           << "(" << number << ") expected dense constants or a resource";
  AsmResourceBlob *blob = resource.getRawHandle().getBlob();
  bool isSplat = false;
  if (!blob ||
      !DenseElementsAttr::isValidRawBuffer(type, blob->getData(), isSplat))
    return op->emitOpError()
           << "(" << number << ") expected the resource "
           << resource.getRawHandle().getKey() << " to hold the numbers of a "
           << type << ", found "
           << (blob ? std::to_string(blob->getData().size()) + " bytes"
                    : std::string("nothing"));
  return success();
}

bool ptc::fpga::allowsLanes(StreamType stream, int64_t lanes) {
  int64_t channels = stream.getChannels();
  ArrayRef<int64_t> shape = stream.getShape();
  return channels % lanes == 0 ||
         (lanes % channels == 0 && shape.size() > 1 &&
          shape[shape.size() - 2] % (lanes / channels) == 0);
}

StreamType ptc::fpga::withLanesOrFewer(StreamType stream, int64_t lanes) {
  return stream.withLanes(allowsLanes(stream, lanes)
                              ? lanes
                              : std::gcd(lanes, stream.getChannels()));
}
