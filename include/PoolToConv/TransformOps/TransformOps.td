//===- TransformOps.td - Rewrites in the transform dialect -*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS
#define POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS

include "mlir/Dialect/Transform/IR/TransformDialect.td"
include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.td"
include "mlir/IR/OpBase.td"

def ApplyEliminatePoolingPatternsOp
    : Op<Transform_Dialect, "apply_patterns.pool_to_conv.eliminate_pooling",
         [DeclareOpInterfaceMethods<PatternDescriptorOpInterface>]> {
  let summary = "Patterns that rewrite pooling ops to convolutions";
  let description = [{
    The patterns of `--eliminate-pooling`, for `transform.apply_patterns`. The
    attributes are that pass's options of the same names; a value that the pass
    does not know is an error.

    ```mlir
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.eliminate_pooling {max_form = "maximum"}
    } : !transform.any_op
    ```
  }];
  let arguments = (ins DefaultValuedAttr<StrAttr, "\"depthwise\"">:$avg_form,
                       DefaultValuedAttr<StrAttr, "\"auto\"">:$max_form,
                       DefaultValuedAttr<StrAttr, "\"exact\"">:$numerics);
  let cppNamespace = "::ptc";
  let assemblyFormat = "attr-dict";
  let hasVerifier = 1;
}

def ApplyFuseLinearConvsPatternsOp
    : Op<Transform_Dialect, "apply_patterns.pool_to_conv.fuse_linear_convs",
         [DeclareOpInterfaceMethods<PatternDescriptorOpInterface>]> {
  let summary = "Patterns that fuse linear ops";
  let description = [{
    The patterns of `--fuse-linear-convs`, for `transform.apply_patterns`. The
    attributes are that pass's options of the same names; a value that the pass
    does not know is an error.

    ```mlir
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.fuse_linear_convs {objective = "convs"}
      transform.apply_patterns.canonicalization
    } : !transform.any_op
    ```
  }];
  let arguments = (ins DefaultValuedAttr<StrAttr, "\"macs\"">:$objective,
                       DefaultValuedAttr<StrAttr, "\"fast\"">:$numerics,
                       DefaultValuedAttr<I64Attr, "8192">:$max_kernel,
                       DefaultValuedAttr<F64Attr, "1.0">:$max_weight_growth,
                       DefaultValuedAttr<BoolAttr, "true">:$joins,
                       DefaultValuedAttr<BoolAttr, "false">:$averages_last);
  let cppNamespace = "::ptc";
  let assemblyFormat = "attr-dict";
  let hasVerifier = 1;
}

def ApplyFactorLinearConvsPatternsOp
    : Op<Transform_Dialect, "apply_patterns.pool_to_conv.factor_linear_convs",
         [DeclareOpInterfaceMethods<PatternDescriptorOpInterface>]> {
  let summary = "Patterns that factor filters";
  let description = [{
    The patterns of `--factor-linear-convs`, for `transform.apply_patterns`. The
    attributes are that pass's options of the same names; a value that the pass
    does not know is an error.

    ```mlir
    transform.apply_patterns to %func {
      transform.apply_patterns.pool_to_conv.factor_linear_convs {tolerance = 1.0e-3 : f64}
    } : !transform.any_op
    ```
  }];
  let arguments = (ins DefaultValuedAttr<StrAttr, "\"macs\"">:$objective,
                       DefaultValuedAttr<StrAttr, "\"fast\"">:$numerics,
                       DefaultValuedAttr<F64Attr, "0.0">:$tolerance,
                       DefaultValuedAttr<F64Attr, "1.0">:$max_weight_growth);
  let cppNamespace = "::ptc";
  let assemblyFormat = "attr-dict";
  let hasVerifier = 1;
}

#endif // POOLTOCONV_TRANSFORMOPS_TRANSFORMOPS
