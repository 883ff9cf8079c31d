// Global max pooling over a map of unknown size: how many steps a maximum
// takes depends on the size, so no fixed sequence of ops can replace it. It
// stays, and says why (T24).
//
// RUN: pool-to-conv-opt %s --eliminate-pooling -verify-diagnostics | FileCheck %s
// RUN: not pool-to-conv-opt %s -o /dev/null \
// RUN:   --eliminate-pooling="fail-on-remaining-pooling" 2>&1 \
// RUN:   | FileCheck %s --check-prefix=ERROR

// CHECK: linalg.pooling_nchw_max
// ERROR: error: {{.*}}linalg.pooling_nchw_max
func.func @unknown(%x: tensor<?x3x?x?xf32>) -> tensor<?x3xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %lowest = arith.constant 0xFF800000 : f32
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %v = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %n = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %e = tensor.empty(%n) : tensor<?x3x1x1xf32>
  %init = linalg.fill ins(%lowest : f32) outs(%e : tensor<?x3x1x1xf32>) -> tensor<?x3x1x1xf32>
  %w = tensor.empty(%h, %v) : tensor<?x?xf32>
  // expected-remark @below {{left in place (T24: a maximum over a window of unknown extent}}
  %max = linalg.pooling_nchw_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%x, %w : tensor<?x3x?x?xf32>, tensor<?x?xf32>) outs(%init : tensor<?x3x1x1xf32>) -> tensor<?x3x1x1xf32>
  %flat = tensor.collapse_shape %max [[0], [1, 2, 3]] : tensor<?x3x1x1xf32> into tensor<?x3xf32>
  return %flat : tensor<?x3xf32>
}
