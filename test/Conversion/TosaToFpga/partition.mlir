// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga="report=none summary" 2>%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=SUMMARY --input-file=%t.txt
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga=report=none | FileCheck %s --check-prefix=JUDGE
// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=report=all -o %t.out 2>&1 | FileCheck %s --check-prefix=REPORT

// REPORT: partition.mlir:[[# @LINE + 17]]:8: remark: tosa.abs becomes units of @around_kernel
// REPORT: partition.mlir:[[# @LINE + 18]]:8: remark: tosa.abs becomes units of @around_kernel_0
// REPORT: partition.mlir:[[# @LINE + 16]]:8: remark: tosa.reverse stays on the host (T30:

// SUMMARY: convert-tosa-to-fpga: 11 of 14 ops offloaded (78.6 %), 6 kernels
// JUDGE: 4 functions, 4 equal

// What lies around an op without a unit is two kernels.
// CHECK-LABEL: fpga.kernel @around_kernel(%arg0: tensor<2x4xi32>) -> tensor<2x4xi32> attributes {draft}
// CHECK: fpga.eltwise abs
// CHECK-LABEL: fpga.kernel @around_kernel_0(
// CHECK: fpga.eltwise abs
// CHECK-LABEL: func.func @around
// CHECK: %[[A:.*]] = fpga.call @around_kernel(%arg0)
// CHECK: %[[R:.*]] = tosa.reverse %[[A]]
// CHECK: fpga.call @around_kernel_0(%[[R]])
func.func @around(%x: tensor<2x4xi32>) -> tensor<2x4xi32> {
  %0 = tosa.abs %x : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %1 = tosa.reverse %0 {axis = 1 : i32} : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %2 = tosa.abs %1 : (tensor<2x4xi32>) -> tensor<2x4xi32>
  return %2 : tensor<2x4xi32>
}

// One path goes through the host and back, the other past it: what is behind
// cannot be in the kernel in front (T33).
// CHECK-LABEL: fpga.kernel @past_kernel(
// CHECK-SAME: -> tensor<2x4xi32>
// CHECK-LABEL: fpga.kernel @past_kernel_0(%arg0: tensor<2x4xi32>, %arg1: tensor<2x4xi32>)
func.func @past(%x: tensor<2x4xi32>) -> tensor<2x4xi32> {
  %0 = tosa.abs %x : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %1 = tosa.reverse %0 {axis = 0 : i32} : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %2 = tosa.add %0, %1 : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  return %2 : tensor<2x4xi32>
}

// Several inputs and results, one of which is also used inside.
// CHECK-LABEL: fpga.kernel @ports_kernel(%arg0: tensor<2x4xi32>, %arg1: tensor<2x4xi32>) -> (tensor<2x4xi32>, tensor<2x4xi32>)
// CHECK: fpga.return %{{.*}}, %{{.*}} :
func.func @ports(%x: tensor<2x4xi32>, %y: tensor<2x4xi32>) -> (tensor<2x4xi32>, tensor<2x4xi32>, tensor<2x4xi32>) {
  %0 = tosa.add %x, %y : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  %1 = tosa.sub %0, %x : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  %2 = tosa.reverse %y {axis = 0 : i32} : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %3 = tosa.add %1, %1 : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  return %0, %2, %3 : tensor<2x4xi32>, tensor<2x4xi32>, tensor<2x4xi32>
}

// A user of the first result stands in front of the last op of the kernel.
// CHECK-LABEL: fpga.kernel @order_kernel(
// CHECK-LABEL: func.func @order
// CHECK: %[[C:.*]]:2 = fpga.call @order_kernel
// CHECK: return
func.func @order(%x: tensor<2x4xi32>) -> (tensor<2x4xi32>, tensor<2x4xi32>) {
  %0 = tosa.abs %x : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %1 = tosa.clz %0 : (tensor<2x4xi32>) -> tensor<2x4xi32>
  %2 = tosa.add %0, %0 : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  %3 = tosa.sub %2, %x : (tensor<2x4xi32>, tensor<2x4xi32>) -> tensor<2x4xi32>
  return %1, %3 : tensor<2x4xi32>, tensor<2x4xi32>
}
