//===- TosaBuilder.h - Tensor ops in tosa -----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_TOSABUILDER_H
#define POOLTOCONV_INTERFACES_TOSABUILDER_H

#include "PoolToConv/Interfaces/TensorBuilder.h"

namespace ptc {

/// Tensor ops in tosa: NHWC only, ops that tosa-validate accepts only.
///
/// TOSA has no unsigned arithmetic: ui8 becomes i32 by two rescales. It
/// compares i32 and floats only, has no i64, and its shapes are constants.
class TosaBuilder : public TensorBuilder {
public:
  /// MAX_KERNEL and MAX_STRIDE of level 8K (T28).
  static constexpr int64_t maxKernel = 8192;

  mlir::Type comparisonType(mlir::Type type,
                            Comparison comparison) const override;
  mlir::Type differenceType(mlir::Type type, bool isUnsigned) const override;
  mlir::Type signedPartner(mlir::Type type) const override;
  bool hasPaddingValue(mlir::Value x) const override;
  mlir::Type sourceIntegerType(mlir::Value x) const override;
  bool canSaturate() const override { return true; }
  bool convolves(mlir::Type type) const override;
  bool supportsDynamicSlices() const override { return false; }
  bool supportsDynamicFilters() const override { return false; }
  int64_t largestConvExtent() const override { return maxKernel; }
  bool canMoveChannelsToBatch(mlir::RankedTensorType type,
                              const Layout &layout) const override;

  mlir::Value conv(Builder &b, const Conv &conv) const override;
  std::optional<Decline> checkLinear(const LinearShape &shape,
                                     const Layout &layout, mlir::Type inputType,
                                     mlir::Type weightType,
                                     mlir::Type accType) const override;
  bool takesLayout(const Layout &layout) const override;
  bool scalesAndShiftsApart() const override { return true; }
  mlir::Type weightTypeFor(mlir::Type inputType,
                           double magnitude) const override;
  /// The kernel pads by zero (behind the zero point) only.
  mlir::Value linear(Builder &b, const LinearConv &conv) const override;
  mlir::Value binary(Builder &b, Binary kind, mlir::Value lhs, mlir::Value rhs,
                     Comparison comparison) const override;
  mlir::Value relu(Builder &b, mlir::Value x) const override;
  mlir::Value cast(Builder &b, mlir::Value x, mlir::Type elementType,
                   bool isUnsigned) const override;
  mlir::Value rescale(Builder &b, mlir::Value x, Scale scale,
                      int64_t inputZeroPoint, int64_t outputZeroPoint,
                      mlir::Type elementType) const override;
  mlir::Value scaleByPosition(Builder &b, mlir::Value x, const Layout &layout,
                              llvm::ArrayRef<double> factors) const override;
  mlir::Value slice(Builder &b, mlir::Value x, const Layout &layout,
                    unsigned dim, mlir::OpFoldResult begin,
                    mlir::OpFoldResult count, int64_t stride) const override;
  mlir::Value trim(Builder &b, mlir::Value x, const Layout &layout,
                   unsigned dim, int64_t low, int64_t high) const override;
  mlir::Value concat(Builder &b, mlir::ValueRange parts, const Layout &layout,
                     unsigned dim) const override;
  mlir::Value pad(Builder &b, mlir::Value x, const Layout &layout,
                  llvm::ArrayRef<int64_t> low, llvm::ArrayRef<int64_t> high,
                  mlir::TypedAttr value) const override;
  std::optional<LayoutMove> matchMove(mlir::Value value) const override;
  mlir::Value transpose(Builder &b, mlir::Value x,
                        llvm::ArrayRef<int64_t> permutation) const override;
  mlir::Value regroup(Builder &b, mlir::Value x,
                      const DimGroups &groups) const override;
  mlir::Value channelsToBatch(Builder &b, mlir::Value x,
                              const Layout &layout) const override;
  mlir::Value batchToChannels(Builder &b, mlir::Value x, mlir::Value like,
                              const Layout &layout) const override;
  mlir::OpFoldResult extent(Builder &b, mlir::Value x, const Layout &layout,
                            unsigned dim) const override;
  mlir::OpFoldResult scaledExtent(Builder &b, mlir::OpFoldResult extent,
                                  int64_t scale, int64_t offset) const override;
  std::optional<ScaleUse> matchScale(mlir::Value sum) const override;
  mlir::Value insertSpatialDims(Builder &b, mlir::Value x,
                                const Layout &layout) const override;
  mlir::Value dropSpatialDims(Builder &b, mlir::Value x,
                              const Layout &layout) const override;

  static const TosaBuilder &get();
};

} // namespace ptc

#endif // POOLTOCONV_INTERFACES_TOSABUILDER_H
