//===- OptionText.h - Structs of options as text ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CAPI_OPTIONTEXT_H
#define POOLTOCONV_LIB_CAPI_OPTIONTEXT_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

#include <string>

namespace ptc::capi {

/// What a member of a struct is: bool, an enumeration, int64_t, unsigned,
/// double, MlirStringRef, PtcInt64List, PtcStringList.
enum class FieldKind {
  Bool,
  Enum,
  Int64,
  Unsigned,
  Double,
  String,
  Int64List,
  StringList
};

/// A value that an option can have: the number in C, the text on the command
/// line.
struct EnumValue {
  int number;
  llvm::StringRef name;
  /// For the user.
  llvm::StringRef summary;
};

/// A member of a struct of options.
struct OptionField {
  /// On the command line.
  llvm::StringRef name;
  FieldKind kind;
  /// In the struct, in bytes.
  size_t offset;
  /// Of enumerations.
  llvm::ArrayRef<EnumValue> values;
  /// For the user.
  llvm::StringRef summary;
  /// The value if it is not given, or empty.
  llvm::StringRef byDefault;
};

/// The members of `options` as a pass parses them: "a=1 b='x y'". Strings and
/// lists that are empty are left out. Fails with the option and its value if an
/// enumerator is not one of its values, a number is none, or a string cannot be
/// written.
llvm::Expected<std::string> optionText(llvm::ArrayRef<OptionField> fields,
                                       const void *options);

/// The text of one option, "name=value", by the texts of its value: one, or as
/// many as the list has. An error if it is no value of that kind.
llvm::Expected<std::string>
optionTextFromTexts(const OptionField &field,
                    llvm::ArrayRef<llvm::StringRef> values);

} // namespace ptc::capi

#endif // POOLTOCONV_LIB_CAPI_OPTIONTEXT_H
