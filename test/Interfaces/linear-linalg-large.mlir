// Whole numbers are read as doubles where these are equal: up to 2^53, of either sign.
// RUN: linear-opt %s --test-linear-roundtrip -verify-diagnostics -o /dev/null

func.func @largest(%x: tensor<1x4x4x1xi64>, %o: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<9007199254740992> : tensor<1x1x1x1xi64>
  // expected-remark @below {{taps sum 9.007199e+15}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%o : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %0 : tensor<1x4x4x1xi64>
}

func.func @smallest(%x: tensor<1x4x4x1xi64>, %o: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<-9007199254740992> : tensor<1x1x1x1xi64>
  // expected-remark @below {{taps sum -9.007199e+15}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%o : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %0 : tensor<1x4x4x1xi64>
}

func.func @too_large(%x: tensor<1x4x4x1xi64>, %o: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<9007199254740993> : tensor<1x1x1x1xi64>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%o : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %0 : tensor<1x4x4x1xi64>
}

func.func @too_small(%x: tensor<1x4x4x1xi64>, %o: tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64> {
  %w = arith.constant dense<-9007199254740993> : tensor<1x1x1x1xi64>
  // expected-remark @below {{not loaded: T23: a constant is not finite, or beyond 53 bits}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %w : tensor<1x4x4x1xi64>, tensor<1x1x1x1xi64>) outs(%o : tensor<1x4x4x1xi64>) -> tensor<1x4x4x1xi64>
  return %0 : tensor<1x4x4x1xi64>
}
