// Ops that move elements, and ports.
//
// RUN: pool-to-conv-opt %s --convert-fpga-to-linalg --split-input-file | FileCheck %s

// CHECK-LABEL: func.func private @move
// CHECK: tensor.expand_shape %{{.+}} into tensor<1x2x3x4xi5>
// CHECK: linalg.transpose {{.*}} permutation = [0, 3, 1, 2]
// CHECK: tensor.extract_slice %{{.+}}[0, 1, 0, 1] [1, 2, 2, 2] [1, 1, 1, 1] : tensor<1x4x2x3xi5> to tensor<1x2x2x2xi5>
// CHECK: linalg.fill ins(%{{.+}} : i5) outs(%{{.+}} : tensor<1x3x2x2xi5>)
// CHECK: tensor.insert_slice %{{.+}} into %{{.+}}[0, 1, 0, 0] [1, 2, 2, 2]
// CHECK: tensor.insert_slice %{{.+}} into %{{.+}}[0, 0, 0, 0] [1, 3, 2, 2]
// CHECK: tensor.insert_slice %{{.+}} into %{{.+}}[0, 0, 0, 2] [1, 3, 2, 2] [1, 1, 1, 1] : tensor<1x3x2x2xi5> into tensor<1x3x2x4xi5>
fpga.kernel @move(%x: tensor<24xi5>) -> tensor<1x3x2x4xi5> attributes {draft} {
  %0 = fpga.load %x : tensor<24xi5> -> !fpga.stream<24xi5, lanes = 1>
  %1 = fpga.reshape %0 : !fpga.stream<24xi5, lanes = 1> -> !fpga.stream<1x2x3x4xi5, lanes = 1>
  %2 = fpga.reorder %1 by [0, 3, 1, 2] : !fpga.stream<1x2x3x4xi5, lanes = 1> -> !fpga.stream<1x4x2x3xi5, lanes = 1>
  %3 = fpga.crop %2 low = [0, 1, 0, 1] high = [0, 1, 0, 0] : !fpga.stream<1x4x2x3xi5, lanes = 1> -> !fpga.stream<1x2x2x2xi5, lanes = 1>
  %4 = fpga.pad %3 low = [0, 1, 0, 0] high = [0, 0, 0, 0] value = -16 : !fpga.stream<1x2x2x2xi5, lanes = 1> -> !fpga.stream<1x3x2x2xi5, lanes = 1>
  %5 = fpga.concat %4, %4 : (!fpga.stream<1x3x2x2xi5, lanes = 1>, !fpga.stream<1x3x2x2xi5, lanes = 1>) -> !fpga.stream<1x3x2x4xi5, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x3x2x4xi5, lanes = 1> -> tensor<1x3x2x4xi5>
  fpga.return %6 : tensor<1x3x2x4xi5>
}

// -----

// Tensors without a sign inside, as they were outside.

// CHECK-LABEL: func.func private @unsigned
// CHECK-SAME: (%[[X:.+]]: tensor<3xui7>) -> tensor<3xui7>
// CHECK-NEXT: %[[IN:.+]] = tensor.bitcast %[[X]] : tensor<3xui7> to tensor<3xi7>
// CHECK-NEXT: %[[OUT:.+]] = tensor.bitcast %[[IN]] : tensor<3xi7> to tensor<3xui7>
// CHECK-NEXT: return %[[OUT]]
fpga.kernel @unsigned(%x: tensor<3xui7>) -> tensor<3xui7> {
  %0 = fpga.load %x : tensor<3xui7> -> !fpga.stream<3xui7, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<3xui7, lanes = 1> -> tensor<3xui7>
  fpga.return %1 : tensor<3xui7>
}

// -----

// Floats come in through the bits of an f32 and leave by one rounding: f16 has
// fewer bits than an f32, but i30 has more.

// CHECK-LABEL: func.func private @floats
// CHECK: arith.extf %{{.+}} : f16 to f32
// CHECK: arith.bitcast %{{.+}} : f32 to i32
// CHECK: arith.trunci %{{.+}} to i30
// CHECK: math.ctlz
// CHECK: arith.mulf %{{.+}}, %{{.+}} : f32
// CHECK: arith.truncf %{{.+}} : f32 to f16
fpga.kernel @floats(%x: tensor<3xf16>) -> tensor<3xf16> {
  %0 = fpga.load %x as !fpga.fixed<30, 4, signed, half_even, sat> : tensor<3xf16> -> !fpga.stream<3xi30, lanes = 1>
  %1 = fpga.store %0 as !fpga.fixed<30, 4, signed, half_even, sat> : !fpga.stream<3xi30, lanes = 1> -> tensor<3xf16>
  fpga.return %1 : tensor<3xf16>
}
