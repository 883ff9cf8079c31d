// RUN: pool-to-conv-opt %s --specialize-shapes=batch=3 -split-input-file | FileCheck %s
// RUN: not pool-to-conv-opt %s --specialize-shapes=batch=0 2>&1 | FileCheck %s --check-prefix=ZERO
// RUN: not pool-to-conv-opt %s --specialize-shapes 2>&1 | FileCheck %s --check-prefix=NONE

// ZERO: specialize-shapes: sizes have to be at least 1
// NONE: specialize-shapes: expected batch or sizes

// CHECK-LABEL: func.func @network(%arg0: tensor<3x4x4x2xi8>) -> tensor<3x2x2x2xi8>
// CHECK: tosa.max_pool2d {{.*}} -> tensor<3x2x2x2xi8>
func.func @network(%x: tensor<?x4x4x2xi8>) -> tensor<?x2x2x2xi8> {
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 2, 2>}
    : (tensor<?x4x4x2xi8>) -> tensor<?x2x2x2xi8>
  return %0 : tensor<?x2x2x2xi8>
}

// CHECK-LABEL: func.func @static(%arg0: tensor<1x4xi8>) -> tensor<1x4xi8>
func.func @static(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  return %x : tensor<1x4xi8>
}
