// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 12 functions, 12 equal

// CHECK-LABEL: fpga.kernel @same_padding_kernel
// The zero point is what the border holds, and goes into the bias.
// CHECK: fpga.window %{{.*}} kernel = [3, 3] pad <1, 1, 1, 1, -128>
// CHECK: fpga.mac {{.*}} fold <pe = 1, simd = 1> : {{.*}} -> !fpga.stream<1x5x6x4xi20, lanes = 1>
// CHECK: fpga.requant {{.*}} bias = [{{.*}}] multiplier = [1] shift = [0] overflow wrap
func.func @same_padding(%x: tensor<1x5x6x3xi8>) -> tensor<1x5x6x4xi32> {
  %w = "tosa.const"() <{values = dense<[[[[-60, -96, 2], [-68, 125, 102], [113, 66, -21]], [[-80, 121, -114], [71, 93, -127], [100, 8, -11]], [[-76, 34, -113], [-117, -115, -124], [67, -18, 88]]], [[[-114, -15, 96], [125, -9, 48], [-10, -16, 107]], [[20, -117, 85], [-77, -33, 23], [-67, 42, 88]], [[-31, 27, 17], [127, 73, -111], [117, -4, 78]]], [[[84, -40, 59], [63, -84, 96], [-73, -45, 73]], [[61, 122, -113], [112, -106, 29], [73, -41, -42]], [[-12, -122, -26], [-10, 79, 48], [52, 107, 9]]], [[[-126, 68, -62], [-23, 90, -100], [118, 58, -26]], [[83, 120, 54], [84, 49, -128], [41, 106, -114]], [[-11, -38, -36], [-82, 2, -112], [-92, -86, -120]]]]> : tensor<4x3x3x3xi8>}> : () -> tensor<4x3x3x3xi8>
  %b = "tosa.const"() <{values = dense<[-4074, -3500, -3610, 915]> : tensor<4xi32>}> : () -> tensor<4xi32>
  %xz = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
    : (tensor<1x5x6x3xi8>, tensor<4x3x3x3xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

// CHECK-LABEL: fpga.kernel @asymmetric_kernel
// CHECK: fpga.window %{{.*}} kernel = [3, 3] stride = [2, 2] pad <0, 1, 1, 0, 7>
func.func @asymmetric(%x: tensor<1x6x6x2xi8>) -> tensor<1x3x3x3xi32> {
  %w = "tosa.const"() <{values = dense<[[[[-7, -62], [61, 114], [-95, -122]], [[112, 4], [-9, -30], [112, 115]], [[75, -51], [-10, -51], [71, -121]]], [[[-96, -47], [-107, 26], [-113, 9]], [[114, 70], [90, 74], [99, -60]], [[59, -79], [-110, -59], [125, -17]]], [[[4, 95], [26, 87], [69, 51]], [[80, -10], [44, -114], [15, -45]], [[39, -75], [-20, 8], [17, -65]]]]> : tensor<3x3x3x2xi8>}> : () -> tensor<3x3x3x2xi8>
  %b = "tosa.const"() <{values = dense<[-1133, -31, -3310]> : tensor<3xi32>}> : () -> tensor<3xi32>
  %xz = "tosa.const"() <{values = dense<7> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 1, 1, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x6x6x2xi8>, tensor<3x3x3x2xi8>, tensor<3xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x3xi32>
  return %0 : tensor<1x3x3x3xi32>
}

// A stride above the kernel: some elements are read by no window.
// CHECK-LABEL: fpga.kernel @large_stride_kernel
// CHECK: fpga.window %{{.*}} kernel = [2, 2] stride = [3, 4] :
func.func @large_stride(%x: tensor<1x8x10x1xi8>) -> tensor<1x3x3x2xi32> {
  %w = "tosa.const"() <{values = dense<[[[[2], [55]], [[-114], [110]]], [[[-1], [-102]], [[-48], [-71]]]]> : tensor<2x2x2x1xi8>}> : () -> tensor<2x2x2x1xi8>
  %b = "tosa.const"() <{values = dense<[4401, -3680]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %xz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 3, 4>}
    : (tensor<1x8x10x1xi8>, tensor<2x2x2x1xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x2xi32>
  return %0 : tensor<1x3x3x2xi32>
}

// CHECK-LABEL: fpga.kernel @dilated_kernel
// CHECK: fpga.window %{{.*}} kernel = [2, 3] dilation = [3, 2] pad <2, 2, 1, 2, -1>
func.func @dilated(%x: tensor<1x7x7x2xi8>) -> tensor<1x7x7x2xi32> {
  %w = "tosa.const"() <{values = dense<[[[[37, -51], [74, -104], [-91, -80]], [[59, -99], [-19, -109], [-84, 94]]], [[[86, -93], [-5, -82], [89, -98]], [[-65, -14], [-97, 75], [-103, -15]]]]> : tensor<2x2x3x2xi8>}> : () -> tensor<2x2x3x2xi8>
  %b = "tosa.const"() <{values = dense<[-1286, 1068]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %xz = "tosa.const"() <{values = dense<-1> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 3, 2>, pad = array<i64: 2, 1, 2, 2>, stride = array<i64: 1, 1>}
    : (tensor<1x7x7x2xi8>, tensor<2x2x3x2xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x7x7x2xi32>
  return %0 : tensor<1x7x7x2xi32>
}

// One element per window: no line buffer.
// CHECK-LABEL: fpga.kernel @pointwise_kernel
// CHECK-NOT: fpga.window
// CHECK: fpga.mac
func.func @pointwise(%x: tensor<2x3x3x5xi8>) -> tensor<2x3x3x4xi32> {
  %w = "tosa.const"() <{values = dense<[[[[109, 63, 8, -58, -33]]], [[[-125, 45, 109, -87, 43]]], [[[-108, 66, -42, 103, 88]]], [[[-48, -42, -7, -102, -72]]]]> : tensor<4x1x1x5xi8>}> : () -> tensor<4x1x1x5xi8>
  %b = "tosa.const"() <{values = dense<[4361, -4467, 2026, 2906]> : tensor<4xi32>}> : () -> tensor<4xi32>
  %xz = "tosa.const"() <{values = dense<3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<2x3x3x5xi8>, tensor<4x1x1x5xi8>, tensor<4xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<2x3x3x4xi32>
  return %0 : tensor<2x3x3x4xi32>
}

// CHECK-LABEL: fpga.kernel @pointwise_stride_kernel
// CHECK: fpga.window %{{.*}} kernel = [1, 1] stride = [2, 2] :
func.func @pointwise_stride(%x: tensor<1x5x5x2xi8>) -> tensor<1x3x3x3xi32> {
  %w = "tosa.const"() <{values = dense<[[[[103, 110]]], [[[103, -31]]], [[[-34, 115]]]]> : tensor<3x1x1x2xi8>}> : () -> tensor<3x1x1x2xi8>
  %b = "tosa.const"() <{values = dense<[2775, -593, 3669]> : tensor<3xi32>}> : () -> tensor<3xi32>
  %xz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x5x5x2xi8>, tensor<3x1x1x2xi8>, tensor<3xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x3xi32>
  return %0 : tensor<1x3x3x3xi32>
}

// The zero point of the filter goes into the filter.
// CHECK-LABEL: fpga.kernel @filter_zero_point_kernel
// CHECK: fpga.rom dense<{{.*}}> : tensor<2x2x2x1xi9>
func.func @filter_zero_point(%x: tensor<1x4x4x1xi8>) -> tensor<1x3x3x2xi32> {
  %w = "tosa.const"() <{values = dense<[[[[4], [20]], [[-33], [-10]]], [[[-53], [-13]], [[-33], [-62]]]]> : tensor<2x2x2x1xi8>}> : () -> tensor<2x2x2x1xi8>
  %b = "tosa.const"() <{values = dense<[-3250, 3636]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %xz = "tosa.const"() <{values = dense<-5> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<100> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<1x4x4x1xi8>, tensor<2x2x2x1xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x3x3x2xi32>
  return %0 : tensor<1x3x3x2xi32>
}

// CHECK-LABEL: fpga.kernel @depthwise_kernel
// CHECK: fpga.rom dense<{{.*}}> : tensor<6x3x3x1xi8>
// CHECK: fpga.mac {{.*}} groups = 3 fold
func.func @depthwise(%x: tensor<1x5x5x3xi8>) -> tensor<1x5x5x6xi32> {
  %w = "tosa.const"() <{values = dense<[[[[-22, -123], [-110, -48], [-6, -120]], [[-100, -53], [60, -6], [-69, 45]], [[110, 54], [15, 72], [6, 48]]], [[[-11, -23], [53, 32], [-14, 28]], [[87, -10], [105, 86], [122, -88]], [[108, 56], [96, 33], [102, 79]]], [[[-95, 123], [-119, -28], [-57, -40]], [[-120, 18], [125, -51], [-77, -69]], [[74, -104], [-91, 111], [23, 77]]]]> : tensor<3x3x3x2xi8>}> : () -> tensor<3x3x3x2xi8>
  %b = "tosa.const"() <{values = dense<[923, 2687, 2872, -332, 1831, -1287]> : tensor<6xi32>}> : () -> tensor<6xi32>
  %xz = "tosa.const"() <{values = dense<-128> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.depthwise_conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, stride = array<i64: 1, 1>}
    : (tensor<1x5x5x3xi8>, tensor<3x3x3x2xi8>, tensor<6xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x5x5x6xi32>
  return %0 : tensor<1x5x5x6xi32>
}

// Weights that are never negative need no sign.
// CHECK-LABEL: fpga.kernel @ones_kernel
// CHECK: fpga.rom dense<true> : tensor<2x2x2x1xui1>
// CHECK: fpga.mac {{.*}} groups = 2 fold <pe = 1, simd = 1> class ones
func.func @ones(%x: tensor<1x4x4x2xi8>) -> tensor<1x2x2x2xi32> {
  %w = "tosa.const"() <{values = dense<[[[[1], [1]], [[1], [1]]], [[[1], [1]], [[1], [1]]]]> : tensor<2x2x2x1xi8>}> : () -> tensor<2x2x2x1xi8>
  %b = "tosa.const"() <{values = dense<0> : tensor<2xi32>}> : () -> tensor<2xi32>
  %xz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.depthwise_conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<1x4x4x2xi8>, tensor<2x2x2x1xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// CHECK-LABEL: fpga.kernel @shorts_kernel
// CHECK: fpga.mac {{.*}} -> !fpga.stream<1x2x2x2xi28, lanes = 1>
// CHECK: -> !fpga.stream<1x2x2x2xi48, lanes = 1>
func.func @shorts(%x: tensor<1x4x4x3xi16>) -> tensor<1x2x2x2xi48> {
  %w = "tosa.const"() <{values = dense<[[[[-106, -67, -26], [73, 49, 20], [-53, 5, -73]], [[5, 82, 39], [9, -73, 38], [31, -117, -25]], [[-92, -25, -70], [105, 70, -91], [-78, 84, -120]]], [[[-78, 88, 74], [97, 25, -47], [80, -9, -73]], [[-22, 71, -30], [-58, -60, 124], [-75, 106, -125]], [[104, 117, -67], [117, 124, 60], [91, -35, -127]]]]> : tensor<2x3x3x3xi8>}> : () -> tensor<2x3x3x3xi8>
  %b = "tosa.const"() <{values = dense<[-2523, -743]> : tensor<2xi48>}> : () -> tensor<2xi48>
  %xz = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i48, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<1x4x4x3xi16>, tensor<2x3x3x3xi8>, tensor<2xi48>, tensor<1xi16>, tensor<1xi8>) -> tensor<1x2x2x2xi48>
  return %0 : tensor<1x2x2x2xi48>
}

// Sums that leave 32 bits wrap as those of the host.
// CHECK-LABEL: fpga.kernel @large_bias_kernel
func.func @large_bias(%x: tensor<1x3x3x1xi8>) -> tensor<1x2x2x2xi32> {
  %w = "tosa.const"() <{values = dense<[[[[-44], [86]], [[86], [16]]], [[[117], [-18]], [[115], [-35]]]]> : tensor<2x2x2x1xi8>}> : () -> tensor<2x2x2x1xi8>
  %b = "tosa.const"() <{values = dense<[2147483600, -2147483600]> : tensor<2xi32>}> : () -> tensor<2xi32>
  %xz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %wz = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.conv2d %x, %w, %b, %xz, %wz {acc_type = i32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<1x3x3x1xi8>, tensor<2x2x2x1xi8>, tensor<2xi32>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x2xi32>
  return %0 : tensor<1x2x2x2xi32>
}

// CHECK-LABEL: fpga.kernel @matmul_kernel
// CHECK: fpga.mac
func.func @matmul(%x: tensor<1x2x4xi8>) -> tensor<1x2x3xi32> {
  %w = "tosa.const"() <{values = dense<[[[20, -86, -120], [29, 88, 66], [55, -62, -30], [8, 99, -121]]]> : tensor<1x4x3xi8>}> : () -> tensor<1x4x3xi8>
  %z = "tosa.const"() <{values = dense<4> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.matmul %x, %w, %z, %z : (tensor<1x2x4xi8>, tensor<1x4x3xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x3xi32>
  return %0 : tensor<1x2x3xi32>
}
