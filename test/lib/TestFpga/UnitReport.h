//===- UnitReport.h - Tests of UnitOpInterface ------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef TEST_LIB_TESTFPGA_UNITREPORT_H
#define TEST_LIB_TESTFPGA_UNITREPORT_H

namespace ptc::test {

/// Registers the pass `test-fpga-units`.
void registerUnitReport();

} // namespace ptc::test

#endif // TEST_LIB_TESTFPGA_UNITREPORT_H
