//===- LinearOpInterface.td - Linear ops of any dialect ----*- tablegen -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_INTERFACES_LINEAROPINTERFACE
#define POOLTOCONV_INTERFACES_LINEAROPINTERFACE

include "mlir/IR/Interfaces.td"

def LinearOpInterface : OpInterface<"LinearOpInterface"> {
  let cppNamespace = "::ptc";
  let description = [{
    An op that is linear in its data, up to a constant: convolutions by constant
    filters, averages and sums over windows, multiplications and additions of a
    constant per channel, paddings by zero, sums and differences of two tensors.

    `getLinear` describes the op as a `LinearKernel`; `getTensorBuilder` gives
    the builder whose `linear` makes an op of the same dialect from a kernel.
    Fusing and factoring are written once, against the two.

    An op implements the interface only if `isLinearOp` says so.
  }];

  let methods = [
    InterfaceMethod<[{
        True if this op is of a linear kind. Must be cheap: `isa` calls it.
      }],
      "bool", "isLinearOp", (ins), "", [{ return true; }]>,
    InterfaceMethod<[{
        Describes the op, or says by which condition of docs/Conditions.md it
        cannot be described: a filter that is no constant, a type, a geometry.
      }],
      "::ptc::OrDecline<::ptc::Linear>", "getLinear">,
    InterfaceMethod<[{
        The builder for tensor ops of this op's dialect. The object outlives
        every op.
      }],
      "const ::ptc::TensorBuilder &", "getTensorBuilder">
  ];

  let extraClassOf = [{
    return $_op.isLinearOp();
  }];
}

#endif // POOLTOCONV_INTERFACES_LINEAROPINTERFACE
