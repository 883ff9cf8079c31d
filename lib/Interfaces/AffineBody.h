//===- AffineBody.h - Bodies that scale and shift ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The scalar code inside an element-wise linalg op, read as factor * x + shift.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_AFFINEBODY_H
#define LIB_INTERFACES_AFFINEBODY_H

#include "PoolToConv/Algebra/Decline.h"
#include "mlir/IR/Block.h"
#include "llvm/ADT/ArrayRef.h"

namespace ptc {

/// What is known of the value factor * x + shift before any number is read.
struct AffineForm {
  /// False for a constant: the factor is 0.
  bool hasData = false;
  /// The factor, or the shift, is computed from an argument that varies.
  bool factorVaries = false;
  bool shiftVaries = false;
  /// The factor is 1 whatever the numbers are.
  bool unitFactor = false;
  /// A quotient of data stands in the body.
  bool divides = false;
};

/// The value factor * x + shift.
struct AffineNumber {
  double factor = 0.0;
  double shift = 0.0;
};

/// What `body` yields from the forms of its arguments, nullopt for arguments
/// that it must not use; nullopt if that is not affine in the data.
std::optional<AffineForm>
affineForm(mlir::Block *body,
           llvm::ArrayRef<std::optional<AffineForm>> arguments);

/// What `body` yields from numbers, computed in double. Only where affineForm
/// is known. Declined with
///   T6   data is divided by a number that is no power of two,
///   T22  an integer is beyond 53 bits,
///   T23  a number is not finite, or no double is equal to a constant.
OrDecline<AffineNumber> evaluateBody(mlir::Block *body,
                                     llvm::ArrayRef<AffineNumber> arguments);

} // namespace ptc

#endif // LIB_INTERFACES_AFFINEBODY_H
