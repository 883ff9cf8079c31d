//===- NetworkReport.h - What a network costs -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Counts of ops, multiplications, parameters and activations of each function
// of a module. What exactly is counted: the description of the pass
// --report-network.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_REPORT_NETWORKREPORT_H
#define POOLTOCONV_REPORT_NETWORKREPORT_H

#include "mlir/IR/Operation.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ptc {

/// Numbers by the name of the op that they come from.
using Counts = std::map<std::string, int64_t>;

/// The numbers of one function, or of several together. Those that do not fit
/// 63 bits are INT64_MAX.
struct FunctionReport {
  std::string name;

  Counts ops;
  /// Ops that implement PoolingOpInterface.
  int64_t poolingOps = 0;
  /// Multiply-accumulates of convolutions and contractions.
  Counts macs;
  /// Elements that pooling ops reduce: result elements times window elements.
  Counts windowReductions;

  /// Elements and bytes of the tensor constants as declared, and as stored.
  int64_t parameters = 0;
  int64_t parameterBytes = 0;
  int64_t storedParameters = 0;
  int64_t storedParameterBytes = 0;

  /// Bytes of all computed tensors, and of those alive at one time.
  int64_t activationBytes = 0;
  int64_t peakActivationBytes = 0;

  /// Ops with extents that are unknown, and were counted as 1.
  int64_t opsOfUnknownExtent = 0;
  /// Pooling ops whose window could not be described.
  int64_t undescribedPools = 0;
  /// Tensors whose element type has no known width, counted as no bytes.
  int64_t tensorsOfUnknownWidth = 0;
  /// A number did not fit.
  bool saturated = false;

  /// Adds the numbers of `other`; the peak is the larger of the two.
  void add(const FunctionReport &other);
};

/// The sum of `counts`.
int64_t sumOf(const Counts &counts);

struct NetworkReport {
  /// One for each function with a body, in the order of the module.
  std::vector<FunctionReport> functions;
  FunctionReport total() const;
};

/// Counts what is in the functions at or below `root`.
NetworkReport reportNetwork(mlir::Operation *root);

/// Counts `op` and what is in its regions, as part of a function. Activations
/// are not counted.
FunctionReport reportOp(mlir::Operation *op);

/// Prints `report` as aligned text. `label` is a name for it, and may be empty.
void printTable(const NetworkReport &report, llvm::StringRef label,
                llvm::raw_ostream &os);

/// `report` as a JSON object.
llvm::json::Value toJson(const NetworkReport &report, llvm::StringRef label);

} // namespace ptc

#endif // POOLTOCONV_REPORT_NETWORKREPORT_H
