//===- Decline.h - A result, or the condition that forbids it ---*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How every legality function of the project says no. T-numbers are those of
// docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_ALGEBRA_DECLINE_H
#define POOLTOCONV_ALGEBRA_DECLINE_H

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <utility>

namespace ptc {

/// Why an op is left alone: a condition of docs/Conditions.md and a sentence
/// for the user.
struct Decline {
  /// "T24"
  llvm::StringRef condition;
  /// One sentence without a full stop.
  std::string reason;
};

/// A result, or the reason why there is none.
template <typename T>
class OrDecline {
public:
  OrDecline(T value) : value(std::move(value)) {}
  OrDecline(Decline decline) : why(std::move(decline)) {}

  explicit operator bool() const { return value.has_value(); }
  T &operator*() { return *value; }
  T *operator->() { return &*value; }
  const Decline &decline() const { return why; }

private:
  std::optional<T> value;
  Decline why;
};

} // namespace ptc

#endif // POOLTOCONV_ALGEBRA_DECLINE_H
