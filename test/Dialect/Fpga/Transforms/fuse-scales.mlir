// RUN: pool-to-conv-opt %s --split-input-file --fpga-fuse='table-bits=0 report=all' --verify-diagnostics | FileCheck %s

// (C4) Constants per channel, on either side, and a difference of one constant,
// become the bias. Their memories are gone.
// CHECK-LABEL: @bias
// CHECK-NOT:   dense<[10, -20]>
// CHECK:       %[[M:.*]] = fpga.mac
// CHECK-NEXT:  fpga.requant %[[M]] bias = [7, -23] multiplier = [3] shift = [4] round half_up
// CHECK-NOT:   fpga.eltwise
fpga.kernel @bias(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8> attributes {draft} {
  %w = fpga.rom dense<[[[[1, 2]]], [[[-3, 1]]]]> : tensor<2x1x1x2xi4>
  %c = fpga.rom dense<[[[[10, -20]]]]> : tensor<1x1x1x2xi8>
  %d = fpga.rom dense<5> : tensor<1x1x1x1xi8>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<2x1x1x2xi4> -> !fpga.stream<1x4x4x2xi11, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise goes into the bias of fpga.requant}}
  %2 = fpga.eltwise add %c, %1
      : (!fpga.rom<1x1x1x2xi8>, !fpga.stream<1x4x4x2xi11, lanes = 1>) -> !fpga.stream<1x4x4x2xi11, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise goes into the bias of fpga.requant}}
  %3 = fpga.eltwise sub %2, %d
      : (!fpga.stream<1x4x4x2xi11, lanes = 1>, !fpga.rom<1x1x1x1xi8>) -> !fpga.stream<1x4x4x2xi11, lanes = 1>
  %4 = fpga.requant %3 bias = [2] multiplier = [3] shift = [4] round half_up
      : !fpga.stream<1x4x4x2xi11, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %5 = fpga.store %4 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  fpga.return %5 : tensor<1x4x4x2xi8>
}

// -----

// (C4) By the real weights sums reach 512 - 10: no bit more. With a weight one
// larger it would be one.
// CHECK-LABEL: @weights
// CHECK:       fpga.mac
// CHECK-NEXT:  fpga.requant {{.*}} bias = [-1]
// CHECK:       %[[M:.*]] = fpga.mac
// CHECK-NEXT:  fpga.eltwise add %[[M]]
fpga.kernel @weights(%x: tensor<1x4x4x2xi8>) -> (tensor<1x4x4x1xi8>, tensor<1x4x4x1xi8>)
    attributes {draft} {
  %w = fpga.rom dense<[[[[1, 2]]]]> : tensor<1x1x1x2xi4>
  %v = fpga.rom dense<[[[[1, 3]]]]> : tensor<1x1x1x2xi4>
  %c = fpga.rom dense<-1> : tensor<1x1x1x1xi8>
  %d = fpga.rom dense<-1> : tensor<1x1x1x1xi8>
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xi4> -> !fpga.stream<1x4x4x1xi10, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise goes into the bias of fpga.requant}}
  %2 = fpga.eltwise add %1, %c
      : (!fpga.stream<1x4x4x1xi10, lanes = 1>, !fpga.rom<1x1x1x1xi8>) -> !fpga.stream<1x4x4x1xi10, lanes = 1>
  %3 = fpga.requant %2 multiplier = [3] shift = [4]
      : !fpga.stream<1x4x4x1xi10, lanes = 1> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %4 = fpga.mac %0, %v fold <pe = 1, simd = 1>
      : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<1x1x1x2xi4> -> !fpga.stream<1x4x4x1xi10, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise stays in front of fpga.requant (C4: its sums may need 11 bits, but have 10)}}
  %5 = fpga.eltwise add %4, %d
      : (!fpga.stream<1x4x4x1xi10, lanes = 1>, !fpga.rom<1x1x1x1xi8>) -> !fpga.stream<1x4x4x1xi10, lanes = 1>
  %6 = fpga.requant %5 multiplier = [3] shift = [4]
      : !fpga.stream<1x4x4x1xi10, lanes = 1> -> !fpga.stream<1x4x4x1xi8, lanes = 1>
  %7 = fpga.store %3 : !fpga.stream<1x4x4x1xi8, lanes = 1> -> tensor<1x4x4x1xi8>
  %8 = fpga.store %6 : !fpga.stream<1x4x4x1xi8, lanes = 1> -> tensor<1x4x4x1xi8>
  fpga.return %7, %8 : tensor<1x4x4x1xi8>, tensor<1x4x4x1xi8>
}

// -----

// (C4) Two users; products that are too wide by what the types allow; constants
// that differ from pixel to pixel are no bias, and nothing is said of them.
// CHECK-LABEL: @nobias
// CHECK-COUNT-3: fpga.eltwise add
fpga.kernel @nobias(%x: tensor<1x2x2x1xi8>)
    -> (tensor<1x2x2x1xi8>, tensor<1x2x2x1xi9>, tensor<1x2x2x1xi8>, tensor<1x2x2x1xi8>)
    attributes {draft} {
  %w = fpga.rom dense<3> : tensor<1x1x1x1xi4>
  %c = fpga.rom dense<1> : tensor<1x1x1x1xi8>
  %d = fpga.rom dense<1> : tensor<1x1x1x1xi8>
  %e = fpga.rom dense<[[[[1], [2]], [[3], [4]]]]> : tensor<1x2x2x1xi8>
  %0 = fpga.load %x : tensor<1x2x2x1xi8> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  // expected-remark@+1 {{(C4: its result is used elsewhere, too)}}
  %1 = fpga.eltwise add %0, %c
      : (!fpga.stream<1x2x2x1xi8, lanes = 1>, !fpga.rom<1x1x1x1xi8>) -> !fpga.stream<1x2x2x1xi9, lanes = 1>
  %2 = fpga.requant %1 multiplier = [3] shift = [4]
      : !fpga.stream<1x2x2x1xi9, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.mac %0, %w fold <pe = 1, simd = 1>
      : !fpga.stream<1x2x2x1xi8, lanes = 1>, !fpga.rom<1x1x1x1xi4> -> !fpga.stream<1x2x2x1xi40, lanes = 1>
  // expected-remark@+1 {{(C4: the products would have more than 64 bits)}}
  %4 = fpga.eltwise add %3, %d
      : (!fpga.stream<1x2x2x1xi40, lanes = 1>, !fpga.rom<1x1x1x1xi8>) -> !fpga.stream<1x2x2x1xi10, lanes = 1>
  %5 = fpga.requant %4 multiplier = [1099511627775] shift = [40]
      : !fpga.stream<1x2x2x1xi10, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %6 = fpga.eltwise add %0, %e
      : (!fpga.stream<1x2x2x1xi8, lanes = 1>, !fpga.rom<1x2x2x1xi8>) -> !fpga.stream<1x2x2x1xi9, lanes = 1>
  %7 = fpga.requant %6 multiplier = [3] shift = [4]
      : !fpga.stream<1x2x2x1xi9, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %8 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  %9 = fpga.store %1 : !fpga.stream<1x2x2x1xi9, lanes = 1> -> tensor<1x2x2x1xi9>
  %10 = fpga.store %5 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  %11 = fpga.store %7 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %8, %9, %10, %11
      : tensor<1x2x2x1xi8>, tensor<1x2x2x1xi9>, tensor<1x2x2x1xi8>, tensor<1x2x2x1xi8>
}

// -----

// (C5) A factor without rounding, (x + 1) * 48 - 6, in front of a scale per
// channel: 102 - 6 and 6 - 6 are multiples of 48, -130 - 6 is none.
// CHECK-LABEL: @scales
// CHECK:       %[[X:.*]] = fpga.load
// CHECK-NEXT:  fpga.requant %[[X]] bias = [3, 1] multiplier = [240, 336] shift = [6, 7] zero_point = 2 round half_up
// CHECK:       fpga.requant
// CHECK-NEXT:  fpga.requant
fpga.kernel @scales(%x: tensor<1x2x2x2xi8>) -> (tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x2x2x2xi8> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %1 = fpga.requant %0 bias = [1] multiplier = [1536] shift = [5] zero_point = -6 round tosa
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi32, lanes = 1>
  // expected-remark@+1 {{two fpga.requant become one}}
  %2 = fpga.requant %1 bias = [102, 6] multiplier = [5, 7] shift = [6, 7] zero_point = 2 round half_up
      : !fpga.stream<1x2x2x2xi32, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %3 = fpga.requant %0 bias = [1] multiplier = [48] shift = [0] zero_point = -6
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi32, lanes = 1>
  // expected-remark@+1 {{(C5: what is added between is no multiple of the first's factor)}}
  %4 = fpga.requant %3 bias = [102, -130] multiplier = [5, 7] shift = [6, 7]
      : !fpga.stream<1x2x2x2xi32, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %5 = fpga.store %2 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  %6 = fpga.store %4 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  fpga.return %5, %6 : tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>
}

// -----

// (C5) 17 * 128 does not fit in i12. A factor that makes a multiplier of two out
// of one does not pay.
// CHECK-LABEL: @cuts
// CHECK:       fpga.requant {{.*}} multiplier = [51] shift = [6]
// CHECK:       fpga.requant {{.*}} -> !fpga.stream<1x2x2x2xi12, lanes = 1>
// CHECK-NEXT:  fpga.requant
fpga.kernel @cuts(%x: tensor<1x2x2x2xi8>, %y: tensor<1x2x2x2xi30>)
    -> (tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x2x2x2xi8> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %1 = fpga.requant %0 multiplier = [17] shift = [0]
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi13, lanes = 1>
  // expected-remark@+1 {{two fpga.requant become one}}
  %2 = fpga.requant %1 multiplier = [3] shift = [6]
      : !fpga.stream<1x2x2x2xi13, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %3 = fpga.requant %0 multiplier = [17] shift = [0]
      : !fpga.stream<1x2x2x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi12, lanes = 1>
  // expected-remark@+1 {{(C5: the first one may cut values)}}
  %4 = fpga.requant %3 multiplier = [3] shift = [6]
      : !fpga.stream<1x2x2x2xi12, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %5 = fpga.load %y : tensor<1x2x2x2xi30> -> !fpga.stream<1x2x2x2xi30, lanes = 1>
  %6 = fpga.requant %5 multiplier = [8] shift = [0]
      : !fpga.stream<1x2x2x2xi30, lanes = 1> -> !fpga.stream<1x2x2x2xi33, lanes = 1>
  // expected-remark@+1 {{(C5: one would cost more than both)}}
  %7 = fpga.requant %6 multiplier = [65535] shift = [20]
      : !fpga.stream<1x2x2x2xi33, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  %8 = fpga.store %2 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  %9 = fpga.store %4 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  %10 = fpga.store %7 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  fpga.return %8, %9, %10 : tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>, tensor<1x2x2x2xi8>
}

// -----

// Activations become bounds.
// CHECK-LABEL: @activation
// CHECK:       fpga.requant {{.*}} bounds = [0, 100]
// CHECK-NEXT:  fpga.store
fpga.kernel @activation(%x: tensor<1x4xi16>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi16> -> !fpga.stream<1x4xi16, lanes = 1>
  %1 = fpga.requant %0 multiplier = [3] shift = [6]
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{fpga.eltwise becomes simpler}}
  %3 = fpga.eltwise clamp %2 bounds = [-3, 100]
      : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  %4 = fpga.store %3 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %4 : tensor<1x4xi8>
}
