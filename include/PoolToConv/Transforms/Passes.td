//===- Passes.td - Passes of pool-to-conv ------------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMS_PASSES
#define POOLTOCONV_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

def EliminatePoolingPass : Pass<"eliminate-pooling"> {
  let summary = "Rewrites every pooling op to convolutions and element-wise ops";
  let description = [{
    Takes every op that implements `PoolingOpInterface` and replaces it by
    convolutions, element-wise ops, slices and reshapes of the same dialect. No
    rewrite changes a result silently: each belongs to one of three classes,

    - *bit-exact*: the same bits for every input;
    - *spec-exact*: inside the error bound that the source op's own
      specification grants;
    - *reassociating*: other rounding, inside the bound of docs/Conditions.md;

    and `numerics=exact` (the default) allows the first two only. An op that
    cannot be rewritten stays as it was, with a remark that names the condition
    (T-number, see docs/Conditions.md).

    Works on any op: functions and other isolated ops below it are rewritten in
    parallel; remarks come in the order of the IR.

    ```mlir
    // RUN: pool-to-conv-opt --eliminate-pooling
    %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>,
        stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>,
        acc_type = f32} : ...
    // becomes a depthwise convolution by 2x2 weights of 0.25
    ```
  }];
  let options = [
    Option<"avgForm", "avg-form", "::ptc::AvgForm",
           /*default=*/"::ptc::AvgForm::Depthwise",
           "The convolution that sums a window", [{::llvm::cl::values(
             clEnumValN(::ptc::AvgForm::Depthwise, "depthwise",
                        "one filter per channel (default)"),
             clEnumValN(::ptc::AvgForm::Dense, "dense",
                        "a full convolution with a diagonal C x C filter"),
             clEnumValN(::ptc::AvgForm::Shared, "shared",
                        "one filter for all channels, which move into the batch")
           )}]>,
    Option<"maxForm", "max-form", "::ptc::MaxForm",
           /*default=*/"::ptc::MaxForm::Auto",
           "What a maximum or minimum is made of", [{::llvm::cl::values(
             clEnumValN(::ptc::MaxForm::Auto, "auto",
                        "relu where provably exact, else maximum (default)"),
             clEnumValN(::ptc::MaxForm::Relu, "relu",
                        "difference convolutions, relu and add"),
             clEnumValN(::ptc::MaxForm::ReluOnly, "relu-only",
                        "convolution, relu, 1x1 convolution and nothing else"),
             clEnumValN(::ptc::MaxForm::Maximum, "maximum",
                        "selection and element-wise maximum")
           )}]>,
    Option<"numerics", "numerics", "::ptc::Numerics",
           /*default=*/"::ptc::Numerics::Exact",
           "Which classes of rewrite are allowed", [{::llvm::cl::values(
             clEnumValN(::ptc::Numerics::Exact, "exact",
                        "bit-exact and spec-exact (default)"),
             clEnumValN(::ptc::Numerics::Fast, "fast",
                        "reassociating as well")
           )}]>,
    Option<"reportLevel", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::Kept",
           "Which pools are reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", "no pool"),
             clEnumValN(::ptc::ReportLevel::Kept, "kept",
                        "pools that stay (default)"),
             clEnumValN(::ptc::ReportLevel::All, "all", "every pool")
           )}]>,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals to standard error">,
    Option<"failOnRemainingPooling", "fail-on-remaining-pooling", "bool",
           /*default=*/"false", "Fail if any pooling op is left">,
    ListOption<"kinds", "kinds", "std::string",
               "Rewrite only these reductions: sum, average, max, min">
  ];
  let statistics = [
    Statistic<"bitExact", "bit-exact", "Pools rewritten bit-exactly">,
    Statistic<"specExact", "spec-exact",
              "Pools rewritten inside the source op's own error bound">,
    Statistic<"reassociating", "reassociating",
              "Pools rewritten with other rounding">,
    Statistic<"kept", "kept", "Pools left alone">,
    Statistic<"boundEps", "bound-eps",
              "Largest error bound, in units of eps times the magnitude">
  ];
}

def FuseLinearConvsPass : Pass<"fuse-linear-convs"> {
  let summary = "Fuses chains and joined branches of linear ops, where that pays";
  let description = [{
    Takes runs of ops that implement `LinearOpInterface` (convolutions by
    constant filters, sums and averages over windows, scales and shifts per
    channel, paddings by zero) and replaces them by the cheapest equivalent: the
    plan is a shortest path over all runs that compose (conditions T14 to T24 of
    docs/Conditions.md). A pool behind a pointwise convolution moves in front of
    it (T19). Branches that start at one value and are added become one op.

    Transposes and reshapes between the ops are looked through, and matrix
    products by a constant are convolutions: behind a flatten one of the whole
    input. What is left of the moves stands behind the fused op.

    With the default objective and options, neither multiply-accumulates nor
    parameters ever increase.

    ```mlir
    // RUN: pool-to-conv-opt --fuse-linear-convs
    %0 = tosa.conv2d %x, %w1, ... // 1x1, no activation behind it
    %1 = tosa.conv2d %0, %w2, ... // 3x3
    // becomes one 3x3 convolution
    ```
  }];
  let options = [
    Option<"objective", "objective", "::ptc::Objective",
           /*default=*/"::ptc::Objective::Macs", "What becomes small",
           [{::llvm::cl::values(
             clEnumValN(::ptc::Objective::Macs, "macs",
                        "multiply-accumulates (default)"),
             clEnumValN(::ptc::Objective::Params, "params", "weights"),
             clEnumValN(::ptc::Objective::Convs, "convs",
                        "the number of convolutions")
           )}]>,
    Option<"numerics", "numerics", "::ptc::Numerics",
           /*default=*/"::ptc::Numerics::Fast",
           "Which classes of fusion are allowed", [{::llvm::cl::values(
             clEnumValN(::ptc::Numerics::Exact, "exact",
                        "integers; floats where nothing is rounded differently"),
             clEnumValN(::ptc::Numerics::Fast, "fast",
                        "floats within a computed bound (default)")
           )}]>,
    Option<"maxKernel", "max-kernel", "int64_t", /*default=*/"8192",
           "The largest extent of a fused filter, dilation included">,
    Option<"maxWeightGrowth", "max-weight-growth", "double", /*default=*/"1.0",
           "The weights of a fused op are at most so many times those that it "
           "replaces; inf for no limit">,
    Option<"joins", "joins", "bool", /*default=*/"true",
           "Merge branches that are added up">,
    Option<"averagesLast", "averages-last", "bool", /*default=*/"false",
           "Convolutions behind an average over P x P with stride P become "
           "convolutions of dilation P in front of it, which costs more">,
    Option<"reportLevel", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::None",
           "What is reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", "nothing (default)"),
             clEnumValN(::ptc::ReportLevel::Kept, "kept",
                        "neighbours that stay apart"),
             clEnumValN(::ptc::ReportLevel::All, "all", "fusions as well")
           )}]>,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals to standard error">
  ];
  let statistics = [
    Statistic<"fused", "fused", "Fusions">,
    Statistic<"kept", "kept", "Neighbouring linear ops that stay apart">
  ];
}

def FactorLinearConvsPass : Pass<"factor-linear-convs"> {
  let summary = "Finds structure inside filters and rewrites them as cheaper ops";
  let description = [{
    The reverse of `fuse-linear-convs`. A filter becomes cheaper ops in a row
    that are equal to it where it

      * is zero off a dilated grid, at its borders, or between blocks of
        channels (a dilated, smaller, grouped or depthwise convolution),
      * contains the window of an average (a convolution and a window, or the
        window first and a smaller convolution),
      * is a product along dimensions or channels: separable, of low rank,
        depthwise-separable,
      * is the product of two smaller filters (one 5x5 as two 3x3).

    Equal means in exact arithmetic: no remainder, all minors zero. With a
    tolerance, filters whose weights differ by no more are taken as well; the
    remark has the error of the filter and a bound on the error of the result.

    ```mlir
    // RUN: pool-to-conv-opt --factor-linear-convs
    %0 = tosa.conv2d %x, %w, ... // a 7x7 filter with 9 taps that are not zero
    // becomes a 3x3 convolution of dilation 3
    ```
  }];
  let options = [
    Option<"objective", "objective", "::ptc::Objective",
           /*default=*/"::ptc::Objective::Macs", "What becomes small",
           [{::llvm::cl::values(
             clEnumValN(::ptc::Objective::Macs, "macs",
                        "multiply-accumulates (default)"),
             clEnumValN(::ptc::Objective::Params, "params", "weights")
           )}]>,
    Option<"tolerance", "tolerance", "double", /*default=*/"0.0",
           "The largest allowed error of a weight; 0 for none">,
    Option<"numerics", "numerics", "::ptc::Numerics",
           /*default=*/"::ptc::Numerics::Fast",
           "Which classes of rewrite are allowed", [{::llvm::cl::values(
             clEnumValN(::ptc::Numerics::Exact, "exact", "integers only"),
             clEnumValN(::ptc::Numerics::Fast, "fast",
                        "floats within a computed bound (default)")
           )}]>,
    Option<"maxRank", "max-rank", "int64_t", /*default=*/"64",
           "The most channels between two ops, per block of channels">,
    Option<"maxDepth", "max-depth", "unsigned", /*default=*/"3",
           "How often a factor is factored again; 0 for one op in the place of "
           "one">,
    Option<"maxWeightGrowth", "max-weight-growth", "double", /*default=*/"1.0",
           "The weights of the new ops are at most so many times those of the "
           "filter; inf for no limit">,
    Option<"reportLevel", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::None",
           "What is reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", "nothing (default)"),
             clEnumValN(::ptc::ReportLevel::Kept, "kept",
                        "filters that stay whole"),
             clEnumValN(::ptc::ReportLevel::All, "all", "factors as well")
           )}]>,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals to standard error">
  ];
  let statistics = [
    Statistic<"factored", "factored", "Filters that became several ops">,
    Statistic<"kept", "kept", "Filters that stay whole">
  ];
}

def SpecializeShapesPass : Pass<"specialize-shapes", "::mlir::ModuleOp"> {
  let summary = "Fixes the dynamic sizes of functions";
  let description = [{
    Gives every function with a body static sizes for the dynamic ones of its
    arguments and propagates them. `batch` is the size of the leading dimension
    of each argument, where that is dynamic; `sizes` are all dynamic sizes in
    the order of the arguments, the batch included.

    An error: a dynamic size that neither option gives, sizes that do not fit
    the function, a function that calls others, more or fewer sizes than are
    dynamic. A size inside of the function that does not follow stays dynamic.

    ```mlir
    // RUN: pool-to-conv-opt --specialize-shapes="batch=1"
    func.func @main(%x: tensor<?x8x8x4xi8>) -> tensor<?x4x4x4xi8>
    // becomes
    func.func @main(%x: tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8>
    ```
  }];
  let options = [
    Option<"batch", "batch", "int64_t", /*default=*/"0",
           "The size of each argument's leading dimension, if that is dynamic">,
    ListOption<"sizes", "sizes", "int64_t",
               "All dynamic sizes, in the order of the arguments">
  ];
  let dependentDialects = ["::mlir::tensor::TensorDialect"];
}

#endif // POOLTOCONV_TRANSFORMS_PASSES
