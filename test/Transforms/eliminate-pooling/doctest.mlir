// The example of the description of the pass, which docs/EliminatePooling.md
// shows as well.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling --split-input-file | FileCheck %s

// CHECK-LABEL: func.func @average
// CHECK-NOT: avg_pool2d
// CHECK: %[[W:.+]] = "tosa.const"() <{values = dense<2.500000e-01> : tensor<2x2x3x1xf32>}>
// CHECK: tosa.depthwise_conv2d %arg0, %[[W]], {{.*}} local_bound = true, {{.*}} stride = array<i64: 2, 2>
func.func @average(%x: tensor<1x4x4x3xf32>) -> tensor<1x2x2x3xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32}
      : (tensor<1x4x4x3xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}
