//===- LinearRoundtrip.cpp - Describes linear ops, and builds them again --===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `test-linear-roundtrip` says in a remark what LinearOpInterface tells of each
// op that has it. With `rebuild`, each op that its dialect's builder can make
// from that description alone is replaced: what the op computes must not
// change.
//
//===----------------------------------------------------------------------===//

#include "LinearRoundtrip.h"

#include "PoolToConv/Interfaces/TensorBuilder.h"
#include "mlir/Pass/Pass.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace mlir;
using namespace ptc;

static std::string extent(int64_t size) {
  return size == kUnknown ? "?" : std::to_string(size);
}

/// The values of one field of all spatial dimensions: 3x3.
template <typename Field>
static std::string join(const LinearShape &shape, Field field) {
  std::string text;
  for (const WindowDim &dim : shape.window)
    text += (text.empty() ? "" : "x") + std::string(field(dim));
  return text;
}

static void printShape(llvm::raw_ostream &os, const LinearShape &shape) {
  auto number = [](int64_t value) { return std::to_string(value); };
  os << "window "
     << join(shape, [&](const WindowDim &dim) { return extent(dim.kernel); })
     << " stride "
     << join(shape, [&](const WindowDim &dim) { return number(dim.stride); });
  if (llvm::any_of(shape.window,
                   [](const WindowDim &dim) { return dim.dilation != 1; }))
    os << " dilation " << join(shape, [&](const WindowDim &dim) {
      return number(dim.dilation);
    });
  if (shape.isPadded())
    os << " pad " << join(shape, [&](const WindowDim &dim) {
      return number(dim.padLow) + ":" + number(dim.padHigh);
    });
  os << ", "
     << join(shape, [&](const WindowDim &dim) { return extent(dim.size); })
     << " to "
     << join(shape, [&](const WindowDim &dim) { return extent(dim.outSize); })
     << (shape.derivedOutputs ? "" : " given");
  const ChannelBlocks &channels = shape.channels;
  os << ", " << channels.groups << " block(s) of " << channels.in << " to "
     << channels.out << (channels.shared ? " shared" : "");
}

static void printLinear(llvm::raw_ostream &os, const Linear &linear) {
  printShape(os, linear.shape);
  os << ", acc " << linear.accType << ", weights ";
  if (linear.weightType)
    os << linear.weightType;
  else
    os << "none";
  if (linear.inputZeroPoint != 0)
    os << ", zero point " << linear.inputZeroPoint;
  if (linear.addend)
    os << ", addend " << (linear.addendSign > 0 ? "+" : "-");
  if (linear.isJoin)
    os << ", join";
  if (linear.isMovement)
    os << ", movement";
  os << ", cost " << linear.cost.macs << " MACs " << linear.cost.parameters
     << " parameters " << linear.cost.convs << " convs";
}

/// Numbers by which two kernels are told apart: the sum of all weights, and of
/// all weights times their index.
static void printKernel(llvm::raw_ostream &os, const LinearKernel &kernel) {
  double sum = 0, moment = 0;
  for (auto [i, tap] : llvm::enumerate(kernel.taps)) {
    sum += tap;
    moment += tap * i;
  }
  os << ", taps sum " << sum << " moment " << moment << ", scale "
     << kernel.scale << ", bias";
  if (kernel.bias.empty())
    os << " none";
  // As many as a test wants to see.
  for (double value : ArrayRef<double>(kernel.bias).take_front(4))
    os << " " << value;
}

/// The type of weights in which `kernel` can be stored, or null.
static Type storableType(const TensorBuilder &builder, const Linear &linear,
                         const LinearKernel &kernel) {
  Type inputElement =
      cast<RankedTensorType>(linear.input.getType()).getElementType();
  double low = 0, high = 0;
  bool isWhole = true;
  for (double tap : kernel.taps) {
    double weight = tap * kernel.scale;
    low = std::min(low, weight);
    high = std::max(high, weight);
    isWhole &= std::trunc(weight) == weight;
  }
  if (isa<IntegerType>(inputElement) && !isWhole)
    return {};
  auto integer = dyn_cast_or_null<IntegerType>(linear.weightType);
  if (!linear.weightType ||
      (integer && (low < -std::ldexp(1.0, integer.getWidth() - 1) ||
                   high >= std::ldexp(1.0, integer.getWidth() - 1))))
    return builder.weightTypeFor(inputElement, std::max(-low, high));
  return linear.weightType;
}

namespace {
struct LinearRoundtrip : PassWrapper<LinearRoundtrip, OperationPass<>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(LinearRoundtrip)

  LinearRoundtrip() = default;
  LinearRoundtrip(const LinearRoundtrip &other) : PassWrapper(other) {}

  StringRef getArgument() const override { return "test-linear-roundtrip"; }
  StringRef getDescription() const override {
    return "Describes linear ops, and builds them again";
  }

  Option<bool> rebuild{*this, "rebuild",
                       llvm::cl::desc("Replace each op by one built anew")};
  Option<bool> describe{*this, "describe",
                        llvm::cl::desc("Describe each op in a remark"),
                        llvm::cl::init(true)};

  void runOnOperation() override {
    SmallVector<LinearOpInterface> ops;
    getOperation()->walk([&](LinearOpInterface op) { ops.push_back(op); });
    for (LinearOpInterface op : ops)
      if (failed(visit(op)))
        return signalPassFailure();
  }

  LogicalResult visit(LinearOpInterface op);
  std::optional<Decline> replace(LinearOpInterface op, const Linear &linear,
                                 const LinearKernel &kernel);

  void decline(Operation *op, StringRef what, const Decline &why) {
    if (describe)
      op->emitRemark() << what << ": " << why.condition << ": " << why.reason;
  }
};
} // namespace

LogicalResult LinearRoundtrip::visit(LinearOpInterface op) {
  OrDecline<Linear> linear = op.getLinear();
  if (!linear) {
    decline(op, "not described", linear.decline());
    return success();
  }
  OrDecline<LinearKernel> kernel = linear->loadKernel();
  if (!kernel) {
    decline(op, "not loaded", kernel.decline());
    return success();
  }
  if (std::optional<Decline> wrong = checkKernel(*kernel))
    return op->emitError() << "kernel is malformed: " << wrong->reason;
  std::string promised, loaded;
  llvm::raw_string_ostream promisedStream(promised), loadedStream(loaded);
  printShape(promisedStream, linear->shape);
  printShape(loadedStream, kernel->shape);
  if (promised != loaded)
    return op->emitError() << "kernel is of shape " << loaded
                           << ", described was " << promised;
  if (linear->result != op->getResult(0))
    return op->emitError("another result than that of the op was described");
  if (describe) {
    std::string text;
    llvm::raw_string_ostream os(text);
    printLinear(os, *linear);
    printKernel(os, *kernel);
    op->emitRemark() << text;
  }
  if (!rebuild)
    return success();
  Location loc = op->getLoc();
  if (std::optional<Decline> why = replace(op, *linear, *kernel))
    if (describe)
      emitRemark(loc) << "not rebuilt: " << why->condition << ": "
                      << why->reason;
  return success();
}

/// Builds the op anew, or says why not.
std::optional<Decline> LinearRoundtrip::replace(LinearOpInterface op,
                                                const Linear &linear,
                                                const LinearKernel &kernel) {
  const TensorBuilder &builder = op.getTensorBuilder();
  if (linear.addend && (linear.addendSign < 0 || !builder.supportsAddend()))
    return Decline{"T16", "no convolution of the dialect takes this addend"};
  Type inputElement =
      cast<RankedTensorType>(linear.input.getType()).getElementType();
  Type weightType = storableType(builder, linear, kernel);
  if (!weightType)
    return Decline{"T22", "the weights have no type"};
  if (std::optional<Decline> why =
          builder.checkLinear(kernel.shape, linear.layout, inputElement,
                              weightType, linear.accType))
    return why;
  LinearConv conv;
  conv.input = linear.input;
  conv.layout = linear.layout;
  conv.kernel = &kernel;
  conv.inputZeroPoint = linear.inputZeroPoint;
  conv.accType = linear.accType;
  conv.weightType = weightType;
  conv.resultType = cast<RankedTensorType>(linear.result.getType());
  conv.addend = linear.addend;
  conv.extentsOf = linear.result;
  ImplicitLocOpBuilder b(op->getLoc(), op);
  Value result = builder.linear(b, conv);
  op->getResult(0).replaceAllUsesWith(result);
  op->erase();
  return std::nullopt;
}

void ptc::test::registerLinearRoundtrip() {
  PassRegistration<LinearRoundtrip>();
}
