//===- LinalgModels.cpp - The pooling ops of linalg -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgLinear.h"
#include "LinalgPooling.h"
#include "PoolToConv/Interfaces/LinalgBuilder.h"

#include "PoolToConv/Interfaces/ExternalModels.h"

using namespace mlir;
using namespace ptc;

namespace {

template <typename OpTy>
struct LinalgModel
    : PoolingOpInterface::ExternalModel<LinalgModel<OpTy>, OpTy> {
  bool isPooling(Operation *op) const {
    // A named op pools whatever its types make of its body.
    if constexpr (!std::is_same_v<OpTy, linalg::GenericOp> &&
                  !std::is_same_v<OpTy, linalg::ReduceOp>)
      return true;
    return isLinalgPooling(cast<linalg::LinalgOp>(op));
  }
  OrDecline<Pooling> getPooling(Operation *op) const {
    return describeLinalgPooling(cast<linalg::LinalgOp>(op));
  }
  const TensorBuilder &getTensorBuilder(Operation *) const {
    return LinalgBuilder::get();
  }
};

template <typename... OpTys>
void attachAll(MLIRContext *context) {
  (OpTys::template attachInterface<LinalgModel<OpTys>>(*context), ...);
}

} // namespace

void ptc::registerLinalgExternalModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *context, linalg::LinalgDialect *) {
    attachAll<linalg::PoolingNhwcSumOp, linalg::PoolingNchwSumOp,
              linalg::PoolingNhwcMaxOp, linalg::PoolingNhwcMaxUnsignedOp,
              linalg::PoolingNchwMaxOp, linalg::PoolingNhwcMinOp,
              linalg::PoolingNhwcMinUnsignedOp, linalg::PoolingNwcSumOp,
              linalg::PoolingNcwSumOp, linalg::PoolingNwcMaxOp,
              linalg::PoolingNwcMaxUnsignedOp, linalg::PoolingNcwMaxOp,
              linalg::PoolingNwcMinOp, linalg::PoolingNwcMinUnsignedOp,
              linalg::PoolingNdhwcSumOp, linalg::PoolingNdhwcMaxOp,
              linalg::PoolingNdhwcMinOp, linalg::GenericOp, linalg::ReduceOp>(
        context);
  });
  registerLinalgLinearModels(registry);
}
