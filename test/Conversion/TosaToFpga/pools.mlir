// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 9 functions, 9 equal

// The border of a maximum holds the lowest number.
// CHECK-LABEL: fpga.kernel @max_padded_kernel
// CHECK: fpga.window %{{.*}} kernel = [3, 3] stride = [2, 2] pad <0, 0, 1, 1, -128>
// CHECK: fpga.reduce max window
func.func @max_padded(%x: tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, pad = array<i64: 0, 1, 0, 1>, stride = array<i64: 2, 2>} : (tensor<1x8x8x4xi8>) -> tensor<1x4x4x4xi8>
  return %0 : tensor<1x4x4x4xi8>
}

// CHECK-LABEL: fpga.kernel @max_shorts_kernel
// CHECK: pad <1, 1, 1, 1, -32768>
func.func @max_shorts(%x: tensor<1x5x5x2xi16>) -> tensor<1x5x5x2xi16> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x5x2xi16>) -> tensor<1x5x5x2xi16>
  return %0 : tensor<1x5x5x2xi16>
}

// CHECK-LABEL: fpga.kernel @average_kernel
// CHECK: fpga.reduce sum window %{{.*}} -> !fpga.stream<1x2x2x3xi10, lanes = 1>
// CHECK: fpga.requant %{{.*}} multiplier = [1073741825] shift = [32] round half_up
func.func @average(%x: tensor<1x4x4x3xi8>) -> tensor<1x2x2x3xi8> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %z, %oz {acc_type = i32, kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>} : (tensor<1x4x4x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x3xi8>
  return %0 : tensor<1x2x2x3xi8>
}

// Counts of 4, 6 and 9 valid elements: three classes, no divider.
// CHECK-LABEL: fpga.kernel @average_padded_kernel
// CHECK: pad <1, 1, 1, 1, 5>
// CHECK: fpga.requant {{.*}} bias = [-45] multiplier = [{{[0-9]+}}, {{[0-9]+}}, {{[0-9]+}}] shift = [32, 33, 34] zero_point = -3 round half_up
// CHECK-SAME: bands <rows = [1, 3, 1], columns = [1, 4, 1], classes = [0, 1, 0, 1, 2, 1, 0, 1, 0]>
func.func @average_padded(%x: tensor<1x5x6x2xi8>) -> tensor<1x5x6x2xi8> {
  %z = "tosa.const"() <{values = dense<5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %z, %oz {acc_type = i32, kernel = array<i64: 3, 3>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>} : (tensor<1x5x6x2xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x6x2xi8>
  return %0 : tensor<1x5x6x2xi8>
}

// CHECK-LABEL: fpga.kernel @average_global_kernel
// CHECK: fpga.requant {{.*}} multiplier = [1073741825] shift = [36]
func.func @average_global(%x: tensor<1x8x8x4xi8>) -> tensor<1x1x1x4xi8> {
  %z = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %oz = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %x, %z, %oz {acc_type = i32, kernel = array<i64: 8, 8>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 8, 8>} : (tensor<1x8x8x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x4xi8>
  return %0 : tensor<1x1x1x4xi8>
}

// CHECK-LABEL: fpga.kernel @average_shorts_kernel
func.func @average_shorts(%x: tensor<1x6x6x2xi16>) -> tensor<1x2x2x2xi16> {
  %z = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %oz = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %0 = tosa.avg_pool2d %x, %z, %oz {acc_type = i32, kernel = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 3, 3>} : (tensor<1x6x6x2xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x2x2x2xi16>
  return %0 : tensor<1x2x2x2xi16>
}

// CHECK-LABEL: fpga.kernel @sum_rows_kernel
// CHECK: fpga.reduce sum global dims = [1] %{{.*}} -> !fpga.stream<1x1x4x3xi32, lanes = 1>
func.func @sum_rows(%x: tensor<1x5x4x3xi32>) -> tensor<1x1x4x3xi32> {
  %0 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x5x4x3xi32>) -> tensor<1x1x4x3xi32>
  return %0 : tensor<1x1x4x3xi32>
}

// CHECK-LABEL: fpga.kernel @max_channels_kernel
// CHECK: fpga.reduce max global dims = [1]
func.func @max_channels(%x: tensor<2x10xi32>) -> tensor<2x1xi32> {
  %0 = tosa.reduce_max %x {axis = 1 : i32} : (tensor<2x10xi32>) -> tensor<2x1xi32>
  return %0 : tensor<2x1xi32>
}

// CHECK-LABEL: fpga.kernel @min_channels_kernel
// CHECK: fpga.reduce min global dims = [2]
func.func @min_channels(%x: tensor<1x3x7xi8>) -> tensor<1x3x1xi8> {
  %0 = tosa.reduce_min %x {axis = 2 : i32} : (tensor<1x3x7xi8>) -> tensor<1x3x1xi8>
  return %0 : tensor<1x3x1xi8>
}
