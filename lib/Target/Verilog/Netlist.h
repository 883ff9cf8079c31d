//===- Netlist.h - Modules, their parameters and wires ----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_NETLIST_H
#define LIB_TARGET_VERILOG_NETLIST_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "llvm/ADT/APInt.h"
#include "llvm/ADT/StringMap.h"

#include <string>
#include <vector>

namespace ptc::fpga {

/// One instance of a module of the library.
class Instance {
public:
  Instance(llvm::StringRef module, std::string name, mlir::Operation *op)
      : module(module), name(std::move(name)), op(op) {}

  /// Parameters, in the order in which they are set.
  Instance &set(llvm::StringRef parameter, int64_t value);
  Instance &setText(llvm::StringRef parameter, llvm::StringRef text);
  /// A constant of that many bits; of `number` its low ones.
  Instance &setBits(llvm::StringRef parameter, unsigned width, Int128 number);
  Instance &setBits(llvm::StringRef parameter, const llvm::APInt &number);
  /// A signed constant, which may be beyond 32 bits.
  Instance &setSigned(llvm::StringRef parameter, unsigned width, Int128 number);
  /// The style of a memory, in the parameter `name`.
  Instance &setMemory(Memory memory, llvm::StringRef name = "STYLE");
  /// Of constants: LUTs hold them as logic, since Yosys knows no others of ECP5.
  Instance &setRom(Memory memory);

  /// Ports `<prefix>_data`, `_valid` and `_ready` on the wires of nets, the
  /// first in the low bits.
  Instance &connect(llvm::StringRef prefix, std::vector<std::string> nets);
  /// The same for an operand of so many bits that the module does not read.
  Instance &tie(llvm::StringRef prefix, int64_t bits);

  llvm::StringRef module;
  std::string name;
  mlir::Operation *op;
  /// An operand of the op that the instance keeps for it, since its elements
  /// serve several times; without it, the instance is what the op itself does.
  mlir::OpOperand *kept = nullptr;
  std::vector<std::pair<std::string, std::string>> parameters;
  std::vector<std::pair<std::string, std::vector<std::string>>> ports;
  std::vector<std::pair<std::string, int64_t>> ties;
};

/// The wires of a stream: `<name>_d`, `<name>_v` and `<name>_r`.
struct Net {
  std::string name;
  int64_t bits;
};

/// A kernel as instances.
struct Netlist {
  KernelOp kernel;
  /// The family of devices that it is for.
  CostModel model;
  std::vector<Net> nets;
  std::vector<Instance> instances;
  /// Memories: name and content, a word a line.
  std::vector<std::pair<std::string, std::string>> memories;
  /// The name of the net of each stream.
  llvm::DenseMap<mlir::Value, std::string> netOf;
};

/// Adds a line of $readmemh, with all digits of the word's width.
void appendHexLine(std::string &text, const llvm::APInt &word);

/// What `kernel` becomes; an error at an op that has no module.
mlir::FailureOr<Netlist> buildNetlist(KernelOp kernel);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_NETLIST_H
