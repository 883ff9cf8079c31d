//===- Support.h - What the files of the extension share --------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_PYTHON_SUPPORT_H
#define POOLTOCONV_PYTHON_SUPPORT_H

#include "PoolToConv-c/PoolToConv.h"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ptc::python {

/// What the C API gave as reasons. Becomes _native.Failure, of which the
/// classes in pool_to_conv.errors are made.
struct Failure : std::exception {
  explicit Failure(std::vector<std::string> reasons)
      : reasons(std::move(reasons)) {}
  explicit Failure(std::string reason) : reasons({std::move(reason)}) {}

  const char *what() const noexcept override {
    return reasons.empty() ? "" : reasons.front().c_str();
  }

  std::vector<std::string> reasons;
};

inline MlirStringRef toC(std::string_view text) {
  return mlirStringRefCreate(text.data(), text.size());
}

inline std::string fromC(MlirStringRef text) {
  return std::string(text.data, text.length);
}

/// A callback that adds texts to the vector of strings behind `userData`.
/// Callbacks come from any thread, without the lock of the interpreter.
inline void collect(MlirStringRef text, void *userData) {
  static_cast<std::vector<std::string> *>(userData)->push_back(fromC(text));
}

/// One that appends to the string behind `userData`.
inline void append(MlirStringRef text, void *userData) {
  static_cast<std::string *>(userData)->append(text.data, text.length);
}

/// bits exact, spec exact, reassociating, kept, bound in eps.
using Tally = std::tuple<uint64_t, uint64_t, uint64_t, uint64_t, double>;

inline Tally fromC(const PtcRewriteTally &tally) {
  return {tally.bitExact, tally.specExact, tally.reassociating, tally.kept,
          tally.boundEps};
}

// What each file adds to the extension.
void bindAlgebra(nanobind::module_ &m);
void bindExecution(nanobind::module_ &m);
void bindJudge(nanobind::module_ &m);
void bindModule(nanobind::module_ &m);
void bindPasses(nanobind::module_ &m);

} // namespace ptc::python

#endif // POOLTOCONV_PYTHON_SUPPORT_H
