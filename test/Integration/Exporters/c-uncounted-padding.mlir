// Padding that does not count: the dividing generic computes each position's
// count from `linalg.index`. Where the sizes are static the counts are a
// constant (T1), so no index arithmetic is left; elsewhere it stays.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=7 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR \
// RUN:   --implicit-check-not=pooling_ --implicit-check-not='"reduction"'

#map4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#each4 = {indexing_maps = [#map4, #map4],
          iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
#map3 = affine_map<(n, c, w) -> (n, c, w)>
#each3 = {indexing_maps = [#map3, #map3],
          iterator_types = ["parallel", "parallel", "parallel"]}

// CHECK: check: @same: equal (bit-exact
// IR-LABEL: func.func @same
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: linalg.index
// IR: return
func.func @same(%x: tensor<1x2x5x6xf32>) -> tensor<1x2x5x6xf32> {
  %zero = arith.constant 0.0 : f32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %h = arith.constant 5 : i64
  %hp = arith.constant 6 : i64
  %w = arith.constant 6 : i64
  %wp = arith.constant 7 : i64
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x5x6xf32> to tensor<1x2x7x8xf32>
  %e = tensor.empty() : tensor<1x2x5x6xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x5x6xf32>) -> tensor<1x2x5x6xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x7x8xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x5x6xf32>) -> tensor<1x2x5x6xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x5x6xf32>) outs(%e : tensor<1x2x5x6xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %one : i64
    %y1 = arith.addi %y, %two : i64
    %y2 = arith.minsi %y1, %hp : i64
    %y3 = arith.minsi %y2, %h : i64
    %y4 = arith.subi %one, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %ny = arith.maxsi %y7, %o : i64
    %i3 = linalg.index 3 : index
    %z = arith.index_cast %i3 : index to i64
    %z0 = arith.subi %z, %one : i64
    %z1 = arith.addi %z, %two : i64
    %z2 = arith.minsi %z1, %wp : i64
    %z3 = arith.minsi %z2, %w : i64
    %z4 = arith.subi %one, %z : i64
    %z5 = arith.maxsi %z4, %o : i64
    %z6 = arith.subi %z3, %z0 : i64
    %z7 = arith.subi %z6, %z5 : i64
    %nz = arith.maxsi %z7, %o : i64
    %n = arith.muli %ny, %nz : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x2x5x6xf32>
  return %avg : tensor<1x2x5x6xf32>
}

// Stride 2, other padding at each side, no padding at the left: there the
// exporter leaves out what is zero. Batch unknown, which no count depends on.
// CHECK: check: @uneven: equal (bit-exact
// IR-LABEL: func.func @uneven
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR-NOT: linalg.index
// IR: return
func.func @uneven(%x: tensor<?x2x9x7xf32>) -> tensor<?x2x5x4xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %h = arith.constant 9 : i64
  %hp = arith.constant 10 : i64
  %w = arith.constant 7 : i64
  %p = tensor.pad %x low[0, 0, 1, 0] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<?x2x9x7xf32> to tensor<?x2x11x8xf32>
  %b = tensor.dim %x, %c0 : tensor<?x2x9x7xf32>
  %e = tensor.empty(%b) : tensor<?x2x5x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<?x2x5x4xf32>) -> tensor<?x2x5x4xf32>
  %win = tensor.empty() : tensor<3x2xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>}
    ins(%p, %win : tensor<?x2x11x8xf32>, tensor<3x2xf32>) outs(%init : tensor<?x2x5x4xf32>) -> tensor<?x2x5x4xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<?x2x5x4xf32>) outs(%e : tensor<?x2x5x4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %ys = arith.muli %y, %two : i64
    %y0 = arith.subi %ys, %one : i64
    %y1 = arith.addi %ys, %two : i64
    %y2 = arith.minsi %y1, %hp : i64
    %y3 = arith.minsi %y2, %h : i64
    %y4 = arith.subi %one, %ys : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %ny = arith.maxsi %y7, %o : i64
    %i3 = linalg.index 3 : index
    %z = arith.index_cast %i3 : index to i64
    %zs = arith.muli %z, %two : i64
    %z1 = arith.addi %zs, %two : i64
    %z2 = arith.minsi %z1, %w : i64
    %z3 = arith.minsi %z2, %w : i64
    %z4 = arith.subi %o, %zs : i64
    %z5 = arith.maxsi %z4, %o : i64
    %z6 = arith.subi %z3, %zs : i64
    %z7 = arith.subi %z6, %z5 : i64
    %nz = arith.maxsi %z7, %o : i64
    %n = arith.muli %ny, %nz : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<?x2x5x4xf32>
  return %avg : tensor<?x2x5x4xf32>
}

// Height and width unknown: the counts are computed where they are needed.
// CHECK: check: @unknown: equal (bit-exact
// IR-LABEL: func.func @unknown
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: arith.divf
func.func @unknown(%x: tensor<1x2x?x?xf32>) -> tensor<1x2x?x?xf32> {
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %zero = arith.constant 0.0 : f32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %p = tensor.pad %x low[0, 0, 1, 1] high[0, 0, 1, 1] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x2x?x?xf32> to tensor<1x2x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<1x2x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<1x2x?x?xf32>
  %e = tensor.empty(%h, %w) : tensor<1x2x?x?xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x?x?xf32>) -> tensor<1x2x?x?xf32>
  %win = tensor.empty() : tensor<3x3xf32>
  %sum = linalg.pooling_nchw_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
    ins(%p, %win : tensor<1x2x?x?xf32>, tensor<3x3xf32>) outs(%init : tensor<1x2x?x?xf32>) -> tensor<1x2x?x?xf32>
  %avg = linalg.generic #each4 ins(%sum : tensor<1x2x?x?xf32>) outs(%e : tensor<1x2x?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %one : i64
    %hh = arith.index_cast %h : index to i64
    %y1 = arith.addi %y, %two : i64
    %hp = arith.addi %hh, %one : i64
    %y2 = arith.minsi %y1, %hp : i64
    %y3 = arith.minsi %y2, %hh : i64
    %y4 = arith.subi %one, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %ny = arith.maxsi %y7, %o : i64
    %i3 = linalg.index 3 : index
    %z = arith.index_cast %i3 : index to i64
    %z0 = arith.subi %z, %one : i64
    %ww = arith.index_cast %w : index to i64
    %z1 = arith.addi %z, %two : i64
    %wp = arith.addi %ww, %one : i64
    %z2 = arith.minsi %z1, %wp : i64
    %z3 = arith.minsi %z2, %ww : i64
    %z4 = arith.subi %one, %z : i64
    %z5 = arith.maxsi %z4, %o : i64
    %z6 = arith.subi %z3, %z0 : i64
    %z7 = arith.subi %z6, %z5 : i64
    %nz = arith.maxsi %z7, %o : i64
    %n = arith.muli %ny, %nz : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x2x?x?xf32>
  return %avg : tensor<1x2x?x?xf32>
}

// Dilated: a rounded-up division by the dilation counts the taps.
// CHECK: check: @dilated: equal (bit-exact
// IR-LABEL: func.func @dilated
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR-NOT: linalg.index
// IR: return
func.func @dilated(%x: tensor<2x2x9xf32>) -> tensor<2x2x9xf32> {
  %zero = arith.constant 0.0 : f32
  %o = arith.constant 0 : i64
  %two = arith.constant 2 : i64
  %three = arith.constant 3 : i64
  %w = arith.constant 9 : i64
  %wp = arith.constant 11 : i64
  %p = tensor.pad %x low[0, 0, 2] high[0, 0, 2] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<2x2x9xf32> to tensor<2x2x13xf32>
  %e = tensor.empty() : tensor<2x2x9xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<2x2x9xf32>) -> tensor<2x2x9xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<2> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%p, %win : tensor<2x2x13xf32>, tensor<3xf32>) outs(%init : tensor<2x2x9xf32>) -> tensor<2x2x9xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<2x2x9xf32>) outs(%e : tensor<2x2x9xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %two : i64
    %y1 = arith.addi %y, %three : i64
    %y2 = arith.minsi %y1, %wp : i64
    %y3 = arith.minsi %y2, %w : i64
    %y4 = arith.subi %two, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.ceildivsi %y5, %two : i64
    %y7 = arith.subi %y3, %y0 : i64
    %y8 = arith.ceildivsi %y7, %two : i64
    %y9 = arith.subi %y8, %y6 : i64
    %n = arith.maxsi %y9, %o : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<2x2x9xf32>
  return %avg : tensor<2x2x9xf32>
}

// Integers divide with truncation by a count that is cut to their width.
// CHECK: check: @integer: equal (bit-exact
// IR-LABEL: func.func @integer
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR-NOT: linalg.index
// IR: return
func.func @integer(%x: tensor<2x2x7xi32>) -> tensor<2x2x7xi32> {
  %zero = arith.constant 0 : i32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %w = arith.constant 7 : i64
  %wp = arith.constant 8 : i64
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : i32
  } : tensor<2x2x7xi32> to tensor<2x2x9xi32>
  %e = tensor.empty() : tensor<2x2x7xi32>
  %init = linalg.fill ins(%zero : i32) outs(%e : tensor<2x2x7xi32>) -> tensor<2x2x7xi32>
  %win = tensor.empty() : tensor<3xi32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%p, %win : tensor<2x2x9xi32>, tensor<3xi32>) outs(%init : tensor<2x2x7xi32>) -> tensor<2x2x7xi32>
  %avg = linalg.generic #each3 ins(%sum : tensor<2x2x7xi32>) outs(%e : tensor<2x2x7xi32>) {
  ^bb0(%in: i32, %out: i32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %one : i64
    %y1 = arith.addi %y, %two : i64
    %y2 = arith.minsi %y1, %wp : i64
    %y3 = arith.minsi %y2, %w : i64
    %y4 = arith.subi %one, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %n = arith.maxsi %y7, %o : i64
    %d = arith.trunci %n : i64 to i32
    %q = arith.divsi %in, %d : i32
    linalg.yield %q : i32
  } -> tensor<2x2x7xi32>
  return %avg : tensor<2x2x7xi32>
}

// Both a padded and a plain average of one input: each has its own divisor.
// CHECK: check: @both: equal (bit-exact
// IR-LABEL: func.func @both
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR: linalg.depthwise_conv_1d_ncw_cw
// IR-NOT: linalg.index
// IR: return
func.func @both(%x: tensor<1x2x7xf32>) -> (tensor<1x2x7xf32>, tensor<1x2x5xf32>) {
  %zero = arith.constant 0.0 : f32
  %n3 = arith.constant 3.0 : f32
  %o = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %two = arith.constant 2 : i64
  %w = arith.constant 7 : i64
  %wp = arith.constant 8 : i64
  %p = tensor.pad %x low[0, 0, 1] high[0, 0, 1] {
  ^bb0(%i: index, %j: index, %k: index):
    tensor.yield %zero : f32
  } : tensor<1x2x7xf32> to tensor<1x2x9xf32>
  %e = tensor.empty() : tensor<1x2x7xf32>
  %init = linalg.fill ins(%zero : f32) outs(%e : tensor<1x2x7xf32>) -> tensor<1x2x7xf32>
  %win = tensor.empty() : tensor<3xf32>
  %sum = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%p, %win : tensor<1x2x9xf32>, tensor<3xf32>) outs(%init : tensor<1x2x7xf32>) -> tensor<1x2x7xf32>
  %avg = linalg.generic #each3 ins(%sum : tensor<1x2x7xf32>) outs(%e : tensor<1x2x7xf32>) {
  ^bb0(%in: f32, %out: f32):
    %i2 = linalg.index 2 : index
    %y = arith.index_cast %i2 : index to i64
    %y0 = arith.subi %y, %one : i64
    %y1 = arith.addi %y, %two : i64
    %y2 = arith.minsi %y1, %wp : i64
    %y3 = arith.minsi %y2, %w : i64
    %y4 = arith.subi %one, %y : i64
    %y5 = arith.maxsi %y4, %o : i64
    %y6 = arith.subi %y3, %y0 : i64
    %y7 = arith.subi %y6, %y5 : i64
    %n = arith.maxsi %y7, %o : i64
    %d = arith.sitofp %n : i64 to f32
    %q = arith.divf %in, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x2x7xf32>
  %e2 = tensor.empty() : tensor<1x2x5xf32>
  %init2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<1x2x5xf32>) -> tensor<1x2x5xf32>
  %sum2 = linalg.pooling_ncw_sum {dilations = dense<1> : vector<1xi64>, strides = dense<1> : vector<1xi64>}
    ins(%x, %win : tensor<1x2x7xf32>, tensor<3xf32>) outs(%init2 : tensor<1x2x5xf32>) -> tensor<1x2x5xf32>
  %avg2 = linalg.generic #each3 ins(%sum2 : tensor<1x2x5xf32>) outs(%e2 : tensor<1x2x5xf32>) {
  ^bb0(%in: f32, %out: f32):
    %q = arith.divf %in, %n3 : f32
    linalg.yield %q : f32
  } -> tensor<1x2x5xf32>
  return %avg, %avg2 : tensor<1x2x7xf32>, tensor<1x2x5xf32>
}
