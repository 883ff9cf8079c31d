//===- Lowering.cpp - From tosa, linalg, fpga to LLVM ---------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lowering.h"
#include "ElementTypes.h"
#include "PoolToConv/Conversion/FpgaToLinalg/Passes.h"
#include "TosaSpec.h"

#include "mlir/Conversion/AffineToStandard/AffineToStandard.h"
#include "mlir/Conversion/BufferizationToMemRef/BufferizationToMemRef.h"
#include "mlir/Conversion/ConvertToLLVM/ToLLVMPass.h"
#include "mlir/Conversion/MathToFuncs/MathToFuncs.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/ReconcileUnrealizedCasts/ReconcileUnrealizedCasts.h"
#include "mlir/Conversion/SCFToControlFlow/SCFToControlFlow.h"
#include "mlir/Conversion/TosaToArith/TosaToArith.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Conversion/TosaToSCF/TosaToSCF.h"
#include "mlir/Conversion/TosaToTensor/TosaToTensor.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Linalg/Utils/Utils.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tensor/Transforms/Transforms.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace ptc;

/// Marks a function that reads or writes at computed indices.
static constexpr llvm::StringLiteral kCheckedAttr = "judge.checked";

static void markComputedIndices(ModuleOp module) {
  module.walk([](Operation *op) {
    if (!isa<tosa::GatherOp, tosa::ScatterOp, tensor::ExtractOp,
             tensor::InsertOp, tensor::GatherOp>(op))
      return;
    if (auto function = op->getParentOfType<func::FuncOp>())
      function->setAttr(kCheckedAttr, UnitAttr::get(op->getContext()));
  });
}

/// Upstream's lowerings of what lowerTosaBySpecification left.
/// tosa-to-linalg-pipeline is not used: its validation rejects ops that have a
/// lowering, and its decompositions are extra rewrites inside the reference.
static LogicalResult lowerTosa(ModuleOp module) {
  if (failed(makeSignless(module)))
    return failure();
  lowerTosaBySpecification(module);

  PassManager pm(module.getContext());
  OpPassManager &perFunction = pm.nest<func::FuncOp>();
  perFunction.addPass(createConvertElementwiseToLinalgPass());
  perFunction.addPass(tosa::createTosaToLinalgNamed());
  perFunction.addPass(tosa::createTosaToLinalg());
  TosaToArithPassOptions arithOptions;
  arithOptions.includeApplyRescale = true;
  perFunction.addPass(createTosaToArithPass(arithOptions));
  perFunction.addPass(createTosaToTensorPass());
  perFunction.addPass(createTosaToSCFPass());
  if (failed(pm.run(module)))
    return failure();

  WalkResult walk = module.walk([](Operation *op) {
    // Shapes without a use are all that may remain.
    if (!isa_and_nonnull<tosa::TosaDialect>(op->getDialect()) ||
        op->use_empty())
      return WalkResult::advance();
    op->emitOpError("has no lowering");
    return WalkResult::interrupt();
  });
  return failure(walk.wasInterrupted());
}

/// Tensor ops that bufferization does not know.
static LogicalResult decomposeAggregates(ModuleOp module) {
  RewritePatternSet patterns(module.getContext());
  tensor::populateDecomposeTensorConcatPatterns(patterns);
  linalg::populateDecomposePackUnpackPatterns(patterns);
  return applyPatternsGreedily(module, std::move(patterns));
}

/// memref.copy of strided memrefs would become a call into a runtime library;
/// as a linalg op it becomes a loop.
static void expandCopies(ModuleOp module) {
  SmallVector<memref::CopyOp> copies;
  module.walk([&](memref::CopyOp copy) {
    if (isa<MemRefType>(copy.getSource().getType()) &&
        isa<MemRefType>(copy.getTarget().getType()))
      copies.push_back(copy);
  });
  for (memref::CopyOp copy : copies) {
    OpBuilder builder(copy);
    linalg::makeMemRefCopyOp(builder, copy.getLoc(), copy.getSource(),
                             copy.getTarget());
    copy.erase();
  }
}

static LogicalResult bufferize(ModuleOp module) {
  PassManager pm(module.getContext());
  bufferization::OneShotBufferizePassOptions options;
  options.bufferizeFunctionBoundaries = true;
  // Over-aligned buffers hide from LLVM that they do not alias.
  options.bufferAlignment = 0;
  options.allowReturnAllocsFromLoops = true;
  options.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(options));
  bufferization::buildBufferDeallocationPipeline(pm);
  // What is returned without being owned is cloned; clones are copies.
  pm.addPass(createConvertBufferizationToMemRefPass());
  return pm.run(module);
}

static bool hasDynamicMemRef(func::FuncOp function) {
  auto isDynamic = [](Type type) {
    auto memref = dyn_cast<MemRefType>(type);
    return memref && !memref.hasStaticShape();
  };
  return function
      .walk([&](Operation *op) {
        if (llvm::any_of(op->getOperandTypes(), isDynamic) ||
            llvm::any_of(op->getResultTypes(), isDynamic))
          return WalkResult::interrupt();
        return WalkResult::advance();
      })
      .wasInterrupted();
}

/// Where sizes or indices are known only at run time, accesses are checked:
/// sizes that do not fit together must not become wild reads.
static LogicalResult addRuntimeChecks(ModuleOp module) {
  PassManager pm(module.getContext(), func::FuncOp::getOperationName());
  pm.addPass(createGenerateRuntimeVerificationPass());
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  for (auto function : module.getOps<func::FuncOp>())
    if (!function.isDeclaration() &&
        (hasDynamicMemRef(function) || function->hasAttr(kCheckedAttr)) &&
        failed(pm.run(function)))
      return failure();
  return success();
}

/// f16 and bf16 arithmetic as f32 arithmetic that rounds after each operation
/// (exact for + - * / and sqrt: f32 has more than 2p + 2 bits).
static void emulateSmallFloats(OpPassManager &pm) {
  math::MathExtendToSupportedTypesOptions mathOptions;
  pm.addPass(math::createMathExtendToSupportedTypes(mathOptions));
  arith::ArithEmulateUnsupportedFloatsOptions emulateOptions;
  emulateOptions.sourceTypeStrs = {"bf16", "f16"};
  emulateOptions.targetTypeStr = "f32";
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulateOptions));
}

/// What LLVM has no instructions for. Conversions of bf16 become integer
/// arithmetic and its values i16: where a processor converts bf16, it flushes
/// subnormals, and LLVM may convert even to move a value. The arith-expand pass
/// as a whole would also make maxima depend on the order of -0 and +0.
static LogicalResult expandArithmetic(ModuleOp module) {
  RewritePatternSet patterns(module.getContext());
  arith::populateExpandBFloat16Patterns(patterns);
  arith::populateCeilFloorDivExpandOpsPatterns(patterns);
  if (failed(applyPatternsGreedily(module, std::move(patterns))))
    return failure();
  replaceElementTypes(module, [](Type type) -> Type {
    return type.isBF16() ? IntegerType::get(type.getContext(), 16) : type;
  });
  return verify(module);
}

/// See lowerToLLVM; a dynamic size counts as small, as the judge chooses it.
static double averageIterations(ModuleOp module) {
  constexpr int64_t kDynamicSize = 8;
  double total = 0;
  unsigned nests = 0;
  module.walk([&](linalg::LinalgOp op) {
    double iterations = 1;
    for (int64_t size : op.getStaticLoopRanges())
      iterations *= ShapedType::isDynamic(size) ? kDynamicSize : size;
    total += iterations;
    ++nests;
  });
  return nests ? total / nests : 0;
}

/// LLVM nests an array constant per dimension, down to one object for each
/// row: a filter of 1x1 taps becomes one object per weight. As one dimension
/// it is a single block of bytes.
static void flattenGlobals(ModuleOp module) {
  SymbolTable symbols(module);
  module.walk([&](memref::GetGlobalOp get) {
    MemRefType type = get.getType();
    if (type.getRank() < 2)
      return;
    auto global = symbols.lookup<memref::GlobalOp>(get.getName());
    auto flat = MemRefType::get({type.getNumElements()}, type.getElementType());
    if (global.getType() != flat) {
      if (auto value =
              dyn_cast_or_null<DenseElementsAttr>(global.getInitialValueAttr()))
        global.setInitialValueAttr(value.reshape(
            RankedTensorType::get(flat.getShape(), flat.getElementType())));
      else
        return;
      global.setType(flat);
    }
    OpBuilder builder(get);
    Value block =
        memref::GetGlobalOp::create(builder, get.getLoc(), flat, get.getName());
    SmallVector<int64_t> strides;
    int64_t offset;
    (void)type.getStridesAndOffset(strides, offset);
    Value shaped = memref::ReinterpretCastOp::create(
        builder, get.getLoc(), type, block, offset, type.getShape(), strides);
    get.replaceAllUsesWith(shaped);
    get.erase();
  });
}

/// maxnumf and minnumf leave the sign of a zero result open; here it does not
/// depend on the order of the operands.
static void orderZeros(ModuleOp module) {
  module.walk([](Operation *op) {
    if (!isa<arith::MaxNumFOp, arith::MinNumFOp>(op))
      return;
    OpBuilder builder(op);
    op->getResult(0).replaceAllUsesWith(createExtremum(
        builder, op->getLoc(), op->getOperand(0), op->getOperand(1),
        isa<arith::MaxNumFOp>(op), /*ignoreNaN=*/true, /*isUnsigned=*/false));
    op->erase();
  });
}

static LogicalResult lowerBuffers(ModuleOp module) {
  flattenGlobals(module);
  orderZeros(module);
  PassManager pm(module.getContext());
  OpPassManager &perFunction = pm.nest<func::FuncOp>();
  perFunction.addPass(createConvertLinalgToLoopsPass());
  perFunction.addPass(memref::createExpandOpsPass());
  perFunction.addPass(memref::createExpandStridedMetadataPass());
  perFunction.addPass(createLowerAffinePass());
  emulateSmallFloats(perFunction);
  if (failed(pm.run(module)) || failed(expandArithmetic(module)))
    return failure();

  pm.clear();
  pm.addPass(createConvertMathToFuncs());
  pm.addPass(createSCFToControlFlowPass());
  pm.nest<func::FuncOp>().addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  pm.addPass(createConvertToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  return pm.run(module);
}

LogicalResult ptc::lowerKernels(ModuleOp module) {
  // Before our own lowerings add reads that are in range by construction.
  markComputedIndices(module);
  PassManager pm(module.getContext());
  pm.addPass(createConvertFpgaToLinalgPass());
  return pm.run(module);
}

LogicalResult ptc::lowerToLLVM(ModuleOp module, double &iterationsPerNest) {
  if (failed(lowerTosa(module)) || failed(decomposeAggregates(module)) ||
      failed(bufferize(module)))
    return failure();
  expandCopies(module);
  if (failed(addRuntimeChecks(module)))
    return failure();
  iterationsPerNest = averageIterations(module);
  return lowerBuffers(module);
}
