// Ops of another dialect go to hardware if they say by an interface what they compute;
// examples/use_as_library executes such designs.
// RUN: sample-opt %s --convert-to-fpga -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: fpga.kernel @sum_kernel
// CHECK: fpga.window {{.*}} kernel = [1, 2] stride = [1, 2]
// CHECK: fpga.reduce sum
// CHECK-LABEL: func.func @sum(
// CHECK-NOT: sample.pool
func.func @sum(%x: tensor<1x3x8xi8>) -> tensor<1x3x4xi32> {
  %0 = sample.pool "sum" %x by 2 : tensor<1x3x8xi8> -> tensor<1x3x4xi32>
  return %0 : tensor<1x3x4xi32>
}

// -----

// CHECK-LABEL: fpga.kernel @max_kernel
// CHECK: fpga.reduce max
func.func @max(%x: tensor<1x3x8xi8>) -> tensor<1x3x4xi8> {
  %0 = sample.pool "max" %x by 2 : tensor<1x3x8xi8> -> tensor<1x3x4xi8>
  return %0 : tensor<1x3x4xi8>
}

// -----

// CHECK-LABEL: @median
func.func @median(%x: tensor<1x3x8xi8>) -> tensor<1x3x4xi8> {
  // CHECK: sample.pool "median"
  // expected-remark @below {{sample.pool stays on the host (T26: the kind is neither sum nor max)}}
  %0 = sample.pool "median" %x by 2 : tensor<1x3x8xi8> -> tensor<1x3x4xi8>
  return %0 : tensor<1x3x4xi8>
}

// -----

// An op without an interface.

// CHECK-LABEL: @correlate
func.func @correlate(%x: tensor<1x3x8xi8>) -> tensor<1x3x4xi32> {
  // CHECK: sample.correlate
  // expected-remark @below {{sample.correlate stays on the host (T30: no unit computes this)}}
  %0 = sample.correlate %x with [1.0, -1.0] step 2 : tensor<1x3x8xi8> -> tensor<1x3x4xi32>
  return %0 : tensor<1x3x4xi32>
}
