//===- JsonFields.h - Reads JSON with located errors ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_DEVICES_JSONFIELDS_H
#define POOLTOCONV_DIALECT_FPGA_DEVICES_JSONFIELDS_H

#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

#include <string>

namespace ptc::fpga {

/// The whole text of `file`. Error: it cannot be read.
llvm::Expected<std::string> readFile(llvm::StringRef file);

/// The JSON value in `text`. Error: `file`:line:column: what is wrong.
llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef text,
                                            llvm::StringRef file);

/// The fields of one JSON object, each of which is read once by its key. The
/// first that is missing or is not what was expected becomes the error, with
/// the path of its key; fields read after that are 0 or empty.
class JsonFields {
public:
  /// Reads `value`, which `where` names in errors (a file and a path of keys).
  /// Anything but an object is an error.
  JsonFields(const llvm::json::Value &value, std::string where);

  /// Whether an optional key is there.
  bool has(llvm::StringRef key);
  /// A whole number in low .. high.
  int64_t integer(llvm::StringRef key, int64_t low, int64_t high);
  /// A number above `low`.
  double number(llvm::StringRef key, double low);
  bool boolean(llvm::StringRef key);
  /// A text that is not empty.
  std::string text(llvm::StringRef key);
  /// A list of `size` whole numbers in low .. high.
  llvm::SmallVector<int64_t> integers(llvm::StringRef key, size_t size,
                                      int64_t low, int64_t high);
  /// An array that is not empty.
  const llvm::json::Array &array(llvm::StringRef key);
  /// Any value.
  const llvm::json::Value &value(llvm::StringRef key);

  /// "file: key.key" of a field, for errors.
  std::string pathOf(llvm::StringRef key) const;
  /// Makes this the error, unless there is one.
  void fail(const std::string &message);
  /// Takes the error of a part of the object over.
  void failWith(llvm::Error error);

  /// The first error. A key that was not read is one, too.
  llvm::Error finish();

private:
  /// The value of a key, which is known from now on, or null.
  const llvm::json::Value *find(llvm::StringRef key);
  void expected(llvm::StringRef key, const llvm::Twine &what);

  const llvm::json::Object *object;
  std::string where;
  std::string error;
  llvm::SmallVector<std::string> known;
};

/// Element `i` of the array at `path`, for errors.
std::string elementPath(llvm::StringRef path, size_t i);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_DEVICES_JSONFIELDS_H
