//===- LinalgWindows.cpp - Pools and convolutions in linalg ---------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LinalgText.h"
#include "Net.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace ptc::fuzz;

static const char *layoutName(const Net &net) {
  static const char *const kLast[] = {"nwc", "nhwc", "ndhwc"};
  static const char *const kFirst[] = {"ncw", "nchw", "ncdhw"};
  return (net.channelFirst ? kFirst : kLast)[net.spatialRank() - 1];
}

static std::vector<WindowDim> windowOver(Net &net) {
  std::vector<WindowDim> dims;
  for (size_t i = 0; i < net.spatialRank(); ++i)
    dims.push_back(randomWindow(net.dice,
                                net.current.shape[net.firstSpatial() + i],
                                {/*pads=*/false, /*dilates=*/true}));
  return dims;
}

/// {dilations = ..., strides = ...}.
static std::string attributes(llvm::ArrayRef<WindowDim> dims) {
  Shape strides, dilations;
  for (const WindowDim &dim : dims) {
    strides.push_back(dim.stride);
    dilations.push_back(dim.dilation);
  }
  std::string type = " : tensor<" + std::to_string(dims.size()) + "xi64>";
  return "{dilations = dense<[" + list(dilations) + "]>" + type +
         ", strides = dense<[" + list(strides) + "]>" + type + "} ";
}

static Value slidOver(const Net &net, llvm::ArrayRef<WindowDim> dims) {
  Value result = net.current;
  for (auto [i, dim] : llvm::enumerate(dims))
    result.shape[net.firstSpatial() + i] = dim.out;
  return result;
}

static Shape kernelShape(llvm::ArrayRef<WindowDim> dims) {
  Shape shape;
  for (const WindowDim &dim : dims)
    shape.push_back(dim.kernel);
  return shape;
}

/// The element of a result: mostly the data's, else one it is converted to.
static std::string targetOf(Net &net, llvm::StringRef reduction) {
  llvm::StringRef element = net.current.element;
  Dice &dice = net.dice;
  if (element == "i8" && (reduction == "sum" || dice.percent(30)))
    return dice.pick({"i32", "i32", "i16", "i8", "f32"});
  if (element == "i16" && dice.percent(50))
    return "i32";
  if ((element == "f16" || element == "bf16") && dice.percent(50))
    return "f32";
  return element.str();
}

namespace {
struct Reduction {
  /// sum, max or min; and how.
  std::string kind;
  bool isUnsigned = false;
  bool ignoresNan = false;
  /// "arith.maximumf".
  std::string op(llvm::StringRef element) const {
    if (kind == "sum")
      return isFloat(element) ? "arith.addf" : "arith.addi";
    if (isFloat(element))
      return "arith." + kind + (ignoresNan ? "numf" : "imumf");
    return "arith." + kind + (isUnsigned ? "ui" : "si");
  }
  std::string identity(llvm::StringRef element) const {
    if (kind == "sum")
      return literal(element, 0);
    if (!isUnsigned || isFloat(element))
      return extreme(element, kind == "min");
    // Of signless elements, read as unsigned ones.
    return kind == "min" ? "-1" : "0";
  }
};
} // namespace

/// What a reduction starts from: mostly its identity.
static Value initOf(Net &net, const Value &result, const Reduction &reduction) {
  Dice &dice = net.dice;
  switch (dice.weighted({75, 6, 6, 8, 5})) {
  case 1:
    return filled(net.f, result, literal(result.element, 0));
  case 2:
    net.hasExtremes |= isFloat(result.element) && reduction.kind != "sum";
    return filled(net.f, result,
                  reduction.kind == "sum"
                      ? literal(result.element, 3)
                      : extremeFinite(result.element, reduction.kind == "min"));
  case 3:
    return net.f.argument(result);
  case 4:
    if (result.unknown == 0)
      return net.f.constant(false, result.element, result.shape,
                            reduction.identity(result.element));
    break;
  default:
    break;
  }
  return filled(net.f, result, reduction.identity(result.element));
}

static bool isReducible(llvm::StringRef element) {
  return isFloat(element) ? bitsOf(element) >= 16
                          : bitsOf(element) >= 4 && !isUnsigned(element);
}

bool ptc::fuzz::linalgPool(Net &net) {
  if (!net.isImage() || !isReducible(net.current.element))
    return false;
  Dice &dice = net.dice;
  std::string layout = layoutName(net);
  Reduction reduction{dice.pick({"sum", "sum", "max", "max", "min"})};
  if (layout == "ncdhw" || (net.channelFirst && reduction.kind == "min"))
    return false;
  bool hasUnsigned = layout == "nhwc" || layout == "nwc";
  reduction.isUnsigned = reduction.kind != "sum" && hasUnsigned &&
                         !isFloat(net.current.element) && dice.percent(35);
  if (dice.percent(25) && !linalgPad(net))
    return false;
  const Value &x = net.current;
  std::vector<WindowDim> dims = windowOver(net);
  Value result = slidOver(net, dims).as(targetOf(net, reduction.kind));
  // Upstream has no unsigned maximum of floats.
  reduction.isUnsigned &= !isFloat(result.element);
  Value window{"", dice.pick({"f32", "i8", "f32"}), kernelShape(dims)};
  if (net.exotic && dice.percent(10))
    window.unknown = 1;
  window = window.unknown || dice.percent(15)
               ? net.f.argument(window)
               : net.f.define(window, "tensor.empty() : " + window.type());
  Value init = initOf(net, result, reduction);
  return net.become(net.f.define(
      result, "linalg.pooling_" + layout + "_" + reduction.kind +
                  (reduction.isUnsigned ? "_unsigned " : " ") +
                  attributes(dims) + "ins(" + x.name + ", " + window.name +
                  " : " + x.type() + ", " + window.type() + ") outs(" +
                  init.name + " : " + init.type() + ") -> " + result.type()));
}

/// The lines of a body that combines %in with %out.
static void combine(Net &net, const Reduction &reduction,
                    llvm::StringRef source, llvm::StringRef target) {
  std::string value = "%in";
  if (source != target) {
    value = net.f.fresh();
    std::string cast =
        isFloat(source) ? "arith.extf"
        : isFloat(target)
            ? (reduction.isUnsigned ? "arith.uitofp" : "arith.sitofp")
            : (reduction.isUnsigned ? "arith.extui" : "arith.extsi");
    net.f.line("  " + value + " = " + cast + " %in : " + source + " to " +
               target);
  }
  std::string sum = net.f.fresh();
  std::string pair = net.dice.percent(30) ? value + ", %out" : "%out, " + value;
  net.f.line("  " + sum + " = " + reduction.op(target) + " " + pair + " : " +
             target);
  net.f.line("  linalg.yield " + sum + " : " + target);
}

/// A pool in disguise: any rank of channels, with or without a window operand.
bool ptc::fuzz::linalgGenericPool(Net &net) {
  if (!net.isImage() || !isReducible(net.current.element))
    return false;
  Dice &dice = net.dice;
  Reduction reduction{dice.pick({"sum", "sum", "max", "max", "min"})};
  reduction.isUnsigned = reduction.kind != "sum" &&
                         !isFloat(net.current.element) && dice.percent(25);
  reduction.ignoresNan = dice.percent(25);
  const Value x = net.current;
  std::vector<WindowDim> dims = windowOver(net);
  Value result = slidOver(net, dims).as(targetOf(net, reduction.kind));
  if (bitsOf(result.element) < bitsOf(x.element))
    return false;
  size_t rank = x.rank(), spatial = dims.size();
  std::vector<std::string> data, kernel, out;
  for (size_t d = 0; d < rank; ++d)
    out.push_back("d" + std::to_string(d));
  data = out;
  for (size_t i = 0; i < spatial; ++i) {
    kernel.push_back("d" + std::to_string(rank + i));
    data[net.firstSpatial() + i] =
        out[net.firstSpatial() + i] + " * " + std::to_string(dims[i].stride) +
        " + " + kernel.back() + " * " + std::to_string(dims[i].dilation);
  }
  Value window = net.f.define({"", "f32", kernelShape(dims)},
                              "tensor.empty() : " +
                                  Value{"", "f32", kernelShape(dims)}.type());
  Value init = initOf(net, result, reduction);
  result.name = net.f.fresh();
  std::vector<std::string> iterators(rank, "\"parallel\"");
  iterators.resize(rank + spatial, "\"reduction\"");
  net.f.line(result.name + " = linalg.generic {indexing_maps = [" +
             affineMap(rank + spatial, data) + ", " +
             affineMap(rank + spatial, kernel) + ", " +
             affineMap(rank + spatial, out) + "], iterator_types = [" +
             llvm::join(iterators, ", ") + "]} ins(" + x.name + ", " +
             window.name + " : " + x.type() + ", " + window.type() + ") outs(" +
             init.name + " : " + init.type() + ") {");
  net.f.line("^bb0(%in: " + x.element +
             ", %unused: f32, %out: " + result.element + "):");
  combine(net, reduction, x.element, result.element);
  net.f.line("} -> " + result.type());
  return net.become(result);
}

/// linalg.reduce or a generic over all spatial dimensions, or some dimensions.
bool ptc::fuzz::linalgReduce(Net &net) {
  const Value x = net.current;
  Dice &dice = net.dice;
  if (x.rank() < 2 || !isReducible(x.element))
    return false;
  Reduction reduction{dice.pick({"sum", "sum", "max", "min"})};
  reduction.ignoresNan = dice.percent(20);
  Shape reduced;
  bool isSpatial = x.rank() >= 3 && dice.percent(75);
  for (size_t d = 0; d < x.rank(); ++d)
    if (isSpatial ? d >= net.firstSpatial() &&
                        d < net.firstSpatial() + net.spatialRank()
                  : dice.percent(40))
      reduced.push_back(int64_t(d));
  if (reduced.empty() || reduced.size() == x.rank())
    return false;
  Value result{"", targetOf(net, reduction.kind), {}};
  if (bitsOf(result.element) < bitsOf(x.element))
    return false;
  for (size_t d = 0; d < x.rank(); ++d) {
    if (llvm::is_contained(reduced, int64_t(d)))
      continue;
    result.unknown |= uint32_t(x.isUnknown(d)) << result.rank();
    result.shape.push_back(x.shape[d]);
  }
  Value init = initOf(net, result, reduction);
  result.name = net.f.fresh();
  net.f.line(result.name + " = linalg.reduce ins(" + x.name + " : " + x.type() +
             ") outs(" + init.name + " : " + init.type() + ") dimensions = [" +
             list(reduced) + "]");
  net.f.line("  (%in: " + x.element + ", %out: " + result.element + ") {");
  combine(net, reduction, x.element, result.element);
  net.f.line("  }");
  return net.become(result);
}

/// Roles of a filter's dimensions, for each named convolution.
static std::string filterRoles(const Net &net, bool depthwise) {
  std::string spatial =
      llvm::StringRef("zyx").take_back(net.spatialRank()).str();
  if (depthwise)
    return net.channelFirst ? "c" + spatial : spatial + "c";
  return net.channelFirst ? "oi" + spatial : spatial + "io";
}

static std::string convName(const Net &net, bool depthwise) {
  static const char *const kDense[2][3] = {
      {"conv_1d_nwc_wcf", "conv_2d_nhwc_hwcf", "conv_3d_ndhwc_dhwcf"},
      {"conv_1d_ncw_fcw", "conv_2d_nchw_fchw", "conv_3d_ncdhw_fcdhw"}};
  static const char *const kDepthwise[2][3] = {
      {"depthwise_conv_1d_nwc_wc", "depthwise_conv_2d_nhwc_hwc",
       "depthwise_conv_3d_ndhwc_dhwc"},
      {"depthwise_conv_1d_ncw_cw", "depthwise_conv_2d_nchw_chw",
       "depthwise_conv_3d_ncdhw_cdhw"}};
  return std::string("linalg.") +
         (depthwise ? kDepthwise
                    : kDense)[net.channelFirst][net.spatialRank() - 1];
}

static std::optional<Value> convolve(Net &net, llvm::ArrayRef<WindowDim> dims,
                                     int64_t out, bool depthwise,
                                     llvm::StringRef target) {
  const Value &x = net.current;
  Dice &dice = net.dice;
  if (x.isUnknown(net.channelDim()))
    return std::nullopt;
  std::string roles = filterRoles(net, depthwise);
  int64_t channels = x.shape[net.channelDim()];
  Shape shape;
  size_t at = 0;
  for (char role : roles)
    shape.push_back(role == 'o'                  ? out
                    : role == 'i' || role == 'c' ? channels
                                                 : dims[at++].kernel);
  Value weights =
      net.exotic && dice.percent(8)
          ? net.f.argument({"", x.element, shape})
          : net.f.constant(false, x.element, shape,
                           randomFilter(dice, x.element, shape, roles));
  Value result = slidOver(net, dims).as(target);
  if (!depthwise)
    result.shape[net.channelDim()] = out;
  Value init;
  switch (dice.weighted({60, 20, 10, 10})) {
  case 1: { // a bias per channel
    int64_t size = result.shape[net.channelDim()];
    Value bias = net.f.constant(false, target, {size},
                                randomNumbers(dice, target, {size}));
    init = broadcastChannels(net, bias, result);
    break;
  }
  case 2:
    init = filled(net.f, result, literal(target, 1));
    break;
  case 3:
    init = net.f.argument(result);
    break;
  default:
    init = filled(net.f, result, literal(target, 0));
  }
  return net.f.define(
      result, convName(net, depthwise) + " " + attributes(dims) + "ins(" +
                  x.name + ", " + weights.name + " : " + x.type() + ", " +
                  weights.type() + ") outs(" + init.name + " : " + init.type() +
                  ") -> " + result.type());
}

static std::string convTarget(Net &net) {
  llvm::StringRef element = net.current.element;
  if (element == "i8" || element == "i16")
    return "i32";
  if ((element == "f16" || element == "bf16") && net.dice.percent(50))
    return "f32";
  return element.str();
}

static bool convStep(Net &net, bool depthwise) {
  if (!net.isImage() || !isReducible(net.current.element))
    return false;
  if (net.dice.percent(30) && !linalgPad(net))
    return false;
  std::optional<Value> result = convolve(
      net, windowOver(net), net.dice.between(1, 5), depthwise, convTarget(net));
  return result && net.become(std::move(*result));
}

/// A 1x1 convolution and a sum or mean behind it, which may change places
/// (T19).
bool ptc::fuzz::linalgMixAndPool(Net &net) {
  if (!net.isImage() || !isReducible(net.current.element))
    return false;
  std::vector<WindowDim> dims(net.spatialRank());
  for (auto [i, dim] : llvm::enumerate(dims))
    dim.out = net.current.shape[net.firstSpatial() + i];
  std::optional<Value> mixed =
      convolve(net, dims, net.dice.between(1, 5), false, convTarget(net));
  if (!mixed || !net.become(std::move(*mixed)) || !linalgPool(net))
    return false;
  if (net.dice.percent(50))
    linalgDivide(net);
  return true;
}

bool ptc::fuzz::linalgConv(Net &net) { return convStep(net, false); }
bool ptc::fuzz::linalgDepthwise(Net &net) { return convStep(net, true); }

/// Branches from one value: windows of the same results, added up.
bool ptc::fuzz::linalgBranches(Net &net) {
  if (!net.isImage() || !isReducible(net.current.element) ||
      net.current.unknown & ~1u)
    return false;
  Dice &dice = net.dice;
  std::string target = convTarget(net);
  int64_t out = dice.between(1, 4);
  std::vector<WindowDim> dims = windowOver(net);
  std::optional<Value> first = convolve(net, dims, out, false, target);
  std::optional<Value> second = convolve(net, dims, out, false, target);
  if (!first || !second)
    return false;
  return net.become(*first) && net.become(*second) && linalgJoin(net);
}
