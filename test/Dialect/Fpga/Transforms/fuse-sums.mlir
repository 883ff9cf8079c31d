// RUN: pool-to-conv-opt %s --split-input-file --fpga-fuse=report=all --verify-diagnostics | FileCheck %s
// RUN: pool-to-conv-opt %s --split-input-file --fpga-fuse=table-bits=0 | FileCheck %s --check-prefix=NONE

// NONE-NOT: fpga.lut

// (C7) The three additions of ResNet-8 (MLPerf Tiny, int8), as an importer writes
// them. Tables that round each operand's share on its own need 14, 13 and 12 bits
// of fraction; the best ones 7, 6 and 6.
// CHECK-LABEL: @resnet8
// CHECK-NOT:   fpga.requant {{.*}} round tosa
fpga.kernel @resnet8(%x: tensor<1x4x4x2xi8>, %y: tensor<1x4x4x2xi8>)
    -> (tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %1 = fpga.load %y : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>

  // CHECK:      %[[A:.*]] = fpga.lut {{.*}} : tensor<256xi15> : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi15, lanes = 1>
  // CHECK-NEXT: %[[B:.*]] = fpga.lut {{.*}} : tensor<256xi17> : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi17, lanes = 1>
  // CHECK-NEXT: %[[S:.*]] = fpga.eltwise add %[[A]], %[[B]] : {{.*}} -> !fpga.stream<1x4x4x2xi17, lanes = 1>
  // CHECK-NEXT: fpga.requant %[[S]] multiplier = [1] shift = [7] : {{.*}} -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %2 = fpga.requant %0 bias = [128] multiplier = [1073741824] shift = [10] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{two fpga.requant become one}}
  %3 = fpga.requant %2 multiplier = [1623821475] shift = [33] round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %4 = fpga.requant %1 bias = [-4] multiplier = [1073741824] shift = [11] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{a scaled sum becomes two tables of 15 and 17 bits and an adder (7 bits of fraction, equal for all 65536 pairs; cost}}
  %5 = fpga.eltwise add %3, %4
      : (!fpga.stream<1x4x4x2xi32, lanes = 1>, !fpga.stream<1x4x4x2xi32, lanes = 1>)
      -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %6 = fpga.requant %5 multiplier = [1098017566] shift = [48] zero_point = -128 round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>

  // CHECK:      fpga.requant {{.*}} multiplier = [1] shift = [6]
  %7 = fpga.requant %0 bias = [17] multiplier = [1073741824] shift = [10] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{two fpga.requant become one}}
  %8 = fpga.requant %7 multiplier = [1699529983] shift = [33] round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %9 = fpga.requant %1 bias = [-4] multiplier = [1073741824] shift = [11] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{6 bits of fraction, equal for all 65536 pairs}}
  %10 = fpga.eltwise add %8, %9
      : (!fpga.stream<1x4x4x2xi32, lanes = 1>, !fpga.stream<1x4x4x2xi32, lanes = 1>)
      -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %11 = fpga.requant %10 multiplier = [1140768826] shift = [48] zero_point = -128 round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>

  // CHECK:      fpga.requant {{.*}} multiplier = [1] shift = [6]
  %12 = fpga.requant %0 bias = [-38] multiplier = [1073741824] shift = [10] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{two fpga.requant become one}}
  %13 = fpga.requant %12 multiplier = [1657902019] shift = [33] round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %14 = fpga.requant %1 bias = [2] multiplier = [1073741824] shift = [11] round tosa
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  // expected-remark@+1 {{6 bits of fraction, equal for all 65536 pairs}}
  %15 = fpga.eltwise add %13, %14
      : (!fpga.stream<1x4x4x2xi32, lanes = 1>, !fpga.stream<1x4x4x2xi32, lanes = 1>)
      -> !fpga.stream<1x4x4x2xi32, lanes = 1>
  %16 = fpga.requant %15 multiplier = [1835721671] shift = [49] zero_point = -128 round tosa
      : !fpga.stream<1x4x4x2xi32, lanes = 1> -> !fpga.stream<1x4x4x2xi8, lanes = 1>

  %17 = fpga.store %6 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  %18 = fpga.store %11 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  %19 = fpga.store %16 : !fpga.stream<1x4x4x2xi8, lanes = 1> -> tensor<1x4x4x2xi8>
  fpga.return %17, %18, %19 : tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xi8>
}

// -----

// A difference, with bounds, one operand as it comes: 3 (x - y) / 4, at least 0.
// CHECK-LABEL: @difference
// CHECK:       %[[A:.*]] = fpga.lut
// CHECK-NEXT:  %[[B:.*]] = fpga.lut
// CHECK-NEXT:  %[[S:.*]] = fpga.eltwise add %[[A]], %[[B]]
// CHECK-NEXT:  fpga.requant %[[S]] multiplier = [1] shift = [{{[1-4]}}] bounds = [0, 10]
fpga.kernel @difference(%x: tensor<1x4xi5>, %y: tensor<1x4xui5>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi5> -> !fpga.stream<1x4xi5, lanes = 1>
  %1 = fpga.load %y : tensor<1x4xui5> -> !fpga.stream<1x4xui5, lanes = 1>
  %2 = fpga.requant %0 multiplier = [4] shift = [0]
      : !fpga.stream<1x4xi5, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  %3 = fpga.requant %1 multiplier = [5] shift = [0]
      : !fpga.stream<1x4xui5, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  // expected-remark@+1 {{equal for all 1024 pairs}}
  %4 = fpga.eltwise sub %2, %3
      : (!fpga.stream<1x4xi12, lanes = 1>, !fpga.stream<1x4xi12, lanes = 1>)
      -> !fpga.stream<1x4xi13, lanes = 1>
  %5 = fpga.requant %4 multiplier = [3] shift = [4] round half_away bounds = [0, 10]
      : !fpga.stream<1x4xi13, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %6 : tensor<1x4xi8>
}

// -----

// A sum that wraps is no sum of tables.
// CHECK-LABEL: @wraps
// CHECK:       fpga.eltwise add {{.*}}xi12, lanes = 1>)
fpga.kernel @wraps(%x: tensor<1x4xi8>, %y: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.load %y : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.requant %0 multiplier = [16] shift = [0]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  %3 = fpga.requant %1 multiplier = [16] shift = [0]
      : !fpga.stream<1x4xi8, lanes = 1> -> !fpga.stream<1x4xi12, lanes = 1>
  // expected-remark@+1 {{(C7: no two tables of up to 16 bits of fraction give all results)}}
  %4 = fpga.eltwise add %2, %3
      : (!fpga.stream<1x4xi12, lanes = 1>, !fpga.stream<1x4xi12, lanes = 1>) -> !fpga.stream<1x4xi12, lanes = 1>
  %5 = fpga.requant %4 multiplier = [1234567] shift = [24] round half_up
      : !fpga.stream<1x4xi12, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %6 : tensor<1x4xi8>
}

// -----

// Wide operands, a scale per channel, a sum that is used elsewhere, a wide result.
// CHECK-LABEL: @others
// CHECK-COUNT-4: fpga.eltwise add
fpga.kernel @others(%x: tensor<1x4xi8>, %y: tensor<1x4xi16>)
    -> (tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi24>, tensor<1x4xi40>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.load %y : tensor<1x4xi16> -> !fpga.stream<1x4xi16, lanes = 1>
  %2 = fpga.requant %1 multiplier = [5] shift = [1]
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi20, lanes = 1>
  // expected-remark@+1 {{(C7: operand 1 comes of more than 9 bits, or is used elsewhere, too)}}
  %3 = fpga.eltwise add %0, %2
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi20, lanes = 1>) -> !fpga.stream<1x4xi24, lanes = 1>
  %4 = fpga.requant %3 multiplier = [77] shift = [6]
      : !fpga.stream<1x4xi24, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{(C7: the sum is scaled per channel)}}
  %5 = fpga.eltwise add %0, %0
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi24, lanes = 1>
  %6 = fpga.requant %5 multiplier = [77, 78, 79, 80] shift = [6, 6, 6, 6]
      : !fpga.stream<1x4xi24, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{(C7: the sum is used elsewhere, too)}}
  %7 = fpga.eltwise add %0, %0
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi24, lanes = 1>
  %8 = fpga.requant %7 multiplier = [77] shift = [6]
      : !fpga.stream<1x4xi24, lanes = 1> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-remark@+1 {{(C7: the result has more than 32 bits)}}
  %9 = fpga.eltwise add %0, %0
      : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi16, lanes = 1>
  %10 = fpga.requant %9 multiplier = [77] shift = [6]
      : !fpga.stream<1x4xi16, lanes = 1> -> !fpga.stream<1x4xi40, lanes = 1>
  %11 = fpga.store %4 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %12 = fpga.store %6 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %13 = fpga.store %8 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  %14 = fpga.store %7 : !fpga.stream<1x4xi24, lanes = 1> -> tensor<1x4xi24>
  %15 = fpga.store %10 : !fpga.stream<1x4xi40, lanes = 1> -> tensor<1x4xi40>
  fpga.return %11, %12, %13, %14, %15
      : tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi8>, tensor<1x4xi24>, tensor<1x4xi40>
}
