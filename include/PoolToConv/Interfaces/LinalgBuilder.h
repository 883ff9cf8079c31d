//===- LinalgBuilder.h - Tensor ops in linalg -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_LINALGBUILDER_H
#define POOLTOCONV_INTERFACES_LINALGBUILDER_H

#include "PoolToConv/Interfaces/TensorBuilder.h"

namespace ptc {

/// Tensor ops in linalg, tensor and arith: layouts N, spatial..., C and N, C,
/// spatial... with one to three spatial dimensions; any extent may be unknown.
class LinalgBuilder : public TensorBuilder {
public:
  mlir::Type comparisonType(mlir::Type type,
                            Comparison comparison) const override;
  mlir::Type differenceType(mlir::Type type, bool isUnsigned) const override;
  bool hasPaddingValue(mlir::Value x) const override;
  mlir::Type sourceIntegerType(mlir::Value x) const override;
  bool canSaturate() const override { return false; }
  bool convolves(mlir::Type) const override { return true; }
  bool supportsDynamicSlices() const override { return true; }
  bool supportsDynamicFilters() const override { return true; }
  bool canMoveChannelsToBatch(mlir::RankedTensorType,
                              const Layout &) const override {
    return true;
  }

  mlir::Value conv(Builder &b, const Conv &conv) const override;
  std::optional<Decline> checkLinear(const LinearShape &shape,
                                     const Layout &layout, mlir::Type inputType,
                                     mlir::Type weightType,
                                     mlir::Type accType) const override;
  bool takesLayout(const Layout &layout) const override;
  mlir::Type weightTypeFor(mlir::Type inputType,
                           double magnitude) const override;
  bool supportsAddend() const override { return true; }
  bool padsApart() const override { return true; }
  mlir::Value linear(Builder &b, const LinearConv &conv) const override;
  mlir::Value moveWindow(Builder &b, mlir::Operation *op, mlir::Value input,
                         const LinearConv &conv) const override;
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
  mlir::Value insertSpatialDims(Builder &b, mlir::Value x,
                                const Layout &layout) const override;
  mlir::Value dropSpatialDims(Builder &b, mlir::Value x,
                              const Layout &layout) const override;
  void simplifyDivisors(mlir::RewriterBase &rewriter, mlir::Value sum,
                        const Layout &layout,
                        std::optional<int64_t> maxMagnitude) const override;

  std::optional<ScaleUse> matchScale(mlir::Value sum) const override;
  mlir::Value table(Builder &b, const Pooling &pooling,
                    llvm::ArrayRef<double> values) const override;

  static const LinalgBuilder &get();

private:
  mlir::Value subtract(Builder &b, mlir::Value x, int64_t constant) const;
  mlir::Value padByZeros(Builder &b, mlir::Value x, const Layout &layout,
                         llvm::ArrayRef<WindowDim> window) const;
};

} // namespace ptc

#endif // POOLTOCONV_INTERFACES_LINALGBUILDER_H
