// The examples of the passes' descriptions.
// RUN: pool-to-conv-opt %s --fpga-fuse='report=all' --fpga-select-reduce=report=all --fpga-insert-plumbing=report=all --verify-diagnostics | FileCheck %s

// CHECK-LABEL: @pad
// CHECK:       fpga.window %{{.*}} kernel = [3, 3] pad <1, 1, 1, 1, -128> : !fpga.stream<1x8x8x4xi8, lanes = 1>
// expected-remark@+1 {{pad is a design: 0 forks, 0 lane casts, 0 fifos, 0 copies, 0 dead units gone}}
fpga.kernel @pad(%x: tensor<1x8x8x4xi8>) -> tensor<1x8x8x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.pad goes into fpga.window}}
  %1 = fpga.pad %0 low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -128
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x10x10x4xi8, lanes = 1>
  %2 = fpga.window %1 kernel = [3, 3]
      : !fpga.stream<1x10x10x4xi8, lanes = 1> -> !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1>
  // expected-remark@+1 {{fpga.reduce keeps its line buffer (C1: windows of 3 overlap at a stride of 1)}}
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x8x8x4xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x8x8x4xi8, lanes = 1> -> tensor<1x8x8x4xi8>
  fpga.return %4 : tensor<1x8x8x4xi8>
}

// CHECK-LABEL: @pool
// CHECK:       fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %{{.*}} : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
// expected-remark@+1 {{pool is a design}}
fpga.kernel @pool(%x: tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x4xi8> -> !fpga.stream<1x8x8x4xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
      : !fpga.stream<1x8x8x4xi8, lanes = 1> -> !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{fpga.reduce becomes a max over windows in the form rows}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x4x4x4xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x4x4x4xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x4xi8, lanes = 1> -> tensor<1x4x4x4xi8>
  fpga.return %3 : tensor<1x4x4x4xi8>
}

// CHECK-LABEL: @twice
// CHECK:       %[[F:.*]]:2 = fpga.fork %{{.*}} : !fpga.stream<1x4x4x8xi8, lanes = 1>
// CHECK-NEXT:  fpga.fifo %[[F]]#0 depth = 8 : !fpga.stream<1x4x4x8xi8, lanes = 1>
// expected-remark@+1 {{twice is a design: 1 forks, 0 lane casts, 2 fifos, 0 copies, 0 dead units gone}}
fpga.kernel @twice(%x: tensor<1x4x4x8xi8>) -> tensor<1x4x4x8xi9> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x8xi8> -> !fpga.stream<1x4x4x8xi8, lanes = 1>
  %1 = fpga.eltwise add %0, %0
      : (!fpga.stream<1x4x4x8xi8, lanes = 1>, !fpga.stream<1x4x4x8xi8, lanes = 1>)
      -> !fpga.stream<1x4x4x8xi9, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi9, lanes = 1> -> tensor<1x4x4x8xi9>
  fpga.return %2 : tensor<1x4x4x8xi9>
}
