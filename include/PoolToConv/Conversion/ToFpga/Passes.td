//===- Passes.td - Conversions to fpga ----------------------*- tablegen -*===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_CONVERSION_TOFPGA_PASSES
#define POOLTOCONV_CONVERSION_TOFPGA_PASSES

include "mlir/Pass/PassBase.td"

class ConvertDialectToFpgaPass<string argument>
    : Pass<argument, "::mlir::ModuleOp"> {
  let options = [
    Option<"requireFullOffload", "require-full-offload", "bool",
           /*default=*/"false", "Fail if an op stays on the host">,
    Option<"reportLevel", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::Kept",
           "Which ops are reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", "no op"),
             clEnumValN(::ptc::ReportLevel::Kept, "kept",
                        "ops that stay on the host (default)"),
             clEnumValN(::ptc::ReportLevel::All, "all",
                        "what becomes of each op")
           )}]>,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals">,
    Option<"precision", "precision", "std::string", /*default=*/"",
           "The format of floats: fixed<W, I> or fixed<W, I, sign, round, "
           "overflow>; without it they stay on the host">,
    ListOption<"calibrate", "calibrate", "std::string",
               "Inputs (.npy, one per argument) from which each float tensor "
               "gets a format of the precision's width">
  ];
  let dependentDialects = ["::ptc::fpga::FpgaDialect"];
}

def ConvertTosaToFpgaPass : ConvertDialectToFpgaPass<"convert-tosa-to-fpga"> {
  let summary = "Moves integer networks in tosa into kernels of the fpga dialect";
  let description = [{
    The largest parts of each function whose ops have a unit become draft
    kernels (`fpga.kernel`), one `fpga.call` each; what has none stays on the
    host, with a remark that names the condition (docs/Conditions.md), or an
    error under `require-full-offload`. Results are bit-identical to those of
    upstream's lowering for every input.

    Convolutions become windows and sums of products whose accumulators are as
    wide as the weights can make them; zero points move into the padding's value
    and the bias; averages become sums and the scale of T3, by bands of the map
    where the number of valid elements differs (T1). Streams have one lane and
    units no fold.

    Floats need a `precision` (T32): every tensor and every filter becomes
    integers of that format, biases keep the bits of the products, and each
    result is rounded once. With `calibrate`, each tensor and filter has a format
    of its own, as large as what the inputs make of it.

    Shapes must be known: `specialize-shapes` fixes those that importers leave
    open.

    ```mlir
    // RUN: pool-to-conv-opt --convert-tosa-to-fpga
    %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>,
        stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : ...
    // becomes, in a kernel,
    %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2] : ...
    %2 = fpga.reduce max window %1 : ...
    ```
  }];
}

def ConvertLinalgToFpgaPass : ConvertDialectToFpgaPass<"convert-linalg-to-fpga"> {
  let summary = "Moves integer networks in linalg into kernels of the fpga dialect";
  let description = [{
    As `convert-tosa-to-fpga`, for `linalg`, `tensor` and `arith` on tensors of
    integers of 1 to 64 bits:

    - convolutions and products by stored matrices, pools and reductions of
      whole dimensions whose initial value changes nothing (T13);
    - element-wise ops, named or generic: each integer op of the body is a unit
      that computes on the numbers themselves, no wider than they can be, and
      wraps where the op does. What upstream makes of a scale (`apply_scale`), a
      table, a rounded shift, a minimum or a maximum is one unit. What follows
      from constants and positions alone is computed at compile time;
    - transpositions, paddings, slices, concatenations and reshapes.

    Units run in the order in which data arrives: a network of N, C, H, W is
    reordered where it is loaded and stored, and nowhere between.

    ```mlir
    // RUN: pool-to-conv-opt --convert-linalg-to-fpga
    %0 = linalg.max ins(%x, %zero : tensor<1x8xi8>, tensor<1x8xi8>)
                    outs(%init : tensor<1x8xi8>) -> tensor<1x8xi8>
    // becomes, in a kernel and for a constant %zero,
    %1 = fpga.eltwise relu %0 : ...
    ```
  }];
}

def ConvertToFpgaPass : ConvertDialectToFpgaPass<"convert-to-fpga"> {
  let summary = "Moves networks in tosa and linalg into kernels of the fpga dialect";
  let description = [{
    `convert-tosa-to-fpga` and `convert-linalg-to-fpga` in one: a kernel may hold
    what was ops of either dialect.

    ```mlir
    // RUN: pool-to-conv-opt --convert-to-fpga
    %0 = tosa.add %x, %y : (tensor<1x8xi32>, tensor<1x8xi32>) -> tensor<1x8xi32>
    %1 = linalg.abs ins(%0 : tensor<1x8xi32>) outs(%init : tensor<1x8xi32>)
      -> tensor<1x8xi32>
    // becomes, in one kernel,
    %1 = fpga.eltwise add %x, %y : ...
    %2 = fpga.eltwise abs %1 : ...
    ```
  }];
}

#endif // POOLTOCONV_CONVERSION_TOFPGA_PASSES
