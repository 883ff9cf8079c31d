//===- ParetoFront.h - What nothing else is better than ---------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_PARETOFRONT_H
#define LIB_DIALECT_FPGA_TRANSFORMS_PARETOFRONT_H

#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ptc::fpga {

/// What is to be small of one thing. At most five numbers.
using ParetoKeys = llvm::SmallVector<int64_t, 5>;

/// The indices of those of which no other is at most as large in every key; one
/// of several equal ones. All have as many keys. Nothing where more than `most`
/// are left, or ten times as many of up to three keys, which are fast.
std::optional<std::vector<size_t>>
paretoFront(const std::vector<ParetoKeys> &things, size_t most);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_PARETOFRONT_H
