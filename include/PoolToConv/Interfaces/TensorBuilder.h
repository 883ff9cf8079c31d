//===- TensorBuilder.h - Tensor ops of one dialect --------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a rewrite asks of a dialect: convolutions, element-wise ops, slices,
// pads, layout changes and scaling. Rewrites see nothing else of a dialect, so
// that each is written once.
//
// A dialect whose ops return a builder has to load the dialects that it builds
// in (`dependentDialects` in ODS).
//
// Every method builds at the insertion point of `b` with the location of `b`,
// and returns the new value. Methods that a dialect cannot answer for a given
// type say so beforehand through the `supports...` queries; a method is never
// called for what its query denied.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_TENSORBUILDER_H
#define POOLTOCONV_INTERFACES_TENSORBUILDER_H

#include "PoolToConv/Algebra/Requant.h"
#include "PoolToConv/Interfaces/Linear.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/PatternMatch.h"

namespace ptc {

/// A constant filter that is the same for every channel: for each of
/// `outputs` results per channel one value per tap (kernel in row-major
/// order). A single entry in `taps[m]` stands for all taps.
struct Filter {
  /// Kernel extents; kUnknown where `dynamicKernel` has the extent.
  llvm::SmallVector<int64_t, 3> kernel;
  llvm::SmallVector<DimOf, 3> dynamicKernel;
  /// taps[m][t]: weight of tap t for output m of each channel: output channel
  /// m * C + c reads input channel c. More than one m only for
  /// `ConvForm::Dense`.
  llvm::SmallVector<llvm::SmallVector<double, 4>, 1> taps;
  /// The reverse: output channel c adds up the input channels m * C + c.
  bool joins = false;

  static Filter splat(const Pooling &pooling, double value);
  /// The number of output channels for so many input channels.
  int64_t outputChannels(int64_t inputChannels) const;
  bool isSplat() const { return taps.size() == 1 && taps.front().size() == 1; }
};

enum class ConvForm {
  /// A filter per channel, never mixing channels.
  Depthwise,
  /// A full convolution, zero off the diagonals that `Filter::taps` names.
  Dense,
};

/// One convolution to build.
struct Conv {
  ConvForm form = ConvForm::Depthwise;
  mlir::Value input;
  Layout layout;
  /// Geometry; the kernel is that of `filter`.
  llvm::SmallVector<WindowDim, 3> window;
  /// The spatial extents of the result. Used where window[i].outSize is
  /// kUnknown and there is no init; may be empty otherwise.
  llvm::SmallVector<mlir::OpFoldResult, 3> outSizes;
  Filter filter;
  /// Element type of the accumulator and the result. Weights have the type
  /// that the dialect pairs with the input's.
  mlir::Type accType;
  /// Subtracted from the input before multiplying; padding contributes zero
  /// after it.
  int64_t inputZeroPoint = 0;
  /// Added to the sum; null for zero. In `layout`.
  mlir::Value init;
};

/// Element-wise functions of two operands of one type.
enum class Binary { Add, Sub, Max, Min };

/// How `Binary::Max` and `Min` compare.
struct Comparison {
  bool isUnsigned = false;
  NanMode nanMode = NanMode::Propagate;
};

/// The factor 1.
constexpr Scale kIdentityScale = {1 << 30, 30};

/// Spatial layout after `channelsToBatch`: [N * C, spatial..., 1] for
/// channel-last layouts, [N * C, 1, spatial...] for channel-first ones.
Layout sharedLayout(const Layout &layout);

/// An op that gives the elements of a tensor other dimensions, and does no
/// more: a transpose or a reshape.
struct LayoutMove {
  mlir::Value source;
  mlir::Value result;
  /// Of a transpose: dimension i of the result is dimension permutation[i] of
  /// the source.
  llvm::SmallVector<int64_t, 5> permutation;
  /// Of a reshape: the next `first` dimensions of the source hold what the next
  /// `second` dimensions of the result hold, both in row-major order. Together
  /// these are all dimensions.
  llvm::SmallVector<std::pair<unsigned, unsigned>, 5> groups;

  bool isTranspose() const { return groups.empty(); }
};

/// For each dimension of a tensor the dimensions of another that it is the
/// product of, outermost first; none for an extent of 1.
using DimGroups = llvm::SmallVector<llvm::SmallVector<unsigned, 2>, 5>;

/// A multiplication of a whole tensor by one constant.
struct ScaleUse {
  /// The multiplication; its single result is `factor` times `operand`.
  mlir::Operation *op;
  mlir::Value operand;
  double factor;
};

/// Builds tensor ops of one dialect.
class TensorBuilder {
public:
  virtual ~TensorBuilder();

  using Builder = mlir::ImplicitLocOpBuilder;

  //===--- Queries --------------------------------------------------------===//

  /// The type in which this dialect reduces elements of `type` by Max or Min:
  /// the type itself, or a wider one that values are cast to first.
  virtual mlir::Type comparisonType(mlir::Type type,
                                    Comparison comparison) const = 0;
  /// The type that holds a - b for all a, b of the integer type `type` (T11),
  /// or the float type `type` if convolutions may give it; null if the dialect
  /// has none.
  virtual mlir::Type differenceType(mlir::Type type, bool isUnsigned) const = 0;
  /// The signed type to which `rescale` brings unsigned elements of `type` by
  /// adding its lowest value, which keeps their order; null if they need no
  /// such detour.
  virtual mlir::Type signedPartner(mlir::Type) const { return {}; }
  /// True if `x` is a padded tensor whose padding is not known to be zero: what
  /// stands in it may be infinite or huge (T12).
  virtual bool hasPaddingValue(mlir::Value x) const = 0;
  /// The integer type from which every element of the float tensor `x` was
  /// converted, or null if that is not known (T10).
  virtual mlir::Type sourceIntegerType(mlir::Value x) const = 0;
  /// True if `rescale` to i8 is how this dialect saturates (T12, T21).
  virtual bool canSaturate() const = 0;
  /// True if convolutions may read elements of `type`.
  virtual bool convolves(mlir::Type type) const = 0;
  /// True if slices may have extents that are not known at compile time.
  virtual bool supportsDynamicSlices() const = 0;
  /// True if a convolution may have a filter of unknown extent.
  virtual bool supportsDynamicFilters() const = 0;
  /// The largest kernel (with dilation), stride and padding of a convolution
  /// (T28).
  virtual int64_t largestConvExtent() const { return INT64_MAX; }
  /// True if `channelsToBatch` and back can be built for this type.
  virtual bool canMoveChannelsToBatch(mlir::RankedTensorType type,
                                      const Layout &layout) const = 0;

  //===--- Convolution ----------------------------------------------------===//

  virtual mlir::Value conv(Builder &b, const Conv &conv) const = 0;

  /// Why `linear` cannot build a kernel of this shape on elements of
  /// `inputType` with weights of `weightType`, or nullopt: groups that the
  /// dialect has no convolution for (T18), element types (T22, T27), level 8K
  /// (T28), an unknown extent (T24). The default builds none (T27).
  virtual std::optional<Decline> checkLinear(const LinearShape &shape,
                                             const Layout &layout,
                                             mlir::Type inputType,
                                             mlir::Type weightType,
                                             mlir::Type accType) const;
  /// True if `linear` takes data of `layout`.
  virtual bool takesLayout(const Layout &layout) const;
  /// The element type of weights that pairs with data of `inputType`, and holds
  /// whole numbers of up to `magnitude` (for integers); null if there is none
  /// (T22).
  virtual mlir::Type weightTypeFor(mlir::Type inputType,
                                   double magnitude) const;
  /// True if a convolution can add a tensor to its result.
  virtual bool supportsAddend() const { return false; }
  /// True if `linear` takes two ops for a scale and a shift (isScaleAndShift).
  virtual bool scalesAndShiftsApart() const { return false; }
  /// The convolution that `kernel` describes, padding included; a shared or
  /// depthwise filter by a depthwise op, what isScaleAndShift by element-wise
  /// ones. Weights are rounded once to
  /// `weightType` (T23), and a splat stays a splat. Never called where
  /// checkLinear declines.
  virtual mlir::Value linear(Builder &b, const LinearConv &conv) const;
  /// The sum or average `op` again, with `conv.input` in place of its operand
  /// `input`: `conv.kernel` has the same window on another number of channels,
  /// adds nothing, and has elements of the same type. The default clones `op`.
  virtual mlir::Value moveWindow(Builder &b, mlir::Operation *op,
                                 mlir::Value input,
                                 const LinearConv &conv) const;

  //===--- Element-wise ---------------------------------------------------===//

  virtual mlir::Value binary(Builder &b, Binary kind, mlir::Value lhs,
                             mlir::Value rhs,
                             Comparison comparison = {}) const = 0;
  /// max(x, 0).
  virtual mlir::Value relu(Builder &b, mlir::Value x) const = 0;
  /// Value-preserving or, to a narrower integer, truncating conversion. Floats
  /// round to nearest even. Returns `x` if nothing changes.
  virtual mlir::Value cast(Builder &b, mlir::Value x, mlir::Type elementType,
                           bool isUnsigned = false) const = 0;
  /// clip(applyScale32(x - inputZeroPoint, scale) + outputZeroPoint) to the
  /// integer type `elementType`. From 48 bits, only the identity scale.
  virtual mlir::Value rescale(Builder &b, mlir::Value x, Scale scale,
                              int64_t inputZeroPoint, int64_t outputZeroPoint,
                              mlir::Type elementType) const = 0;
  /// x * factors, with one factor per output position (row-major over the
  /// spatial dimensions), the same for all batch indices and channels.
  virtual mlir::Value scaleByPosition(Builder &b, mlir::Value x,
                                      const Layout &layout,
                                      llvm::ArrayRef<double> factors) const = 0;

  //===--- Data movement --------------------------------------------------===//

  /// Elements begin, begin + stride, ... of spatial dimension `dim` (an index
  /// into layout.spatial); `count` of them. All other dimensions whole.
  virtual mlir::Value slice(Builder &b, mlir::Value x, const Layout &layout,
                            unsigned dim, mlir::OpFoldResult begin,
                            mlir::OpFoldResult count, int64_t stride) const = 0;
  /// All but the first `low` and the last `high` elements of spatial dimension
  /// `dim`, whose extent may be unknown to any dialect.
  virtual mlir::Value trim(Builder &b, mlir::Value x, const Layout &layout,
                           unsigned dim, int64_t low, int64_t high) const;
  /// Joins along spatial dimension `dim`.
  virtual mlir::Value concat(Builder &b, mlir::ValueRange parts,
                             const Layout &layout, unsigned dim) const = 0;
  /// Pads the spatial dimensions by a constant.
  virtual mlir::Value pad(Builder &b, mlir::Value x, const Layout &layout,
                          llvm::ArrayRef<int64_t> low,
                          llvm::ArrayRef<int64_t> high,
                          mlir::TypedAttr value) const = 0;
  /// Moves the channels into the batch: N x C planes of one channel each. The
  /// result has layout `sharedLayout(layout)`.
  virtual mlir::Value channelsToBatch(Builder &b, mlir::Value x,
                                      const Layout &layout) const = 0;
  /// The transpose or reshape that gives `value`, if it is one that this
  /// builder can look through. The default finds none, and its `transpose` and
  /// `regroup` are never called.
  virtual std::optional<LayoutMove> matchMove(mlir::Value value) const;
  /// Dimension i of the result is dimension permutation[i] of `x`.
  virtual mlir::Value transpose(Builder &b, mlir::Value x,
                                llvm::ArrayRef<int64_t> permutation) const;
  /// Dimension i of the result is the product of the dimensions groups[i] of
  /// `x`, which stay in order; those of `x` that are in no group have extent 1.
  /// At most one extent of the result is unknown.
  virtual mlir::Value regroup(Builder &b, mlir::Value x,
                              const DimGroups &groups) const;
  /// `x` as a tensor of another static knowledge of the same shape.
  virtual mlir::Value refineType(Builder &b, mlir::Value x,
                                 mlir::Type type) const;
  /// Simplifies the ops that divide `sum` by a count: a count that follows from
  /// constants becomes a constant (T1), and a truncating integer division by a
  /// constant becomes a multiplication and a shift (exact for |sum| <=
  /// maxMagnitude). Bit-exact. The default does nothing.
  virtual void simplifyDivisors(mlir::RewriterBase &rewriter, mlir::Value sum,
                                const Layout &layout,
                                std::optional<int64_t> maxMagnitude) const;
  /// If the only use of the float tensor `sum` (behind reshapes and transposes)
  /// is a multiplication or division by a finite constant: that op (T17). The
  /// default finds none.
  virtual std::optional<ScaleUse> matchScale(mlir::Value sum) const;
  /// A tensor of `pooling`'s result type that holds values[o] at output
  /// position o (row-major), for all batch indices and channels.
  virtual mlir::Value table(Builder &b, const Pooling &pooling,
                            llvm::ArrayRef<double> values) const;
  /// The inverse, for planes that may have other spatial extents; `like` has
  /// the batch and channel extents.
  virtual mlir::Value batchToChannels(Builder &b, mlir::Value x,
                                      mlir::Value like,
                                      const Layout &layout) const = 0;
  /// The extent of spatial dimension `dim`, as a value or an attribute.
  virtual mlir::OpFoldResult extent(Builder &b, mlir::Value x,
                                    const Layout &layout,
                                    unsigned dim) const = 0;
  /// extent * scale + offset.
  virtual mlir::OpFoldResult scaledExtent(Builder &b, mlir::OpFoldResult extent,
                                          int64_t scale,
                                          int64_t offset) const = 0;
  /// Gives a tensor without spatial dimensions those of extent 1 (and the
  /// reverse), for reductions.
  virtual mlir::Value insertSpatialDims(Builder &b, mlir::Value x,
                                        const Layout &layout) const = 0;
  virtual mlir::Value dropSpatialDims(Builder &b, mlir::Value x,
                                      const Layout &layout) const = 0;
};

} // namespace ptc

#endif // POOLTOCONV_INTERFACES_TENSORBUILDER_H
