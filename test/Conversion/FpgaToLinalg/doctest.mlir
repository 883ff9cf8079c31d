// The example of the description of the pass, and what calls a kernel.
//
// RUN: pool-to-conv-opt %s --convert-fpga-to-linalg | FileCheck %s

// CHECK-NOT: fpga.
// CHECK-LABEL: func.func private @relu(
// CHECK-SAME: %[[X:.+]]: tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9>
// CHECK: %[[Y:.+]] = linalg.generic {{.*}} ins(%[[X]] : tensor<1x4x4x8xi9>)
// CHECK: arith.maxsi
// CHECK: return %[[Y]]
fpga.kernel @relu(%x: tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9> {
  %0 = fpga.load %x : tensor<1x4x4x8xi9> -> !fpga.stream<1x4x4x8xi9, lanes = 2>
  %1 = fpga.eltwise relu %0
      : (!fpga.stream<1x4x4x8xi9, lanes = 2>) -> !fpga.stream<1x4x4x8xi9, lanes = 2>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x8xi9, lanes = 2> -> tensor<1x4x4x8xi9>
  fpga.return %2 : tensor<1x4x4x8xi9>
}

// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[X:.+]]: tensor
// CHECK: %[[A:.+]] = call @relu(%[[X]])
// CHECK: call @relu(%[[A]])
func.func @main(%x: tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9> {
  %0 = fpga.call @relu(%x) : (tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9>
  %1 = fpga.call @relu(%0) : (tensor<1x4x4x8xi9>) -> tensor<1x4x4x8xi9>
  return %1 : tensor<1x4x4x8xi9>
}

// A module in a module has kernels of its own.
module @inner {
  // CHECK-LABEL: func.func private @relu(
  // CHECK-SAME: tensor<1xi4>
  fpga.kernel @relu(%x: tensor<1xi4>) -> tensor<1xi4> {
    %0 = fpga.load %x : tensor<1xi4> -> !fpga.stream<1xi4, lanes = 1>
    %1 = fpga.store %0 : !fpga.stream<1xi4, lanes = 1> -> tensor<1xi4>
    fpga.return %1 : tensor<1xi4>
  }
  // CHECK: func.func @main
  // CHECK: call @relu
  func.func @main(%x: tensor<1xi4>) -> tensor<1xi4> {
    %0 = fpga.call @relu(%x) : (tensor<1xi4>) -> tensor<1xi4>
    return %0 : tensor<1xi4>
  }
}
