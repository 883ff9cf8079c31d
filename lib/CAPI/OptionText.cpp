//===- OptionText.cpp - Structs of options as text ------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OptionText.h"

#include "PoolToConv-c/Support.h"

#include "mlir/CAPI/Support.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>
#include <cstring>

using namespace ptc::capi;
using llvm::StringRef;

template <typename T>
static T member(const OptionField &field, const void *options) {
  T value;
  std::memcpy(&value, static_cast<const char *>(options) + field.offset,
              sizeof(T));
  return value;
}

/// The text that MLIR reads as `text` again: quoted if it has to be. Inside of
/// quotes there is no way to write the same quote, and MLIR drops blanks at
/// either end.
static llvm::Expected<std::string> quoted(StringRef text) {
  if (text.trim() != text)
    return llvm::createStringError("a text with blanks at an end, '" + text +
                                   "', cannot be given");
  if (text.find_first_of(" \t\n\r\f\v,{}'\"=") == StringRef::npos)
    return text.str();
  for (char quote : {'\'', '"'})
    if (!text.contains(quote))
      return quote + text.str() + quote;
  return llvm::createStringError("a text with both kinds of quotes, " + text +
                                 ", cannot be given");
}

static std::string namesOf(llvm::ArrayRef<EnumValue> values) {
  return llvm::join(
      llvm::map_range(values, [](const EnumValue &v) { return v.name; }), ", ");
}

/// A value that no list and no text is.
static llvm::Expected<std::string> scalarText(const OptionField &field,
                                              const void *options) {
  switch (field.kind) {
  case FieldKind::Bool:
    return std::string(member<bool>(field, options) ? "true" : "false");
  case FieldKind::Enum: {
    int number = member<int>(field, options);
    const EnumValue *value =
        llvm::find_if(field.values, [&](const EnumValue &value) {
          return value.number == number;
        });
    if (value != field.values.end())
      return value->name.str();
    return llvm::createStringError(
        llvm::Twine(number) +
        " is none of its values: " + namesOf(field.values));
  }
  case FieldKind::Int64:
    return std::to_string(member<int64_t>(field, options));
  case FieldKind::Unsigned:
    return std::to_string(member<unsigned>(field, options));
  case FieldKind::Double: {
    double value = member<double>(field, options);
    if (std::isnan(value))
      return llvm::createStringError("it is not a number");
    std::string text;
    // As many digits as tell a double from its neighbours.
    llvm::raw_string_ostream(text) << llvm::format("%.17g", value);
    return text;
  }
  default:
    llvm_unreachable("no scalar");
  }
}

/// The elements of a list, each as a text.
static llvm::Expected<std::vector<std::string>>
elementTexts(const OptionField &field, const void *options) {
  std::vector<std::string> texts;
  if (field.kind == FieldKind::String) {
    StringRef text = unwrap(member<MlirStringRef>(field, options));
    if (text.empty())
      return texts;
    llvm::Expected<std::string> element = quoted(text);
    if (!element)
      return element.takeError();
    texts.push_back(std::move(*element));
    return texts;
  }
  if (field.kind == FieldKind::Int64List) {
    auto list = member<PtcInt64List>(field, options);
    if (list.size < 0 || (list.size > 0 && !list.data))
      return llvm::createStringError("the list has no numbers");
    for (int64_t value : llvm::ArrayRef(list.data, list.size))
      texts.push_back(std::to_string(value));
    return texts;
  }
  auto list = member<PtcStringList>(field, options);
  if (list.size < 0 || (list.size > 0 && !list.data))
    return llvm::createStringError("the list has no strings");
  for (MlirStringRef value : llvm::ArrayRef(list.data, list.size)) {
    if (value.length == 0)
      return llvm::createStringError("an element is empty");
    llvm::Expected<std::string> element = quoted(unwrap(value));
    if (!element)
      return element.takeError();
    texts.push_back(std::move(*element));
  }
  return texts;
}

llvm::Expected<std::string>
ptc::capi::optionText(llvm::ArrayRef<OptionField> fields, const void *options) {
  std::string text;
  for (const OptionField &field : fields) {
    std::string value;
    if (field.kind >= FieldKind::String) {
      auto elements = elementTexts(field, options);
      if (!elements)
        return llvm::createStringError(field.name + ": " +
                                       llvm::toString(elements.takeError()));
      if (elements->empty())
        continue;
      value = llvm::join(*elements, ",");
      // Else the quotes of the first and the last element are taken for quotes
      // around the list.
      if (field.kind == FieldKind::StringList)
        value = '{' + value + '}';
    } else {
      auto scalar = scalarText(field, options);
      if (!scalar)
        return llvm::createStringError(field.name + ": " +
                                       llvm::toString(scalar.takeError()));
      value = std::move(*scalar);
    }
    if (!text.empty())
      text += ' ';
    text += field.name.str() + '=' + value;
  }
  return text;
}

/// What `text` is not a value of, or null.
static const char *expectedInstead(FieldKind kind, StringRef text) {
  int64_t integer;
  unsigned natural;
  double number;
  switch (kind) {
  case FieldKind::Bool:
    return text == "true" || text == "false" ? nullptr : "true or false";
  case FieldKind::Int64:
  case FieldKind::Int64List:
    return text.getAsInteger(10, integer) ? "an integer of 64 bits" : nullptr;
  case FieldKind::Unsigned:
    return text.getAsInteger(10, natural) ? "an integer from 0 to 4294967295"
                                          : nullptr;
  case FieldKind::Double:
    return text.getAsDouble(number) || !std::isfinite(number)
               ? "a finite number"
               : nullptr;
  default:
    return text.empty() ? "a text that is not empty" : nullptr;
  }
}

llvm::Expected<std::string>
ptc::capi::optionTextFromTexts(const OptionField &field,
                               llvm::ArrayRef<StringRef> values) {
  auto refuse = [&](const llvm::Twine &reason) {
    return llvm::createStringError(field.name + ": " + reason);
  };
  bool isList =
      field.kind == FieldKind::Int64List || field.kind == FieldKind::StringList;
  if (values.empty() || (!isList && values.size() != 1))
    return refuse(isList ? "the list is empty" : "it takes one value");
  std::vector<std::string> texts;
  for (StringRef value : values) {
    if (field.kind == FieldKind::Enum) {
      if (llvm::none_of(field.values,
                        [&](const EnumValue &v) { return v.name == value; }))
        return refuse("'" + value +
                      "' is none of its values: " + namesOf(field.values));
    } else if (const char *expected = expectedInstead(field.kind, value)) {
      return refuse("'" + value + "' is not " + expected);
    }
    llvm::Expected<std::string> text = quoted(value);
    if (!text)
      return refuse(llvm::toString(text.takeError()));
    texts.push_back(std::move(*text));
  }
  std::string value = llvm::join(texts, ",");
  return field.name.str() + '=' +
         (field.kind == FieldKind::StringList ? '{' + value + '}' : value);
}
