//===- LinalgLinearTest.cpp - Extents that no linalg op leaves open -------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops of linalg have results of the program's extents, but LinalgBuilder also
// builds those whose extents follow from the input, as of other dialects.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Interfaces/LinalgBuilder.h"
#include "PoolToConv/Judge/Judge.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace ptc;

/// A window that slides by 2 over an extent that is not known, and by 1 over
/// another one.
static constexpr const char *kStrided = R"(
#rows = affine_map<()[s] -> ((s - 3) floordiv 2 + 1)>
func.func @f(%x: tensor<1x?x?x1xf32>) -> tensor<1x?x?x1xf32> {
  %w = arith.constant dense<[[[[1.0]], [[2.0]]], [[[3.0]], [[4.0]]],
                             [[[5.0]], [[6.0]]]]> : tensor<3x2x1x1xf32>
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1 : index
  %two = arith.constant 2 : index
  %h = tensor.dim %x, %one : tensor<1x?x?x1xf32>
  %v = tensor.dim %x, %two : tensor<1x?x?x1xf32>
  %rows = affine.apply #rows()[%h]
  %columns = arith.subi %v, %one : index
  %e = tensor.empty(%rows, %columns) : tensor<1x?x?x1xf32>
  %o = linalg.fill ins(%zero : f32) outs(%e : tensor<1x?x?x1xf32>)
    -> tensor<1x?x?x1xf32>
  %0 = linalg.conv_2d_nhwc_hwcf {strides = dense<[2, 1]> : vector<2xi64>}
    ins(%x, %w : tensor<1x?x?x1xf32>, tensor<3x2x1x1xf32>)
    outs(%o : tensor<1x?x?x1xf32>) -> tensor<1x?x?x1xf32>
  return %0 : tensor<1x?x?x1xf32>
})";

TEST(LinalgLinearTest, DerivesExtents) {
  MLIRContext context;
  DialectRegistry registry;
  registerJudgeDialects(registry);
  registerExternalModels(registry);
  context.appendDialectRegistry(registry);
  context.loadAllAvailableDialects();
  auto before = parseSourceString<ModuleOp>(kStrided, &context);
  ASSERT_TRUE(before);
  OwningOpRef<ModuleOp> after = before->clone();
  LinearOpInterface op;
  after->walk([&](LinearOpInterface found) { op = found; });
  OrDecline<Linear> linear = op.getLinear();
  ASSERT_TRUE(bool(linear)) << linear.decline().reason;
  OrDecline<LinearKernel> kernel = linear->loadKernel();
  ASSERT_TRUE(bool(kernel)) << kernel.decline().reason;
  ASSERT_FALSE(kernel->shape.derivedOutputs);
  kernel->shape.derivedOutputs = true;

  LinearConv conv;
  conv.input = linear->input;
  conv.layout = linear->layout;
  conv.kernel = &*kernel;
  conv.accType = conv.weightType = linear->accType;
  conv.resultType = cast<RankedTensorType>(linear->result.getType());
  ImplicitLocOpBuilder b(op->getLoc(), op);
  op->getResult(0).replaceAllUsesWith(LinalgBuilder::get().linear(b, conv));
  op->erase();
  ASSERT_TRUE(succeeded(verify(*after)));

  auto verdicts = compareModules(*before, *after, JudgeOptions());
  ASSERT_TRUE(bool(verdicts)) << llvm::toString(verdicts.takeError());
  ASSERT_EQ(verdicts->size(), 1u);
  EXPECT_EQ(verdicts->front().status, FunctionVerdict::Status::Equal)
      << verdicts->front().str();
}
