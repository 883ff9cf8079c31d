//===- Passes.td - Reports on networks ---------------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_REPORT_PASSES
#define POOLTOCONV_REPORT_PASSES

include "mlir/Pass/PassBase.td"

def ReportNetworkPass : Pass<"report-network"> {
  let summary = "Prints what a network consists of and what it costs";
  let description = [{
    For every function and in total:

    - ops by kind, without terminators and without the scalar code inside
      `linalg` ops; and how many of them implement `PoolingOpInterface`;
    - multiply-accumulates of convolutions and contractions: the named ops of
      `tosa` and `linalg`, and every `linalg` op with reduction loops whose body
      adds a product. Taps that read padding count; so do both paths of a
      condition, and the body of a loop once;
    - window reductions: for each pooling op, the elements of its result times
      those of its window. They are no multiplications and are not added to
      them;
    - parameters: the elements and bytes of all tensor constants as declared,
      and as stored, where a splat is one element;
    - activations: the bytes of all tensors that are computed, and the most
      that are alive at one time, arguments included, in the order of the ops
      and with each tensor kept until its last use. Views share the tensor they
      look at, and a destination-style op writes into its init if nobody else
      uses it.

    Elements narrower than a byte count as packed. Extents that are unknown, such
    as a dynamic batch, count as 1, and the report says so. The IR is not
    changed.

    ```mlir
    // RUN: pool-to-conv-opt --report-network -o /dev/null
    ```
  }];
  let options = [
    Option<"format", "format", "::ptc::ReportFormat",
           /*default=*/"::ptc::ReportFormat::Table", "How to print",
           [{::llvm::cl::values(
             clEnumValN(::ptc::ReportFormat::Table, "table",
                        "aligned text (default)"),
             clEnumValN(::ptc::ReportFormat::Json, "json",
                        "one JSON object")
           )}]>,
    Option<"output", "output", "std::string", /*default=*/"",
           "File to write to, - for standard output (default: standard error, "
           "so that the IR stays clean)">,
    Option<"label", "label", "std::string", /*default=*/"",
           "Name of the report, to tell several apart">
  ];
}

#endif // POOLTOCONV_REPORT_PASSES
