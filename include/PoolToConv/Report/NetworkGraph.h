//===- NetworkGraph.h - A network as a graph --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_REPORT_NETWORKGRAPH_H
#define POOLTOCONV_REPORT_NETWORKGRAPH_H

#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"

namespace ptc {

/// The functions with a body at or below `root` as a JSON object:
///
///     {"functions": [{
///       "name": "main",
///       "arguments": [{"value": 0, "type": "tensor<1x4xf32>", "bytes": 16}],
///       "ops": [{
///         "name": "tosa.conv2d", "operands": [0, 1, 2],
///         "results": [{"value": 3, "type": "tensor<1x4xf32>", "bytes": 16}],
///         "attributes": {"stride": "array<i64: 2, 2>"},
///         "location": {"file": "net.mlir", "line": 3, "column": 8} or null,
///         "isConstant": false, "isPooling": false,
///         "macs": 16, "windowReductions": 0,
///         "parameters": 0, "parameterBytes": 0}],
///       "results": [3]}]}
///
/// `ops` are those of the body itself, in their order, without terminators;
/// what is in their regions counts as theirs. Values are numbered within their
/// function; operands that are none of its values (a region's captures are its
/// op's operands) are left out. `bytes` is 0 for what is no tensor, and unknown
/// extents count as 1. Large attributes are elided. The numbers are
/// those of FunctionReport.
llvm::json::Value graphToJson(mlir::Operation *root);

} // namespace ptc

#endif // POOLTOCONV_REPORT_NETWORKGRAPH_H
