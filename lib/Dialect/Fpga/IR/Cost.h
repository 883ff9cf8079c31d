//===- Cost.h - Parts of the models of time and area ------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Estimates in closed form: the adders, choices, counters, registers and
// memories that the Verilog modules are made of, as Yosys 0.23 synthesises them
// for ECP5 (`synth_ecp5 -abc9`). LUTs are LUT4 + 2 CCU2C + 4 DPR16X4,
// before placement. docs/Rtl.md has the figures that were measured, and how far
// off the formulas are.
//
//===----------------------------------------------------------------------===//

#ifndef LIB_DIALECT_FPGA_IR_COST_H
#define LIB_DIALECT_FPGA_IR_COST_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"
#include "PoolToConv/Dialect/Fpga/IR/Memories.h"
#include "llvm/ADT/SmallSet.h"

namespace ptc::fpga {

template <typename Number>
Number ceilDiv(Number a, int64_t b) {
  return (a + b - 1) / b;
}

inline StreamType streamOf(mlir::Value value) {
  return llvm::cast<StreamType>(value.getType());
}

/// A count that no design reaches where it does not fit in 53 bits, so that
/// sums of many counts fit in 64.
int64_t count(Int128 number);

/// Bits of a counter of `n` steps, at least 1.
int64_t counterBits(int64_t n);

/// Lookup tables of a sum or a difference of `bits` bits. A carry cell of ECP5
/// has two; sums of up to 4 bits are gates there.
int64_t adderLuts(const CostModel &model, int64_t bits);

/// Whether carry cells stand beside the tables, which can do something else, as
/// on iCE40.
inline bool hasFreeCarries(const CostModel &model) {
  return !model.hasLut6 && !model.hasLutRam;
}

/// Lookup tables of a comparison of `bits` bits; without free carries, those of
/// the difference.
int64_t compareLuts(const CostModel &model, int64_t bits);

/// Lookup tables that tell whether `bits` bits are those of a constant.
int64_t equalsLuts(const CostModel &model, int64_t bits);

/// Lookup tables of a counter of `steps` steps that begins anew; none for one
/// step.
int64_t counterLuts(const CostModel &model, int64_t steps);

/// Lookup tables of a gate of `inputs` inputs on whose time a unit's clock
/// depends: yosys then has all of them pass one table, on ECP5 several of four
/// inputs and the multiplexers behind them.
int64_t wideLuts(const CostModel &model, int64_t inputs);

/// Lookup tables that tell whether `bits` bits are all equal (`ptc_same`),
/// besides those that use it; none for up to three, which those look at
/// themselves.
int64_t sameLuts(const CostModel &model, int64_t bits);

/// Different ones among `bits` columns of a memory of `depth` words; equal ones
/// become one.
int64_t columnsOf(Int128 bits, int64_t depth);

/// Adds `copies` memories of `depth` words of `width` bits each. Where LUTs
/// cannot be written, what would be in them is in registers.
void addMemory(UnitCost &cost, const CostModel &model, Memory memory,
               int64_t width, int64_t depth, int64_t copies = 1);

/// Adds memories that are never written. Those that are not alone are between
/// registers of a unit whose carry cells take longer than they do.
void addRom(UnitCost &cost, const CostModel &model, Memory memory,
            int64_t width, int64_t depth, int64_t copies = 1,
            bool isAlone = true);

/// Multiplier blocks of one product of factors of `a` and `b` bits.
int64_t multiplierBlocks(const CostModel &model, int64_t a, int64_t b);

/// A product of factors of `a` and `b` bits, with signs, that is cut into parts
/// before (`ptc_multiply`).
UnitCost productOfParts(const CostModel &model, int64_t a, int64_t b);

/// What `products` products of factors of `a` and `b` bits take in LUTs.
UnitCost lutMultipliers(const CostModel &model, Int128 products, int64_t a,
                        int64_t b);

/// Lookup tables of a product of a number of `a` bits with a sign and a constant
/// (`ptc_times`). `made` has the constants whose products with this number are
/// there already, which tools make once, and gets those that this one needs.
int64_t timesLuts(const CostModel &model, int64_t a, int64_t constant,
                  llvm::SmallSet<int64_t, 8> &made);

/// Lookup tables of a shift of `bits` bits by an operand of `levels` bits
/// (`ptc_shift`), of which the lowest `width` bits are used.
int64_t shiftLuts(const CostModel &model, int64_t bits, bool isSigned,
                  int64_t levels, int64_t width, bool isLeft);

/// A unit that takes and gives beats at the rate of the slower side, or needs
/// `atLeast` cycles. The first result needs `firstBeats` of the input and comes
/// `latency` cycles after the last of them.
UnitTiming flowing(int64_t beatsIn, int64_t beatsOut, int64_t firstBeats,
                   int64_t latency, int64_t atLeast = 0);

/// A unit whose first result needs one beat.
inline UnitTiming passing(mlir::Value in, mlir::Value out, int64_t latency) {
  return flowing(streamOf(in).getBeats(), streamOf(out).getBeats(), 1, latency);
}

} // namespace ptc::fpga

#endif // LIB_DIALECT_FPGA_IR_COST_H
