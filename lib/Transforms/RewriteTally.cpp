//===- RewriteTally.cpp - What passes tell the judge ----------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PoolToConv/Transforms/RewriteTally.h"
#include "PoolToConv/Transforms/EliminatePooling.h"

using namespace ptc;

RewriteTally ptc::tallyOf(NumericClass numericClass, double boundEps) {
  RewriteTally tally;
  tally.boundEps = boundEps;
  switch (numericClass) {
  case NumericClass::BitExact:
    tally.bitExact = 1;
    break;
  case NumericClass::SpecExact:
    tally.specExact = 1;
    break;
  case NumericClass::Reassociating:
    tally.reassociating = 1;
    break;
  }
  return tally;
}

std::mutex &ptc::remarkEmission() {
  static std::mutex mutex;
  return mutex;
}
