// Floats in fixed point: the formats that are declared, nothing lost on the way to
// the one rounding of each result (T32).
//
// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<12,4> require-full-offload" | FileCheck %s
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<12>" 2>&1 | FileCheck %s --check-prefix=SHORT
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<99,4>" 2>&1 | FileCheck %s --check-prefix=WIDE
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="calibrate=x.npy" 2>&1 | FileCheck %s --check-prefix=ALONE
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<12,4> calibrate=%t.absent.npy" 2>&1 | FileCheck %s --check-prefix=ABSENT
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<12,4> calibrate=a.npy,b.npy" 2>&1 | FileCheck %s --check-prefix=COUNT

// SHORT: error: precision: expected fixed<W, I> or fixed<W, I, sign, round, overflow>, found 'fixed<12>'
// WIDE: error: precision: expected fixed<W, I>
// ALONE: error: calibrate: expected a precision, whose width the formats have
// ABSENT: error: calibrate: {{.*}}absent.npy
// COUNT: error: calibrate: the function has 1 arguments, got 2 files

// CHECK-LABEL: fpga.kernel @conv_kernel
// CHECK: fpga.load %{{.*}} as !fpga.fixed<12, 4, signed, half_up, sat> : tensor<1x4x4x1xf32> -> !fpga.stream<1x4x4x1xi12, lanes = 1>
// 0.5 and -0.25 in 8 bits behind the point.
// CHECK: fpga.rom dense<{{.*}}128{{.*}}-64{{.*}}> : tensor<1x1x2x1xi9>
// CHECK: fpga.mac
// 0.75 in 16 bits behind the point.
// CHECK: fpga.requant {{.*}} bias = [49152] multiplier = [1] shift = [0]
// CHECK: fpga.requant {{.*}} shift = [8] round half_up : {{.*}} -> !fpga.stream<1x4x3x1xi12, lanes = 1>
// CHECK: fpga.store %{{.*}} as !fpga.fixed<12, 4, signed, half_up, sat>
func.func @conv(%x: tensor<1x4x4x1xf32>) -> tensor<1x4x3x1xf32> {
  %w = "tosa.const"() <{values = dense<[[[[0.5], [-0.25]]]]> : tensor<1x1x2x1xf32>}> : () -> tensor<1x1x2x1xf32>
  %b = "tosa.const"() <{values = dense<0.75> : tensor<1xf32>}> : () -> tensor<1xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, dilation = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>}
    : (tensor<1x4x4x1xf32>, tensor<1x1x2x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x3x1xf32>
  return %0 : tensor<1x4x3x1xf32>
}

// CHECK-LABEL: fpga.kernel @arithmetic_kernel
// CHECK: fpga.eltwise mul {{.*}} -> !fpga.stream<1x4xi24, lanes = 1>
// CHECK: fpga.requant {{.*}} shift = [8] round half_up
// CHECK: fpga.eltwise add {{.*}} -> !fpga.stream<1x4xi13, lanes = 1>
// CHECK: fpga.eltwise clamp {{.*}} bounds = [0, 2047]
// CHECK: fpga.lut
func.func @arithmetic(%x: tensor<1x4xf32>) -> tensor<1x4xf32> {
  %s = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.mul %x, %x, %s : (tensor<1x4xf32>, tensor<1x4xf32>, tensor<1xi8>) -> tensor<1x4xf32>
  %1 = tosa.add %0, %x : (tensor<1x4xf32>, tensor<1x4xf32>) -> tensor<1x4xf32>
  %2 = tosa.clamp %1 {max_val = 3.40282347E+38 : f32, min_val = 0.000000e+00 : f32} : (tensor<1x4xf32>) -> tensor<1x4xf32>
  %3 = tosa.tanh %2 : (tensor<1x4xf32>) -> tensor<1x4xf32>
  return %3 : tensor<1x4xf32>
}
