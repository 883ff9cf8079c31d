//===- TransformOps.cpp - Rewrites in the transform dialect ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// TransformDialect.h asserts by a function that libMLIR has only where it was
// built with asserts itself.
#ifndef NDEBUG
#define NDEBUG
#endif

#include "PoolToConv/TransformOps/TransformOps.h"

#include "PoolToConv/Interfaces/ExternalModels.h"
#include "PoolToConv/Transforms/EliminatePooling.h"
#include "PoolToConv/Transforms/FactorLinearConvs.h"
#include "PoolToConv/Transforms/FuseLinearConvs.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>

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

static std::optional<Objective> parseObjective(StringRef name) {
  return llvm::StringSwitch<std::optional<Objective>>(name)
      .Case("macs", Objective::Macs)
      .Case("params", Objective::Params)
      .Case("convs", Objective::Convs)
      .Default(std::nullopt);
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Linear ops
//===----------------------------------------------------------------------===//

LogicalResult ApplyFuseLinearConvsPatternsOp::verify() {
  if (!parseObjective(getObjective()))
    return emitOpError("expected objective to be macs, params or convs, got '")
           << getObjective() << "'";
  if (!parseNumerics(getNumerics()))
    return emitOpError("expected numerics to be exact or fast, got '")
           << getNumerics() << "'";
  if (getMaxKernel() < 1)
    return emitOpError("expected max_kernel to be at least 1, got ")
           << getMaxKernel();
  double growth = getMaxWeightGrowth().convertToDouble();
  // Not a number is no limit either.
  if (!(growth >= 0))
    return emitOpError("expected max_weight_growth to be a number from 0, got ")
           << growth;
  return success();
}

void ApplyFuseLinearConvsPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  FuseLinearConvsOptions options;
  options.plan.objective = *parseObjective(getObjective());
  options.plan.limits.maxKernel = getMaxKernel();
  options.plan.maxWeightGrowth = getMaxWeightGrowth().convertToDouble();
  options.numerics = *parseNumerics(getNumerics());
  options.joins = getJoins();
  options.averagesLast = getAveragesLast();
  populateFuseLinearConvPatterns(patterns, options);
}

//===----------------------------------------------------------------------===//
// ApplyFactorLinearConvsPatternsOp
//===----------------------------------------------------------------------===//

LogicalResult ApplyFactorLinearConvsPatternsOp::verify() {
  std::optional<Objective> objective = parseObjective(getObjective());
  if (!objective || *objective == Objective::Convs)
    return emitOpError("expected objective to be macs or params, got '")
           << getObjective() << "'";
  if (!parseNumerics(getNumerics()))
    return emitOpError("expected numerics to be exact or fast, got '")
           << getNumerics() << "'";
  double tolerance = getTolerance().convertToDouble();
  if (!(tolerance >= 0) || std::isinf(tolerance))
    return emitOpError("expected tolerance to be a finite number from 0, got ")
           << tolerance;
  double growth = getMaxWeightGrowth().convertToDouble();
  if (!(growth >= 0))
    return emitOpError("expected max_weight_growth to be a number from 0, got ")
           << growth;
  return success();
}

void ApplyFactorLinearConvsPatternsOp::populatePatterns(
    RewritePatternSet &patterns) {
  FactorLinearConvsOptions options;
  options.split.objective = *parseObjective(getObjective());
  options.split.factor.tolerance = getTolerance().convertToDouble();
  options.split.maxWeightGrowth = getMaxWeightGrowth().convertToDouble();
  options.numerics = *parseNumerics(getNumerics());
  populateFactorLinearConvPatterns(patterns, options);
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

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
    registerTransformOps<ApplyEliminatePoolingPatternsOp,
                         ApplyFactorLinearConvsPatternsOp,
                         ApplyFuseLinearConvsPatternsOp>();
  }
};
} // namespace

void ptc::registerTransformExtension(DialectRegistry &registry) {
  registry.addExtensions<PoolToConvExtension>();
}
