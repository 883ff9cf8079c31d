//===- EliminatePoolingTest.cpp - The C++ API -----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/EliminatePooling.h"

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
constexpr const char *kTwoPools = R"(
func.func @f(%x: tensor<1x8x8x4xi8>) -> tensor<1x2x2x4xi8> {
  %zp = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>,
      pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x8x8x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x4x4x4xi8>
  %1 = tosa.max_pool2d %0 {kernel = array<i64: 2, 2>,
      pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x4x4x4xi8>) -> tensor<1x2x2x4xi8>
  return %1 : tensor<1x2x2x4xi8>
})";

class EliminatePoolingTest : public ::testing::Test {
protected:
  EliminatePoolingTest() {
    DialectRegistry registry;
    registry.insert<arith::ArithDialect, func::FuncDialect,
                    linalg::LinalgDialect, tensor::TensorDialect,
                    tosa::TosaDialect>();
    registerExternalModels(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    module = parseSourceString<ModuleOp>(kTwoPools, &context);
  }

  SmallVector<PoolingOpInterface> pools() {
    SmallVector<PoolingOpInterface> result;
    module->walk([&](PoolingOpInterface op) { result.push_back(op); });
    return result;
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};
} // namespace

TEST_F(EliminatePoolingTest, describesPools) {
  ASSERT_EQ(pools().size(), 2u);
  OrDecline<Pooling> average = pools()[0].getPooling();
  ASSERT_TRUE(average);
  EXPECT_EQ(average->reduction, Reduction::Average);
  EXPECT_EQ(average->inputZeroPoint, 3);
  EXPECT_EQ(average->taps(), 4);
  EXPECT_EQ(average->channels(), 4);
  EXPECT_TRUE(average->layout.isChannelLast());
  OrDecline<Pooling> maximum = pools()[1].getPooling();
  ASSERT_TRUE(maximum);
  EXPECT_EQ(maximum->reduction, Reduction::Max);
}

TEST_F(EliminatePoolingTest, rewritesOneOp) {
  IRRewriter rewriter(&context);
  OrDecline<PoolingRewrite> outcome = eliminatePooling(rewriter, pools()[0]);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->numericClass, NumericClass::BitExact);
  // 4x4 positions, 4 channels, 2x2 taps; one filter a channel.
  EXPECT_EQ(outcome->multiplications, 4 * 4 * 4 * 4);
  EXPECT_EQ(outcome->parameters, 4 * 4);
  ASSERT_EQ(pools().size(), 1u);
  EXPECT_TRUE(isa<tosa::MaxPool2dOp>(pools()[0]));
  EXPECT_TRUE(succeeded(verify(*module)));
}

TEST_F(EliminatePoolingTest, saysWhyNot) {
  IRRewriter rewriter(&context);
  EliminatePoolingOptions options;
  options.maxForm = MaxForm::ReluOnly;
  // i8 relu-only exists in TOSA; make the data i16, for which it does not.
  module = parseSourceString<ModuleOp>(R"(
    func.func @g(%x: tensor<1x4x4x4xi16>) -> tensor<1x2x2x4xi16> {
      %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>,
          pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
        : (tensor<1x4x4x4xi16>) -> tensor<1x2x2x4xi16>
      return %0 : tensor<1x2x2x4xi16>
    })",
                                       &context);
  OrDecline<PoolingRewrite> outcome =
      eliminatePooling(rewriter, pools()[0], options);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.decline().condition, "T11");
  EXPECT_EQ(pools().size(), 1u);
}

TEST_F(EliminatePoolingTest, asksTheControlCallback) {
  EliminatePoolingOptions options;
  options.control = [](PoolingOpInterface op) {
    return !isa<tosa::AvgPool2dOp>(op);
  };
  RewritePatternSet patterns(&context);
  populateEliminatePoolingPatterns(patterns, options);
  ASSERT_TRUE(succeeded(applyPatternsGreedily(*module, std::move(patterns))));
  ASSERT_EQ(pools().size(), 1u);
  EXPECT_TRUE(isa<tosa::AvgPool2dOp>(pools()[0]));
}
