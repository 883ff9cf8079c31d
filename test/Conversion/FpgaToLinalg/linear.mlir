// Windows, sums of products, reductions.
//
// RUN: pool-to-conv-opt %s --convert-fpga-to-linalg --split-input-file | FileCheck %s

// Padding comes first, so that reading a window has no conditions. Sums are
// taken in a whole word, of which the declared bits stay.

// CHECK: #[[$WINDOW:.+]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 * 2 + d4, d2 + d5 * 2, d3)>
// CHECK-LABEL: func.func private @groups
// CHECK: %[[C:.+]] = arith.constant -3 : i8
// CHECK: linalg.fill ins(%[[C]] : i8) outs(%{{.+}} : tensor<1x8x10x4xi8>)
// CHECK: tensor.insert_slice %arg0 into %{{.+}}[0, 1, 2, 0] [1, 6, 6, 4]
// CHECK: linalg.generic {indexing_maps = [#[[$WINDOW]], {{.*}} outs(%{{.+}} : tensor<1x3x6x4x3x3xi8>)
// CHECK: linalg.transpose {{.*}} permutation = [0, 3, 1, 2]
// CHECK: linalg.generic {{.*}} ins(%{{.+}}, %{{.+}} : tensor<18x2x18xi8>, tensor<2x1x18xi4>) outs(%{{.+}} : tensor<18x2x1xi32>)
// CHECK: arith.extsi %{{.+}} : i8 to i32
// CHECK: arith.extsi %{{.+}} : i4 to i32
// CHECK: arith.trunci %{{.+}} : i32 to i13
fpga.kernel @groups(%x: tensor<1x6x6x4xi8>) -> tensor<1x3x6x2xi13> attributes {draft} {
  %0 = fpga.load %x : tensor<1x6x6x4xi8> -> !fpga.stream<1x6x6x4xi8, lanes = 1>
  %w = fpga.rom dense<3> : tensor<2x3x3x2xi4>
  %1 = fpga.window %0 kernel = [3, 3] stride = [2, 1] dilation = [1, 2] pad <1, 2, 1, 2, -3> : !fpga.stream<1x6x6x4xi8, lanes = 1> -> !fpga.stream<1x3x6x4xvector<3x3xi8>, lanes = 1>
  %2 = fpga.mac %1, %w groups = 2 fold <pe = 1, simd = 1> : !fpga.stream<1x3x6x4xvector<3x3xi8>, lanes = 1>, !fpga.rom<2x3x3x2xi4> -> !fpga.stream<1x3x6x2xi13, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x3x6x2xi13, lanes = 1> -> tensor<1x3x6x2xi13>
  fpga.return %3 : tensor<1x3x6x2xi13>
}

// -----

// One filter per channel needs no transposition; unsigned numbers are extended
// by zeros; a resource holds the weights; sums of more than 32 bits take 64.

// CHECK-LABEL: func.func private @depthwise
// CHECK: arith.constant dense<[{{.*}}[{{.*}}[{{.*}}[1], [2]{{.*}} : tensor<2x1x2x1xi8>
// CHECK: tensor.extract %arg0
// CHECK-NOT: linalg.transpose
// CHECK: linalg.generic {{.*}} tensor<9x2x2xi8>, tensor<2x1x2xi8>
// CHECK: arith.extui %{{.+}} : i8 to i64
// CHECK: arith.extsi %{{.+}} : i8 to i64
// CHECK: arith.trunci %{{.+}} : i64 to i33
fpga.kernel @depthwise(%x: tensor<1x3x3x2xi8>) -> tensor<1x3x3x2xi33> attributes {draft} {
  %0 = fpga.load %x : tensor<1x3x3x2xi8> -> !fpga.stream<1x3x3x2xui8, lanes = 1>
  %w = fpga.rom dense_resource<weights> : tensor<2x1x2x1xi8>
  %1 = fpga.window %0 kernel = [1, 2] pad <0, 0, 0, 1, edge> : !fpga.stream<1x3x3x2xui8, lanes = 1> -> !fpga.stream<1x3x3x2xvector<1x2xui8>, lanes = 1>
  %2 = fpga.mac %1, %w groups = 2 fold <pe = 1, simd = 1> : !fpga.stream<1x3x3x2xvector<1x2xui8>, lanes = 1>, !fpga.rom<2x1x2x1xi8> -> !fpga.stream<1x3x3x2xi33, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x3x3x2xi33, lanes = 1> -> tensor<1x3x3x2xi33>
  fpga.return %3 : tensor<1x3x3x2xi33>
}
{-# dialect_resources: { builtin: { weights: "0x0100000001020304" } } #-}

// -----

// CHECK-LABEL: func.func private @reduce
// CHECK: %[[LOW:.+]] = arith.constant -16 : i5
// CHECK: linalg.fill ins(%[[LOW]] : i5) outs(%{{.+}} : tensor<1x5x5x3xi5>)
// CHECK: linalg.generic {{.*}} "reduction", "reduction"]} {{.*}} outs(%{{.+}} : tensor<1x2x2x3xi5>)
// CHECK: arith.maxsi %{{.+}} : i5
// CHECK: linalg.generic {{.*}} ["parallel", "reduction", "reduction", "parallel"]} {{.*}} outs(%{{.+}} : tensor<1x3xi32>)
// CHECK: arith.addi
// CHECK: arith.trunci %{{.+}} : i32 to i6
// CHECK: tensor.expand_shape {{.*}} into tensor<1x1x1x3xi6>
fpga.kernel @reduce(%x: tensor<1x4x4x3xi5>) -> tensor<1x1x1x3xi6> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x3xi5> -> !fpga.stream<1x4x4x3xi5, lanes = 1>
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [3, 3] pad <1, 1, 0, 0, 0> %0 : !fpga.stream<1x4x4x3xi5, lanes = 1> -> !fpga.stream<1x2x2x3xi5, lanes = 1>
  %2 = fpga.reduce sum global dims = [1, 2] %1 : !fpga.stream<1x2x2x3xi5, lanes = 1> -> !fpga.stream<1x1x1x3xi6, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x1x1x3xi6, lanes = 1> -> tensor<1x1x1x3xi6>
  fpga.return %3 : tensor<1x1x1x3xi6>
}

// -----

// CHECK-LABEL: func.func private @minimum
// CHECK: arith.constant -1 : i4
// CHECK: linalg.generic {{.*}} tensor<1x3x3x1x2x2xi4>
// CHECK: arith.minui %{{.+}} : i4
fpga.kernel @minimum(%x: tensor<1x4x4x1xui4>) -> tensor<1x3x3x1xui4> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x1xui4> -> !fpga.stream<1x4x4x1xui4, lanes = 1>
  %1 = fpga.window %0 kernel = [2, 2] : !fpga.stream<1x4x4x1xui4, lanes = 1> -> !fpga.stream<1x3x3x1xvector<2x2xui4>, lanes = 1>
  %2 = fpga.reduce min window %1 : !fpga.stream<1x3x3x1xvector<2x2xui4>, lanes = 1> -> !fpga.stream<1x3x3x1xui4, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x3x3x1xui4, lanes = 1> -> tensor<1x3x3x1xui4>
  fpga.return %3 : tensor<1x3x3x1xui4>
}
