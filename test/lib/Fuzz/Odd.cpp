//===- Odd.cpp - Modules that no network looks like -----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Odd.h"
#include "FunctionWriter.h"

using namespace ptc::fuzz;

static std::string function(llvm::StringRef name, const llvm::Twine &arguments,
                            const llvm::Twine &type, const llvm::Twine &body,
                            llvm::StringRef result = "%r") {
  return ("func.func @" + name + "(" + arguments + ") -> " + type + " {\n" +
          body + "  return " + result + " : " + type + "\n}\n")
      .str();
}

static std::string sizes(llvm::ArrayRef<std::string> shape) {
  std::string text;
  for (const std::string &size : shape)
    text += size + "x";
  return text;
}

/// Windows of `kernel` over an image of odd elements or sizes.
static std::string
linalgPool(Dice &dice, llvm::StringRef name, llvm::StringRef kind,
           std::string element, llvm::ArrayRef<std::string> in,
           llvm::ArrayRef<std::string> kernel, llvm::ArrayRef<std::string> out,
           llvm::StringRef attributes, llvm::StringRef suffix = "") {
  std::string x = "tensor<" + sizes(in) + element + suffix.str() + ">";
  std::string w = "tensor<" + sizes(kernel) + "f32>";
  std::string y = "tensor<" + sizes(out) + element + suffix.str() + ">";
  return function(name, "%x: " + x + ", %w: " + w + ", %i: " + y, y,
                  "  %r = linalg.pooling_nhwc_" + kind + " {" + attributes +
                      "} ins(%x, %w : " + x + ", " + w + ") outs(%i : " + y +
                      ") -> " + y + "\n");
}

static std::string oddElement(Dice &dice, llvm::StringRef name) {
  std::string element = dice.pick<std::string>(
      {"complex<f32>", "i1", "i4", "i2", "f8E5M2", "f8E4M3FN", "f80", "f128",
       "i128", "i7", "f6E2M3FN", "tf32"});
  std::string kind = element[0] == 'c' || element == "i1"
                         ? "sum"
                         : dice.pick({"sum", "max", "min"});
  return linalgPool(dice, name, kind, element, {"1", "4", "4", "2"}, {"2", "2"},
                    {"1", "3", "3", "2"}, "");
}

static std::string encoded(Dice &dice, llvm::StringRef name) {
  std::string encoding = dice.pick<std::string>(
      {", \"note\"", ", 7 : i64",
       ", #sparse_tensor.encoding<{ map = (d0, d1, d2, d3) -> (d0 : dense, d1 "
       ": compressed, d2 : compressed, d3 : dense) }>"});
  return linalgPool(dice, name, dice.pick({"sum", "max"}), "f32",
                    {"1", "4", "4", "2"}, {"2", "2"}, {"1", "3", "3", "2"}, "",
                    encoding);
}

static std::string emptyOrHuge(Dice &dice, llvm::StringRef name) {
  std::string kind = dice.pick({"sum", "max", "min"});
  std::string element = dice.pick({"i8", "f32", "i32", "f16"});
  std::string big = "9223372036854775807", most = "2147483648";
  switch (dice.below(7)) {
  case 0: // no batch
    return linalgPool(dice, name, kind, element, {"0", "4", "4", "2"},
                      {"2", "2"}, {"0", "3", "3", "2"}, "");
  case 1: // no channels
    return linalgPool(dice, name, kind, element, {"1", "4", "4", "0"},
                      {"2", "2"}, {"1", "3", "3", "0"}, "");
  case 2: // a window without elements
    return linalgPool(dice, name, kind, element, {"1", "4", "4", "1"},
                      {"0", "2"}, {"1", "?", "3", "1"}, "");
  case 3: // sizes whose product overflows
    return linalgPool(dice, name, kind, element,
                      {"1", "4294967296", "4294967296", "8"}, {"1", "1"},
                      {"1", "4294967296", "4294967296", "8"}, "");
  case 4: // a window of the whole of a long line
    return linalgPool(dice, name, kind, element, {"1", most, "1", "1"},
                      {most, "1"}, {"1", "1", "1", "1"}, "");
  case 5:
    return linalgPool(dice, name, kind, element, {"1", "?", "?", "1"},
                      {"2", "2"}, {"1", "?", "?", "1"},
                      "strides = dense<" + big +
                          "> : tensor<2xi64>, dilations = dense<" + big +
                          "> : tensor<2xi64>");
  default:
    return linalgPool(dice, name, kind, element, {"?", "?", "?", "?"},
                      {"?", "?"}, {"?", "?", "?", "?"}, "");
  }
}

static std::string onBuffers(Dice &dice, llvm::StringRef name) {
  std::string kind = dice.pick({"sum", "max", "min"});
  return ("func.func @" + name +
          "(%x: memref<1x4x4x2xf32>, %w: memref<2x2xf32>, %i: "
          "memref<1x3x3x2xf32>) {\n  linalg.pooling_nhwc_" +
          kind +
          " ins(%x, %w : memref<1x4x4x2xf32>, memref<2x2xf32>) outs(%i : "
          "memref<1x3x3x2xf32>)\n  return\n}\n")
      .str();
}

static std::string tosaPool(Dice &dice, llvm::StringRef name,
                            llvm::StringRef in, llvm::StringRef out,
                            llvm::StringRef element, int64_t kernelHeight,
                            int64_t kernelWidth, int64_t pad = 0,
                            llvm::StringRef more = "") {
  std::string x = ("tensor<" + in + element + ">").str();
  std::string y = ("tensor<" + out + element + ">").str();
  std::string attributes =
      "{kernel = array<i64: " + list({kernelHeight, kernelWidth}) +
      ">, stride = array<i64: 1, 1>, pad = array<i64: " +
      list({pad, pad, pad, pad}) + ">" + more.str();
  bool isAverage = dice.percent(50);
  if (!isAverage)
    return function(name, "%x: " + x, y,
                    "  %r = tosa.max_pool2d %x " + attributes + "} : (" + x +
                        ") -> " + y + "\n");
  std::string zp = ("tensor<1x" + element + ">").str();
  std::string acc = element.starts_with("f") ? "f32" : "i32";
  if (element == "f16" || element.starts_with("f8"))
    acc = "f16";
  return function(name, "%x: " + x, y,
                  "  %z = \"tosa.const\"() <{values = dense<" +
                      literal(element, 0) + "> : " + zp + "}> : () -> " + zp +
                      "\n  %r = tosa.avg_pool2d %x, %z, %z " + attributes +
                      ", acc_type = " + acc + "} : (" + x + ", " + zp + ", " +
                      zp + ") -> " + y + "\n");
}

static std::string oddTosa(Dice &dice, llvm::StringRef name) {
  std::string element =
      dice.pick({"f32", "i8", "f16", "f8E4M3FN", "f8E5M2", "ui8"});
  switch (dice.below(7)) {
  case 0: // longer than the levels of TOSA allow
    return tosaPool(dice, name, "1x8200x1x1x", "1x1x1x1x", element, 8200, 1);
  case 1: // more bands of counts than fit a table
  case 2:
    return tosaPool(dice, name, "1x70x70x1x", "1x104x104x1x", element, 35, 35,
                    34);
  case 3:
    return tosaPool(dice, name, "?x?x?x?x", "?x?x?x?x", element,
                    dice.between(1, 3), 2);
  case 4: // positions of a window that no 63 bits count
    return tosaPool(dice, name, "1x2147483648x2147483648x4x",
                    "1x2147483647x2147483647x4x", element, 2, 2);
  case 5:
    return tosaPool(dice, name, "1x4x4x2x", "1x3x3x2x", element, 2, 2, 0,
                    ", note = \"kept\", tosa.other = [1, 2.5, @symbol]");
  default:
    return tosaPool(dice, name, "1x4x4x2x", "?x?x?x?x", element, 2, 2);
  }
}

/// Long reductions, unranked ones, and of types that no unit has.
static std::string oddReduction(Dice &dice, llvm::StringRef name) {
  std::string element = dice.pick({"f32", "i32", "i8", "f16", "bf16"});
  std::string op = dice.pick({"sum", "max", "min"});
  if (op == "sum" && element == "i8")
    element = "i32";
  bool isLong = dice.percent(40), isUnranked = !isLong && dice.percent(50);
  std::string x = "tensor<" +
                  std::string(isUnranked ? "*x"
                              : isLong   ? "1x9000x2x1x"
                                         : "1x3x2x1x") +
                  element + ">";
  std::string y =
      "tensor<" + std::string(isUnranked ? "*x" : "1x1x2x1x") + element + ">";
  return function(name, "%x: " + x, y,
                  "  %r = tosa.reduce_" + op + " %x {axis = 1 : i32} : (" + x +
                      ") -> " + y + "\n");
}

/// Ops that no pass rewrites, next to a pool: calls, gathers, tables, windows
/// of three dimensions, transposed convolutions.
static std::string onTheHost(Dice &dice, llvm::StringRef name) {
  std::string image = "tensor<1x4x4x2xi8>", pooled = "tensor<1x3x3x2xi8>";
  std::string pool = "  %p = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, "
                     "stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, "
                     "0>} : (" +
                     image + ") -> " + pooled + "\n";
  switch (dice.below(6)) {
  case 5:
    return function(name, "%x: " + image, pooled,
                    pool + "  %r = \"foreign.op\"(%p) {k = 3 : i32} : (" +
                        pooled + ") -> " + pooled + "\n");
  case 0:
    return ("func.func private @" + name + "_callee(" + pooled + ") -> " +
            pooled + "\n")
               .str() +
           function(name, "%x: " + image, pooled,
                    pool + "  %r = call @" + name + "_callee(%p) : (" + pooled +
                        ") -> " + pooled + "\n");
  case 1:
    return function(name, "%x: " + image + ", %t: tensor<256xi8>", pooled,
                    pool + "  %r = tosa.table %p, %t : (" + pooled +
                        ", tensor<256xi8>) -> " + pooled + "\n");
  case 2:
    return function(name, "%x: " + image, "tensor<1x3x2xi32>",
                    pool + "  %r = tosa.argmax %p {axis = 2 : i32} : (" +
                        pooled + ") -> tensor<1x3x2xi32>\n");
  case 3:
    return function(name, "%x: " + image, pooled,
                    pool + "  %r = tosa.reverse %p {axis = 1 : i32} : (" +
                        pooled + ") -> " + pooled + "\n");
  default:
    return function(
        name, "%x: " + image, pooled,
        pool +
            "  %r = tosa.custom %p {operator_name = \"f\", domain_name = "
            "\"d\", implementation_attrs = \"\"} : (" +
            pooled + ") -> " + pooled + "\n");
  }
}

/// A scale that is not one number per channel, next to a convolution (T17).
static std::string unevenScale(Dice &dice, llvm::StringRef name) {
  std::string x = "tensor<1x4x4x2xf32>";
  std::string rows = dice.pick({"1x4x1x1x", "1x1x4x1x", "1x4x4x1x"});
  std::string scale = "tensor<" + rows + "f32>";
  std::string numbers =
      rows == "1x4x1x1x"   ? "[[[[1.0]],[[2.0]],[[0.5]],[[1.0]]]]"
      : rows == "1x1x4x1x" ? "[[[[1.0],[2.0],[0.5],[1.0]]]]"
                           : "[[[[1.0],[2.0],[0.5],[1.0]],[[1.0],[2.0],[0.5],["
                             "1.0]],[[1.0],[2.0],[0.5],[1.0]],[[1.0],[2.0],[0."
                             "5],[4.0]]]]";
  return function(
      name, "%x: " + x, x,
      "  %c = \"tosa.const\"() <{values = dense<" + numbers + "> : " + scale +
          "}> : () -> " + scale +
          "\n  %s = \"tosa.const\"() <{values = dense<0> : tensor<1xi8>}> : "
          "() -> tensor<1xi8>\n  %z = \"tosa.const\"() <{values = "
          "dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>\n  %w = "
          "\"tosa.const\"() <{values = dense<0.25> : "
          "tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>\n  %m = "
          "tosa.mul %x, %c, %s : (" +
          x + ", " + scale + ", tensor<1xi8>) -> " + x +
          "\n  %r = tosa.conv2d %m, %w, %z, %z, %z {acc_type = f32, pad = "
          "array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = "
          "array<i64: 1, 1>} : (" +
          x +
          ", tensor<2x1x1x2xf32>, tensor<1xf32>, tensor<1xf32>, "
          "tensor<1xf32>) -> " +
          x + "\n");
}

/// Filters and chains at the limits of what may be composed (T28).
static std::string hugeFilter(Dice &dice, llvm::StringRef name) {
  std::string n = dice.pick({"512", "65536", "1048576"});
  std::string x = "tensor<1x4x4x" + n + "xf32>";
  std::string w = "tensor<" + n + "x1x1x" + n + "xf32>";
  std::string conv =
      " {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, "
      "1>, dilation = array<i64: 1, 1>} : (" +
      x + ", " + w + ", tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> " + x +
      "\n";
  return function(
      name, "%x: " + x, x,
      "  %w = \"tosa.const\"() <{values = dense<0.25> : " + w + "}> : () -> " +
          w +
          "\n  %z = \"tosa.const\"() <{values = dense<0.0> : "
          "tensor<1xf32>}> : () -> tensor<1xf32>\n  %c = tosa.conv2d %x, %w, "
          "%z, %z, %z" +
          conv + "  %r = tosa.conv2d %c, %w, %z, %z, %z" + conv);
}

std::string ptc::fuzz::oddFunction(Dice &dice, llvm::StringRef name) {
  using Maker = std::string (*)(Dice &, llvm::StringRef);
  static const Maker kMakers[] = {oddElement, encoded,     emptyOrHuge,
                                  onBuffers,  oddTosa,     oddReduction,
                                  onTheHost,  unevenScale, hugeFilter};
  size_t kind = dice.weighted({14, 8, 20, 6, 20, 12, 10, 6, 4});
  return kMakers[kind](dice, name);
}
