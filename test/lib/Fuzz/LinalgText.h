//===- LinalgText.h - Parts of linalg text ----------------------*- C++ -*-===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef POOLTOCONV_TEST_FUZZ_LINALGTEXT_H
#define POOLTOCONV_TEST_FUZZ_LINALGTEXT_H

#include "Net.h"

namespace ptc::fuzz {

/// A tensor.empty of the type of `like`: unknown extents come from `source`,
/// or from an argument where no source has them.
Value emptyLike(FunctionWriter &f, const Value &like,
                const Value *source = nullptr);
/// A tensor of one number; an argument if an extent is unknown.
Value filled(FunctionWriter &f, const Value &like, llvm::StringRef literal);
/// A vector of one number per channel as a tensor of the type of `like`.
Value broadcastChannels(Net &net, const Value &vector, const Value &like);
/// affine_map<(d0, d1) -> (results)>.
std::string affineMap(size_t dims, llvm::ArrayRef<std::string> results);
/// The map (d0, ..., dn) -> (d0, ..., dn).
std::string identityMap(size_t rank);
/// ["parallel", ...].
std::string parallel(size_t rank);

} // namespace ptc::fuzz

#endif // POOLTOCONV_TEST_FUZZ_LINALGTEXT_H
