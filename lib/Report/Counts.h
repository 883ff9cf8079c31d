//===- Counts.h - What single ops cost --------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_LIB_REPORT_COUNTS_H
#define POOLTOCONV_LIB_REPORT_COUNTS_H

#include "mlir/IR/Operation.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"

#include <cstdint>
#include <optional>

namespace ptc {

/// Arithmetic on extents that keeps in mind what it could not know: unknown
/// extents count as 1, and what does not fit is INT64_MAX.
class Arithmetic {
public:
  int64_t multiply(int64_t a, int64_t b);
  int64_t add(int64_t a, int64_t b);
  int64_t product(llvm::ArrayRef<int64_t> extents);

  bool sawUnknown = false;
  bool saturated = false;
};

/// The bits of one element of `type`, or nullopt.
std::optional<int64_t> bitsOf(mlir::Type type);

/// The multiply-accumulates of `op`, or nullopt if it is no convolution or
/// contraction. Pooling ops must not be asked.
std::optional<int64_t> macsOf(mlir::Operation *op, Arithmetic &arithmetic);

/// True for ops whose regions hold the scalar code of one tensor op.
bool hasScalarBody(mlir::Operation *op);

/// The bytes of tensors that `region` computes.
struct Activations {
  int64_t sum = 0;
  /// The most that are alive at one time, those of the region's arguments
  /// included.
  int64_t peak = 0;
  int64_t tensorsOfUnknownWidth = 0;
};

Activations activationsOf(mlir::Region &region, Arithmetic &arithmetic);

/// The bytes of `value` if it is a tensor, else 0.
int64_t bytesOf(mlir::Value value, Arithmetic &arithmetic,
                int64_t &tensorsOfUnknownWidth);

} // namespace ptc

#endif // POOLTOCONV_LIB_REPORT_COUNTS_H
