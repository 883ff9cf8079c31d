//===- Calibrate.cpp - Formats from calibration inputs --------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Formats.h"
#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "PoolToConv/Judge/CompiledModule.h"
#include "PoolToConv/Judge/Npy.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/Target/LLVMIR/Dialect/All.h"

#include <cmath>

using namespace mlir;
using namespace ptc;
using namespace ptc::fpga;

void ptc::registerCalibration(DialectRegistry &registry) {
  registerAllToLLVMIRTranslations(registry);
}

static bool isFloatTensor(Value value) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  return type && type.hasStaticShape() && isa<FloatType>(type.getElementType());
}

/// The operand whose elements `op` only moves, or null.
static Value movedBy(Operation *op) {
  if (isa<tosa::ReshapeOp, tosa::TransposeOp, tosa::SliceOp, tosa::PadOp,
          tosa::IdentityOp, tosa::ReverseOp, tensor::PadOp,
          tensor::ExtractSliceOp, tensor::CollapseShapeOp,
          tensor::ExpandShapeOp>(op))
    return op->getOperand(0);
  return {};
}

/// A module with a copy of `function` that gives all of `values`.
static OwningOpRef<ModuleOp> observing(FunctionOpInterface function,
                                       ArrayRef<Value> values) {
  OwningOpRef<ModuleOp> module = ModuleOp::create(function.getLoc());
  OpBuilder builder(module->getBodyRegion());
  IRMapping mapping;
  auto copy = cast<FunctionOpInterface>(builder.clone(*function, mapping));
  Operation *end = copy.getFunctionBody().front().getTerminator();
  SmallVector<Value> observed;
  for (Value value : values)
    observed.push_back(mapping.lookup(value));
  end->setOperands(observed);
  copy.setType(builder.getFunctionType(copy.getArgumentTypes(),
                                       ValueRange(observed).getTypes()));
  if (auto func = dyn_cast<func::FuncOp>(copy.getOperation())) {
    func.removeResAttrsAttr();
    func.setPublic();
  }
  return module;
}

/// The samples that `file` holds for an argument of type `type`; nullopt if it
/// is the argument as it is.
static FailureOr<std::optional<int64_t>>
countSamples(const Tensor &file, const ValueType &type, Location loc) {
  if (!type.element.isFloat())
    return emitError(loc) << "calibrate: expected arguments of floats, found "
                          << type.str();
  if (type.accepts(file.shape()))
    return std::optional<int64_t>();
  ArrayRef<int64_t> shape(type.shape), found(file.shape());
  if (found.size() != shape.size() || shape.empty() || shape.front() != 1 ||
      shape.drop_front() != found.drop_front() || found.front() == 0)
    return emitError(loc) << "calibrate: the argument is " << type.str()
                          << ", the file holds " << shapeToString(found);
  return std::optional<int64_t>(found.front());
}

/// Sample number `index` of `file`, or all of it where it holds no more.
static Tensor sampleOf(const Tensor &file, const ValueType &type,
                       int64_t index) {
  Tensor sample(type.element, SmallVector<int64_t, 4>(type.shape));
  int64_t offset = sample.size() == file.size() ? 0 : index * sample.size();
  for (int64_t i = 0; i < sample.size(); ++i)
    sample.setValue(i, file.value(offset + i));
  return sample;
}

LogicalResult ptc::calibrate(FunctionOpInterface function,
                             ArrayRef<std::string> files, Formats &formats) {
  Location loc = function.getLoc();
  if (files.size() != function.getNumArguments())
    return emitError(loc) << "calibrate: the function has "
                          << function.getNumArguments() << " arguments, got "
                          << files.size() << " files";
  std::vector<Tensor> arrays;
  for (const std::string &file : files) {
    llvm::Expected<Tensor> array = readNpy(file);
    if (!array)
      return emitError(loc)
             << "calibrate: " << llvm::toString(array.takeError());
    arrays.push_back(std::move(*array));
  }

  SmallVector<Value> values(
      llvm::make_filter_range(function.getArguments(), isFloatTensor));
  for (Operation &op : function.getFunctionBody().front())
    if (!op.hasTrait<OpTrait::ConstantLike>())
      llvm::append_range(
          values, llvm::make_filter_range(op.getResults(), isFloatTensor));
  OwningOpRef<ModuleOp> module = observing(function, values);
  auto compiled = CompiledModule::compile(*module);
  if (!compiled)
    return emitError(loc) << "calibrate: "
                          << llvm::toString(compiled.takeError());
  const Signature *signature = (*compiled)->lookup(function.getName());
  if (!signature)
    return emitError(loc) << "calibrate: the function cannot be run";

  std::optional<int64_t> samples;
  for (auto [array, type] : llvm::zip_equal(arrays, signature->arguments)) {
    FailureOr<std::optional<int64_t>> count = countSamples(array, type, loc);
    if (failed(count))
      return failure();
    if (samples && *count && *samples != **count)
      return emitError(loc) << "calibrate: a file holds " << **count
                            << " samples, one before it " << *samples;
    if (*count)
      samples = **count;
  }
  SmallVector<double> largest(values.size(), 0);
  for (int64_t index = 0; index < samples.value_or(1); ++index) {
    std::vector<Tensor> inputs;
    for (auto [array, type] : llvm::zip_equal(arrays, signature->arguments))
      inputs.push_back(sampleOf(array, type, index));
    auto results = (*compiled)->run(function.getName(), inputs);
    if (!results)
      return emitError(loc)
             << "calibrate: " << llvm::toString(results.takeError());
    for (auto [result, most] : llvm::zip_equal(*results, largest))
      for (int64_t i = 0; i < result.size(); ++i)
        if (std::isfinite(result.value(i)))
          most = std::max(most, std::abs(result.value(i)));
  }
  for (auto [value, most] : llvm::zip_equal(values, largest)) {
    Operation *op = value.getDefiningOp();
    if (Value source = op ? movedBy(op) : Value();
        source && isFloatTensor(source))
      formats.copy(value, source);
    else
      formats.set(value, most);
  }
  return success();
}
