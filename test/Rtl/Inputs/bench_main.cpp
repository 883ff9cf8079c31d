//===- bench_main.cpp - Clocks a bench -----------------------------------===//
//
// Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
// Exceptions. See the file LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Vbench.h"

int main(int argc, char **argv) {
  VerilatedContext context;
  context.commandArgs(argc, argv);
  Vbench bench(&context);
  while (!context.gotFinish()) {
    for (int level : {0, 1}) {
      bench.clk = level;
      bench.eval();
    }
  }
}
