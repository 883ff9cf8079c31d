// What keeps its type, and why.
// RUN: pool-to-conv-opt %s --fpga-infer-widths=report=kept --verify-diagnostics | FileCheck %s
// RUN: pool-to-conv-opt %s --fpga-infer-widths --remarks-filter=fpga-infer-widths -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// REMARK-DAG: remark: [Missed] C1 | Category:fpga-infer-widths
// REMARK-DAG: fpga.requant keeps i8 where i5 would do (C1: a port has this type)

// The store behind the fork is a port as well.
// CHECK-LABEL: @port
// CHECK:       fpga.fork {{.*}} : !fpga.stream<1x4xi8, lanes = 1>
fpga.kernel @port(%x: tensor<1x4xi8>) -> (tensor<1x4xi8>, tensor<1x4xi8>) {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i8 where i5 would do (C1: a port has this type)}}
  %1 = fpga.requant %0 multiplier = [1] shift = [3] bounds = [0, 100]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2:2 = fpga.fork %1 : !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %2#0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %4 = fpga.store %2#1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3, %4 : tensor<1x4xi8>, tensor<1x4xi8>
}

// A table that is too wide to be looked at keeps its operand's type, too.
// CHECK-LABEL: @table
// CHECK:       fpga.eltwise clamp {{.*}} -> !fpga.stream<1x4xi8, lanes = 1>
// CHECK:       fpga.lut {{.*}} -> !fpga.stream<1x4xui64, lanes = 1>
fpga.kernel @table(%x: tensor<1x4xi8>) -> tensor<1x4xui64> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise keeps i8 where i4 would do (C2: a table's entries have 64 bits)}}
  %1 = fpga.eltwise clamp %0 bounds = [0, 7] : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.lut %1 table = dense<18446744073709551615> : tensor<256xui64>
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xui64, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4xui64, lanes = 1> -> tensor<1x4xui64>
  fpga.return %3 : tensor<1x4xui64>
}

// What wraps needs all bits that it has.
// CHECK-LABEL: @wrap
// CHECK:       fpga.mac {{.*}} -> !fpga.stream<1x4xi9, lanes = 1>
// CHECK:       fpga.requant {{.*}} overflow wrap : {{.*}} -> !fpga.stream<1x4xi12, lanes = 1>
// CHECK:       fpga.eltwise shl {{.*}} -> !fpga.stream<1x4xi12, lanes = 1>
// CHECK:       fpga.reduce sum {{.*}} -> !fpga.stream<1x1xi13, lanes = 1>
fpga.kernel @wrap(%x: tensor<1x4xi8>) -> tensor<1x1xi8> attributes {draft} {
  %w = fpga.rom dense<2> : tensor<4x1x1x4xui2>
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4xi8, lanes = 1>, !fpga.rom<4x1x1x4xui2> -> !fpga.stream<1x4xi9, lanes = 1>
  %2 = fpga.requant %1 multiplier = [9] shift = [0] overflow wrap
      : !fpga.stream<1x4xi9, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  %3 = fpga.eltwise shl %2, %0
      : (!fpga.stream<1x4xi12, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi12, lanes = 1>
  %4 = fpga.reduce sum global dims = [1] %3 : !fpga.stream<1x4xi12, lanes = 1> -> !fpga.stream<1x1xi13, lanes = 1>
  // expected-remark@+1 {{fpga.requant keeps i8 where i4 would do (C1: a port has this type)}}
  %5 = fpga.requant %4 multiplier = [1] shift = [9]
      : !fpga.stream<1x1xi13, lanes = 1> -> !fpga.stream<1x1xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x1xi8, lanes = 1> -> tensor<1x1xi8>
  fpga.return %6 : tensor<1x1xi8>
}
