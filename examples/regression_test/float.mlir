// Rounded differently, within a bound that is tighter than that of the pass.
// JUDGE-PASSES: --pool-to-conv="avg-form=dense"
// JUDGE-OPTIONS: --bound-eps=4
func.func @float(%x: tensor<1x9x9x2xf32>) -> tensor<1x3x3x2xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %zp, %zp {acc_type = f32, kernel = array<i64: 3, 3>,
      stride = array<i64: 3, 3>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x9x9x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}
