//===- FunctionWriter.h - Writes one function as text -----------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_FUNCTIONWRITER_H
#define POOLTOCONV_TEST_FUZZ_FUNCTIONWRITER_H

#include "Dice.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/Twine.h"

#include <string>
#include <vector>

namespace ptc::fuzz {

using Shape = llvm::SmallVector<int64_t, 5>;

bool isFloat(llvm::StringRef element);
bool isUnsigned(llvm::StringRef element);
unsigned bitsOf(llvm::StringRef element);
/// "3.0" or "3".
std::string literal(llvm::StringRef element, int64_t value);
/// The smallest (largest) value of an element type, infinities included.
std::string extreme(llvm::StringRef element, bool largest);
/// The lowest (largest) finite value.
std::string extremeFinite(llvm::StringRef element, bool largest);

/// A tensor in the text. Each dimension has the size that a run would give it,
/// also where the type says '?'.
struct Value {
  std::string name;
  std::string element;
  Shape shape;
  /// Bit i: dimension i is unknown in the type.
  uint32_t unknown = 0;

  size_t rank() const { return shape.size(); }
  int64_t elements() const;
  std::string type() const;
  bool isUnknown(size_t dim) const { return unknown >> dim & 1; }
  /// The same type with another element.
  Value as(llvm::StringRef element) const;
  /// The same name with the dimensions in another order: dimension i is
  /// dimension order[i] of this.
  Value permuted(const Shape &order) const;
};

/// Collects arguments and lines. Lines are indented by the depth of the region
/// that is open.
class FunctionWriter {
public:
  explicit FunctionWriter(Dice &dice) : dice(dice) {}

  Dice &dice;

  std::string fresh();
  void line(const llvm::Twine &text);
  /// Opens a region whose header is known only when it ends. Returns its mark.
  size_t openRegion();
  /// Ends the region by `yield yielded`, and writes its header at the mark.
  void closeRegion(size_t mark, const llvm::Twine &header,
                   const llvm::Twine &yield, const Value &yielded);
  /// A new argument of the type of `like`.
  Value argument(Value like);
  std::string argumentOfType(llvm::StringRef type);
  /// `name = text : ...`, whose result is `like` with a new name.
  Value define(Value like, const llvm::Twine &text);

  /// Constants, in tosa or arith.
  Value constant(bool tosa, llvm::StringRef element, Shape shape,
                 const llvm::Twine &elements);
  Value splat(bool tosa, llvm::StringRef element, Shape shape, int64_t value);
  std::string scalar(llvm::StringRef type, const llvm::Twine &literal);
  std::string indexConstant(int64_t value);
  std::string shapeConstant(llvm::ArrayRef<int64_t> sizes);
  /// tensor.dim.
  std::string size(const Value &value, int64_t dim);

  std::string finish(llvm::StringRef name, llvm::ArrayRef<Value> results,
                     bool isPrivate = false);

private:
  std::string arguments;
  std::string body;
  unsigned next = 0;
  unsigned depth = 1;
};

/// "a, b, c" of sizes.
std::string list(llvm::ArrayRef<int64_t> sizes);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_FUNCTIONWRITER_H
