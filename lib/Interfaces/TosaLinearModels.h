//===- TosaLinearModels.h - The linear ops of tosa --------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_TOSALINEARMODELS_H
#define LIB_INTERFACES_TOSALINEARMODELS_H

#include "PoolToConv/Interfaces/TosaBuilder.h"

namespace ptc {

/// Starts the description of an op from `input` to `result`, both of layout
/// N, spatial..., C: layout, accumulator of the result's type, and one tap per
/// dimension; without spatial dimensions, at one position. Declined with T24,
/// T27 or T28 (types), T24 (unknown channels), T27 (a rank that leaves more than
/// three spatial dimensions, or no channels).
OrDecline<Linear> startLinear(mlir::Value input, mlir::Value result);

/// The description, unless its geometry is impossible (T24, T28).
OrDecline<Linear> finishLinear(Linear linear);

/// The number of channels of a tensor of layout N, spatial..., C.
int64_t channelsOf(mlir::Value tensor);

/// The cost of an op that stores a weight for every product.
LinearCost costOfFilter(const LinearShape &shape);

/// The additions of an op that sums.
LinearCost costOfSum(const LinearShape &shape, int64_t convs);

/// What the models of all ops have in common.
template <typename ConcreteModel, typename ConcreteOp>
struct TosaLinearModel
    : LinearOpInterface::ExternalModel<ConcreteModel, ConcreteOp> {
  bool isLinearOp(mlir::Operation *) const { return true; }
  const TensorBuilder &getTensorBuilder(mlir::Operation *) const {
    return TosaBuilder::get();
  }
};

/// conv2d, depthwise_conv2d, conv3d, transpose_conv2d, matmul.
void attachTosaConvolutions(mlir::MLIRContext &context);
/// avg_pool2d, reduce_sum, pad.
void attachTosaWindows(mlir::MLIRContext &context);
/// mul, add, sub.
void attachTosaElementwise(mlir::MLIRContext &context);

} // namespace ptc

#endif // LIB_INTERFACES_TOSALINEARMODELS_H
