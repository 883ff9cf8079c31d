//===- TosaLinearTest.cpp - Kernels that no tosa op has -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Fused kernels may have groups, windows that leave a part of their input
// unread, and reductions in three dimensions at once: what TosaBuilder says of
// them, and what it builds.
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Interfaces/TosaBuilder.h"
#include "PoolToConv/Judge/Judge.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace ptc;

namespace {
class TosaLinearTest : public ::testing::Test {
protected:
  TosaLinearTest() {
    DialectRegistry registry;
    registerJudgeDialects(registry);
    registerExternalModels(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    f32 = Float32Type::get(&context);
    i8 = IntegerType::get(&context, 8);
    i16 = IntegerType::get(&context, 16);
    i32 = IntegerType::get(&context, 32);
    i48 = IntegerType::get(&context, 48);
  }

  static Layout layoutOf(unsigned rank, bool channelFirst = false) {
    Layout layout;
    layout.channel = channelFirst ? 1 : rank + 1;
    for (unsigned dim = 0; dim < rank; ++dim)
      layout.spatial.push_back(dim + (channelFirst ? 2 : 1));
    return layout;
  }

  /// A 3-tap window per dimension over 8 elements, from 4 channels to 4.
  static LinearShape shapeOf(unsigned rank) {
    LinearShape shape;
    WindowDim dim;
    dim.size = 8;
    dim.kernel = 3;
    dim.outSize = 6;
    shape.window.assign(rank, dim);
    shape.channels = {1, 4, 4, false};
    return shape;
  }

  /// The condition that declines the kernel, or "".
  StringRef check(const LinearShape &shape, Type input, Type weight, Type acc,
                  bool channelFirst = false) {
    std::optional<Decline> decline = TosaBuilder::get().checkLinear(
        shape, layoutOf(shape.rank(), channelFirst), input, weight, acc);
    return decline ? decline->condition : StringRef();
  }
  StringRef check(const LinearShape &shape) {
    return check(shape, f32, f32, f32);
  }

  /// The kernel of the only linear op of `module`, with `change` applied, in
  /// place of all that the function does with its argument.
  void expectRebuilt(StringRef source,
                     llvm::function_ref<void(LinearKernel &)> change,
                     std::optional<double> boundEps);

  MLIRContext context;
  Type f32, i8, i16, i32, i48;
};

TEST_F(TosaLinearTest, BuildsDenseAndDepthwise) {
  for (unsigned rank : {1, 2, 3})
    EXPECT_EQ(check(shapeOf(rank)), "");
  LinearShape depthwise = shapeOf(2);
  depthwise.channels = {4, 1, 2, true};
  EXPECT_EQ(check(depthwise), "");
}

TEST_F(TosaLinearTest, DeclinesGroups) {
  LinearShape shape = shapeOf(2);
  shape.channels = {2, 2, 2, false};
  EXPECT_EQ(check(shape), "T18");
  LinearShape spatial = shapeOf(3);
  spatial.channels = {4, 1, 1, false};
  EXPECT_EQ(check(spatial), "T18");
}

TEST_F(TosaLinearTest, DeclinesLayouts) {
  EXPECT_EQ(check(shapeOf(2), f32, f32, f32, /*channelFirst=*/true), "T27");
}

TEST_F(TosaLinearTest, DeclinesTypes) {
  LinearShape shape = shapeOf(2);
  EXPECT_EQ(check(shape, i8, i8, i32), "");
  EXPECT_EQ(check(shape, i16, i8, i48), "");
  EXPECT_EQ(check(shape, i8, Type(), i32), "T22");
  EXPECT_EQ(check(shape, i16, i16, i48), "T22");
  EXPECT_EQ(check(shape, i8, i8, i48), "T27");
  EXPECT_EQ(check(shape, i16, i8, i32), "T27");
  EXPECT_EQ(check(shape, i32, i8, i32), "T27");
  EXPECT_EQ(check(shape, f32, i8, f32), "T27");
  EXPECT_EQ(check(shape, f32, f32, Float16Type::get(&context)), "T27");
  Type f16 = Float16Type::get(&context);
  EXPECT_EQ(check(shape, f16, f16, f32), "");
  EXPECT_EQ(check(shape, f16, f16, f16), "");
}

TEST_F(TosaLinearTest, ChoosesWeightTypes) {
  const TosaBuilder &builder = TosaBuilder::get();
  EXPECT_EQ(builder.weightTypeFor(f32, 1e9), f32);
  EXPECT_EQ(builder.weightTypeFor(i8, 127), i8);
  EXPECT_EQ(builder.weightTypeFor(i16, 127), i8);
  EXPECT_EQ(builder.weightTypeFor(i8, 128), Type());
  EXPECT_EQ(builder.weightTypeFor(i32, 1), Type());
}

TEST_F(TosaLinearTest, DeclinesGeometry) {
  LinearShape strided = shapeOf(2);
  strided.window[0] = {kUnknown, 1, 8193, 1, 0, 0, kUnknown};
  EXPECT_EQ(check(strided), "T28");
  strided.window[0].stride = 8192;
  EXPECT_EQ(check(strided), "");
  strided.derivedOutputs = false;
  EXPECT_EQ(check(strided), "T24");
  // Of 2 + 1 positions the only window reads the first two.
  LinearShape outside = shapeOf(2);
  outside.window[1] = {1, 2, 8, 1, 2, 0, 1};
  EXPECT_EQ(check(outside), "T28");
  outside.window[1].padLow = 1;
  EXPECT_EQ(check(outside), "");
  LinearShape unknown = shapeOf(1);
  unknown.window[0].size = kUnknown;
  EXPECT_EQ(check(unknown), "T24");
}

void TosaLinearTest::expectRebuilt(
    StringRef source, llvm::function_ref<void(LinearKernel &)> change,
    std::optional<double> boundEps) {
  OwningOpRef<ModuleOp> before = parseSourceString<ModuleOp>(source, &context);
  ASSERT_TRUE(before);
  OwningOpRef<ModuleOp> after = before->clone();
  LinearOpInterface op;
  after->walk([&](LinearOpInterface found) { op = found; });
  OrDecline<Linear> linear = op.getLinear();
  ASSERT_TRUE(bool(linear)) << linear.decline().reason;
  OrDecline<LinearKernel> kernel = linear->loadKernel();
  ASSERT_TRUE(bool(kernel)) << kernel.decline().reason;
  change(*kernel);

  auto function = *after->getOps<func::FuncOp>().begin();
  LinearConv conv;
  conv.input = function.getArgument(0);
  conv.layout = linear->layout;
  conv.kernel = &*kernel;
  conv.inputZeroPoint = linear->inputZeroPoint;
  conv.accType = linear->accType;
  Type element = cast<RankedTensorType>(conv.input.getType()).getElementType();
  conv.weightType = TosaBuilder::get().weightTypeFor(element, 127);
  conv.resultType = cast<RankedTensorType>(linear->result.getType());
  std::optional<Decline> decline = TosaBuilder::get().checkLinear(
      kernel->shape, conv.layout, element, conv.weightType, conv.accType);
  ASSERT_FALSE(decline) << decline->reason;
  ImplicitLocOpBuilder b(op->getLoc(), op);
  op->getResult(0).replaceAllUsesWith(TosaBuilder::get().linear(b, conv));
  ASSERT_TRUE(succeeded(verify(*after)));

  JudgeOptions options;
  options.boundEps = boundEps;
  auto verdicts = compareModules(*before, *after, options);
  ASSERT_TRUE(bool(verdicts)) << llvm::toString(verdicts.takeError());
  ASSERT_EQ(verdicts->size(), 1u);
  auto status = verdicts->front().status;
  EXPECT_TRUE(status == FunctionVerdict::Status::Equal ||
              (boundEps && status == FunctionVerdict::Status::WithinBound))
      << verdicts->front().str();
}

/// A window that slides by 2 over 4 of the rows of its input, with a padding.
constexpr const char *kSliced = R"(
func.func @f(%x: tensor<2x7x3x2xi8>) -> tensor<2x2x3x3xi32> {
  %begin = tosa.const_shape {values = dense<0> : tensor<4xindex>}
    : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[2, 4, 3, 2]> : tensor<4xindex>}
    : () -> !tosa.shape<4>
  %s = tosa.slice %x, %begin, %size
    : (tensor<2x7x3x2xi8>, !tosa.shape<4>, !tosa.shape<4>)
    -> tensor<2x4x3x2xi8>
  %w = "tosa.const"() {values = dense<[[[[1, 2]], [[3, 4]], [[5, 6]]],
                                       [[[7, 8]], [[9, 1]], [[2, 3]]],
                                       [[[4, -5]], [[6, 7]], [[8, 9]]]]>
    : tensor<3x3x1x2xi8>} : () -> tensor<3x3x1x2xi8>
  %b = "tosa.const"() {values = dense<[1, -2, 3]> : tensor<3xi32>}
    : () -> tensor<3xi32>
  %xz = "tosa.const"() {values = dense<-9> : tensor<1xi8>} : () -> tensor<1xi8>
  %wz = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.conv2d %s, %w, %b, %xz, %wz {acc_type = i32,
      pad = array<i64: 1, 0, 0, 0>, stride = array<i64: 2, 1>,
      dilation = array<i64: 1, 1>}
    : (tensor<2x4x3x2xi8>, tensor<3x3x1x2xi8>, tensor<3xi32>, tensor<1xi8>,
       tensor<1xi8>) -> tensor<2x2x3x3xi32>
  return %0 : tensor<2x2x3x3xi32>
})";

TEST_F(TosaLinearTest, CutsWhatIsNotRead) {
  // Seven rows and two of padding, of which the two windows read five.
  auto widen = [](LinearKernel &kernel) {
    kernel.shape.window[0].size = 7;
    kernel.shape.window[0].padHigh = 2;
    // The same weights, in two parts.
    kernel.scale = 0.5;
    for (double &tap : kernel.taps)
      tap *= 2;
  };
  expectRebuilt(kSliced, widen, std::nullopt);
}

/// The last of three sums over one dimension each.
constexpr const char *kVolume = R"(
func.func @f(%x: tensor<2x3x2x2x3xf32>) -> tensor<2x1x1x1x3xf32> {
  %0 = tosa.reduce_sum %x {axis = 3 : i32}
    : (tensor<2x3x2x2x3xf32>) -> tensor<2x3x2x1x3xf32>
  %1 = tosa.reduce_sum %0 {axis = 2 : i32}
    : (tensor<2x3x2x1x3xf32>) -> tensor<2x3x1x1x3xf32>
  %2 = tosa.reduce_sum %1 {axis = 1 : i32}
    : (tensor<2x3x1x1x3xf32>) -> tensor<2x1x1x1x3xf32>
  return %2 : tensor<2x1x1x1x3xf32>
})";

TEST_F(TosaLinearTest, SumsVolumes) {
  auto sumAll = [](LinearKernel &kernel) {
    for (WindowDim &dim : MutableArrayRef(kernel.shape.window).drop_front())
      dim.size = dim.kernel = dim.stride = 2;
    kernel.taps.assign(12, 1.0);
  };
  expectRebuilt(kVolume, sumAll, 12);
}

/// Two 1-D channels, each to two, by filters of two taps.
constexpr const char *kMultiplier = R"(
func.func @f(%x: tensor<1x4x2xi8>) -> tensor<1x4x4xi32> {
  %shape = tosa.const_shape {values = dense<[1, 4, 1, 2]> : tensor<4xindex>}
    : () -> !tosa.shape<4>
  %r = tosa.reshape %x, %shape
    : (tensor<1x4x2xi8>, !tosa.shape<4>) -> tensor<1x4x1x2xi8>
  %w = "tosa.const"() {values = dense<[[[[1, 2], [1, 2]]], [[[5, 6], [5, 6]]]]>
    : tensor<2x1x2x2xi8>} : () -> tensor<2x1x2x2xi8>
  %b = "tosa.const"() {values = dense<0> : tensor<1xi32>} : () -> tensor<1xi32>
  %z = "tosa.const"() {values = dense<0> : tensor<1xi8>} : () -> tensor<1xi8>
  %0 = tosa.depthwise_conv2d %r, %w, %b, %z, %z {acc_type = i32,
      pad = array<i64: 1, 0, 0, 0>, stride = array<i64: 1, 1>,
      dilation = array<i64: 1, 1>}
    : (tensor<1x4x1x2xi8>, tensor<2x1x2x2xi8>, tensor<1xi32>, tensor<1xi8>,
       tensor<1xi8>) -> tensor<1x4x1x4xi32>
  %flat = tosa.const_shape {values = dense<[1, 4, 4]> : tensor<3xindex>}
    : () -> !tosa.shape<3>
  %1 = tosa.reshape %0, %flat
    : (tensor<1x4x1x4xi32>, !tosa.shape<3>) -> tensor<1x4x4xi32>
  return %1 : tensor<1x4x4xi32>
})";

TEST_F(TosaLinearTest, WritesSharedFiltersOut) {
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>(kMultiplier, &context);
  ASSERT_TRUE(module);
  OwningOpRef<ModuleOp> after = module->clone();
  auto function = *after->getOps<func::FuncOp>().begin();
  LinearKernel kernel;
  WindowDim dim;
  dim.size = dim.outSize = 4;
  dim.kernel = 2;
  dim.padLow = 1;
  kernel.shape.window = {dim};
  kernel.shape.channels = {2, 1, 2, true};
  kernel.taps = {0.5, 1, 2.5, 3};
  kernel.scale = 2;
  LinearConv conv;
  conv.input = function.getArgument(0);
  conv.layout = layoutOf(1);
  conv.kernel = &kernel;
  conv.accType = i32;
  conv.weightType = i8;
  Operation *end = function.getBody().front().getTerminator();
  conv.resultType = cast<RankedTensorType>(end->getOperand(0).getType());
  ImplicitLocOpBuilder b(end->getLoc(), end);
  end->setOperand(0, TosaBuilder::get().linear(b, conv));
  auto verdicts = compareModules(*module, *after);
  ASSERT_TRUE(bool(verdicts)) << llvm::toString(verdicts.takeError());
  EXPECT_EQ(verdicts->front().status, FunctionVerdict::Status::Equal)
      << verdicts->front().str();
}
} // namespace
