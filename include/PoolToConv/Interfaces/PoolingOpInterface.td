//===- PoolingOpInterface.td - Pooling ops of any dialect --*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_POOLINGOPINTERFACE
#define POOLTOCONV_INTERFACES_POOLINGOPINTERFACE

include "mlir/IR/Interfaces.td"

def PoolingOpInterface : OpInterface<"PoolingOpInterface"> {
  let cppNamespace = "::ptc";
  let description = [{
    An op that reduces a sliding window over the spatial dimensions of a tensor
    to one value: sum, average, maximum or minimum.

    The interface separates what is computed (`getPooling`, a plain
    description) from how its dialect writes tensor computations
    (`getTensorBuilder`). Every rewrite is written once, against the two; a
    dialect takes part by implementing them. test/lib/Dialect/Sample is an
    example.

    An op implements the interface only if `isPooling` says so, so that
    `isa<ptc::PoolingOpInterface>(op)` is false for a `linalg.generic` that
    does not pool.
  }];

  let methods = [
    InterfaceMethod<[{
        True if this op pools. Must be cheap: `isa` and `dyn_cast` call it.
      }],
      "bool", "isPooling", (ins), "", [{ return true; }]>,
    InterfaceMethod<[{
        Describes the pooling, or says by which condition of
        docs/Conditions.md an op that pools cannot be described: a type, an
        encoding, a window that is not usable.
      }],
      "::ptc::OrDecline<::ptc::Pooling>", "getPooling">,
    InterfaceMethod<[{
        The builder for tensor ops of this op's dialect. The object outlives
        every op.
      }],
      "const ::ptc::TensorBuilder &", "getTensorBuilder">
  ];

  let extraClassOf = [{
    return $_op.isPooling();
  }];
}

#endif // POOLTOCONV_INTERFACES_POOLINGOPINTERFACE
