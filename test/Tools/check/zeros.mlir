// maxnumf and minnumf leave the sign of a zero open; as the judge runs them, it does
// not depend on the order of their operands, so that a maximum may be taken in any.
// Opposite zeros are still told apart.

// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/before.mlir %t/swapped.mlir | FileCheck %s
// RUN: sh -c 'pool-to-conv-check %t/before.mlir %t/opposite.mlir; test $? -eq 2' | FileCheck %s --check-prefix=OPPOSITE

// CHECK: check: @f: equal (bit-exact, 17 trials)
// OPPOSITE: check: @f: MISMATCH result 0 at {{.*}}: before 0 after -0, abs 0

//--- before.mlir
func.func @f(%x: tensor<64xf16>, %y: tensor<64xf16>) -> (tensor<64xf16>, tensor<64xf16>) {
  %0 = arith.maxnumf %x, %y : tensor<64xf16>
  %1 = arith.minnumf %x, %y : tensor<64xf16>
  return %0, %1 : tensor<64xf16>, tensor<64xf16>
}

//--- swapped.mlir
func.func @f(%x: tensor<64xf16>, %y: tensor<64xf16>) -> (tensor<64xf16>, tensor<64xf16>) {
  %0 = arith.maxnumf %y, %x : tensor<64xf16>
  %1 = arith.minnumf %y, %x : tensor<64xf16>
  return %0, %1 : tensor<64xf16>, tensor<64xf16>
}

//--- opposite.mlir
func.func @f(%x: tensor<64xf16>, %y: tensor<64xf16>) -> (tensor<64xf16>, tensor<64xf16>) {
  %c = arith.constant dense<-0.0> : tensor<64xf16>
  %0 = arith.maxnumf %x, %y : tensor<64xf16>
  %is = arith.cmpf oeq, %0, %c : tensor<64xf16>
  %1 = arith.select %is, %c, %0 : tensor<64xi1>, tensor<64xf16>
  %2 = arith.minnumf %x, %y : tensor<64xf16>
  return %1, %2 : tensor<64xf16>, tensor<64xf16>
}
