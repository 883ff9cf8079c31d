//===- RewriteTally.h - What passes tell the judge --------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How many rewrites of each class a pass made. Pass statistics cannot carry
// this: release builds of LLVM compile them away. Header-only, so that a pass
// can report without linking the judge.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_REWRITETALLY_H
#define POOLTOCONV_TRANSFORMS_REWRITETALLY_H

#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>

namespace mlir {
class MLIRContext;
} // namespace mlir

namespace ptc {

enum class NumericClass;

/// Rewrites per class, and the largest error bound of one of them, in units of
/// the machine epsilon times the magnitude of the values.
struct RewriteTally {
  uint64_t bitExact = 0;
  uint64_t specExact = 0;
  uint64_t reassociating = 0;
  uint64_t kept = 0;
  double boundEps = 0;

  uint64_t rewrites() const { return bitExact + specExact + reassociating; }
  bool isBitExact() const { return specExact == 0 && reassociating == 0; }

  RewriteTally &operator+=(const RewriteTally &other) {
    bitExact += other.bitExact;
    specExact += other.specExact;
    reassociating += other.reassociating;
    kept += other.kept;
    boundEps = std::max(boundEps, other.boundEps);
    return *this;
  }
};

/// The tally of one rewrite.
RewriteTally tallyOf(NumericClass numericClass, double boundEps);

/// To hold while remarks are emitted: the remark engine of a context has no
/// lock, and passes run on several ops at once.
std::mutex &remarkEmission();

/// Collects what passes report on one context while it lives. Recorders of one
/// context nest; only the innermost receives.
class RewriteRecorder {
public:
  explicit RewriteRecorder(mlir::MLIRContext *context) : context(context) {
    std::lock_guard<std::mutex> lock(registryMutex());
    outer = registry()[context];
    registry()[context] = this;
  }
  ~RewriteRecorder() {
    std::lock_guard<std::mutex> lock(registryMutex());
    if (outer)
      registry()[context] = outer;
    else
      registry().erase(context);
  }
  RewriteRecorder(const RewriteRecorder &) = delete;
  RewriteRecorder &operator=(const RewriteRecorder &) = delete;

  RewriteTally tally() const {
    std::lock_guard<std::mutex> lock(registryMutex());
    return total;
  }

  /// Called by passes, from any thread. Without a recorder it does nothing.
  static void report(mlir::MLIRContext *context, const RewriteTally &tally) {
    std::lock_guard<std::mutex> lock(registryMutex());
    auto it = registry().find(context);
    if (it != registry().end())
      it->second->total += tally;
  }

private:
  static std::mutex &registryMutex() {
    static std::mutex mutex;
    return mutex;
  }
  static std::map<mlir::MLIRContext *, RewriteRecorder *> &registry() {
    static std::map<mlir::MLIRContext *, RewriteRecorder *> map;
    return map;
  }

  mlir::MLIRContext *context;
  RewriteRecorder *outer = nullptr;
  RewriteTally total;
};

} // namespace ptc

#endif // POOLTOCONV_TRANSFORMS_REWRITETALLY_H
