//===- Pooling.h - What a pooling op computes -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The description that PoolingOpInterface gives of a pooling op, free of the
// dialect that the op came from. T-numbers are those of docs/Conditions.md.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_POOLING_H
#define POOLTOCONV_INTERFACES_POOLING_H

#include "PoolToConv/Algebra/Decline.h"
#include "PoolToConv/Algebra/Window.h"
#include "mlir/IR/BuiltinAttributeInterfaces.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/SmallVector.h"

namespace ptc {

/// What is computed over a window.
enum class Reduction { Sum, Average, Max, Min };
constexpr Reduction allReductions[] = {Reduction::Sum, Reduction::Average,
                                       Reduction::Max, Reduction::Min};

/// "sum", "average", "max" or "min".
llvm::StringRef stringify(Reduction reduction);

/// What a float maximum or minimum does with NaN (T13).
enum class NanMode {
  /// A NaN in the window gives NaN.
  Propagate,
  /// NaNs are skipped; a window of NaNs only gives NaN.
  Ignore,
};

/// Which dimensions of a tensor are what. Together they are all dimensions.
struct Layout {
  unsigned batch = 0;
  unsigned channel = 0;
  llvm::SmallVector<unsigned, 3> spatial;

  unsigned rank() const { return spatial.size() + 2; }
  /// True for N, C, spatial...; false for any other order.
  bool isChannelFirst() const { return batch == 0 && channel == 1; }
  /// True for N, spatial..., C.
  bool isChannelLast() const { return batch == 0 && channel + 1 == rank(); }
  bool operator==(const Layout &other) const {
    return batch == other.batch && channel == other.channel &&
           spatial == other.spatial;
  }
};

/// The extent of one dimension of a tensor value.
struct DimOf {
  mlir::Value tensor;
  unsigned dim;
};

/// Everything a rewrite has to know of a pooling op.
///
/// The op computes, for every batch index, channel and output position,
///   acc  = reduce(init, cast(x) - inputZeroPoint for x in the window)
///   out  = acc                                   (Sum, Max, Min)
///   out  = requantise(acc / count) + outputZeroPoint        (Average)
/// where count is the number of elements that are real data (T1).
struct Pooling {
  Reduction reduction = Reduction::Sum;
  /// Integers are compared and widened as unsigned (T5).
  bool isUnsigned = false;
  NanMode nanMode = NanMode::Propagate;

  Layout layout;
  /// One per spatial dimension, in the order of layout.spatial.
  llvm::SmallVector<WindowDim, 3> window;
  /// Where the kernel extents come from, one per spatial dimension; empty if
  /// window[i].kernel is known for all.
  llvm::SmallVector<DimOf, 3> dynamicKernel;

  /// The data, in `layout`.
  mlir::Value input;
  /// The initial value, of the result's type, or null if there is none. It
  /// takes part: sum = init + S, max = max(init, ...).
  mlir::Value init;
  /// The scalar that init holds everywhere, if it is known at compile time.
  mlir::TypedAttr initValue;
  /// The op's result, in `layout` unless spatialDimsDropped.
  mlir::Value result;
  /// The result lacks the spatial dimensions, as that of a reduction.
  bool spatialDimsDropped = false;

  /// The data of a sum is ones surrounded by zeros (the mask of a padded
  /// average): the windows over the ones, so that each sum is a tap count (T1).
  std::optional<llvm::SmallVector<WindowDim, 3>> mask;
  /// The type in which elements are reduced.
  mlir::Type accType;
  int64_t inputZeroPoint = 0;
  int64_t outputZeroPoint = 0;

  mlir::Type inputElementType() const;
  mlir::Type resultElementType() const;
  /// The static extent of the channel dimension, or kUnknown.
  int64_t channels() const;
  int64_t batch() const;
  /// The product of the kernel extents, or kUnknown.
  int64_t taps() const;
  bool isPadded() const;
  /// True if `value` changes no maximum (minimum) of this kind, whatever the
  /// other values are: -inf, or the lowest integer (T13); NaN where NaNs are
  /// ignored.
  bool isIdentity(mlir::TypedAttr value) const;
  /// The identity of this maximum (minimum) for elements of type `type`.
  mlir::TypedAttr identity(mlir::Type type) const;
  bool hasStaticWindow() const;
};

class TensorBuilder;

} // namespace ptc

#include "PoolToConv/Interfaces/PoolingOpInterface.h.inc"

#endif // POOLTOCONV_INTERFACES_POOLING_H
