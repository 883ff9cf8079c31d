//===- SampleOps.td - A dialect that joins -----------------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SAMPLE_OPS
#define SAMPLE_OPS

include "PoolToConv/Interfaces/PoolingOpInterface.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Sample_Dialect : Dialect {
  let name = "sample";
  let summary = "A dialect outside this project that takes part in its rewrites";
  let cppNamespace = "::sample";
  // What SampleBuilder builds in.
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

class Sample_Op<string mnemonic, list<Trait> traits = []>
    : Op<Sample_Dialect, mnemonic, traits>;

def Sample_PoolOp : Sample_Op<"pool", [
    Pure, DeclareOpInterfaceMethods<PoolingOpInterface,
                                    ["getPooling", "getTensorBuilder"]>]> {
  let summary = "Reduces windows of a signal [N, C, W] that do not overlap";
  let description = [{
    out[n, c, o] is the sum or the maximum of in[n, c, size * o + t] for t from
    0 to size - 1.

    ```mlir
    %0 = sample.pool "max" %x by 2 : tensor<1x3x8xf32> -> tensor<1x3x4xf32>
    ```
  }];
  let arguments = (ins AnyRankedTensor:$input, StrAttr:$kind,
                       I64Attr:$size);
  let results = (outs AnyRankedTensor:$output);
  let assemblyFormat = [{
    $kind $input `by` $size attr-dict `:` type($input) `->` type($output)
  }];
}

def Sample_CorrelateOp : Sample_Op<"correlate", [Pure]> {
  let summary = "Correlates every channel of a signal [N, C, W] with its taps";
  let arguments = (ins AnyRankedTensor:$input, F64ArrayAttr:$taps,
                       I64Attr:$stride);
  let results = (outs AnyRankedTensor:$output);
  let assemblyFormat = [{
    $input `with` $taps `step` $stride attr-dict
    `:` type($input) `->` type($output)
  }];
}

#endif // SAMPLE_OPS
