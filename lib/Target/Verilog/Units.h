//===- Units.h - Ops as instances of modules --------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_TARGET_VERILOG_UNITS_H
#define LIB_TARGET_VERILOG_UNITS_H

#include "Netlist.h"
#include "PoolToConv/Dialect/Fpga/IR/Memories.h"
#include "PoolToConv/Dialect/Fpga/IR/ReadOrder.h"

namespace ptc::fpga {

/// Adds what ops become to a netlist.
class UnitBuilder {
public:
  explicit UnitBuilder(Netlist &netlist) : netlist(netlist) {}

  /// An error at the op if there is no module for it.
  mlir::LogicalResult add(mlir::Operation *op);

private:
  mlir::LogicalResult addUnit(FifoOp op);
  mlir::LogicalResult addUnit(ForkOp op);
  mlir::LogicalResult addUnit(CastLanesOp op);
  mlir::LogicalResult addUnit(ReshapeOp op);
  mlir::LogicalResult addUnit(WindowOp op);
  mlir::LogicalResult addUnit(MacOp op);
  mlir::LogicalResult addUnit(ReduceOp op);
  /// Each gives the accumulators of the reduction.
  mlir::FailureOr<int64_t> addReduceOfWindow(ReduceOp op, Instance &unit);
  mlir::FailureOr<int64_t> addReduceOfRows(ReduceOp op, Instance &unit);
  mlir::FailureOr<int64_t> addReduceOfDims(ReduceOp op, Instance &unit);
  mlir::LogicalResult addUnit(RequantOp op);
  mlir::LogicalResult addUnit(EltwiseOp op);
  mlir::LogicalResult addUnit(LutOp op);
  mlir::LogicalResult addUnit(CropOp op);
  mlir::LogicalResult addUnit(PadOp op);
  mlir::LogicalResult addUnit(ConcatOp op);
  mlir::LogicalResult addUnit(ReorderOp op);

  /// An instance named after the op, with its operand at `s` and its results at
  /// `m`.
  Instance &unit(mlir::Operation *op, llvm::StringRef module);
  /// The net of an operand of the unit `name`: of a stream, of one that is kept
  /// and read again, or of a memory that is read in step with the beats of
  /// `result`.
  mlir::FailureOr<std::string> operandNet(mlir::OpOperand &operand,
                                          llvm::StringRef name,
                                          StreamType result);
  /// The same of constants.
  mlir::FailureOr<std::string> constants(EltwiseOp op, RomOp rom,
                                         StreamType result);
  /// The net of a new stream, named after its producer.
  std::string net(mlir::Value stream, llvm::StringRef name);
  /// A file of words of equal width; its name.
  std::string memory(llvm::StringRef unit, llvm::StringRef what,
                     llvm::ArrayRef<llvm::APInt> words);
  /// What `auto` becomes for `depth` words of `width` bits that are constants:
  /// what the estimate has. Small ones stay with the tool on devices without
  /// memories of LUTs.
  Memory resolve(Memory memory, int64_t width, int64_t depth) const {
    Memory resolved = resolveMemory(netlist.model, memory, width, depth);
    bool isFound = resolved == Memory::Bram || netlist.model.hasLutRam;
    return isFound ? resolved : memory;
  }
  /// What it becomes for words that are written.
  Memory resolveRam(Memory memory, int64_t width, int64_t depth) const {
    return ptc::fpga::resolveRam(netlist.model, memory, width, depth);
  }
  /// As in files of folds: "mac0" is the first fpga.mac of its kernel.
  std::string nameOf(mlir::Operation *op);

  Netlist &netlist;
  llvm::StringMap<unsigned> count;
};

/// Numbers side by side, the first in the low bits, `width` bits each.
llvm::APInt pack(llvm::ArrayRef<int64_t> numbers, unsigned width);

/// The parameters of a ptc_reorder.
void setReadOrder(Instance &unit, const ReadOrder &order, StreamType from);

} // namespace ptc::fpga

#endif // LIB_TARGET_VERILOG_UNITS_H
