// Nothing grows with the square of the channels, or with the window: splats stay
// splats, and large maxima take a logarithmic number of ops.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=fail-on-remaining-pooling -o %t.out
// RUN: %python -c "import os, sys; size = os.path.getsize(sys.argv[1]); print(size); assert size < 40000" %t.out
// RUN: pool-to-conv-opt %s --eliminate-pooling="avg-form=shared fail-on-remaining-pooling" -o %t.shared
// RUN: %python -c "import os, sys; size = os.path.getsize(sys.argv[1]); print(size); assert size < 40000" %t.shared
// RUN: FileCheck %s --input-file=%t.out

// The 7x7 average of 2048 channels alone.

// RUN: sed -n '/^func.func @average/,/^}/p' %s | pool-to-conv-opt --eliminate-pooling=fail-on-remaining-pooling -o %t.one
// RUN: %python -c "import os, sys; size = os.path.getsize(sys.argv[1]); print(size); assert size < 10000" %t.one

// CHECK-LABEL: func.func @average
// CHECK: dense<0.0204081628> : tensor<7x7x2048x1xf32>
func.func @average(%x: tensor<1x7x7x2048xf32>) -> tensor<1x1x1x2048xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 7, 7>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x7x7x2048xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x2048xf32>
  return %0 : tensor<1x1x1x2048xf32>
}

func.func @sum(%x: tensor<1x2048x7x7xf32>, %i: tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32> {
  %w = tensor.empty() : tensor<7x7xf32>
  %0 = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x2048x7x7xf32>, tensor<7x7xf32>) outs(%i : tensor<1x2048x1x1xf32>) -> tensor<1x2048x1x1xf32>
  return %0 : tensor<1x2048x1x1xf32>
}

// A global maximum over 4096 x 8191 elements; 8191 is prime.

func.func @maximum(%x: tensor<1x4096x8191x2xf32>) -> tensor<1x1x1x2xf32> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 4096, 8191>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4096x8191x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}
