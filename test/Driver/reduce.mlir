// The reducer leaves the op that cannot be rewritten, and nothing that does not
// matter for it.
//
// RUN: pool-to-conv-reduce %s --reduction-tree='traversal-mode=0 test=%S/Inputs/keeps-a-pool.sh' \
// RUN:   | FileCheck %s
//
// A module that is not interesting to begin with is refused.
//
// RUN: not pool-to-conv-reduce %s --reduction-tree='traversal-mode=0 test=/bin/true'
//
// As is a file that does not exist, by its name.
//
// RUN: not pool-to-conv-reduce %t.none --reduction-tree='traversal-mode=0 test=/bin/true' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=MISSING
// MISSING: cannot open input file '{{.*}}.none'

// CHECK-NOT: tosa.add
// CHECK-NOT: func.func @first
// CHECK:     func.func @second
// CHECK:       tosa.avg_pool2d
// CHECK-NOT: tosa.clamp
// CHECK-NOT: func.func @third

func.func @first(%x: tensor<1x8x8x4xf32>) -> tensor<1x4x4x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x8x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4x4xf32>
  %1 = tosa.add %0, %0 : (tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  return %1 : tensor<1x4x4x4xf32>
}

// Padded, of unknown height (T24).
func.func @second(%x: tensor<1x?x8x4xf32>) -> tensor<1x?x4x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %1 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 3, 2>, pad = array<i64: 1, 1, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x?x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x4x4xf32>
  %2 = tosa.clamp %1 {min_val = 0.0 : f32, max_val = 6.0 : f32} : (tensor<1x?x4x4xf32>) -> tensor<1x?x4x4xf32>
  return %1 : tensor<1x?x4x4xf32>
}

func.func @third(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = tosa.add %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
