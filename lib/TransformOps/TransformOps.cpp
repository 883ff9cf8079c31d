//===- TransformOps.cpp - Rewrites in the transform dialect ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/TransformOps/TransformOps.h"

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace ptc;

#define GET_OP_CLASSES
#include "PoolToConv/TransformOps/TransformOps.cpp.inc"

static std::optional<AvgForm> parseAvgForm(StringRef name) {
  return llvm::StringSwitch<std::optional<AvgForm>>(name)
      .Case("depthwise", AvgForm::Depthwise)
      .Case("dense", AvgForm::Dense)
      .Case("shared", AvgForm::Shared)
      .Default(std::nullopt);
}

static std::optional<MaxForm> parseMaxForm(StringRef name) {
  return llvm::StringSwitch<std::optional<MaxForm>>(name)
      .Case("auto", MaxForm::Auto)
      .Case("relu", MaxForm::Relu)
      .Case("relu-only", MaxForm::ReluOnly)
      .Case("maximum", MaxForm::Maximum)
      .Default(std::nullopt);
}

static std::optional<Numerics> parseNumerics(StringRef name) {
  return llvm::StringSwitch<std::optional<Numerics>>(name)
      .Case("exact", Numerics::Exact)
      .Case("fast", Numerics::Fast)
      .Default(std::nullopt);
}

LogicalResult ApplyEliminatePoolingPatternsOp::verify() {
  if (!parseAvgForm(getAvgForm()))
    return emitOpError("expected avg_form to be depthwise, dense or shared, "
                       "got '")
           << getAvgForm() << "'";
  if (!parseMaxForm(getMaxForm()))
    return emitOpError("expected max_form to be auto, relu, relu-only or "
                       "maximum, got '")
           << getMaxForm() << "'";
  if (!parseNumerics(getNumerics()))
    return emitOpError("expected numerics to be exact or fast, got '")
           << getNumerics() << "'";
  return success();
}

void ApplyEliminatePoolingPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  EliminatePoolingOptions options;
  options.avgForm = *parseAvgForm(getAvgForm());
  options.maxForm = *parseMaxForm(getMaxForm());
  options.numerics = *parseNumerics(getNumerics());
  populateEliminatePoolingPatterns(patterns, options);
}

namespace {
class PoolToConvExtension
    : public transform::TransformDialectExtension<PoolToConvExtension> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PoolToConvExtension)

  void init() {
    // What the builders of the rewrites create.
    declareGeneratedDialect<arith::ArithDialect>();
    declareGeneratedDialect<linalg::LinalgDialect>();
    declareGeneratedDialect<tensor::TensorDialect>();
    registerTransformOps<ApplyEliminatePoolingPatternsOp>();
  }
};
} // namespace

void ptc::registerTransformExtension(DialectRegistry &registry) {
  registry.addExtensions<PoolToConvExtension>();
}
