// What looks like an average and is another function: an init that is divided as
// well, a division by the sum, a division of the transposed sum. Rewriters that
// take them for averages are off by 1.5, by a factor, or fail. Run with the
// results that arithmetic gives, also where other rounding is allowed.
//
// RUN: %python %S/Inputs/tensor.py f32 1x1x4x4 %t.ones.npy 1
// RUN: %python %S/Inputs/tensor.py f32 1x1x4x4 %t.twos.npy 2
// RUN: %python %S/Inputs/tensor.py f32 1x1x2x2 %t.3half.npy 1.5
// RUN: %python %S/Inputs/tensor.py f32 1x1x2x2 %t.half.npy 0.5
// RUN: %python %S/Inputs/tensor.py f32 1x1x2x2 %t.average.npy 2
// RUN: sh -c 'for options in numerics=exact numerics=fast "numerics=fast avg-form=dense" "numerics=fast avg-form=shared"; do \
// RUN:     pool-to-conv-check %s --function=from_two --pool-to-conv="$options" --inputs=%t.ones.npy --expected=%t.3half.npy --rtol=0 --atol=0 || exit 1; \
// RUN:     pool-to-conv-check %s --function=conv_from_two --pool-to-conv="$options" --inputs=%t.ones.npy --expected=%t.3half.npy --rtol=0 --atol=0 || exit 1; \
// RUN:     pool-to-conv-check %s --function=reciprocal --pool-to-conv="$options" --inputs=%t.twos.npy --expected=%t.half.npy --rtol=0 --atol=0 || exit 1; \
// RUN:     pool-to-conv-check %s --function=average --pool-to-conv="$options" --inputs=%t.twos.npy --expected=%t.average.npy --rtol=0 --atol=0 || exit 1; \
// RUN:     pool-to-conv-check %s --function=transposed --pool-to-conv="$options" || exit 1; \
// RUN:   done' | FileCheck %s
// RUN: pool-to-conv-check %s --eliminate-pooling --expect-rewrites=5 | FileCheck %s --check-prefix=EXACT

// CHECK-COUNT-20: check: @{{.*}}: {{equal|within bound}}
// CHECK-NOT: MISMATCH
// EXACT-COUNT-5: equal (bit-exact

#id = affine_map<(n, c, h, w) -> (n, c, h, w)>
#t = affine_map<(n, c, h, w) -> (n, c, w, h)>

// (2 + 4) / 4, not 2 + 4 / 4.

func.func @from_two(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %two = arith.constant 2.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%two : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// The same after a convolution (of weight 1).

func.func @conv_from_two(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %zero = arith.constant dense<0.0> : tensor<1x1x4x4xf32>
  %one = arith.constant dense<1.0> : tensor<1x1x1x1xf32>
  %two = arith.constant 2.0 : f32
  %four = arith.constant 4.0 : f32
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %one : tensor<1x1x4x4xf32>, tensor<1x1x1x1xf32>) outs(%zero : tensor<1x1x4x4xf32>) -> tensor<1x1x4x4xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%two : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%c, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// 4 / 8, not 8 / 4.

func.func @reciprocal(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %four, %a : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// What is an average: 8 / 4.

func.func @average(%x: tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x1x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x1x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x1x2x2xf32>) -> tensor<1x1x2x2xf32>
  %d = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x1x2x2xf32>) outs(%e : tensor<1x1x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x1x2x2xf32>
  return %d : tensor<1x1x2x2xf32>
}

// A convolution, a sum, and a division that reads the sum transposed.

func.func @transposed(%x: tensor<1x2x5x5xf32>, %f: tensor<2x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %zero = arith.constant 0.0 : f32
  %four = arith.constant 4.0 : f32
  %ce = tensor.empty() : tensor<1x2x4x4xf32>
  %ci = linalg.fill ins(%zero : f32) outs(%ce : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %c = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %f : tensor<1x2x5x5xf32>, tensor<2x2x2x2xf32>) outs(%ci : tensor<1x2x4x4xf32>) -> tensor<1x2x4x4xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %e = tensor.empty() : tensor<1x2x2x2xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %s = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%c, %w : tensor<1x2x4x4xf32>, tensor<2x2xf32>) outs(%i : tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %d = linalg.generic {indexing_maps = [#t, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%s : tensor<1x2x2x2xf32>) outs(%e : tensor<1x2x2x2xf32>) {
  ^bb0(%a: f32, %o: f32):
    %q = arith.divf %a, %four : f32
    linalg.yield %q : f32
  } -> tensor<1x2x2x2xf32>
  return %d : tensor<1x2x2x2xf32>
}
