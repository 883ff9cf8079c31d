// A dialect that implements PoolingOpInterface takes part in the rewrites: the
// convolution is built in the dialect itself, all else where its builder says.
// RUN: sample-opt %s --eliminate-pooling="max-form=relu numerics=fast" -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: @sum
func.func @sum(%x: tensor<1x3x8xi32>) -> tensor<1x3x4xi32> {
  // CHECK: sample.correlate %{{.*}} with [1.000000e+00, 1.000000e+00] step 2
  // CHECK-NOT: sample.pool
  %0 = sample.pool "sum" %x by 2 : tensor<1x3x8xi32> -> tensor<1x3x4xi32>
  return %0 : tensor<1x3x4xi32>
}

// CHECK-LABEL: @max
func.func @max(%x: tensor<1x3x8xf32>) -> tensor<1x3x4xf32> {
  // CHECK: sample.correlate %{{.*}} with [1.000000e+00, -1.000000e+00] step 2
  // CHECK: arith.maximumf
  // CHECK: linalg.add
  // CHECK-NOT: sample.pool
  %0 = sample.pool "max" %x by 2 : tensor<1x3x8xf32> -> tensor<1x3x4xf32>
  return %0 : tensor<1x3x4xf32>
}

// -----

// CHECK-LABEL: @unknown
func.func @unknown(%x: tensor<1x3x8xf32>) -> tensor<1x3x4xf32> {
  // CHECK: sample.pool "median"
  // expected-remark @below {{sample.pool is left in place (T26: the kind is neither sum nor max)}}
  %0 = sample.pool "median" %x by 2 : tensor<1x3x8xf32> -> tensor<1x3x4xf32>
  return %0 : tensor<1x3x4xf32>
}
