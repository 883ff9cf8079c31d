//===- LinalgLinear.h - Linear ops in linalg --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_INTERFACES_LINALGLINEAR_H
#define LIB_INTERFACES_LINALGLINEAR_H

#include "PoolToConv/Interfaces/Linear.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace ptc {

/// A list of kinds of ops.
template <typename... OpTys>
struct OpKinds {
  static bool contain(mlir::Operation *op) { return llvm::isa<OpTys...>(op); }
  template <template <typename> typename Model>
  static void attach(mlir::MLIRContext *context) {
    (OpTys::template attachInterface<Model<OpTys>>(*context), ...);
  }
};

/// The named convolutions with batch and channels.
using LinalgConvs =
    OpKinds<mlir::linalg::Conv1DNwcWcfOp, mlir::linalg::Conv1DNcwFcwOp,
            mlir::linalg::Conv2DNhwcHwcfOp, mlir::linalg::Conv2DNhwcFhwcOp,
            mlir::linalg::Conv2DNchwFchwOp, mlir::linalg::Conv2DNhwcHwcfQOp,
            mlir::linalg::Conv2DNhwcFhwcQOp, mlir::linalg::Conv2DNchwFchwQOp,
            mlir::linalg::Conv2DNgchwFgchwOp, mlir::linalg::Conv2DNgchwGfchwOp,
            mlir::linalg::Conv2DNhwgcGfhwcOp, mlir::linalg::Conv2DNhwgcGfhwcQOp,
            mlir::linalg::Conv2DNgchwGfchwQOp, mlir::linalg::Conv3DNdhwcDhwcfOp,
            mlir::linalg::Conv3DNdhwcDhwcfQOp, mlir::linalg::Conv3DNcdhwFcdhwOp,
            mlir::linalg::DepthwiseConv1DNwcWcOp,
            mlir::linalg::DepthwiseConv1DNcwCwOp,
            mlir::linalg::DepthwiseConv1DNwcWcmOp,
            mlir::linalg::DepthwiseConv2DNhwcHwcOp,
            mlir::linalg::DepthwiseConv2DNchwChwOp,
            mlir::linalg::DepthwiseConv2DNhwcHwcQOp,
            mlir::linalg::DepthwiseConv2DNhwcHwcmOp,
            mlir::linalg::DepthwiseConv2DNhwcHwcmQOp,
            mlir::linalg::DepthwiseConv3DNdhwcDhwcOp,
            mlir::linalg::DepthwiseConv3DNcdhwCdhwOp,
            mlir::linalg::DepthwiseConv3DNdhwcDhwcmOp>;

/// Describes one of LinalgConvs. Where groups are a dimension of the result,
/// the result is that of linalgConvCollapse.
OrDecline<Linear> describeLinalgConv(mlir::linalg::LinalgOp op);

/// The layout of the data of a named convolution, or nullopt if its channels
/// are two dimensions.
std::optional<Layout> linalgConvLayout(mlir::linalg::LinalgOp op);

/// The only user of a convolution whose result has a dimension for its groups,
/// if it joins them to the channels; else null.
mlir::tensor::CollapseShapeOp linalgConvCollapse(mlir::linalg::LinalgOp op);

/// True for a sum over windows that isLinalgPooling finds.
bool isLinalgSum(mlir::linalg::LinalgOp op);
OrDecline<Linear> describeLinalgSum(mlir::linalg::LinalgOp op);

/// True for an element-wise op whose body multiplies one tensor by constants
/// and adds constants, or adds or subtracts two tensors.
bool isLinalgElementwise(mlir::linalg::LinalgOp op);
OrDecline<Linear> describeLinalgElementwise(mlir::linalg::LinalgOp op);

/// A product of rows and a matrix: linalg.matmul, and linalg.batch_matmul whose
/// matrices are all one.
OrDecline<Linear> describeLinalgMatmul(mlir::linalg::LinalgOp op);

/// The dimension along which the constants of such an op vary, if any.
std::optional<unsigned> channelOfElementwise(mlir::linalg::LinalgOp op);

OrDecline<Linear> describePad(mlir::tensor::PadOp op);

/// A layout of `value` that neighbouring ops give reason to assume: some are as
/// good as any layout in themselves, such as x + y. `fits` says which layouts
/// come into question.
std::optional<Layout> findLayout(mlir::Value value,
                                 llvm::function_ref<bool(const Layout &)> fits);

/// N, C, spatial... or N, spatial..., C.
Layout channelFirstLayout(unsigned rank);
Layout channelLastLayout(unsigned rank);

/// Why the types of a description rule it out, or nullopt: no ranked tensors of
/// numbers, an unknown number of channels (T24, T27, T28), floats of several
/// types (T23), integers that become narrower or floats (T21).
std::optional<Decline> checkLinearTypes(const Linear &linear);

/// One tap at every position of the input; where that has no spatial dimensions,
/// at one position.
std::vector<WindowDim> pointwiseWindow(const Linear &linear);

/// What a reduction starts from.
struct LinalgInit {
  /// Constant, with one number for each channel at most.
  bool isBias = false;
  mlir::Value value;

  /// The bias of so many channels; none for zero.
  OrDecline<std::vector<double>> load(int64_t channels) const;
};
/// Looks for a bias in `init`, of `layout`.
LinalgInit matchInit(mlir::Value init, const Layout &layout);

/// Attaches LinearOpInterface to linalg's ops and to tensor.pad.
void registerLinalgLinearModels(mlir::DialectRegistry &registry);

} // namespace ptc

#endif // LIB_INTERFACES_LINALGLINEAR_H
