//===- ReadOrder.h - Frames read in another order ---------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A unit that keeps frames reads them beat by beat in nested loops: for a
// transposition, or for elements that serve several times. Where its lanes find
// their elements in a beat's words does not depend on the beat.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_DIALECT_FPGA_IR_READORDER_H
#define POOLTOCONV_DIALECT_FPGA_IR_READORDER_H

#include "PoolToConv/Dialect/Fpga/IR/Fpga.h"

namespace ptc::fpga {

/// Which element of an operand's frame is which of the result.
struct ReadOrder {
  /// A turn goes so many beats, and so many elements of a beat, further.
  struct Loop {
    int64_t extent, beats, elements;
  };
  /// An element of the beat that is `beats[copy]` beats further than the loops.
  struct Lane {
    int64_t copy, element;
  };

  /// The innermost one first; together as many turns as the result has beats.
  llvm::SmallVector<Loop> loops;
  /// Read at the same time: a memory each.
  llvm::SmallVector<int64_t> beats;
  llvm::SmallVector<Lane> lanes;
};

/// The order in which `to`, of the rank of `from`, has the elements of `from`;
/// one step in dimension d of the result goes `strides[d]` elements further in
/// the operand, 0 where an element serves again. Nothing where lanes are apart
/// in ways that change from beat to beat, such as 3 lanes out of beats of 2.
std::optional<ReadOrder> readOrder(StreamType from, StreamType to,
                                   llvm::ArrayRef<int64_t> strides);

/// That of a transposition.
std::optional<ReadOrder> readOrder(ReorderOp op);

/// That of an operand of an eltwise whose extents are those of the result or 1.
std::optional<ReadOrder> broadcastOrder(StreamType from, StreamType to);

/// Whether `operand`, of an eltwise, is a stream whose elements serve several
/// times, so that its frames are kept and read again.
bool isKept(mlir::OpOperand &operand);

/// What keeping it takes. It is in the costs of its op.
UnitCost keptCost(mlir::OpOperand &operand, const CostModel &model);

} // namespace ptc::fpga

#endif // POOLTOCONV_DIALECT_FPGA_IR_READORDER_H
