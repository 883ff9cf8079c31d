// Declared widths, multipliers and roundings are what is computed: one bit fewer
// than needed is noticed, one more than needed changes nothing.
//
// RUN: split-file %s %t
// RUN: sed s/i18/i19/g %t/conv.mlir > %t/wider.mlir
// RUN: pool-to-conv-check %t/conv.mlir %t/wider.mlir
// RUN: sed s/i18/i17/g %t/conv.mlir > %t/narrower.mlir
// RUN: not pool-to-conv-check %t/conv.mlir %t/narrower.mlir | FileCheck %s --check-prefix=CONV
//
// The average of 3x3 numbers of 8 bits: 455 * 2^-12 is 910 * 2^-13, and 454 is
// too little.
// RUN: sed -e 's/= \[455\]/= [910]/' -e 's/= \[12\]/= [13]/' %t/average.mlir > %t/scaled.mlir
// RUN: pool-to-conv-check %t/average.mlir %t/scaled.mlir
// RUN: sed 's/= \[455\]/= [454]/' %t/average.mlir > %t/bit.mlir
// RUN: not pool-to-conv-check %t/average.mlir %t/bit.mlir | FileCheck %s --check-prefix=AVERAGE
// RUN: sed 's/half_up/floor/' %t/average.mlir > %t/floor.mlir
// RUN: not pool-to-conv-check %t/average.mlir %t/floor.mlir | FileCheck %s --check-prefix=AVERAGE
//
// Roundings that differ at ties only, and at ties of one sign only.
// RUN: sed 's/half_up/half_away/' %t/ties.mlir > %t/away.mlir
// RUN: not pool-to-conv-check %t/ties.mlir %t/away.mlir | FileCheck %s --check-prefix=TIES
// RUN: sed 's/half_up/half_even/' %t/ties.mlir > %t/even.mlir
// RUN: not pool-to-conv-check %t/ties.mlir %t/even.mlir | FileCheck %s --check-prefix=TIES
// RUN: sed 's/overflow sat/overflow sat_sym/' %t/ties.mlir > %t/symmetric.mlir
// RUN: not pool-to-conv-check %t/ties.mlir %t/symmetric.mlir | FileCheck %s --check-prefix=TIES

// CONV: check: @conv: MISMATCH result 0 {{.*}}: before 127 after -128
// AVERAGE: check: @average: MISMATCH result 0 {{.*}} abs 1,
// TIES: check: @ties: MISMATCH result 0 {{.*}} abs 1,

//--- conv.mlir
// Four products of -128 by -128 make 2^16, which 17 bits do not hold.
fpga.kernel @kernel(%x: tensor<1x4x4x1xi8>) -> tensor<1x3x3x1xi8> {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %w = fpga.rom dense<-128> : tensor<1x2x2x1xi8>
  %1 = fpga.window %0 kernel = [2, 2] : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x3x3x1xvector<2x2xi8>, lanes = 1>
  %2 = fpga.mac %1, %w fold <pe = 1, simd = 1> : !fpga.stream<1x3x3x1xvector<2x2xi8>, lanes = 1>, !fpga.rom<1x2x2x1xi8> -> !fpga.stream<1x3x3x1xi18, lanes = 1>
  %3 = fpga.requant %2 multiplier = [1] shift = [9] : !fpga.stream<1x3x3x1xi18, lanes = 1> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x3x3x1xi8, lanes = 1> -> tensor<1x3x3x1xi8>
  fpga.return %4 : tensor<1x3x3x1xi8>
}
func.func @conv(%x: tensor<1x4x4x1xi8>) -> tensor<1x3x3x1xi8> {
  %0 = fpga.call @kernel(%x) : (tensor<1x4x4x1xi8>) -> tensor<1x3x3x1xi8>
  return %0 : tensor<1x3x3x1xi8>
}

//--- average.mlir
fpga.kernel @kernel(%x: tensor<1x24x24x16xi8>) -> tensor<1x8x8x16xi8> {
  %0 = fpga.load %x : tensor<1x24x24x16xi8> -> !fpga.stream<1x24x24x16xi8, lanes = 1>
  %1 = fpga.reduce sum rows kernel = [3, 3] stride = [3, 3] %0 : !fpga.stream<1x24x24x16xi8, lanes = 1> -> !fpga.stream<1x8x8x16xi12, lanes = 1>
  %2 = fpga.requant %1 multiplier = [455] shift = [12] round half_up : !fpga.stream<1x8x8x16xi12, lanes = 1> -> !fpga.stream<1x8x8x16xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x8x8x16xi8, lanes = 1> -> tensor<1x8x8x16xi8>
  fpga.return %3 : tensor<1x8x8x16xi8>
}
func.func @average(%x: tensor<1x24x24x16xi8>) -> tensor<1x8x8x16xi8> {
  %0 = fpga.call @kernel(%x) : (tensor<1x24x24x16xi8>) -> tensor<1x8x8x16xi8>
  return %0 : tensor<1x8x8x16xi8>
}

//--- ties.mlir
fpga.kernel @kernel(%x: tensor<256xi9>) -> tensor<256xi8> {
  %0 = fpga.load %x : tensor<256xi9> -> !fpga.stream<256xi9, lanes = 1>
  %1 = fpga.requant %0 multiplier = [1] shift = [1] round half_up overflow sat : !fpga.stream<256xi9, lanes = 1> -> !fpga.stream<256xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<256xi8, lanes = 1> -> tensor<256xi8>
  fpga.return %2 : tensor<256xi8>
}
func.func @ties(%x: tensor<256xi9>) -> tensor<256xi8> {
  %0 = fpga.call @kernel(%x) : (tensor<256xi9>) -> tensor<256xi8>
  return %0 : tensor<256xi8>
}
