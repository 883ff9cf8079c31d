// RUN: pool-to-conv-opt %s --specialize-shapes=batch=2 | FileCheck %s
// RUN: pool-to-conv-opt %s --specialize-shapes=batch=2 | pool-to-conv-opt --pass-pipeline="builtin.module(func.func(tosa-to-tensor,tosa-to-arith))" -o /dev/null

// The rest of an unknown size is a number once the size is known; upstream's
// lowering of the slice needs that.
// CHECK-LABEL: func.func @rest(
// CHECK-SAME: -> tensor<2x7x7x3xi8>
// CHECK: %[[SIZE:.*]] = tosa.const_shape {{.*}}dense<[2, 7, 7, 3]>
// CHECK: tosa.slice %{{.*}}, %{{.*}}, %[[SIZE]] : (tensor<2x8x8x3xi8>
func.func @rest(%x: tensor<?x8x8x3xi8>) -> tensor<?x7x7x3xi8> {
  %start = tosa.const_shape {values = dense<[0, 1, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %size = tosa.const_shape {values = dense<[-1, 7, 7, 3]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %0 = tosa.slice %x, %start, %size : (tensor<?x8x8x3xi8>, !tosa.shape<4>, !tosa.shape<4>) -> tensor<?x7x7x3xi8>
  return %0 : tensor<?x7x7x3xi8>
}
