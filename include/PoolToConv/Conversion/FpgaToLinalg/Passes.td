//===- Passes.td - What the fpga dialect means -------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES
#define POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES

include "mlir/Pass/PassBase.td"

def ConvertFpgaToLinalgPass : Pass<"convert-fpga-to-linalg", "::mlir::ModuleOp"> {
  let summary = "Gives kernels of the fpga dialect their reference semantics";
  let description = [{
    Every `fpga.kernel` becomes a private function on tensors, every `fpga.call`
    a call of it. A stream becomes the tensor that passes through it; windows
    become two more dimensions. Beats (lanes, taps, repeat), folds, memories and
    queues say when something happens and not what, so drafts and finished
    designs of the same ops give the same function.

    Numbers keep the declared widths: a stream of `iN` or `uiN` becomes a tensor
    of `iN`, sums are taken modulo 2^N, and rounding and overflow happen where
    the description of the op says so. What is computed in between has as many
    bits as it needs to be exact: 32, 64 or 128.

    At the edge of a kernel tensors of `uiN` stay what they are, behind a
    `tensor.bitcast`.

    Ops that this does not know, ports of other floats than f16, bf16, f32 and
    f64, and tensors of more than 2^31 elements are errors.

    ```mlir
    // RUN: pool-to-conv-opt --convert-fpga-to-linalg
    fpga.kernel @relu(%x: tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9> {
      %0 = fpga.load %x : tensor<1x4x4x8xi9> -> !fpga.stream<1x4x4x8xi9, lanes = 2>
      %1 = fpga.eltwise relu %0
          : (!fpga.stream<1x4x4x8xi9, lanes = 2>) -> !fpga.stream<1x4x4x8xi9, lanes = 2>
      %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi9, lanes = 2> -> tensor<1x4x4x8xi9>
      fpga.return %2 : tensor<1x4x4x8xi9>
    }
    // becomes a private function with one linalg.generic
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
    "::mlir::linalg::LinalgDialect", "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

#endif // POOLTOCONV_CONVERSION_FPGATOLINALG_PASSES
