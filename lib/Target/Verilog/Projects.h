//===- Projects.h - Scripts and constraints for vendors' tools --*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_PROJECTS_H
#define LIB_TARGET_VERILOG_PROJECTS_H

#include "PoolToConv/Target/Verilog/ExportVerilog.h"

namespace ptc::fpga {

/// For the vendor's tool of the part, a script that takes the module `top` to a
/// routed design, and the constraint of its clock. Nothing for parts of which
/// neither is known.
std::vector<DesignFile> vendorProject(TargetAttr target, llvm::StringRef top);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_PROJECTS_H
