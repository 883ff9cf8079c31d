//===- Support.h - What the files of the C API share ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_CAPI_SUPPORT_H
#define POOLTOCONV_LIB_CAPI_SUPPORT_H

#include "PoolToConv/Algebra/Decline.h"
#include "mlir/CAPI/Support.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/Support/Error.h"

#include <string>

namespace ptc::capi {

/// Where reasons go: a callback that may be null.
class ErrorSink {
public:
  ErrorSink(MlirStringCallback callback, void *userData)
      : callback(callback), userData(userData) {}

  void operator()(llvm::StringRef reason) const {
    if (callback)
      callback(mlirStringRefCreate(reason.data(), reason.size()), userData);
  }
  void operator()(llvm::Error error) const {
    (*this)(llvm::toString(std::move(error)));
  }
  /// "T16: the reason"
  void operator()(const Decline &decline) const {
    (*this)(decline.condition.str() + ": " + decline.reason);
  }

private:
  MlirStringCallback callback;
  void *userData;
};

/// Sends the errors of a context to a sink while it lives, as "file:1:2: text"
/// with a line for each note. Warnings and remarks go on to other handlers.
class ErrorsToSink {
public:
  ErrorsToSink(mlir::MLIRContext *context, const ErrorSink &sink);

private:
  mlir::ScopedDiagnosticHandler handler;
};

/// The reference to a string that outlives it.
inline MlirStringRef toC(llvm::StringRef text) {
  return mlirStringRefCreate(text.data(), text.size());
}

/// The pointer of a handle as our type.
template <typename T, typename Handle>
T *as(Handle handle) {
  return static_cast<T *>(handle.ptr);
}

} // namespace ptc::capi

#endif // POOLTOCONV_LIB_CAPI_SUPPORT_H
