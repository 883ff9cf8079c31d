//===- UnitCell.h - One unit, to try settings on ----------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_TRANSFORMS_UNITCELL_H
#define LIB_DIALECT_FPGA_TRANSFORMS_UNITCELL_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

#include <memory>

namespace ptc::fpga {

/// What can be decided about a unit. What does not apply to it is ignored.
struct UnitSetting {
  /// Of an fpga.mac.
  int64_t pe = 1, simd = 1, pixels = 1;
  /// Of products.
  Multiplier multipliers = Multiplier::Auto;
  /// Of the weights.
  Memory weights = Memory::Auto;
  /// Of the line buffer in front.
  Memory window = Memory::Auto;
  /// Of the result, and taps a beat of the windows that an fpga.reduce takes.
  int64_t lanes = 1, taps = 1;
};

/// What a unit is with a setting.
struct UnitAnswer {
  int64_t cycles = 0;
  UnitCost cost;
  /// Per stream that enters, the type that is wanted.
  llvm::SmallVector<StreamType, 2> wanted;
  /// The result's type; null for an fpga.store.
  StreamType produced;
};

/// A copy of a unit with the line buffer in front of it and the memories that
/// it reads, on which settings are tried without a change of the kernel.
class UnitCell {
public:
  /// `op` is a unit of a draft, no memory and no plumbing. Its streams have
  /// beats of at most `maxPixels` pixels; 0 for any number.
  explicit UnitCell(mlir::Operation *op, int64_t maxPixels = 0);
  UnitCell(UnitCell &&) = default;

  mlir::Operation *getOp() const { return op; }
  /// The streams that enter, through forks and lane casts of the draft.
  llvm::ArrayRef<mlir::Value> getInputs() const { return inputs; }
  /// The line buffer that belongs to the unit, or null.
  WindowOp getWindow() const { return window; }

  bool isMac() const { return llvm::isa<MacOp>(op); }
  /// Whether products may be built in LUTs instead of multiplier blocks.
  bool choosesMultipliers() const;
  bool choosesWeights() const;
  bool choosesWindow() const;
  /// The settings that the draft holds.
  UnitSetting getSetting() const;

  /// Nothing where the map of the line buffer does not allow the beats, or they
  /// are of too many pixels.
  /// `inputTypes` are those of getInputs(), for units that take beats as they
  /// come.
  std::optional<UnitAnswer> evaluate(const UnitSetting &setting,
                                     llvm::ArrayRef<StreamType> inputTypes,
                                     const CostModel &model);

  /// Lanes that the result can have, few first; none for an fpga.store.
  llvm::SmallVector<int64_t> getLanes() const;
  /// Taps that a beat of windows can have, where the unit reduces windows.
  llvm::SmallVector<int64_t> getTaps() const;
  /// Folds of an fpga.mac: divisors as its constraints say; several pixels only
  /// where a single one is unfolded.
  llvm::SmallVector<UnitSetting> getFolds() const;

private:
  bool allows(StreamType stream) const;

  mlir::Operation *op;
  int64_t maxPixels;
  WindowOp window;
  llvm::SmallVector<mlir::Value, 2> inputs;
  std::unique_ptr<mlir::Block> scratch;
  /// Copies in the scratch block.
  mlir::Operation *opCopy = nullptr;
  WindowOp windowCopy;
  llvm::SmallVector<RomOp, 2> romCopies;
  /// Operands of the copies that take getInputs().
  llvm::SmallVector<mlir::OpOperand *, 2> ports;
};

/// Gives a unit of a kernel, its memories and the line buffer in front of it a
/// setting.
void applySetting(mlir::Operation *op, const UnitSetting &setting);

/// Numbers that divide `n`, small first.
llvm::SmallVector<int64_t> divisorsOf(int64_t n);

/// Through forks and lane casts to where a stream comes from.
mlir::Value sourceOf(mlir::Value stream);

/// Lanes that the type of a stream allows, few first.
llvm::SmallVector<int64_t> allowedLanes(StreamType stream);

/// The fewest lanes of a stream with which a frame takes at most `cycles`
/// beats, among those that divide `most`; the largest if there is none.
StreamType withFewestLanes(StreamType stream, int64_t cycles, int64_t most);

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_TRANSFORMS_UNITCELL_H
