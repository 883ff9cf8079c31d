//===- JsonFields.cpp - Reads JSON with located errors --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/Devices/JsonFields.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace ptc::fpga;

Expected<std::string> ptc::fpga::readFile(StringRef file) {
  auto buffer = MemoryBuffer::getFile(file, /*IsText=*/true);
  if (!buffer)
    return createStringError(buffer.getError(), "%s: cannot be read: %s",
                             file.str().c_str(),
                             buffer.getError().message().c_str());
  return (*buffer)->getBuffer().str();
}

Expected<json::Value> ptc::fpga::parseJson(StringRef text, StringRef file) {
  Expected<json::Value> value = json::parse(text);
  if (value)
    return value;
  std::string message;
  handleAllErrors(value.takeError(), [&](const json::ParseError &error) {
    // "[line:column, byte=n]: what": the first two are what editors take.
    message = error.message();
  });
  StringRef place = StringRef(message).split(',').first;
  StringRef what = StringRef(message).split("]: ").second;
  if (!place.consume_front("[") || what.empty())
    return createStringError("%s: %s", file.str().c_str(), message.c_str());
  return createStringError("%s:%s: %s", file.str().c_str(), place.str().c_str(),
                           what.str().c_str());
}

std::string ptc::fpga::elementPath(StringRef path, size_t i) {
  return (path + "[" + Twine(i) + "]").str();
}

/// A value as an error shows it, not more than a few words.
static std::string shown(const json::Value &value) {
  if (value.getAsObject())
    return "an object";
  if (value.getAsArray())
    return "a list";
  std::string text;
  raw_string_ostream(text) << value;
  return text.size() > 40 ? text.substr(0, 37) + "..." : text;
}

JsonFields::JsonFields(const json::Value &value, std::string where)
    : object(value.getAsObject()), where(std::move(where)) {
  if (!object)
    fail(this->where + ": expected an object, found " + shown(value));
}

std::string JsonFields::pathOf(StringRef key) const {
  // "file" alone, or "file: path".
  bool isRoot = !StringRef(where).contains(": ");
  return where + (isRoot ? ": " : ".") + key.str();
}

void JsonFields::fail(const std::string &message) {
  if (error.empty())
    error = message;
}

void JsonFields::failWith(Error other) {
  if (other)
    fail(toString(std::move(other)));
}

void JsonFields::expected(StringRef key, const Twine &what) {
  const json::Value *found = find(key);
  fail(pathOf(key) + ": expected " + what.str() + ", found " +
       (found ? shown(*found) : "nothing"));
}

const json::Value *JsonFields::find(StringRef key) {
  if (!is_contained(known, key))
    known.push_back(key.str());
  return object ? object->get(key) : nullptr;
}

bool JsonFields::has(StringRef key) { return find(key) != nullptr; }

const json::Value &JsonFields::value(StringRef key) {
  static const json::Value none(nullptr);
  if (const json::Value *found = find(key))
    return *found;
  if (object)
    expected(key, "a value");
  return none;
}

int64_t JsonFields::integer(StringRef key, int64_t low, int64_t high) {
  const json::Value *value = find(key);
  std::optional<int64_t> found;
  if (value)
    found = value->getAsInteger();
  if (found && *found >= low && *found <= high)
    return *found;
  expected(key, "a whole number in " + Twine(low) + " .. " + Twine(high));
  return 0;
}

double JsonFields::number(StringRef key, double low) {
  const json::Value *value = find(key);
  std::optional<double> found;
  if (value)
    found = value->getAsNumber();
  if (found && *found > low && *found < 1e12)
    return *found;
  expected(key, "a number above " + Twine(int64_t(low)));
  return 0;
}

bool JsonFields::boolean(StringRef key) {
  const json::Value *value = find(key);
  std::optional<bool> found;
  if (value)
    found = value->getAsBoolean();
  if (!found)
    expected(key, "true or false");
  return found.value_or(false);
}

std::string JsonFields::text(StringRef key) {
  const json::Value *value = find(key);
  std::optional<StringRef> found;
  if (value)
    found = value->getAsString();
  if (found && !found->empty())
    return found->str();
  expected(key, "a text");
  return {};
}

SmallVector<int64_t> JsonFields::integers(StringRef key, size_t size,
                                          int64_t low, int64_t high) {
  const json::Value *value = find(key);
  const json::Array *list = value ? value->getAsArray() : nullptr;
  SmallVector<int64_t> numbers;
  if (list && list->size() == size)
    for (const json::Value &element : *list)
      if (std::optional<int64_t> found = element.getAsInteger();
          found && *found >= low && *found <= high)
        numbers.push_back(*found);
  if (numbers.size() == size)
    return numbers;
  expected(key, "a list of " + Twine(size) + " whole numbers in " + Twine(low) +
                    " .. " + Twine(high));
  return SmallVector<int64_t>(size, low);
}

const json::Array &JsonFields::array(StringRef key) {
  static const json::Array none;
  const json::Value *value = find(key);
  const json::Array *list = value ? value->getAsArray() : nullptr;
  if (list && !list->empty())
    return *list;
  expected(key, "a list that is not empty");
  return none;
}

Error JsonFields::finish() {
  // Which of several unknown keys is named must not depend on hashing.
  if (error.empty() && object) {
    SmallVector<std::string> unknown;
    for (const auto &entry : *object)
      if (!is_contained(known, entry.first.str()))
        unknown.push_back(entry.first.str());
    sort(unknown);
    if (!unknown.empty())
      fail(pathOf(unknown.front()) + ": no such key; expected one of " +
           join(known, ", "));
  }
  if (error.empty())
    return Error::success();
  return createStringError(error);
}
