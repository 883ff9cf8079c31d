//===- TosaWindows.cpp - Pools and convolutions in tosa -------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Net.h"

#include "llvm/ADT/STLExtras.h"

using namespace ptc::fuzz;

/// {kernel, stride, pad} of the spatial dimensions, and the result's shape.
static std::string windowText(llvm::ArrayRef<WindowDim> dims, bool isPool) {
  std::string text = "pad = array<i64: ";
  text += list({dims[0].low, dims[0].high, dims[1].low, dims[1].high});
  text += ">, stride = array<i64: " + list({dims[0].stride, dims[1].stride});
  if (isPool)
    text += ">, kernel = array<i64: " + list({dims[0].kernel, dims[1].kernel});
  else
    text += ">, dilation = array<i64: " +
            list({dims[0].dilation, dims[1].dilation});
  return text + ">";
}

static std::vector<WindowDim> windowOver(Net &net, WindowLimits limits) {
  limits.exact = true;
  std::vector<WindowDim> dims;
  for (size_t d : {1, 2})
    dims.push_back(randomWindow(net.dice, net.current.shape[d], limits));
  return dims;
}

static Value slidOver(const Value &data, llvm::ArrayRef<WindowDim> dims,
                      int64_t channels) {
  Value result = data;
  result.shape[1] = dims[0].out;
  result.shape[2] = dims[1].out;
  if (channels != data.shape[3])
    result.unknown &= ~8u;
  result.shape[3] = channels;
  return result;
}

/// Whether upstream's verifiers know pools of this type.
static bool isPoolable(llvm::StringRef element) {
  return llvm::is_contained({"i8", "i16", "i32", "i64", "ui8", "f16", "bf16",
                             "f32", "f64", "f8E4M3FN", "f8E5M2"},
                            element);
}

bool ptc::fuzz::tosaAverage(Net &net) {
  const Value &x = net.current;
  if (!net.isImage() || !isPoolable(x.element))
    return false;
  Dice &dice = net.dice;
  bool is8 = x.element == "i8";
  bool isOdd = is8 && net.exotic && dice.percent(10);
  std::vector<WindowDim> dims = windowOver(net, {/*pads=*/true});
  std::string zeroPoints[2];
  for (std::string &name : zeroPoints) {
    int64_t zp = is8 && dice.percent(50) ? dice.between(-128, 127) : 0;
    name = isOdd ? net.f.argument({"", x.element, {1}}).name
                 : net.f.splat(true, x.element, {1}, zp).name;
  }
  std::string acc = "i32";
  if (isFloat(x.element))
    acc = x.element == "f16"       ? dice.pick({"f16", "f32"})
          : bitsOf(x.element) == 8 ? "f16"
                                   : "f32";
  Value result = slidOver(x, dims, x.shape[3]);
  std::string zpType = "tensor<1x" + x.element + ">";
  return net.become(net.f.define(
      result, "tosa.avg_pool2d " + x.name + ", " + zeroPoints[0] + ", " +
                  zeroPoints[1] + " {" + windowText(dims, true) +
                  ", acc_type = " + acc + "} : (" + x.type() + ", " + zpType +
                  ", " + zpType + ") -> " + result.type()));
}

bool ptc::fuzz::tosaMaximum(Net &net) {
  const Value &x = net.current;
  if (!net.isImage() || !isPoolable(x.element))
    return false;
  std::vector<WindowDim> dims = windowOver(net, {/*pads=*/true});
  Value result = slidOver(x, dims, x.shape[3]);
  std::string mode = net.dice.percent(25) ? ", nan_mode = IGNORE" : "";
  return net.become(net.f.define(
      result, "tosa.max_pool2d " + x.name + " {" + windowText(dims, true) +
                  mode + "} : (" + x.type() + ") -> " + result.type()));
}

namespace {
/// The types that go with a convolution's data.
struct ConvTypes {
  std::string weight, result, acc;
};
} // namespace

static std::optional<ConvTypes> convTypes(Net &net) {
  llvm::StringRef element = net.current.element;
  if (element == "i8")
    return ConvTypes{"i8", "i32", "i32"};
  if (element == "i16")
    return ConvTypes{"i8", "i48", "i48"};
  if (element == "f16")
    return ConvTypes{"f16", "f16", net.dice.pick({"f16", "f32"})};
  if (element == "bf16" || element == "f32")
    return ConvTypes{element.str(), element.str(), "f32"};
  return std::nullopt;
}

/// A convolution with the given window; `bias`: a random one.
static std::optional<Value> convolve(Net &net, const Value &x,
                                     llvm::ArrayRef<WindowDim> dims,
                                     int64_t out, bool depthwise) {
  std::optional<ConvTypes> types = convTypes(net);
  if (!types || x.isUnknown(3))
    return std::nullopt;
  Dice &dice = net.dice;
  int64_t channels = x.shape[3], filters = depthwise ? channels * out : out;
  Shape shape = depthwise
                    ? Shape{dims[0].kernel, dims[1].kernel, channels, out}
                    : Shape{out, dims[0].kernel, dims[1].kernel, channels};
  Value weights =
      net.exotic && dice.percent(8)
          ? net.f.argument({"", types->weight, shape})
          : net.f.constant(true, types->weight, shape,
                           randomFilter(dice, types->weight, shape,
                                        depthwise ? "yxcm" : "oyxi"));
  Shape biasShape = {dice.percent(30) ? 1 : filters};
  Value bias =
      dice.percent(50)
          ? net.f.splat(true, types->result, biasShape, 0)
          : net.f.constant(true, types->result, biasShape,
                           randomNumbers(dice, types->result, biasShape));
  int64_t zp =
      x.element == "i8" && dice.percent(40) ? dice.between(-128, 127) : 0;
  Value inputZp = net.f.splat(true, x.element, {1}, zp);
  Value weightZp = net.f.splat(
      true, types->weight, {1},
      types->weight == "i8" && dice.percent(8) ? dice.between(-9, 9) : 0);
  Value result = slidOver(x, dims, filters).as(types->result);
  return net.f.define(
      result,
      llvm::Twine(depthwise ? "tosa.depthwise_conv2d " : "tosa.conv2d ") +
          x.name + ", " + weights.name + ", " + bias.name + ", " +
          inputZp.name + ", " + weightZp.name + " {acc_type = " + types->acc +
          ", " + windowText(dims, false) + "} : (" + x.type() + ", " +
          weights.type() + ", " + bias.type() + ", " + inputZp.type() + ", " +
          weightZp.type() + ") -> " + result.type());
}

static bool convStep(Net &net, bool depthwise) {
  if (!net.isImage())
    return false;
  WindowLimits limits{/*pads=*/true, /*dilates=*/true};
  limits.padsBelowKernel = false;
  std::vector<WindowDim> dims = windowOver(net, limits);
  std::optional<Value> result = convolve(
      net, net.current, dims,
      depthwise ? net.dice.pick<int64_t>({1, 1, 1, 2}) : net.dice.between(1, 5),
      depthwise);
  return result && net.become(std::move(*result));
}

/// A 1x1 convolution and an average behind it, which may change places (T19).
bool ptc::fuzz::tosaMixAndAverage(Net &net) {
  if (!net.isImage())
    return false;
  std::vector<WindowDim> dims(2);
  for (size_t i : {0, 1})
    dims[i].out = net.current.shape[1 + i];
  std::optional<Value> mixed =
      convolve(net, net.current, dims, net.dice.between(1, 5), false);
  return mixed && net.become(std::move(*mixed)) && tosaAverage(net);
}

bool ptc::fuzz::tosaConv(Net &net) { return convStep(net, false); }
bool ptc::fuzz::tosaDepthwise(Net &net) { return convStep(net, true); }

/// Several branches of the same stride from one value, added up.
bool ptc::fuzz::tosaBranches(Net &net) {
  if (!net.isImage())
    return false;
  Dice &dice = net.dice;
  Value x = net.current;
  int64_t stride = dice.pick<int64_t>({1, 1, 2});
  int64_t out = dice.between(1, 4), reach = dice.between(0, 2);
  std::optional<Value> sum;
  for (unsigned branch = 0, n = dice.pick({2, 2, 3}); branch < n; ++branch) {
    std::vector<WindowDim> dims;
    // All branches see the same positions: a border of reach - k / 2 is left.
    int64_t half = dice.between(0, reach);
    for (size_t d : {1, 2}) {
      int64_t size = x.shape[d];
      WindowDim dim{2 * half + 1, stride, 1, half, half};
      dim.high -= (size - 1) % stride;
      if (dim.high < 0 || size + dim.low + dim.high < dim.kernel)
        return false;
      dim.out = (size - 1) / stride + 1;
      dims.push_back(dim);
    }
    std::optional<Value> value = convolve(net, x, dims, out, false);
    if (!value)
      return false;
    if (!sum) {
      sum = value;
      continue;
    }
    if (value->element == "i48")
      return false;
    const char *op = dice.pick({"tosa.add ", "tosa.add ", "tosa.sub "});
    sum = net.f.define(*sum, op + sum->name + ", " + value->name + " : (" +
                                 sum->type() + ", " + sum->type() + ") -> " +
                                 sum->type());
  }
  return net.become(std::move(*sum));
}

/// Sums of i8 and of i16 are wider than what a reduction reads.
bool ptc::fuzz::tosaReduce(Net &net) {
  const Value &x = net.current;
  if (x.rank() == 0 || x.element == "i48" || x.element == "i64" ||
      bitsOf(x.element) < 8)
    return false;
  Dice &dice = net.dice;
  std::string op = dice.pick({"sum", "max", "min", "max", "sum"});
  if (isFloat(x.element) && bitsOf(x.element) == 8)
    return false;
  size_t axis = dice.below(x.rank());
  Value result = x;
  result.shape[axis] = 1;
  result.unknown &= ~(1u << axis);
  std::string mode =
      op != "sum" && dice.percent(20) ? ", nan_mode = IGNORE" : "";
  return net.become(net.f.define(
      result, "tosa.reduce_" + op + " " + x.name +
                  " {axis = " + std::to_string(axis) + " : i32" + mode +
                  "} : (" + x.type() + ") -> " + result.type()));
}

/// A mean as exporters write it: sums axis by axis and a factor.
bool ptc::fuzz::tosaMean(Net &net) {
  if (!net.isImage() || net.current.isUnknown(1) || net.current.isUnknown(2))
    return false;
  llvm::StringRef element = net.current.element;
  if (element != "f32" && element != "f16" && element != "bf16")
    return false;
  Dice &dice = net.dice;
  int64_t count = net.current.shape[1] * net.current.shape[2];
  for (size_t axis : dice.percent(50) ? Shape{1, 2} : Shape{2, 1}) {
    Value result = net.current;
    result.shape[axis] = 1;
    net.become(net.f.define(result, "tosa.reduce_sum " + net.current.name +
                                        " {axis = " + std::to_string(axis) +
                                        " : i32} : (" + net.current.type() +
                                        ") -> " + result.type()));
  }
  const Value &sum = net.current;
  Value factor = net.f.constant(
      true, sum.element, Shape(sum.rank(), 1),
      std::to_string(1.0 / double(dice.percent(80) ? count : 7)));
  Value shift = net.f.splat(true, "i8", {1}, 0);
  return net.become(net.f.define(
      sum, "tosa.mul " + sum.name + ", " + factor.name + ", " + shift.name +
               " : (" + sum.type() + ", " + factor.type() + ", " +
               shift.type() + ") -> " + sum.type()));
}
