//===- Tensor.h - Tensors of the host ---------------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the judge feeds to compiled functions and gets back: dense row-major
// arrays of one element type. Plain data, no IR.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_TENSOR_H
#define POOLTOCONV_JUDGE_TENSOR_H

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ptc {

/// An element type: an integer of 1 to 64 bits, or f16, bf16, f32, f64.
struct ElementType {
  enum class Kind : uint8_t { Signed, Unsigned, F16, BF16, F32, F64 };
  Kind kind = Kind::Signed;
  /// Bits of an integer; of a float, the bits of its format.
  unsigned width = 8;

  static ElementType integer(unsigned width, bool isUnsigned = false) {
    return {isUnsigned ? Kind::Unsigned : Kind::Signed, width};
  }
  static ElementType floating(Kind kind);

  bool isFloat() const { return kind >= Kind::F16; }
  bool isUnsigned() const { return kind == Kind::Unsigned; }

  /// Distance in memory between two elements: what LLVM gives an array of this
  /// type (i1 and i4: 1 byte, i48: 8 bytes).
  unsigned bytes() const;

  /// Floats only: the format, the distance from 1 to the next larger value
  /// (2^-23 for f32), the smallest normal and the largest finite value.
  const llvm::fltSemantics &semantics() const;
  double epsilon() const;
  double smallestNormal() const;
  double largestFinite() const;

  /// "i8", "ui8", "bf16", ...
  std::string str() const;

  bool operator==(const ElementType &other) const {
    return kind == other.kind && width == other.width;
  }
  bool operator!=(const ElementType &other) const { return !(*this == other); }
};

/// A dense row-major tensor.
class Tensor {
public:
  Tensor() = default;
  /// Zeros. Every size in `shape` is >= 0; rank 0 is a scalar.
  Tensor(ElementType type, llvm::ArrayRef<int64_t> shape);

  ElementType type() const { return elementType; }
  llvm::ArrayRef<int64_t> shape() const { return dims; }
  int64_t size() const { return numElements; }
  uint8_t *data() { return storage.data(); }
  const uint8_t *data() const { return storage.data(); }
  size_t bytes() const { return storage.size(); }

  /// The bits of element `i`, zero-extended; setBits drops the bits above the
  /// element's width.
  uint64_t bits(int64_t i) const;
  void setBits(int64_t i, uint64_t bits);

  /// The value of an integer element; an unsigned one of 64 bits wraps.
  int64_t integer(int64_t i) const;

  /// The value of element `i` as a double (exact for floats and for integers
  /// of up to 53 bits).
  double value(int64_t i) const;
  /// Stores `value` rounded to nearest even; floats only.
  void setValue(int64_t i, double value);

  /// Row-major position of element `i`: "[0, 3, 1]".
  std::string position(int64_t i) const;

private:
  ElementType elementType;
  llvm::SmallVector<int64_t, 4> dims;
  int64_t numElements = 0;
  std::vector<uint8_t> storage;
};

/// "2x3x4", "scalar" for rank 0.
std::string shapeToString(llvm::ArrayRef<int64_t> shape);

/// The number of elements of `shape`, or -1 if it does not fit in 62 bits or a
/// size is negative.
int64_t numElementsOf(llvm::ArrayRef<int64_t> shape);

} // namespace ptc

#endif // POOLTOCONV_JUDGE_TENSOR_H
