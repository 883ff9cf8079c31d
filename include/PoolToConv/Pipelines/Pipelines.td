//===- Pipelines.td - Options of the pipelines -------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// MLIR has no TableGen for pipelines: their options are declared in C++
// (Pipelines.cpp, FpgaPipeline.h). This is the same as records, for the C API;
// a test compares the two.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_PIPELINES_PIPELINES
#define POOLTOCONV_PIPELINES_PIPELINES

include "mlir/Pass/PassBase.td"

class Pipeline<string name> {
  string argument = name;
  string summary = "";
  list<Option> options = [];
}

def PoolToConvPipeline : Pipeline<"pool-to-conv"> {
  let summary = "Takes a tosa or linalg network to one without pooling ops";
  let options = [
    Option<"avgForm", "avg-form", "::ptc::AvgForm",
           /*default=*/"::ptc::AvgForm::Depthwise",
           "The convolution that sums a window", [{::llvm::cl::values(
             clEnumValN(::ptc::AvgForm::Depthwise, "depthwise", ""),
             clEnumValN(::ptc::AvgForm::Dense, "dense", ""),
             clEnumValN(::ptc::AvgForm::Shared, "shared", "")
           )}]>,
    Option<"maxForm", "max-form", "::ptc::MaxForm",
           /*default=*/"::ptc::MaxForm::Auto",
           "What a maximum or minimum is made of", [{::llvm::cl::values(
             clEnumValN(::ptc::MaxForm::Auto, "auto", ""),
             clEnumValN(::ptc::MaxForm::Relu, "relu", ""),
             clEnumValN(::ptc::MaxForm::ReluOnly, "relu-only", ""),
             clEnumValN(::ptc::MaxForm::Maximum, "maximum", "")
           )}]>,
    Option<"numerics", "numerics", "::ptc::Numerics",
           /*default=*/"::ptc::Numerics::Exact",
           "Which classes of rewrite are allowed", [{::llvm::cl::values(
             clEnumValN(::ptc::Numerics::Exact, "exact", ""),
             clEnumValN(::ptc::Numerics::Fast, "fast", "")
           )}]>,
    Option<"report", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::Kept",
           "Which pools are reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", ""),
             clEnumValN(::ptc::ReportLevel::Kept, "kept", ""),
             clEnumValN(::ptc::ReportLevel::All, "all", "")
           )}]>,
    ListOption<"kinds", "kinds", "std::string",
               "Rewrite only these reductions: sum, average, max, min">,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals">,
    Option<"failOnRemainingPooling", "fail-on-remaining-pooling", "bool",
           /*default=*/"false", "Fail if any pooling op is left">
  ];
}

def PoolToConvToFpgaPipeline : Pipeline<"pool-to-conv-to-fpga"> {
  let summary = "Takes a tosa or linalg network to a dataflow design in the "
                "fpga dialect";
  let options = [
    Option<"batch", "batch", "int64_t", /*default=*/"1",
           "The batch of functions whose batch is open">,
    ListOption<"sizes", "sizes", "int64_t",
               "All dynamic sizes, in the order of the arguments">,
    Option<"pools", "pools", "::ptc::PoolUnits",
           /*default=*/"::ptc::PoolUnits::Reduce",
           "How pools become hardware", [{::llvm::cl::values(
             clEnumValN(::ptc::PoolUnits::Reduce, "reduce", "reductions"),
             clEnumValN(::ptc::PoolUnits::Conv, "conv",
                        "convolutions and element-wise ops")
           )}]>,
    Option<"precision", "precision", "std::string", /*default=*/"",
           "The format of floats: fixed<W, I> or fixed<W, I, sign, round, "
           "overflow>">,
    ListOption<"calibrate", "calibrate", "std::string",
               "Inputs (.npy) from which each float tensor gets a format of the "
               "precision's width">,
    Option<"requireFullOffload", "require-full-offload", "bool",
           /*default=*/"false", "Fail if an op stays on the host">,
    Option<"report", "report", "::ptc::ReportLevel",
           /*default=*/"::ptc::ReportLevel::Kept",
           "Which ops are reported as diagnostics", [{::llvm::cl::values(
             clEnumValN(::ptc::ReportLevel::None, "none", ""),
             clEnumValN(::ptc::ReportLevel::Kept, "kept", ""),
             clEnumValN(::ptc::ReportLevel::All, "all", "")
           )}]>,
    Option<"summary", "summary", "bool", /*default=*/"false",
           "Print one line of totals">,
    Option<"target", "target", "std::string", /*default=*/"",
           "The device: a name that is known, or a file (.json)">,
    Option<"clock", "clock", "double", /*default=*/"0",
           "The clock in MHz; 0 for that of the device">,
    Option<"targetFps", "target-fps", "double", /*default=*/"0",
           "Frames per second that are enough; the cheapest such design is "
           "chosen">,
    Option<"targetCycles", "target-cycles", "int64_t", /*default=*/"0",
           "The same as a number of cycles per frame">,
    Option<"slack", "slack", "double", /*default=*/"0",
           "Percent of speed to give up for a cheaper design than the fastest">,
    Option<"utilization", "utilization", "unsigned", /*default=*/"90",
           "Percent of the device's LUTs and flip-flops that may be used">,
    Option<"maxPixels", "max-pixels", "int64_t", /*default=*/"0",
           "Most pixels in a beat of a stream; 0 for any number">,
    Option<"folds", "folds", "std::string", /*default=*/"",
           "Folds that are fixed (.json)">,
    Option<"foldsOut", "folds-out", "std::string", /*default=*/"",
           "Where the folds are written (.json)">,
    Option<"fifos", "fifos", "::ptc::PipelineFifos",
           /*default=*/"::ptc::PipelineFifos::Auto",
           "How queues are placed and sized", [{::llvm::cl::values(
             clEnumValN(::ptc::PipelineFifos::Auto, "auto",
                        "simulate where folds are chosen, else only what is "
                        "safe"),
             clEnumValN(::ptc::PipelineFifos::Analytic, "analytic",
                        "where copies meet again, in closed form"),
             clEnumValN(::ptc::PipelineFifos::Simulate, "simulate",
                        "everywhere, as full rate needs them")
           )}]>,
    Option<"estimate", "estimate", "bool", /*default=*/"false",
           "Tell what the design takes and how fast it is">,
    Option<"estimateJson", "estimate-json", "std::string", /*default=*/"",
           "Where the same goes as JSON">,
    Option<"graph", "graph", "std::string", /*default=*/"",
           "Write a picture of the dataflow (.dot or .svg)">
  ];
}

#endif // POOLTOCONV_PIPELINES_PIPELINES
