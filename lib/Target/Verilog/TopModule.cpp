//===- TopModule.cpp - A netlist as text ----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TopModule.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace ptc::fpga;

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// Words that Verilog-2005 or SystemVerilog, as which simulators read it, keep
/// for themselves, and that look like names of kernels.
static bool isKeyword(StringRef name) {
  static const llvm::StringSet<> words = {
      "always",    "and",         "assign",    "begin",     "bind",
      "bit",       "break",       "buf",       "byte",      "case",
      "cell",      "chandle",     "checker",   "class",     "clocking",
      "config",    "const",       "context",   "continue",  "cover",
      "cross",     "default",     "design",    "disable",   "dist",
      "do",        "edge",        "else",      "end",       "enum",
      "event",     "expect",      "export",    "extends",   "extern",
      "final",     "first_match", "for",       "force",     "forever",
      "fork",      "function",    "generate",  "genvar",    "global",
      "if",        "implies",     "import",    "initial",   "inout",
      "input",     "inside",      "instance",  "int",       "integer",
      "interface", "join",        "large",     "let",       "library",
      "local",     "logic",       "longint",   "matches",   "medium",
      "modport",   "module",      "nand",      "new",       "nor",
      "not",       "null",        "or",        "output",    "package",
      "packed",    "parameter",   "posedge",   "primitive", "priority",
      "program",   "property",    "protected", "pull0",     "pure",
      "rand",      "real",        "ref",       "reg",       "release",
      "repeat",    "return",      "scalared",  "sequence",  "shortint",
      "signed",    "small",       "solve",     "static",    "string",
      "strong",    "struct",      "super",     "table",     "tagged",
      "task",      "this",        "time",      "tran",      "type",
      "union",     "unique",      "unsigned",  "use",       "uwire",
      "var",       "vectored",    "virtual",   "void",      "wait",
      "wand",      "weak",        "while",     "wire",      "with",
      "within",    "wor",         "xnor",      "xor"};
  return words.contains(name);
}

std::string ptc::fpga::topNameOf(KernelOp kernel) {
  std::string name;
  for (char c : kernel.getSymName())
    name += llvm::isAlnum(c) || c == '_' ? c : '_';
  // A module of the library has another name.
  if (name.empty() || llvm::isDigit(name[0]) || isKeyword(name) ||
      StringRef(name).starts_with("ptc_"))
    name = "kernel_" + name;
  return name;
}

std::string ptc::fpga::placeOf(Operation *op) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (auto place = op->getLoc()->findInstanceOf<FileLineColLoc>())
    os << place.getFilename().getValue() << ":" << place.getLine() << ":"
       << place.getColumn();
  llvm::erase_if(text, [](char c) { return !llvm::isPrint(c); });
  return text;
}

//===----------------------------------------------------------------------===//
// Ports
//===----------------------------------------------------------------------===//

FailureOr<std::vector<AxisPort>> ptc::fpga::portsOf(const Netlist &netlist) {
  std::vector<AxisPort> ports;
  KernelOp kernel = netlist.kernel;
  auto add = [&](Operation *op, std::string name, Value stream,
                 std::optional<IfaceAttr> iface) -> LogicalResult {
    auto type = cast<StreamType>(stream.getType());
    int64_t bits = llvm::alignTo(type.getBeatBits(), 8);
    if (iface && iface->getKind() != InterfaceKind::Axis)
      return op->emitOpError("has no Verilog module: ports are axis");
    if (iface && iface->getWidth() < type.getBeatBits())
      return op->emitOpError() << "has beats of " << type.getBeatBits()
                               << " bits, and a port of " << iface->getWidth();
    if (iface)
      bits = iface->getWidth();
    ports.push_back(
        {std::move(name), op, type, netlist.netOf.lookup(stream), bits});
    return success();
  };
  auto loads = llvm::to_vector(kernel.getBody().getOps<LoadOp>());
  auto name = [](StringRef side, size_t i, size_t count) {
    return count == 1 ? (side + "_axis").str()
                      : llvm::formatv("{0}{1}_axis", side, i).str();
  };
  // As the arguments and results of the kernel are.
  llvm::sort(loads, [](LoadOp a, LoadOp b) {
    return cast<BlockArgument>(a.getInput()).getArgNumber() <
           cast<BlockArgument>(b.getInput()).getArgNumber();
  });
  for (auto [i, load] : llvm::enumerate(loads))
    if (failed(add(load, name("s", i, loads.size()), load.getResult(),
                   load.getIface())))
      return failure();
  OperandRange results =
      kernel.getBody().front().getTerminator()->getOperands();
  for (auto [i, result] : llvm::enumerate(results)) {
    auto store = result.getDefiningOp<StoreOp>();
    if (failed(add(store, name("m", i, results.size()), store.getInput(),
                   store.getIface())))
      return failure();
  }
  return ports;
}

static void printPorts(ArrayRef<AxisPort> ports, llvm::raw_ostream &os) {
  os << "    input  wire aclk,\n"
        "    // Low for at least two cycles; synchronous.\n"
        "    input  wire aresetn";
  for (const AxisPort &port : ports) {
    bool in = port.isInput();
    const char *forth = in ? "input  wire" : "output wire";
    const char *back = in ? "output wire" : "input  wire";
    os << ",\n";
    if (in)
      os << "    // The last beat of a frame is counted, not read.\n"
            "    /* verilator lint_off UNUSEDSIGNAL */\n";
    os << llvm::formatv("    {0} [{1}:0] {2}_tdata,\n", forth, port.bits - 1,
                        port.name)
       << llvm::formatv("    {0} {1}_tlast,\n", forth, port.name);
    if (in)
      os << "    /* verilator lint_on UNUSEDSIGNAL */\n";
    os << llvm::formatv("    {0} {1}_tvalid,\n", forth, port.name)
       << llvm::formatv("    {0} {1}_tready", back, port.name);
  }
}

static void printPort(const AxisPort &port, llvm::raw_ostream &os) {
  int64_t beat = port.stream.getBeatBits();
  if (port.isInput()) {
    os << llvm::formatv("  assign {0}_d = {1}_tdata[{2}:0];\n", port.net,
                        port.name, beat - 1)
       << llvm::formatv("  assign {0}_v = {1}_tvalid;\n", port.net, port.name)
       << llvm::formatv("  assign {1}_tready = {0}_r;\n", port.net, port.name);
    return;
  }
  os << "  assign " << port.name << "_tdata = {";
  if (port.bits > beat)
    os << (port.bits - beat) << "'d0, ";
  os << port.net << "_d};\n"
     << llvm::formatv("  assign {0}_tvalid = {1}_v;\n", port.name, port.net)
     << llvm::formatv("  assign {1}_r = {0}_tready;\n", port.name, port.net)
     << llvm::formatv(
            "  ptc_last #(.BEATS({0})) {1}_last (.clk(aclk), .rst_n(aresetn), "
            ".goes({1}_tvalid & {1}_tready), .last({1}_tlast));\n",
            port.stream.getBeats(), port.name);
}

//===----------------------------------------------------------------------===//
// The module
//===----------------------------------------------------------------------===//

static void printNet(const Net &net, llvm::raw_ostream &os) {
  os << llvm::formatv("  wire [{0}:0] {1}_d;\n", net.bits - 1, net.name)
     << llvm::formatv("  wire {0}_v, {0}_r;\n", net.name);
}

/// "{second_d, first_d}" for the suffix "_d".
static std::string wiresOf(ArrayRef<std::string> nets, StringRef suffix) {
  if (nets.size() == 1)
    return (nets.front() + suffix).str();
  std::string text = "{";
  for (const std::string &net : llvm::reverse(nets))
    text += (text.size() > 1 ? ", " : "") + net + suffix.str();
  return text + "}";
}

static void printInstance(const Instance &instance, llvm::raw_ostream &os) {
  os << "\n";
  std::string place = placeOf(instance.op);
  if (!place.empty())
    os << "  // " << place << "\n";
  os << "  " << instance.module << " #(\n";
  llvm::interleave(
      instance.parameters, os,
      [&](const auto &parameter) {
        os << "      ." << parameter.first << "(" << parameter.second << ")";
      },
      ",\n");
  os << "\n  ) " << instance.name << " (\n      .clk(aclk), .rst_n(aresetn)";
  for (const auto &[prefix, nets] : instance.ports)
    os << llvm::formatv(",\n      .{0}_data({1}), .{0}_valid({2}), "
                        ".{0}_ready({3})",
                        prefix, wiresOf(nets, "_d"), wiresOf(nets, "_v"),
                        wiresOf(nets, "_r"));
  for (const auto &[prefix, bits] : instance.ties)
    os << ",\n      /* verilator lint_off PINCONNECTEMPTY */\n      ." << prefix
       << "_data(" << bits << "'d0), ." << prefix << "_valid(1'b1), ." << prefix
       << "_ready()\n      /* verilator lint_on PINCONNECTEMPTY */";
  os << "\n  );\n";
}

std::string ptc::fpga::topModule(const Netlist &netlist,
                                 ArrayRef<AxisPort> ports) {
  std::string text;
  llvm::raw_string_ostream os(text);
  KernelOp kernel = netlist.kernel;
  std::string top = topNameOf(kernel);
  os << "// " << top << ": written by pool-to-conv. An instance per op of the\n"
     << "// kernel; <name>_d, _v and _r are the wires of a stream.\n\n"
     << "`default_nettype none\n"
     << "module " << top << " (\n";
  printPorts(ports, os);
  os << "\n);\n";
  for (const Net &net : netlist.nets)
    printNet(net, os);
  os << "\n";
  for (const AxisPort &port : ports)
    printPort(port, os);
  for (const Instance &instance : netlist.instances)
    printInstance(instance, os);
  os << "endmodule\n"
     << "`default_nettype wire\n";
  return text;
}
