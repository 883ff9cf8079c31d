//===- Projects.cpp - Scripts and constraints for vendors' tools ----------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Projects.h"
#include "llvm/Support/FormatVariadic.h"

using namespace ptc::fpga;

namespace {
/// A vendor's tool: which parts it is for, and its files with {0} for the top
/// module, {1} for the part, {2} for the clock's period in ns, {3} for its
/// frequency in MHz, {4} for the part in capitals.
struct VendorTool {
  llvm::StringLiteral parts;
  llvm::StringLiteral script;
  const char *scriptText;
  llvm::StringLiteral constraint;
  const char *constraintText;
};
} // namespace

// Ports stay without pins, which are a board's: out of context for Vivado, any
// for the others.
static const VendorTool kTools[] = {
    {"xc7", "vivado.tcl",
     R"(# UNTESTED: written from the manual (UG835), never run.
#   vivado -mode batch -source vivado.tcl
read_verilog [concat {0}.v [glob rtl/*.v]]
read_xdc {0}.xdc
synth_design -top {0} -part {1} -mode out_of_context
opt_design
place_design
route_design
report_utilization -hierarchical -file utilization.txt
report_timing_summary -file timing.txt
)",
     "{0}.xdc", "create_clock -name aclk -period {2} [get_ports aclk]\n"},
    {"lfe5", "diamond.tcl",
     R"(# UNTESTED: written from the manual of Lattice Diamond, never run.
#   diamondc diamond.tcl
prj_project new -name {0} -impl impl -dev {4}-6BG381C -lpf {0}.lpf
foreach file [concat {0}.v [glob rtl/*.v]] {{ prj_src add $file }
prj_impl option top {0}
prj_impl option VERILOG_DIRECTIVES PTC_ECP5
prj_run PAR -impl impl
prj_run Export -impl impl -task Bitgen
)",
     "{0}.lpf", "FREQUENCY PORT \"aclk\" {3} MHZ;\n"},
    {"ice40up", "radiant.tcl",
     R"(# UNTESTED: written from the manual of Lattice Radiant, never run.
#   radiantc radiant.tcl
prj_create -name {0} -impl impl -dev {4}-SG48I -synthesis lse
foreach file [concat {0}.v {0}.sdc [glob rtl/*.v]] {{ prj_add_source $file }
prj_set_impl_opt top {0}
prj_run_par
prj_run_bitstream
)",
     "{0}.sdc", "create_clock -name aclk -period {2} [get_ports aclk]\n"},
};

std::vector<DesignFile> ptc::fpga::vendorProject(TargetAttr target,
                                                 llvm::StringRef top) {
  if (!target)
    return {};
  llvm::StringRef part = target.getPart();
  double period = double(target.getClkPs()) / 1000;
  for (const VendorTool &tool : kTools) {
    if (!part.starts_with_insensitive(tool.parts))
      continue;
    auto fill = [&](const char *text) {
      return llvm::formatv(false, text, top, part,
                           llvm::formatv("{0:f3}", period).str(),
                           llvm::formatv("{0:f3}", 1000 / period).str(), part.upper())
          .str();
    };
    return {{tool.script.str(), fill(tool.scriptText)},
            {fill(tool.constraint.data()), fill(tool.constraintText)}};
  }
  return {};
}
