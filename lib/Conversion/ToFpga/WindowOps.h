//===- WindowOps.h - Convolutions and pools of any dialect ------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_CONVERSION_TOFPGA_WINDOWOPS_H
#define LIB_CONVERSION_TOFPGA_WINDOWOPS_H

#include "PoolToConv/Interfaces/Linear.h"
#include "StreamBuilder.h"

namespace ptc {

/// A convolution or matrix product by constants: window, mac and bias. The
/// accumulator has the width that its weights can reach, or that of the op if
/// that is smaller. Refused: what LinearOpInterface refuses, three spatial
/// dimensions (T30), fractions and weights of more than 16 bits (T31).
Refusal lowerLinear(LinearOpInterface op, StreamBuilder &b);

/// A maximum, minimum, sum or average over windows: window, reduce, and for
/// averages the scale of T3, by bands of the map where counts differ (T1).
/// Refused: what PoolingOpInterface refuses, three spatial dimensions (T30), an
/// average whose sum may exceed 32 bits (T31).
Refusal lowerPooling(PoolingOpInterface op, StreamBuilder &b);

} // namespace ptc

#endif // LIB_CONVERSION_TOFPGA_WINDOWOPS_H
