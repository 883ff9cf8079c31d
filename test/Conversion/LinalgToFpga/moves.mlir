// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 8 functions, 8 equal

// CHECK-LABEL: fpga.kernel @pad_kernel
// CHECK: fpga.pad %{{.*}} low = [0, 1, 2] high = [1, 0, 3] value = -5 :
func.func @pad(%x: tensor<2x3x4xi8>) -> tensor<3x4x9xi8> {
  %c = arith.constant -5 : i8
  %0 = tensor.pad %x low[0, 1, 2] high[1, 0, 3] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : i8
  } : tensor<2x3x4xi8> to tensor<3x4x9xi8>
  return %0 : tensor<3x4x9xi8>
}

// In the order in which the data is there.
// CHECK-LABEL: fpga.kernel @pad_transposed_kernel
// CHECK: fpga.pad %{{.*}} low = [0, 1, 2] high = [1, 0, 3] value = 9 : !fpga.stream<2x3x4xi8, lanes = 1>
// CHECK: fpga.crop %{{.*}} low = [1, 0, 0] high = [0, 2, 1] : !fpga.stream<3x4x9xi8, lanes = 1> -> !fpga.stream<2x2x8xi8, lanes = 1>
// CHECK-NEXT: fpga.reorder %{{.*}} by [1, 2, 0]
func.func @pad_transposed(%x: tensor<2x3x4xi8>) -> tensor<2x8x2xi8> {
  %c = arith.constant 9 : i8
  %e = tensor.empty() : tensor<3x4x2xi8>
  %t = linalg.transpose ins(%x : tensor<2x3x4xi8>) outs(%e : tensor<3x4x2xi8>) permutation = [1, 2, 0]
  %0 = tensor.pad %t low[1, 2, 0] high[0, 3, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %c : i8
  } : tensor<3x4x2xi8> to tensor<4x9x3xi8>
  %1 = tensor.extract_slice %0[0, 0, 1] [2, 8, 2] [1, 1, 1] : tensor<4x9x3xi8> to tensor<2x8x2xi8>
  return %1 : tensor<2x8x2xi8>
}

// A slice without some dimensions of extent 1.
// CHECK-LABEL: fpga.kernel @slice_reduced_kernel
// CHECK: fpga.crop %{{.*}} low = [1, 0, 2, 1] high = [0, 0, 1, 0]
// CHECK-NEXT: fpga.reshape %{{.*}} -> !fpga.stream<3x4xi8, lanes = 1>
func.func @slice_reduced(%x: tensor<2x3x4x5xi8>) -> tensor<3x4xi8> {
  %0 = tensor.extract_slice %x[1, 0, 2, 1] [1, 3, 1, 4] [1, 1, 1, 1] : tensor<2x3x4x5xi8> to tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

// CHECK-LABEL: fpga.kernel @concat_kernel
// CHECK-NOT: fpga.reorder
// CHECK: fpga.concat %{{.*}}, %{{.*}} : (!fpga.stream<2x3xi8, lanes = 1>, !fpga.stream<2x4xi8, lanes = 1>) -> !fpga.stream<2x7xi8, lanes = 1>
// CHECK-NOT: fpga.reorder
// CHECK: fpga.store
func.func @concat(%x: tensor<2x3xi8>, %y: tensor<2x4xi8>) -> tensor<2x7xi8> {
  %0 = tensor.concat dim(1) %x, %y : (tensor<2x3xi8>, tensor<2x4xi8>) -> tensor<2x7xi8>
  return %0 : tensor<2x7xi8>
}

// Channels of N, C, H, W come innermost for that.
// CHECK-LABEL: fpga.kernel @concat_second_kernel
// CHECK: fpga.reorder %{{.*}} by [0, 2, 3, 1]
// CHECK: fpga.reorder %{{.*}} by [0, 2, 3, 1]
// CHECK: fpga.concat %{{.*}} -> !fpga.stream<1x2x2x5xi8, lanes = 1>
// CHECK: fpga.reorder %{{.*}} by [0, 3, 1, 2]
func.func @concat_second(%x: tensor<1x2x2x2xi8>, %y: tensor<1x3x2x2xi8>) -> tensor<1x5x2x2xi8> {
  %0 = tensor.concat dim(1) %x, %y : (tensor<1x2x2x2xi8>, tensor<1x3x2x2xi8>) -> tensor<1x5x2x2xi8>
  return %0 : tensor<1x5x2x2xi8>
}

// As importers write it: one insertion after the other, in any order.
// CHECK-LABEL: fpga.kernel @inserted_kernel(%{{[^,]*}}: tensor<2x3xi8>, %{{[^,]*}}: tensor<2x1xi8>) ->
// CHECK: fpga.concat %[[X:.*]], %{{.*}}, %[[X]] :
func.func @inserted(%x: tensor<2x3xi8>, %y: tensor<2x1xi8>) -> tensor<2x7xi8> {
  %e = tensor.empty() : tensor<2x7xi8>
  %0 = tensor.insert_slice %y into %e[0, 3] [2, 1] [1, 1] : tensor<2x1xi8> into tensor<2x7xi8>
  %1 = tensor.insert_slice %x into %0[0, 0] [2, 3] [1, 1] : tensor<2x3xi8> into tensor<2x7xi8>
  %2 = tensor.insert_slice %x into %1[0, 4] [2, 3] [1, 1] : tensor<2x3xi8> into tensor<2x7xi8>
  return %2 : tensor<2x7xi8>
}

// CHECK-LABEL: fpga.kernel @reshaped_kernel
// CHECK: fpga.reshape
// CHECK: fpga.reshape
func.func @reshaped(%x: tensor<2x3x4xi8>) -> tensor<3x2x4xi8> {
  %0 = tensor.collapse_shape %x [[0, 1, 2]] : tensor<2x3x4xi8> into tensor<24xi8>
  %1 = tensor.expand_shape %0 [[0, 1, 2]] output_shape [3, 2, 4] : tensor<24xi8> into tensor<3x2x4xi8>
  return %1 : tensor<3x2x4xi8>
}

// A reshape counts elements in the tensor's own order.
// CHECK-LABEL: fpga.kernel @reshaped_transposed_kernel
// CHECK: fpga.reorder
// CHECK-NEXT: fpga.reshape
func.func @reshaped_transposed(%x: tensor<2x3x4xi8>) -> tensor<12x2xi8> {
  %e = tensor.empty() : tensor<3x4x2xi8>
  %t = linalg.transpose ins(%x : tensor<2x3x4xi8>) outs(%e : tensor<3x4x2xi8>) permutation = [1, 2, 0]
  %0 = tensor.collapse_shape %t [[0, 1], [2]] : tensor<3x4x2xi8> into tensor<12x2xi8>
  return %0 : tensor<12x2xi8>
}
