//===- NetworkGraph.cpp - A network as a graph ----------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Report/NetworkGraph.h"

#include "Counts.h"
#include "PoolToConv/Interfaces/Pooling.h"
#include "PoolToConv/Report/NetworkReport.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace ptc;

/// Attributes of more elements are elided, and longer texts cut.
static constexpr int64_t maxElements = 16;
static constexpr size_t maxText = 160;

static std::string asJsonText(std::string text) {
  // Names of files may be anything.
  return llvm::json::isUTF8(text) ? text : llvm::json::fixUTF8(text);
}

static std::string textOf(Type type) {
  std::string text;
  llvm::raw_string_ostream(text) << type;
  return asJsonText(std::move(text));
}

static llvm::json::Value locationOf(Operation *op) {
  auto place = op->getLoc()->findInstanceOf<FileLineColLoc>();
  if (!place)
    return nullptr;
  return llvm::json::Object{
      {"file", asJsonText(place.getFilename().str())},
      {"line", static_cast<int64_t>(place.getLine())},
      {"column", static_cast<int64_t>(place.getColumn())}};
}

namespace {

/// Numbers the values of one function and writes its ops.
class GraphWriter {
public:
  explicit GraphWriter(MLIRContext *context)
      : state(context, OpPrintingFlags()
                           .elideLargeElementsAttrs(maxElements)
                           .elideLargeResourceString(maxElements)) {}

  llvm::json::Object write(FunctionOpInterface function);

private:
  llvm::json::Object define(Value value);
  llvm::json::Array numbersOf(ValueRange values) const;
  llvm::json::Object attributesOf(Operation *op);
  llvm::json::Object write(Operation *op);

  llvm::DenseMap<Value, int64_t> numbers;
  AsmState state;
};

} // namespace

llvm::json::Object GraphWriter::define(Value value) {
  int64_t number = numbers.try_emplace(value, numbers.size()).first->second;
  Arithmetic arithmetic;
  int64_t ofUnknownWidth = 0;
  return llvm::json::Object{
      {"value", number},
      {"type", textOf(value.getType())},
      {"bytes", bytesOf(value, arithmetic, ofUnknownWidth)}};
}

llvm::json::Array GraphWriter::numbersOf(ValueRange values) const {
  llvm::json::Array result;
  for (Value value : values)
    if (auto known = numbers.find(value); known != numbers.end())
      result.push_back(known->second);
  return result;
}

llvm::json::Object GraphWriter::attributesOf(Operation *op) {
  llvm::json::Object attributes;
  for (NamedAttribute attribute : op->getAttrs()) {
    std::string text;
    llvm::raw_string_ostream os(text);
    attribute.getValue().print(os, state);
    if (text.size() > maxText)
      text = text.substr(0, maxText) + "...";
    attributes[asJsonText(attribute.getName().str())] =
        asJsonText(std::move(text));
  }
  return attributes;
}

llvm::json::Object GraphWriter::write(Operation *op) {
  llvm::SetVector<Value> read(op->operand_begin(), op->operand_end());
  getUsedValuesDefinedAbove(op->getRegions(), read);
  llvm::json::Array operands = numbersOf(read.getArrayRef());
  llvm::json::Array results;
  for (Value result : op->getResults())
    results.push_back(define(result));
  FunctionReport costs = reportOp(op);
  return llvm::json::Object{
      {"name", op->getName().getStringRef()},
      {"operands", std::move(operands)},
      {"results", std::move(results)},
      {"attributes", attributesOf(op)},
      {"location", locationOf(op)},
      {"isConstant", matchPattern(op, m_Constant())},
      {"isPooling", isa<PoolingOpInterface>(op)},
      {"macs", sumOf(costs.macs)},
      {"windowReductions", sumOf(costs.windowReductions)},
      {"parameters", costs.parameters},
      {"parameterBytes", costs.parameterBytes},
  };
}

llvm::json::Object GraphWriter::write(FunctionOpInterface function) {
  llvm::json::Array arguments, ops, results;
  for (Value argument : function.getArguments())
    arguments.push_back(define(argument));
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block) {
      if (op.hasTrait<OpTrait::IsTerminator>())
        results = numbersOf(op.getOperands());
      else
        ops.push_back(write(&op));
    }
  return llvm::json::Object{{"name", asJsonText(function.getName().str())},
                            {"arguments", std::move(arguments)},
                            {"ops", std::move(ops)},
                            {"results", std::move(results)}};
}

llvm::json::Value ptc::graphToJson(Operation *root) {
  llvm::json::Array functions;
  root->walk<WalkOrder::PreOrder>([&](FunctionOpInterface function) {
    if (!function.isExternal())
      functions.push_back(GraphWriter(root->getContext()).write(function));
  });
  return llvm::json::Object{{"functions", std::move(functions)}};
}
