//===- LinearRoundtrip.h - Tests of LinearOpInterface -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_LIB_TESTLINEAR_LINEARROUNDTRIP_H
#define TEST_LIB_TESTLINEAR_LINEARROUNDTRIP_H

namespace ptc::test {

/// Registers the pass `test-linear-roundtrip`.
void registerLinearRoundtrip();

} // namespace ptc::test

#endif // TEST_LIB_TESTLINEAR_LINEARROUNDTRIP_H
