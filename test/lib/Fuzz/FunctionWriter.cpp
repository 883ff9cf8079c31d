//===- FunctionWriter.cpp - Writes one function as text -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionWriter.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace ptc::fuzz;

bool ptc::fuzz::isFloat(llvm::StringRef element) {
  return element.starts_with("f") || element.starts_with("bf");
}

bool ptc::fuzz::isUnsigned(llvm::StringRef element) {
  return element.starts_with("ui");
}

unsigned ptc::fuzz::bitsOf(llvm::StringRef element) {
  if (element.starts_with("f8"))
    return 8;
  unsigned bits = 64;
  element.drop_while([](char c) { return !llvm::isDigit(c); })
      .getAsInteger(10, bits);
  return bits;
}

std::string ptc::fuzz::literal(llvm::StringRef element, int64_t value) {
  return std::to_string(value) + (isFloat(element) ? ".0" : "");
}

std::string ptc::fuzz::extreme(llvm::StringRef element, bool largest) {
  if (isFloat(element))
    return llvm::StringSwitch<const char *>(element)
        .Case("f16", largest ? "0x7C00" : "0xFC00")
        .Case("bf16", largest ? "0x7F80" : "0xFF80")
        .Case("f32", largest ? "0x7F800000" : "0xFF800000")
        .Case("f64", largest ? "0x7FF0000000000000" : "0xFFF0000000000000")
        .Default(largest ? "240.0" : "-240.0");
  unsigned bits = std::min(bitsOf(element), 64u);
  if (isUnsigned(element))
    return largest ? std::to_string(~uint64_t(0) >> (64 - bits)) : "0";
  int64_t most = int64_t(~uint64_t(0) >> (65 - bits));
  return std::to_string(largest ? most : -most - 1);
}

std::string ptc::fuzz::extremeFinite(llvm::StringRef element, bool largest) {
  std::string sign = largest ? "" : "-";
  return llvm::StringSwitch<std::string>(element)
      .Case("f16", sign + "65504.0")
      .Case("bf16", sign + "3.38953139E+38")
      .Case("f32", sign + "3.40282347E+38")
      .Case("f64", sign + "1.7976931348623157E+308")
      .Default(extreme(element, largest));
}

std::string ptc::fuzz::list(llvm::ArrayRef<int64_t> sizes) {
  return llvm::join(
      llvm::map_range(sizes, [](int64_t n) { return std::to_string(n); }),
      ", ");
}

int64_t Value::elements() const {
  int64_t product = 1;
  for (int64_t size : shape)
    product *= size;
  return product;
}

std::string Value::type() const {
  std::string text = "tensor<";
  for (size_t i = 0; i < shape.size(); ++i)
    text += (isUnknown(i) ? "?" : std::to_string(shape[i])) + "x";
  return text + element + ">";
}

Value Value::as(llvm::StringRef other) const {
  Value copy = *this;
  copy.element = other.str();
  return copy;
}

Value Value::permuted(const Shape &order) const {
  Value result = *this;
  result.unknown = 0;
  for (size_t d = 0; d < rank(); ++d) {
    result.shape[d] = shape[order[d]];
    result.unknown |= uint32_t(isUnknown(order[d])) << d;
  }
  return result;
}

std::string FunctionWriter::fresh() { return "%v" + std::to_string(next++); }

void FunctionWriter::line(const llvm::Twine &text) {
  body.append(2 * depth, ' ');
  body += text.str();
  body += '\n';
}

size_t FunctionWriter::openRegion() {
  ++depth;
  return body.size();
}

void FunctionWriter::closeRegion(size_t mark, const llvm::Twine &header,
                                 const llvm::Twine &yield,
                                 const Value &yielded) {
  line(yield + " " + yielded.name + " : " + yielded.type());
  --depth;
  body.insert(mark, std::string(2 * depth, ' ') + header.str() + "\n");
}

std::string FunctionWriter::argumentOfType(llvm::StringRef type) {
  std::string name = fresh();
  arguments += (arguments.empty() ? "" : ", ") + name + ": " + type.str();
  return name;
}

Value FunctionWriter::argument(Value like) {
  like.name = argumentOfType(like.type());
  return like;
}

Value FunctionWriter::define(Value like, const llvm::Twine &text) {
  like.name = fresh();
  line(like.name + " = " + text);
  return like;
}

Value FunctionWriter::constant(bool tosa, llvm::StringRef element, Shape shape,
                               const llvm::Twine &elements) {
  Value value{"", element.str(), std::move(shape)};
  std::string type = value.type();
  if (tosa)
    return define(value, "\"tosa.const\"() <{values = dense<" + elements +
                             "> : " + type + "}> : () -> " + type);
  return define(value, "arith.constant dense<" + elements + "> : " + type);
}

Value FunctionWriter::splat(bool tosa, llvm::StringRef element, Shape shape,
                            int64_t value) {
  return constant(tosa, element, std::move(shape), literal(element, value));
}

std::string FunctionWriter::scalar(llvm::StringRef type,
                                   const llvm::Twine &text) {
  std::string name = fresh();
  line(name + " = arith.constant " + text + " : " + type);
  return name;
}

std::string FunctionWriter::indexConstant(int64_t value) {
  return scalar("index", llvm::Twine(value));
}

std::string FunctionWriter::shapeConstant(llvm::ArrayRef<int64_t> sizes) {
  std::string name = fresh(), n = std::to_string(sizes.size());
  line(name + " = tosa.const_shape {values = dense<[" + list(sizes) +
       "]> : tensor<" + n + "xindex>} : () -> !tosa.shape<" + n + ">");
  return name;
}

std::string FunctionWriter::size(const Value &value, int64_t dim) {
  std::string at = indexConstant(dim), name = fresh();
  line(name + " = tensor.dim " + value.name + ", " + at + " : " + value.type());
  return name;
}

std::string FunctionWriter::finish(llvm::StringRef name,
                                   llvm::ArrayRef<Value> results,
                                   bool isPrivate) {
  std::string names, types;
  for (const Value &value : results) {
    names += (names.empty() ? " " : ", ") + value.name;
    types += (types.empty() ? "" : ", ") + value.type();
  }
  return "func.func " + std::string(isPrivate ? "private " : "") + "@" +
         name.str() + "(" + arguments + ") -> (" + types + ") {\n" + body +
         "  return" + names + (results.empty() ? "" : " : " + types) + "\n}\n";
}
