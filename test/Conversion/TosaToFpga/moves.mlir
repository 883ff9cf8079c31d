// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-tosa-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 6 functions, 6 equal

// CHECK-LABEL: fpga.kernel @slice_kernel
// CHECK: fpga.crop %{{.*}} low = [0, 1, 0, 2] high = [0, 1, 2, 0]
func.func @slice(%x: tensor<1x4x5x6xi8>) -> tensor<1x2x3x4xi8> {
  %a = tosa.const_shape {values = dense<[0, 1, 0, 2]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %b = tosa.const_shape {values = dense<[1, 2, 3, 4]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.slice %x, %a, %b : (tensor<1x4x5x6xi8>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<1x2x3x4xi8>
  return %0 : tensor<1x2x3x4xi8>
}

// CHECK-LABEL: fpga.kernel @pad_kernel
// CHECK: fpga.pad %{{.*}} low = [0, 1, 2, 0] high = [0, 0, 1, 3] value = -9
func.func @pad(%x: tensor<1x2x2x2xi8>) -> tensor<1x3x5x5xi8> {
  %a = tosa.const_shape {values = dense<[0, 0, 1, 0, 2, 1, 0, 3]> : tensor<8xindex>} : () -> !tosa.shape<8>
  %v = "tosa.const"() <{values = dense<-9> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.pad %x, %a, %v : (tensor<1x2x2x2xi8>, !tosa.shape<8>, tensor<1xi8>) -> tensor<1x3x5x5xi8>
  return %0 : tensor<1x3x5x5xi8>
}

// CHECK-LABEL: fpga.kernel @concat_kernel
// CHECK: fpga.concat %{{.*}}, %{{.*}}, %{{.*}} :
func.func @concat(%x: tensor<1x2x2x3xi8>, %y: tensor<1x2x2x1xi8>) -> tensor<1x2x2x7xi8> {
  %0 = tosa.concat %x, %y, %x {axis = 3 : i32} : (tensor<1x2x2x3xi8>, tensor<1x2x2x1xi8>, tensor<1x2x2x3xi8>) -> tensor<1x2x2x7xi8>
  return %0 : tensor<1x2x2x7xi8>
}

// CHECK-LABEL: fpga.kernel @reshape_kernel
// CHECK: fpga.reshape
func.func @reshape(%x: tensor<1x2x3x4xi8>) -> tensor<6x4xi8> {
  %a = tosa.const_shape {values = dense<[6, 4]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.reshape %x, %a : (tensor<1x2x3x4xi8>, !tosa.shape<2>) -> tensor<6x4xi8>
  return %0 : tensor<6x4xi8>
}

// An order that nobody needs costs nothing: here only the result's does.
// CHECK-LABEL: fpga.kernel @transpose_kernel
// CHECK-COUNT-1: fpga.reorder %{{.*}} by [0, 3, 1, 2]
// CHECK-NOT: fpga.reorder
func.func @transpose(%x: tensor<1x2x3x4xi8>) -> tensor<1x4x2x3xi8> {
  %0 = tosa.transpose %x {perms = array<i32: 0, 2, 1, 3>} : (tensor<1x2x3x4xi8>) -> tensor<1x3x2x4xi8>
  %1 = tosa.transpose %0 {perms = array<i32: 0, 3, 2, 1>} : (tensor<1x3x2x4xi8>) -> tensor<1x4x2x3xi8>
  return %1 : tensor<1x4x2x3xi8>
}

// CHECK-LABEL: fpga.kernel @identity_kernel
// CHECK: fpga.load
// CHECK-NEXT: fpga.store
func.func @identity(%x: tensor<1x2xi8>) -> tensor<1x2xi8> {
  %0 = tosa.identity %x : (tensor<1x2xi8>) -> tensor<1x2xi8>
  return %0 : tensor<1x2xi8>
}
