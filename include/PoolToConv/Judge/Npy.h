//===- Npy.h - Reading and writing .npy files -------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// NumPy's array files (format version 1.0 to 3.0): C order, little endian, of
// the types b1, i1, i2, i4, i8, u1, u2, u4, u8, f2, f4 and f8. bf16 has no
// NumPy type: it is written as f4, which is exact.
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_JUDGE_NPY_H
#define POOLTOCONV_JUDGE_NPY_H

#include "PoolToConv/Judge/Tensor.h"
#include "llvm/Support/Error.h"

namespace ptc {

/// Reads a file. Fails, naming the file and what is wrong with it, if it
/// cannot be read, is not a .npy file, has another type, order or byte order,
/// or holds fewer or more bytes than its shape needs.
llvm::Expected<Tensor> readNpy(llvm::StringRef path);

/// Writes a file. Integers of other widths are written in the next wider type
/// (i4 as i1, i48 as i8).
llvm::Error writeNpy(llvm::StringRef path, const Tensor &tensor);

/// The same values as elements of `type`. Fails, naming the first value that
/// does not fit, rather than change one: an integer must be in range; a float
/// array converts to f16 or bf16 only if every value is exact; integers do not
/// become floats nor floats integers.
llvm::Expected<Tensor> convertExactly(const Tensor &tensor, ElementType type);

} // namespace ptc

#endif // POOLTOCONV_JUDGE_NPY_H
