//===- AudioOps.td - A dialect for filters of signals ------*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef AUDIO_OPS
#define AUDIO_OPS

include "PoolToConv/Interfaces/LinearOpInterface.td"
include "PoolToConv/Interfaces/PoolingOpInterface.td"
include "mlir/IR/OpBase.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def Audio_Dialect : Dialect {
  let name = "audio";
  let summary = "Signals of shape [batch, channels, samples]";
  let cppNamespace = "::audio";
  // Whatever is not a filter is built in linalg (AudioBuilder).
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

class Audio_Op<string mnemonic, list<Trait> traits>
    : Op<Audio_Dialect, mnemonic, [Pure] # traits>;

def Audio_PoolOp : Audio_Op<"pool", [
    DeclareOpInterfaceMethods<PoolingOpInterface,
                              ["getPooling", "getTensorBuilder"]>]> {
  let summary = "The sum or the peak of every `size` samples";
  let description = [{
    out[n, c, o] is the sum or the maximum of in[n, c, size * o + t] for t from
    0 to size - 1.

    ```mlir
    %0 = audio.pool "peak" %x by 2 : tensor<1x3x8xf32> -> tensor<1x3x4xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$input, StrAttr:$kind,
                       ConfinedAttr<I64Attr, [IntPositive]>:$size);
  let results = (outs AnyStaticShapeTensor:$output);
  let assemblyFormat = [{
    $kind $input `by` $size attr-dict `:` type($input) `->` type($output)
  }];
  let hasVerifier = 1;
}

def Audio_FirOp : Audio_Op<"fir", [
    DeclareOpInterfaceMethods<LinearOpInterface,
                              ["getLinear", "getTensorBuilder"]>]> {
  let summary = "Every channel through the same filter";
  let description = [{
    out[n, c, o] is the sum of taps[t] * in[n, c, step * o + t] over the taps.

    ```mlir
    %0 = audio.fir %x taps [1.0, 2.0, 1.0] step 1
       : tensor<1x3x8xf32> -> tensor<1x3x6xf32>
    ```
  }];
  let arguments = (ins AnyStaticShapeTensor:$input, F64ArrayAttr:$taps,
                       ConfinedAttr<I64Attr, [IntPositive]>:$step);
  let results = (outs AnyStaticShapeTensor:$output);
  let assemblyFormat = [{
    $input `taps` $taps `step` $step attr-dict
    `:` type($input) `->` type($output)
  }];
  let hasVerifier = 1;
}

#endif // AUDIO_OPS
