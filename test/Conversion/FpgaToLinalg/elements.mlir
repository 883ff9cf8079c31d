// Ops with one result per element.
//
// RUN: pool-to-conv-opt %s --convert-fpga-to-linalg --split-input-file | FileCheck %s

// An element serves for a dimension that an operand does not have; nothing is
// cut where the result cannot overflow.

// CHECK: #[[$ONE:.+]] = affine_map<(d0, d1, d2) -> (0, 0, d2)>
// CHECK-LABEL: func.func private @broadcast
// CHECK: %[[W:.+]] = arith.constant dense<{{.*}}1, 2, -1]]]> : tensor<1x1x3xi4>
// CHECK: linalg.generic {indexing_maps = [#{{.+}}, #[[$ONE]], #{{.+}}]{{.*}} ins(%arg0, %[[W]]
// CHECK: %[[A:.+]] = arith.extsi %{{.+}} : i8 to i32
// CHECK: %[[B:.+]] = arith.extui %{{.+}} : i4 to i32
// CHECK: %[[SUM:.+]] = arith.addi %[[A]], %[[B]]
// CHECK-NEXT: %[[R:.+]] = arith.trunci %[[SUM]] : i32 to i9
// CHECK-NEXT: linalg.yield %[[R]]
fpga.kernel @broadcast(%x: tensor<2x2x3xi8>) -> tensor<2x2x3xi9> attributes {draft} {
  %0 = fpga.load %x : tensor<2x2x3xi8> -> !fpga.stream<2x2x3xi8, lanes = 1>
  %w = fpga.rom dense<[[[1, 2, 15]]]> : tensor<1x1x3xui4>
  %1 = fpga.eltwise add %0, %w overflow sat : (!fpga.stream<2x2x3xi8, lanes = 1>, !fpga.rom<1x1x3xui4>) -> !fpga.stream<2x2x3xi9, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<2x2x3xi9, lanes = 1> -> tensor<2x2x3xi9>
  fpga.return %2 : tensor<2x2x3xi9>
}

// -----

// CHECK-LABEL: func.func private @saturate
// CHECK: %[[P:.+]] = arith.muli
// CHECK: %[[S:.+]] = arith.shrsi %[[P]]
// CHECK: %[[LOW:.+]] = arith.constant -127 : i32
// CHECK: %[[L:.+]] = arith.maxsi %[[S]], %[[LOW]]
// CHECK: %[[HIGH:.+]] = arith.constant 127 : i32
// CHECK: %[[H:.+]] = arith.minsi %[[L]], %[[HIGH]]
// CHECK: arith.trunci %[[H]] : i32 to i8
fpga.kernel @saturate(%x: tensor<3xi8>) -> tensor<3xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<3xi8> -> !fpga.stream<3xi8, lanes = 1>
  %1 = fpga.eltwise mul %0, %0 shift = 2 overflow sat_sym : (!fpga.stream<3xi8, lanes = 1>, !fpga.stream<3xi8, lanes = 1>) -> !fpga.stream<3xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<3xi8, lanes = 1> -> tensor<3xi8>
  fpga.return %2 : tensor<3xi8>
}

// -----

// The numbers of channels and of classes of pixels are operands. Only a tie of
// an odd number goes up.

// CHECK-DAG: #[[$PIXEL:.+]] = affine_map<(d0, d1, d2, d3) -> (d1, d2)>
// CHECK-DAG: #[[$CHANNEL:.+]] = affine_map<(d0, d1, d2, d3) -> (d3)>
// CHECK-LABEL: func.func private @bands
// CHECK-DAG: %[[BIAS:.+]] = arith.constant dense<[1, 2]> : tensor<2xi64>
// CHECK-DAG: %[[MULT:.+]] = arith.constant dense<{{\[}}[7, 5, 7], [5, 3, 5]]> : tensor<2x3xi64>
// CHECK: linalg.generic {{.*}}#[[$CHANNEL]], #[[$PIXEL]], {{.*}} ins(%arg0, %[[BIAS]], %[[MULT]] :
// CHECK: arith.andi
// CHECK: arith.shrsi
fpga.kernel @bands(%x: tensor<1x2x3x2xi12>) -> tensor<1x2x3x2xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x2x3x2xi12> -> !fpga.stream<1x2x3x2xi12, lanes = 1>
  %1 = fpga.requant %0 bias = [1, 2] multiplier = [3, 5, 7] shift = [4, 4, 4] round half_even bands <rows = [1, 1], columns = [1, 1, 1], classes = [2, 1, 2, 1, 0, 1]> : !fpga.stream<1x2x3x2xi12, lanes = 1> -> !fpga.stream<1x2x3x2xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x2x3x2xi8, lanes = 1> -> tensor<1x2x3x2xi8>
  fpga.return %2 : tensor<1x2x3x2xi8>
}

// -----

// CHECK-LABEL: func.func private @table
// CHECK: %[[T:.+]] = arith.constant dense<{{.*}}> : tensor<16xi5>
// CHECK: arith.subi %{{.+}}, %c-8_i32
// CHECK: arith.index_cast
// CHECK: tensor.extract %[[T]]
fpga.kernel @table(%x: tensor<3xi4>) -> tensor<3xui5> attributes {draft} {
  %0 = fpga.load %x : tensor<3xi4> -> !fpga.stream<3xi4, lanes = 1>
  %1 = fpga.lut %0 table = dense<[31, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]> : tensor<16xui5> : !fpga.stream<3xi4, lanes = 1> -> !fpga.stream<3xui5, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<3xui5, lanes = 1> -> tensor<3xui5>
  fpga.return %2 : tensor<3xui5>
}

// -----

// CHECK-LABEL: func.func private @interpolate
// CHECK: %[[T:.+]] = arith.constant dense<{{.*}}> : tensor<5xi5>
// CHECK-COUNT-2: tensor.extract %[[T]]
fpga.kernel @interpolate(%x: tensor<3xi4>) -> tensor<3xi7> attributes {draft} {
  %0 = fpga.load %x : tensor<3xi4> -> !fpga.stream<3xi4, lanes = 1>
  %1 = fpga.lut %0 table = dense<[-16, 1, 2, 3, 4]> : tensor<5xi5> fraction = 2 : !fpga.stream<3xi4, lanes = 1> -> !fpga.stream<3xi7, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<3xi7, lanes = 1> -> tensor<3xi7>
  fpga.return %2 : tensor<3xi7>
}
