//===- FuseLinearConvsTest.cpp - The C++ API ------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "PoolToConv/Interfaces/ExternalModels.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace ptc;

namespace {
// A padding that canonicalisation moves into the first convolution, which then
// may be fused with the second.
constexpr const char *kChain = R"(
func.func @f(%x: tensor<1x8x8x1xf32>) -> tensor<1x8x8x1xf32> {
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = "tosa.const"() <{values = dense<3.0> : tensor<1x3x3x1xf32>}> : () -> tensor<1x3x3x1xf32>
  %v = "tosa.const"() <{values = dense<5.0> : tensor<1x1x1x1xf32>}> : () -> tensor<1x1x1x1xf32>
  %p = tosa.const_shape {values = dense<[0, 0, 1, 1, 1, 1, 0, 0]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %0 = tosa.pad %x, %p, %zero : (tensor<1x8x8x1xf32>, !tosa.shape<8>, tensor<1xf32>) -> tensor<1x10x10x1xf32>
  %1 = tosa.conv2d %0, %w, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x10x10x1xf32>, tensor<1x3x3x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  %2 = tosa.conv2d %1, %v, %zero, %zero, %zero {acc_type = f32, pad = array<i64: 0, 0, 0, 0>,
      stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
    : (tensor<1x8x8x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x1xf32>
  return %2 : tensor<1x8x8x1xf32>
})";

class FuseLinearConvsTest : public ::testing::Test {
protected:
  FuseLinearConvsTest() {
    DialectRegistry registry;
    registry
        .insert<arith::ArithDialect, func::FuncDialect, linalg::LinalgDialect,
                tensor::TensorDialect, tosa::TosaDialect>();
    registerExternalModels(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    module = parseSourceString<ModuleOp>(kChain, &context);
  }

  SmallVector<LinearOpInterface> linearOps() {
    SmallVector<LinearOpInterface> result;
    module->walk([&](LinearOpInterface op) { result.push_back(op); });
    return result;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(FuseLinearConvsTest, patternsMixWithCanonicalisation) {
  RewritePatternSet patterns(&context);
  populateFuseLinearConvPatterns(patterns);
  for (RegisteredOperationName op : context.getRegisteredOperations())
    op.getCanonicalizationPatterns(patterns, &context);
  ASSERT_TRUE(succeeded(applyPatternsGreedily(*module, std::move(patterns))));
  ASSERT_EQ(linearOps().size(), 1u);
  auto conv = cast<tosa::Conv2DOp>(linearOps()[0].getOperation());
  EXPECT_EQ(conv.getPad(), ArrayRef<int64_t>({1, 1, 1, 1}));
  EXPECT_TRUE(succeeded(verify(*module)));
}

TEST_F(FuseLinearConvsTest, reportsWhatItDid) {
  IRRewriter rewriter(&context);
  LinearReport report = fuseLinearConvs(rewriter, *module, {});
  ASSERT_EQ(report.rewrites.size(), 1u);
  EXPECT_EQ(report.rewrites[0].form, "2 linear ops become one 3x3 convolution");
  EXPECT_EQ(report.rewrites[0].numericClass, NumericClass::Reassociating);
  EXPECT_GT(report.rewrites[0].boundEps, 0);
  EXPECT_EQ(report.rewrites[0].before.macs, 640);
  EXPECT_EQ(report.rewrites[0].after.macs, 576);
  EXPECT_TRUE(succeeded(verify(*module)));
}

TEST_F(FuseLinearConvsTest, reportsWhatStays) {
  FuseLinearConvsOptions options;
  options.numerics = Numerics::Exact;
  LinearReport report;
  IRRewriter rewriter(&context);
  EXPECT_FALSE(fuseLinearConvsAt(rewriter, linearOps()[0], options, &report));
  ASSERT_EQ(report.boundaries.size(), 2u);
  EXPECT_EQ(report.boundaries[1].condition, "T23");
  EXPECT_EQ(linearOps().size(), 3u);
}

TEST_F(FuseLinearConvsTest, theFirstOpOfAChainStandsForIt) {
  IRRewriter rewriter(&context);
  EXPECT_FALSE(fuseLinearConvsAt(rewriter, linearOps()[1], {}));
  EXPECT_TRUE(fuseLinearConvsAt(rewriter, linearOps()[0], {}));
}
