//===- KernelOps.cpp - Kernels and their ports ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionImplementation.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// KernelOp
//===----------------------------------------------------------------------===//

void KernelOp::build(OpBuilder &builder, OperationState &state, StringRef name,
                     FunctionType type) {
  state.addAttribute(SymbolTable::getSymbolAttrName(),
                     builder.getStringAttr(name));
  state.addAttribute(getFunctionTypeAttrName(state.name), TypeAttr::get(type));
  Block &body = state.addRegion()->emplaceBlock();
  for (Type input : type.getInputs())
    body.addArgument(input, state.location);
}

ParseResult KernelOp::parse(OpAsmParser &parser, OperationState &result) {
  auto buildType = [](Builder &builder, ArrayRef<Type> inputs,
                      ArrayRef<Type> results,
                      function_interface_impl::VariadicFlag, std::string &) {
    return builder.getFunctionType(inputs, results);
  };
  return function_interface_impl::parseFunctionOp(
      parser, result, /*allowVariadic=*/false,
      getFunctionTypeAttrName(result.name), buildType,
      getArgAttrsAttrName(result.name), getResAttrsAttrName(result.name));
}

void KernelOp::print(OpAsmPrinter &printer) {
  function_interface_impl::printFunctionOp(
      printer, *this, /*isVariadic=*/false, getFunctionTypeAttrName(),
      getArgAttrsAttrName(), getResAttrsAttrName());
}

SmallVector<UnitOpInterface> KernelOp::getUnits() {
  return llvm::to_vector(getBody().front().getOps<UnitOpInterface>());
}

/// (C2) Arguments and results are static tensors.
static LogicalResult verifySignature(KernelOp kernel) {
  auto verify = [&](StringRef what, ArrayRef<Type> types) -> LogicalResult {
    for (auto [i, type] : llvm::enumerate(types)) {
      auto tensor = dyn_cast<RankedTensorType>(type);
      if (!tensor || !tensor.hasStaticShape())
        return kernel.emitOpError("(C2) expected a tensor of static shape as ")
               << what << " " << i << ", found " << type;
    }
    return success();
  };
  return success(succeeded(verify("argument", kernel.getArgumentTypes())) &&
                 succeeded(verify("result", kernel.getResultTypes())));
}

/// (C3), (C4) What enters is loaded once, what leaves was stored.
static LogicalResult verifyPorts(KernelOp kernel) {
  Block &body = kernel.getBody().front();
  for (BlockArgument argument : body.getArguments()) {
    if (argument.use_empty())
      continue;
    if (!argument.hasOneUse() || !isa<LoadOp>(*argument.user_begin())) {
      InFlightDiagnostic error =
          kernel.emitOpError("(C3) expected argument ")
          << argument.getArgNumber()
          << " to be used by one fpga.load and nothing else";
      for (Operation *user : argument.getUsers())
        error.attachNote(user->getLoc()) << "used here";
      return error;
    }
  }
  for (auto store : body.getOps<StoreOp>())
    if (store->use_empty())
      return store.emitOpError("(C4) expected its result to be returned");
  // Tensors come from arguments, which loads alone may use, and from stores.
  Operation *end = body.getTerminator();
  for (auto [i, value] : llvm::enumerate(end->getOperands()))
    if (!value.hasOneUse())
      return end->emitOpError("(C4) expected operand ")
             << i << " to be returned once";
  return success();
}

/// (C5) One consumer per stream.
static LogicalResult verifyConsumers(Operation &op) {
  for (OpResult result : op.getResults()) {
    int64_t uses = std::distance(result.use_begin(), result.use_end());
    if (isa<StreamType>(result.getType())) {
      if (uses == 0)
        return op.emitOpError("(C5) expected one consumer of stream result ")
               << result.getResultNumber() << ", found none";
      if (uses == 1)
        continue;
      // Uses are listed latest first.
      SmallVector<OpOperand *> inOrder;
      for (OpOperand &use : result.getUses())
        inOrder.push_back(&use);
      llvm::sort(inOrder, [](OpOperand *a, OpOperand *b) {
        if (a->getOwner() != b->getOwner())
          return a->getOwner()->isBeforeInBlock(b->getOwner());
        return a->getOperandNumber() < b->getOperandNumber();
      });
      InFlightDiagnostic error =
          inOrder[1]->getOwner()->emitOpError("(C5) operand ")
          << inOrder[1]->getOperandNumber()
          << " is the second use of a stream; expected one consumer";
      error.attachNote(op.getLoc()) << "the stream comes from here";
      error.attachNote(inOrder[0]->getOwner()->getLoc())
          << "and is first used here";
      return error;
    }
    if (auto rom = dyn_cast<RomOp>(op); rom && uses > rom.getPorts())
      return rom.emitOpError("(C5) expected no more users than ports, found ")
             << uses << " users of " << rom.getPorts();
  }
  return success();
}

/// (C6) Operands have the beats that their consumer wants, results those that
/// their producer can deliver.
static LogicalResult verifyBeats(UnitOpInterface unit) {
  for (OpOperand &operand : unit->getOpOperands()) {
    auto found = dyn_cast<StreamType>(operand.get().getType());
    if (!found)
      continue;
    StreamType wanted = unit.getWantedBeat(operand.getOperandNumber());
    if (wanted != found)
      return unit->emitOpError("(C6) expected operand ")
             << operand.getOperandNumber() << " of type " << wanted
             << ", found " << found;
  }
  for (OpResult result : unit->getResults()) {
    auto found = dyn_cast<StreamType>(result.getType());
    if (!found)
      continue;
    StreamType produced = unit.getProducedBeat(result.getResultNumber());
    if (produced != found)
      return unit->emitOpError("(C6) expected result ")
             << result.getResultNumber() << " of type " << produced
             << ", found " << found;
  }
  return success();
}

LogicalResult KernelOp::verifyRegions() {
  if (failed(verifySignature(*this)))
    return failure();
  for (Operation &op : getBody().front())
    if (!isa_and_nonnull<FpgaDialect>(op.getDialect()) || isa<CallOp>(op))
      return op.emitOpError("(C1) cannot stand in an fpga.kernel");
  if (failed(verifyPorts(*this)))
    return failure();
  if (getDraft())
    return success();
  for (Operation &op : getBody().front()) {
    if (failed(verifyConsumers(op)))
      return failure();
    if (auto unit = dyn_cast<UnitOpInterface>(op);
        unit && failed(verifyBeats(unit)))
      return failure();
  }
  return success();
}

//===----------------------------------------------------------------------===//
// ReturnOp, CallOp
//===----------------------------------------------------------------------===//

/// Compares lists of types, one by one.
static LogicalResult verifyTypes(Operation *op, StringRef constraint,
                                 StringRef what, TypeRange expected,
                                 TypeRange found) {
  if (expected.size() != found.size())
    return op->emitOpError()
           << "(" << constraint << ") expected " << expected.size() << " "
           << what << (expected.size() == 1 ? "" : "s") << ", found "
           << found.size();
  for (auto [i, types] : llvm::enumerate(llvm::zip_equal(expected, found)))
    if (std::get<0>(types) != std::get<1>(types))
      return op->emitOpError() << "(" << constraint << ") expected " << what
                               << " " << i << " of type " << std::get<0>(types)
                               << ", found " << std::get<1>(types);
  return success();
}

LogicalResult ReturnOp::verify() {
  auto kernel = cast<KernelOp>((*this)->getParentOp());
  return verifyTypes(*this, "C1", "operand", kernel.getResultTypes(),
                     getValues().getTypes());
}

LogicalResult CallOp::verifySymbolUses(SymbolTableCollection &symbols) {
  auto kernel =
      symbols.lookupNearestSymbolFrom<KernelOp>(*this, getKernelAttr());
  if (!kernel)
    return emitOpError("(C1) ") << getKernelAttr() << " names no fpga.kernel";
  return success(
      succeeded(verifyTypes(*this, "C2", "operand", kernel.getArgumentTypes(),
                            getInputs().getTypes())) &&
      succeeded(verifyTypes(*this, "C2", "result", kernel.getResultTypes(),
                            getResults().getTypes())));
}

//===----------------------------------------------------------------------===//
// LoadOp, StoreOp
//===----------------------------------------------------------------------===//

/// The constraints that ports of either direction share; `first` is the number
/// of the first of them.
static LogicalResult verifyPort(Operation *op, int first,
                                RankedTensorType tensor, StreamType stream,
                                std::optional<Type> format) {
  auto number = [&](int i) { return "(C" + std::to_string(first + i) + ") "; };
  if (stream.getWindowType())
    return op->emitOpError(number(3)) << "expected a stream without windows";
  if (tensor.getShape() != stream.getShape())
    return op->emitOpError(number(0))
           << "expected equal shapes, found " << tensor << " and " << stream;
  Type outside = tensor.getElementType();
  Type inside = stream.getElementType();
  if (format) {
    Type storage = cast<FixedType>(*format).getStorageType();
    if (!isa<FloatType>(outside) || inside != storage)
      return op->emitOpError(number(2))
             << "expected floats outside and " << storage << " inside, found "
             << outside << " and " << inside;
    return success();
  }
  auto integer = dyn_cast<IntegerType>(outside);
  if (outside != inside &&
      !(integer && integer.isSignless() && stream.isUnsigned() &&
        integer.getWidth() == stream.getNumberWidth()))
    return op->emitOpError(number(1)) << "expected equal element types, found "
                                      << outside << " and " << inside;
  return success();
}

LogicalResult LoadOp::verify() {
  if (!isa<BlockArgument>(getInput()) || !isa<KernelOp>((*this)->getParentOp()))
    return emitOpError("(C1) expected an argument of the fpga.kernel");
  return verifyPort(*this, 2, cast<RankedTensorType>(getInput().getType()),
                    getType(), getFormat());
}

LogicalResult StoreOp::verify() {
  return verifyPort(*this, 1, cast<RankedTensorType>(getType()),
                    getInput().getType(), getFormat());
}
