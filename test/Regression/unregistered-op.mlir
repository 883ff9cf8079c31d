// An op of no dialect that is known stays on the host, and has the sizes that it says.
//
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --convert-to-fpga=report=none | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --convert-tosa-to-fpga=report=none | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --convert-linalg-to-fpga=report=none | FileCheck %s --check-prefix=FOREIGN
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --specialize-shapes=batch=2 | FileCheck %s --check-prefixes=FOREIGN,OPEN

// CHECK: fpga.kernel
// CHECK: fpga.reduce
// CHECK-LABEL: func.func @foreign
// CHECK: fpga.call
// CHECK: "foreign.op"
// FOREIGN-LABEL: func.func @foreign
// FOREIGN: tosa.max_pool2d
// FOREIGN: "foreign.op"
func.func @foreign(%x: tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi8>
  %1 = "foreign.op"(%0) : (tensor<1x3x3x2xi8>) -> tensor<1x3x3x2xi8>
  return %1 : tensor<1x3x3x2xi8>
}

// OPEN-LABEL: func.func @open(%{{.*}}: tensor<2x4x4x2xi8>)
// OPEN: "foreign.op"
func.func @open(%x: tensor<?x4x4x2xi8>) -> tensor<?x3x3x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<?x4x4x2xi8>) -> tensor<?x3x3x2xi8>
  %1 = "foreign.op"(%0) : (tensor<?x3x3x2xi8>) -> tensor<?x3x3x2xi8>
  return %1 : tensor<?x3x3x2xi8>
}
