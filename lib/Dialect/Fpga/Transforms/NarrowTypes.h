//===- NarrowTypes.h - The narrowest types of streams -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_NARROWTYPES_H
#define LIB_DIALECT_FPGA_TRANSFORMS_NARROWTYPES_H

#include "ChannelRanges.h"
#include "PoolToConv/Algebra/Decline.h"

#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/MapVector.h"

#include <vector>

namespace ptc::fpga {

/// The narrowest number type of each stream of a kernel. Streams between which
/// elements only move have one type, and a sum over windows is as signed as its
/// operand. C-numbers are those of fpga-infer-widths.
class NarrowTypes {
public:
  NarrowTypes(KernelOp kernel, const KernelRanges &ranges);

  mlir::IntegerType before(mlir::Value stream) const {
    return groupOf(stream).before;
  }
  mlir::IntegerType after(mlir::Value stream) const {
    return groupOf(stream).after;
  }

  /// A type that stays although numbers would need less.
  struct Kept {
    /// The first unit that has it.
    mlir::Operation *op;
    mlir::IntegerType type, narrower;
    Decline decline;
  };
  llvm::ArrayRef<Kept> getKept() const { return kept; }

private:
  /// Streams of one type.
  struct Group {
    mlir::IntegerType before, after;
    /// What passes in any of them, padding included.
    std::optional<Interval> need;
    unsigned leastWidth = 1;
    /// Why the type stays.
    std::optional<Decline> pinned;

    void add(Interval range) { need = need ? need->join(range) : range; }
    /// Bits that the group needs.
    unsigned widthFor(bool isSigned) const;
  };

  void join(KernelOp kernel);
  void addRanges(const KernelRanges &ranges);
  void addUnits(KernelOp kernel, const KernelRanges &ranges);
  void addTable(LutOp lut, const KernelRanges &ranges);
  void pin(mlir::Value stream, Decline decline);
  void choose();

  const Group &groupOf(mlir::Value stream) const {
    return groups[types[index.find(stream)->second]];
  }
  Group &groupOf(mlir::Value stream) {
    return groups[types[index.find(stream)->second]];
  }

  llvm::MapVector<mlir::Value, unsigned> index;
  /// Streams of one type, and streams of one signedness.
  llvm::IntEqClasses types, signs;
  std::vector<Group> groups;
  std::vector<Kept> kept;
};

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_NARROWTYPES_H
