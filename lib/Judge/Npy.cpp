//===- Npy.cpp - Reading and writing .npy files ---------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The format: "\x93NUMPY", two version bytes, the header's length (two bytes,
// from version 2.0 four), the header as a Python dictionary literal
//   {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }
// padded by spaces to a multiple of 64 and ended by a newline, then the data.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Judge/Npy.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <cstring>
#include <optional>

using namespace ptc;
using llvm::StringRef;

static constexpr StringRef kMagic("\x93NUMPY", 6);

static llvm::Error fail(StringRef path, const llvm::Twine &what) {
  return llvm::createStringError(llvm::Twine("'") + path + "': " + what);
}

static std::optional<ElementType> parseDescr(StringRef descr) {
  // '|' (not applicable) stands before types of one byte.
  if (!descr.consume_front("<") && !descr.consume_front("|") &&
      !descr.consume_front("="))
    return std::nullopt;
  using Kind = ElementType::Kind;
  return llvm::StringSwitch<std::optional<ElementType>>(descr)
      .Case("b1", ElementType::integer(1))
      .Case("i1", ElementType::integer(8))
      .Case("i2", ElementType::integer(16))
      .Case("i4", ElementType::integer(32))
      .Case("i8", ElementType::integer(64))
      .Case("u1", ElementType::integer(8, true))
      .Case("u2", ElementType::integer(16, true))
      .Case("u4", ElementType::integer(32, true))
      .Case("u8", ElementType::integer(64, true))
      .Case("f2", ElementType::floating(Kind::F16))
      .Case("f4", ElementType::floating(Kind::F32))
      .Case("f8", ElementType::floating(Kind::F64))
      .Default(std::nullopt);
}

/// The text after "'key':" in the header's dictionary.
static std::optional<StringRef> findKey(StringRef header, StringRef key) {
  for (char quote : {'\'', '"'}) {
    std::string quoted = std::string(1, quote) + key.str() + quote;
    size_t at = header.find(quoted);
    if (at == StringRef::npos)
      continue;
    StringRef rest = header.drop_front(at + quoted.size()).ltrim();
    if (rest.consume_front(":"))
      return rest.ltrim();
  }
  return std::nullopt;
}

static std::optional<StringRef> parseQuoted(StringRef text) {
  if (text.empty() || (text[0] != '\'' && text[0] != '"'))
    return std::nullopt;
  size_t end = text.find(text[0], 1);
  if (end == StringRef::npos)
    return std::nullopt;
  return text.slice(1, end);
}

static bool parseShape(StringRef text, llvm::SmallVectorImpl<int64_t> &shape) {
  if (!text.consume_front("("))
    return false;
  size_t end = text.find(')');
  if (end == StringRef::npos)
    return false;
  llvm::SmallVector<StringRef, 4> parts;
  text.take_front(end).split(parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef part : parts) {
    part = part.trim();
    int64_t size;
    if (part.empty())
      continue;
    if (part.getAsInteger(10, size) || size < 0)
      return false;
    shape.push_back(size);
  }
  return true;
}

llvm::Expected<Tensor> ptc::readNpy(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer)
    return fail(path, "cannot read: " + buffer.getError().message());
  StringRef bytes = (*buffer)->getBuffer();
  if (!bytes.consume_front(kMagic) || bytes.size() < 4)
    return fail(path, "not a .npy file");
  unsigned version = uint8_t(bytes[0]);
  if (version < 1 || version > 3)
    return fail(path, "unknown .npy version " + llvm::Twine(version));
  bytes = bytes.drop_front(2);

  size_t lengthBytes = version == 1 ? 2 : 4;
  if (bytes.size() < lengthBytes)
    return fail(path, "the header is cut off");
  size_t length = version == 1 ? llvm::support::endian::read16le(bytes.data())
                               : llvm::support::endian::read32le(bytes.data());
  bytes = bytes.drop_front(lengthBytes);
  if (bytes.size() < length)
    return fail(path, "the header is cut off");
  StringRef header = bytes.take_front(length);
  StringRef data = bytes.drop_front(length);

  std::optional<StringRef> descrText = findKey(header, "descr");
  std::optional<StringRef> orderText = findKey(header, "fortran_order");
  std::optional<StringRef> shapeText = findKey(header, "shape");
  if (!descrText || !orderText || !shapeText)
    return fail(path, "the header lacks descr, fortran_order or shape");
  std::optional<StringRef> descr = parseQuoted(*descrText);
  std::optional<ElementType> type = descr ? parseDescr(*descr) : std::nullopt;
  if (!type)
    return fail(path, "unsupported element type " +
                          (descr ? *descr : descrText->take_front(32)) +
                          " (little-endian b1, i1..i8, u1..u8, f2, f4, f8 "
                          "are)");
  llvm::SmallVector<int64_t, 4> shape;
  if (!parseShape(*shapeText, shape))
    return fail(path, "malformed shape");
  if (!orderText->starts_with("False") && shape.size() > 1)
    return fail(path, "Fortran order; save it with numpy.ascontiguousarray");

  int64_t count = numElementsOf(shape);
  if (count < 0)
    return fail(path, "the shape is too large");
  // Every element takes a byte at least, so the product cannot overflow after
  // this.
  bool fits = uint64_t(count) <= data.size();
  uint64_t needed = fits ? uint64_t(count) * type->bytes() : count;
  if (data.size() != needed)
    return fail(path, "shape " + shapeToString(shape) + " of " + type->str() +
                          " needs " + (fits ? "" : "at least ") +
                          llvm::Twine(needed) + " bytes of data, found " +
                          llvm::Twine(data.size()));
  Tensor tensor(*type, shape);
  if (needed)
    std::memcpy(tensor.data(), data.data(), needed);
  // NumPy may hold any byte in a bool; the JIT wants 0 or 1.
  if (type->width == 1)
    for (int64_t i = 0; i < count; ++i)
      tensor.setBits(i, tensor.data()[i] != 0);
  return tensor;
}

/// The type in the file, and the same for a tensor of `type`.
static std::pair<StringRef, ElementType> fileType(ElementType type) {
  using Kind = ElementType::Kind;
  switch (type.kind) {
  case Kind::F16:
    return {"<f2", type};
  case Kind::BF16:
  case Kind::F32:
    return {"<f4", ElementType::floating(Kind::F32)};
  case Kind::F64:
    return {"<f8", type};
  case Kind::Signed:
  case Kind::Unsigned:
    break;
  }
  bool isUnsigned = type.isUnsigned();
  if (type.width == 1)
    return {"|b1", type};
  switch (type.bytes()) {
  case 1:
    return {isUnsigned ? "|u1" : "|i1", ElementType::integer(8, isUnsigned)};
  case 2:
    return {isUnsigned ? "<u2" : "<i2", ElementType::integer(16, isUnsigned)};
  case 4:
    return {isUnsigned ? "<u4" : "<i4", ElementType::integer(32, isUnsigned)};
  default:
    return {isUnsigned ? "<u8" : "<i8", ElementType::integer(64, isUnsigned)};
  }
}

llvm::Error ptc::writeNpy(StringRef path, const Tensor &tensor) {
  auto [descr, type] = fileType(tensor.type());
  llvm::Expected<Tensor> converted = convertExactly(tensor, type);
  if (!converted)
    return converted.takeError();

  std::string header;
  llvm::raw_string_ostream headerStream(header);
  headerStream << "{'descr': '" << descr
               << "', 'fortran_order': False, 'shape': (";
  for (int64_t size : tensor.shape())
    headerStream << size << ", ";
  headerStream << "), }";
  constexpr size_t kPrefix = 10, kAlignment = 64;
  while ((kPrefix + header.size() + 1) % kAlignment != 0)
    header.push_back(' ');
  header.push_back('\n');

  std::error_code error;
  llvm::raw_fd_ostream os(path, error);
  if (error)
    return fail(path, "cannot write: " + error.message());
  char length[2];
  llvm::support::endian::write16le(length, uint16_t(header.size()));
  os << kMagic << StringRef("\x01\x00", 2) << StringRef(length, 2) << header
     << StringRef(reinterpret_cast<const char *>(converted->data()),
                  converted->bytes());
  os.close();
  if (!os.has_error())
    return llvm::Error::success();
  error = os.error();
  os.clear_error();
  return fail(path, "cannot write: " + error.message());
}

/// The range of an integer type, as far as int64_t holds it.
static std::pair<int64_t, int64_t> rangeOf(ElementType type) {
  if (type.width == 1)
    return {0, 1};
  if (type.isUnsigned())
    return {0, type.width >= 63 ? INT64_MAX : (int64_t(1) << type.width) - 1};
  return {llvm::minIntN(type.width), llvm::maxIntN(type.width)};
}

llvm::Expected<Tensor> ptc::convertExactly(const Tensor &tensor,
                                           ElementType type) {
  if (tensor.type() == type)
    return tensor;
  if (tensor.type().isFloat() != type.isFloat())
    return llvm::createStringError("holds " + tensor.type().str() + ", not " +
                                   type.str());
  Tensor result(type, tensor.shape());
  for (int64_t i = 0, e = tensor.size(); i < e; ++i) {
    if (type.isFloat()) {
      double value = tensor.value(i);
      result.setValue(i, value);
      if (result.value(i) == value || std::isnan(value))
        continue;
      return llvm::createStringError("holds a value that is not exact in " +
                                     type.str() + " at " + tensor.position(i));
    }
    bool same64 = type.width == 64 && tensor.type().width == 64;
    int64_t value = tensor.integer(i);
    auto [low, high] = rangeOf(type);
    bool wrapped = tensor.type().isUnsigned() && value < 0;
    if ((wrapped && !same64) || value < low || value > high ||
        (same64 && value < 0))
      return llvm::createStringError("holds " + llvm::Twine(value) + " at " +
                                     tensor.position(i) +
                                     ", which does not fit in " + type.str());
    result.setBits(i, uint64_t(value));
  }
  return result;
}
