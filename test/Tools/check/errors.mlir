// RUN: split-file %s %t
// RUN: sh -c 'pool-to-conv-check %t/none.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=MISSING
// RUN: sh -c 'pool-to-conv-check %t/syntax.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=SYNTAX
// RUN: sh -c 'pool-to-conv-check %t/good.mlir %t/syntax.mlir 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=SYNTAX
// RUN: sh -c 'pool-to-conv-check %t/verify.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=VERIFY
// RUN: sh -c 'pool-to-conv-check %t/empty.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=EMPTY
// RUN: sh -c 'pool-to-conv-check %t/declared.mlir --canonicalize 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=EMPTY
// RUN: sh -c 'pool-to-conv-check %t/declared.mlir --function=f 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=DECLARED
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --function=g 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=FUNCTION
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --dims=0 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=DIMS
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --no-such-pass 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=PASS
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --pass-pipeline="builtin.module(nothing)" 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=PIPELINE
// RUN: sh -c 'pool-to-conv-check %t/good.mlir %t/good.mlir %t/good.mlir 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=THREE
// RUN: sh -c 'pool-to-conv-check - - 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=STDIN
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --bound-eps=-1 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=BOUND
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --opt-level=7 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=LEVEL
// RUN: sh -c 'pool-to-conv-check %t/good.mlir --test-lower-to-nvvm 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=PASS

// MISSING: pool-to-conv-check: error: cannot open input file '{{.*}}none.mlir': No such file or directory
// SYNTAX: syntax.mlir:1:{{[0-9]+}}: error: expected
// VERIFY: verify.mlir:3:{{[0-9]+}}: error: 'tosa.max_pool2d' op
// EMPTY: pool-to-conv-check: error: no public function with a body to run
// DECLARED: pool-to-conv-check: error: @f has no body to run
// FUNCTION: pool-to-conv-check: error: there is no function @g
// DIMS: pool-to-conv-check: error: --dims: '0' is not a size of at least 1
// PASS: Unknown command line argument
// PIPELINE: 'nothing' does not refer to a registered pass
// THREE: pool-to-conv-check: error: at most two files can be compared
// STDIN: pool-to-conv-check: error: standard input cannot be read twice
// BOUND: pool-to-conv-check: error: --bound-eps must not be negative
// LEVEL: pool-to-conv-check: error: --opt-level is 0 to 3

//--- good.mlir
func.func @f(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}

//--- syntax.mlir
func.func @f(%x: tensor<2xf32>) -> {
}

//--- verify.mlir
func.func @f(%x: tensor<1x5x5x1xf32>) -> tensor<1x2x2x1xf32> {
  // 5 - 2 is no multiple of 2.
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x5x5x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

//--- empty.mlir
module {
}

//--- declared.mlir
func.func private @f(tensor<2xf32>) -> tensor<2xf32>
