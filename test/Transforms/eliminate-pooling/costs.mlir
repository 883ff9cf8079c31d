// The multiplications and parameters that remarks state, against numbers worked
// out by hand. Also the options that the pipeline hands to the pass.
//
// RUN: pool-to-conv-opt %s --pool-to-conv="report=all" -o %t 2>&1 | FileCheck %s --check-prefix=DEPTHWISE
// RUN: pool-to-conv-opt %s --pool-to-conv="report=all avg-form=dense max-form=relu-only" -o %t 2>&1 | FileCheck %s --check-prefix=DENSE
// RUN: pool-to-conv-opt %s --pool-to-conv="report=all avg-form=shared max-form=relu-only" -o %t 2>&1 | FileCheck %s --check-prefix=SHARED
// RUN: pool-to-conv-opt %s --pool-to-conv="report=all kinds=max max-form=maximum" -o %t 2>&1 | FileCheck %s --check-prefix=MAXIMUM
// RUN: pool-to-conv-opt %s --pool-to-conv="report=none max-form=relu" -o %t 2>&1 | count 0

// 8x8 positions, 4 channels, 2x2 taps: 1024; a dense filter reads all channels.
// DEPTHWISE: remark: tosa.avg_pool2d {{.*}}; 1024 multiplications, 16 parameters)
// DENSE: remark: tosa.avg_pool2d {{.*}}; 4096 multiplications, 64 parameters)
// SHARED: remark: tosa.avg_pool2d {{.*}}; 1024 multiplications, 4 parameters)
// MAXIMUM-NOT: avg_pool2d
func.func @average(%x: tensor<1x16x16x4xi8>) -> tensor<1x8x8x4xi8> {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>,
      pad = array<i64: 0, 0, 0, 0>, acc_type = i32}
    : (tensor<1x16x16x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x4xi8>
  return %0 : tensor<1x8x8x4xi8>
}

// Two differences of two taps: 8x16 positions along the height, then 8x8 along
// the width, of 4 channels: 1024 + 512. In relu-only, where channels are planes,
// each has two filters of two taps and a 1x1 convolution that reads two
// channels: 4 * (8*16 * (4 + 2) + 8*8 * (4 + 2)); dense ones go from 4 channels
// to 8 and back.
// DEPTHWISE: remark: tosa.max_pool2d becomes difference {{.*}}; 1536 multiplications, 16 parameters)
// DENSE: remark: tosa.max_pool2d {{.*}}; 18432 multiplications, 192 parameters)
// SHARED: remark: tosa.max_pool2d {{.*}}; 4608 multiplications, 12 parameters)
// MAXIMUM: remark: tosa.max_pool2d {{.*}}; 0 multiplications, 0 parameters)
func.func @maximum(%x: tensor<1x16x16x4xi8>) -> tensor<1x8x8x4xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>,
      pad = array<i64: 0, 0, 0, 0>} : (tensor<1x16x16x4xi8>) -> tensor<1x8x8x4xi8>
  return %0 : tensor<1x8x8x4xi8>
}
