//===- Linear.h - What a linear op computes ---------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The description that LinearOpInterface gives of a linear op, free of the
// dialect that the op came from. T-numbers are those of docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_LINEAR_H
#define POOLTOCONV_INTERFACES_LINEAR_H

#include "PoolToConv/Algebra/LinearCost.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/IR/BuiltinTypes.h"

#include <functional>

namespace ptc {

/// An op
///
///   result = kernel(input - inputZeroPoint) + addendSign * addend
///
/// where the kernel's padding stands behind the zero point (padding of zero
/// contributes nothing), products are of integers or floats of `accType`, and
/// the addend may be missing. An element-wise sum or difference of two tensors
/// is the identity kernel with an addend.
struct Linear {
  /// Geometry and channels of the kernel. Has one spatial dimension of extent 1
  /// where `layout` has none.
  LinearShape shape;
  /// Of input, result and addend.
  Layout layout;
  mlir::Value input;
  mlir::Value result;
  /// Null, or a tensor of the result's type whose elements are not known to be
  /// one constant per channel.
  mlir::Value addend;
  int addendSign = 1;
  int64_t inputZeroPoint = 0;
  /// The element type of the sum.
  mlir::Type accType;
  /// The element type of the weights, null where the op stores none.
  mlir::Type weightType;
  /// What the op costs as it stands, with the multiply-accumulates of all
  /// channels at one output position. A sum over a window counts its additions
  /// and has no parameters; a padding costs nothing.
  LinearCost cost;
  /// Reads the numbers: as doubles that are equal to the constants of the op.
  /// The shape of the kernel is `shape`. Declines with T23 (a number is not
  /// finite), T25 (no constant, or one whose data is missing) or T28 (too many
  /// numbers).
  std::function<OrDecline<LinearKernel>()> loadKernel;

  /// True if the op is `input + addend` or `input - addend`.
  bool isJoin = false;
  /// True if the op only moves elements and inserts zeros: no rounding.
  bool isMovement = false;
};

/// The window of an op without spatial dimensions.
inline WindowDim onePosition() {
  WindowDim window;
  window.size = window.outSize = 1;
  return window;
}

/// One linear op to build.
struct LinearConv {
  mlir::Value input;
  Layout layout;
  const LinearKernel *kernel = nullptr;
  int64_t inputZeroPoint = 0;
  /// The element type of the result.
  mlir::Type accType;
  /// The element type of the weights.
  mlir::Type weightType;
  /// The type of the result.
  mlir::RankedTensorType resultType;
  /// Added to the result; null for zero. Only where supportsAddend() says so.
  mlir::Value addend;
  /// A tensor of the result's extents, which need not dominate the insertion
  /// point if the op that gives it does not either but its operands do: the op
  /// that is replaced. Needed where an output extent is unknown and the
  /// kernel's shape has `derivedOutputs` false.
  mlir::Value extentsOf;
};

/// True if `conv` does no more than scale and shift each of several channels, in
/// one type: an element-wise multiplication and addition.
bool isScaleAndShift(const LinearConv &conv);

/// The factor of each output channel of such a kernel.
std::vector<double> channelFactors(const LinearKernel &kernel);

class TensorBuilder;

} // namespace ptc

#include "PoolToConv/Interfaces/LinearOpInterface.h.inc"

#endif // POOLTOCONV_INTERFACES_LINEAR_H
