// RUN: pool-to-conv-opt %s --split-input-file --fpga-select-reduce=report=kept --verify-diagnostics -o /dev/null
// RUN: pool-to-conv-opt %s --split-input-file --fpga-select-reduce=report=kept 2>/dev/null | FileCheck %s
// RUN: pool-to-conv-opt %s --split-input-file --fpga-select-reduce --remarks-filter=fpga-select-reduce -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// REMARK-DAG: remark: [Missed] C1 | Category:fpga-select-reduce
// REMARK-DAG: windows of 3 overlap at a stride of 2

// CHECK-NOT: fpga.reduce {{.*}} rows
// CHECK-NOT: fpga.reduce {{.*}} global

fpga.kernel @overlap(%x: tensor<1x8x8x1xi8>) -> tensor<1x3x3x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 2]
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x3x3x1xvector<3x3xi8>, lanes = 1>
  // expected-remark@+1 {{fpga.reduce keeps its line buffer (C1: windows of 3 overlap at a stride of 2)}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x3x3x1xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x3x3x1xi8, lanes = 1> -> tensor<1x3x3x1xi8>
  fpga.return %3 : tensor<1x3x3x1xi8>
}

// -----

fpga.kernel @dilated(%x: tensor<1x8x8x1xi8>) -> tensor<1x2x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !fpga.stream<1x8x8x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [4, 4] dilation = [2, 2]
      : !fpga.stream<1x8x8x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C2: the window's dilation is 2)}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %3 : tensor<1x2x2x1xi8>
}

// -----

fpga.kernel @zeros(%x: tensor<1x3x3x1xi8>) -> tensor<1x2x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x3x3x1xi8> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2] pad <0, 0, 1, 1, -127>
      : !fpga.stream<1x3x3x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C3: padding by -127 may change a max)}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %3 : tensor<1x2x2x1xi8>
}

// -----

fpga.kernel @edge(%x: tensor<1x3x3x1xi8>) -> tensor<1x2x2x1xi10> attributes {draft} {
  %0 = fpga.load %x : tensor<1x3x3x1xi8> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2] pad <0, 0, 1, 1, edge>
      : !fpga.stream<1x3x3x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C3: padding by the nearest element counts in a sum)}}
  %2 = fpga.reduce sum window %1
      : !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi10, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi10, lanes = 1> -> tensor<1x2x2x1xi10>
  fpga.return %3 : tensor<1x2x2x1xi10>
}

// -----

fpga.kernel @outside(%x: tensor<1x3x3x1xi8>) -> tensor<1x2x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x3x3x1xi8> -> !fpga.stream<1x3x3x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [3, 3] pad <0, 0, 2, 2, -128>
      : !fpga.stream<1x3x3x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C3: a window may lie in the padding as a whole)}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x2x2x1xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %3 : tensor<1x2x2x1xi8>
}

// -----

fpga.kernel @unsigned(%x: tensor<1x4x4x2xui8>) -> tensor<1x2x2x2xi11> attributes {draft} {
  %w = fpga.rom dense<1> : tensor<2x2x2x1xi2>
  %0 = fpga.load %x : tensor<1x4x4x2xui8> -> !fpga.stream<1x4x4x2xui8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
      : !fpga.stream<1x4x4x2xui8, lanes = 1> -> !fpga.stream<1x2x2x2xvector<2x2xui8>, lanes = 1>
  // expected-remark@+1 {{fpga.mac keeps its line buffer (C6: the sum of an unsigned stream is unsigned)}}
  %2 = fpga.mac %1, %w groups = 2 fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x2xvector<2x2xui8>, lanes = 1>, !fpga.rom<2x2x2x1xi2>
      -> !fpga.stream<1x2x2x2xi11, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x2xi11, lanes = 1> -> tensor<1x2x2x2xi11>
  fpga.return %3 : tensor<1x2x2x2xi11>
}

// -----

fpga.kernel @queued(%x: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi8> {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2]
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1>
  %2 = fpga.fifo %1 depth = 2 : !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C7: it stands behind a fork or a queue)}}
  %3 = fpga.reduce max window %2
      : !fpga.stream<1x2x2x2xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  fpga.return %4 : tensor<1x2x2x2xi8>
}

// -----

fpga.kernel @above(%x: tensor<1x4x4x1xi8>) -> tensor<1x3x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xi8> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] stride = [2, 2] pad <2, 0, 0, 0, -128>
      : !fpga.stream<1x4x4x1xi8, lanes = 1> -> !fpga.stream<1x3x2x1xvector<2x2xi8>, lanes = 1>
  // expected-remark@+1 {{(C3: a window may lie in the padding as a whole)}}
  %2 = fpga.reduce max window %1
      : !fpga.stream<1x3x2x1xvector<2x2xi8>, lanes = 1> -> !fpga.stream<1x3x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x3x2x1xi8, lanes = 1> -> tensor<1x3x2x1xi8>
  fpga.return %3 : tensor<1x3x2x1xi8>
}
