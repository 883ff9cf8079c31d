// ONNX ReduceMax over height and width: one generic for each dimension, which
// also finds the position of the maximum although nobody asks for it.
//
// RUN: pool-to-conv-check %s --pool-to-conv --expect-rewrites=3 | FileCheck %s
// RUN: pool-to-conv-opt %s --pool-to-conv | FileCheck %s --check-prefix=IR

#in4 = affine_map<(n, c, h, w) -> (n, c, h, w)>
#drop4 = affine_map<(n, c, h, w) -> (n, c, h)>
#keep4 = affine_map<(n, c, h, w) -> (n, c, h, 0)>
#keepH = affine_map<(n, c, w, h) -> (n, c, h, w)>
#kept = affine_map<(n, c, w, h) -> (n, c, 0, w)>
#in3 = affine_map<(n, c, h) -> (n, c, h)>
#drop3 = affine_map<(n, c, h) -> (n, c)>
#rows4 = {indexing_maps = [#in4, #drop4, #drop4],
          iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
#rows3 = {indexing_maps = [#in3, #drop3, #drop3],
          iterator_types = ["parallel", "parallel", "reduction"]}

// CHECK: check: @dropped: equal (bit-exact
// IR-LABEL: func.func @dropped
// IR-NOT: "reduction"
// IR: linalg.max
// IR: return
func.func @dropped(%x: tensor<2x3x5x7xf32>) -> tensor<2x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0 : i64
  %rowse = tensor.empty() : tensor<2x3x5xf32>
  %rowsie = tensor.empty() : tensor<2x3x5xi64>
  %rowsinit = linalg.fill ins(%lowest : f32) outs(%rowse : tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
  %rowsat = linalg.fill ins(%zero : i64) outs(%rowsie : tensor<2x3x5xi64>) -> tensor<2x3x5xi64>
  %rows:2 = linalg.generic #rows4
    ins(%x : tensor<2x3x5x7xf32>) outs(%rowsinit, %rowsat : tensor<2x3x5xf32>, tensor<2x3x5xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 3 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3x5xf32>, tensor<2x3x5xi64>)
  %alle = tensor.empty() : tensor<2x3xf32>
  %allie = tensor.empty() : tensor<2x3xi64>
  %allinit = linalg.fill ins(%lowest : f32) outs(%alle : tensor<2x3xf32>) -> tensor<2x3xf32>
  %allat = linalg.fill ins(%zero : i64) outs(%allie : tensor<2x3xi64>) -> tensor<2x3xi64>
  %all:2 = linalg.generic #rows3
    ins(%rows#0 : tensor<2x3x5xf32>) outs(%allinit, %allat : tensor<2x3xf32>, tensor<2x3xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 2 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %all#0 : tensor<2x3xf32>
}

// Dimensions kept as 1, of a minimum of integers.
// CHECK: check: @kept: equal (bit-exact
// IR-LABEL: func.func @kept
// IR-NOT: "reduction"
// IR: linalg.depthwise_conv_2d_nchw_chw
// IR: return
func.func @kept(%x: tensor<2x3x5x6xi8>) -> tensor<2x3x1x1xi8> {
  %highest = arith.constant 127 : i8
  %zero = arith.constant 0 : i64
  %rowse = tensor.empty() : tensor<2x3x5x1xi8>
  %rowsie = tensor.empty() : tensor<2x3x5x1xi64>
  %rowsinit = linalg.fill ins(%highest : i8) outs(%rowse : tensor<2x3x5x1xi8>) -> tensor<2x3x5x1xi8>
  %rowsat = linalg.fill ins(%zero : i64) outs(%rowsie : tensor<2x3x5x1xi64>) -> tensor<2x3x5x1xi64>
  %rows:2 = linalg.generic {indexing_maps = [#in4, #keep4, #keep4], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
    ins(%x : tensor<2x3x5x6xi8>) outs(%rowsinit, %rowsat : tensor<2x3x5x1xi8>, tensor<2x3x5x1xi64>) {
  ^bb0(%in: i8, %out: i8, %at: i64):
    %i = linalg.index 3 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.minsi %in, %out : i8
    %g = arith.cmpi slt, %in, %out : i8
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : i8, i64
  } -> (tensor<2x3x5x1xi8>, tensor<2x3x5x1xi64>)
  %alle = tensor.empty() : tensor<2x3x1x1xi8>
  %allie = tensor.empty() : tensor<2x3x1x1xi64>
  %allinit = linalg.fill ins(%highest : i8) outs(%alle : tensor<2x3x1x1xi8>) -> tensor<2x3x1x1xi8>
  %allat = linalg.fill ins(%zero : i64) outs(%allie : tensor<2x3x1x1xi64>) -> tensor<2x3x1x1xi64>
  %all:2 = linalg.generic {indexing_maps = [#keepH, #kept, #kept], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
    ins(%rows#0 : tensor<2x3x5x1xi8>) outs(%allinit, %allat : tensor<2x3x1x1xi8>, tensor<2x3x1x1xi64>) {
  ^bb0(%in: i8, %out: i8, %at: i64):
    %i = linalg.index 3 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.minsi %in, %out : i8
    %g = arith.cmpi slt, %in, %out : i8
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : i8, i64
  } -> (tensor<2x3x1x1xi8>, tensor<2x3x1x1xi64>)
  return %all#0 : tensor<2x3x1x1xi8>
}

// A start that takes part in every row is no part of a maximum over both
// dimensions: the rows stay as they are.
// CHECK: check: @started: equal (bit-exact
// IR-LABEL: func.func @started
// IR: iterator_types = ["parallel", "parallel", "parallel", "reduction"]
// IR: iterator_types = ["parallel", "parallel", "reduction"]
func.func @started(%x: tensor<2x3x5x6xf32>) -> tensor<2x3xf32> {
  %start = arith.constant 0.25 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0 : i64
  %rowse = tensor.empty() : tensor<2x3x5xf32>
  %rowsie = tensor.empty() : tensor<2x3x5xi64>
  %rowsinit = linalg.fill ins(%start : f32) outs(%rowse : tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
  %rowsat = linalg.fill ins(%zero : i64) outs(%rowsie : tensor<2x3x5xi64>) -> tensor<2x3x5xi64>
  %rows:2 = linalg.generic #rows4
    ins(%x : tensor<2x3x5x6xf32>) outs(%rowsinit, %rowsat : tensor<2x3x5xf32>, tensor<2x3x5xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 3 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3x5xf32>, tensor<2x3x5xi64>)
  %alle = tensor.empty() : tensor<2x3xf32>
  %allie = tensor.empty() : tensor<2x3xi64>
  %allinit = linalg.fill ins(%lowest : f32) outs(%alle : tensor<2x3xf32>) -> tensor<2x3xf32>
  %allat = linalg.fill ins(%zero : i64) outs(%allie : tensor<2x3xi64>) -> tensor<2x3xi64>
  %all:2 = linalg.generic #rows3
    ins(%rows#0 : tensor<2x3x5xf32>) outs(%allinit, %allat : tensor<2x3xf32>, tensor<2x3xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 2 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %all#0 : tensor<2x3xf32>
}

// The position is asked for: no pooling.
// CHECK: check: @position: equal (bit-exact
// IR-LABEL: func.func @position
// IR: "reduction"
func.func @position(%x: tensor<2x5x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xi64>) {
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0 : i64
  %alle = tensor.empty() : tensor<2x3xf32>
  %allie = tensor.empty() : tensor<2x3xi64>
  %allinit = linalg.fill ins(%lowest : f32) outs(%alle : tensor<2x3xf32>) -> tensor<2x3xf32>
  %allat = linalg.fill ins(%zero : i64) outs(%allie : tensor<2x3xi64>) -> tensor<2x3xi64>
  %all:2 = linalg.generic {indexing_maps = [affine_map<(n, c, h) -> (n, h, c)>, #drop3, #drop3], iterator_types = ["parallel", "parallel", "reduction"]}
    ins(%x : tensor<2x5x3xf32>) outs(%allinit, %allat : tensor<2x3xf32>, tensor<2x3xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 2 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %all#0, %all#1 : tensor<2x3xf32>, tensor<2x3xi64>
}

// The same over rows of channels-last data, with the position unused.
// CHECK: check: @channels_last: equal (bit-exact
// IR-LABEL: func.func @channels_last
// IR-NOT: "reduction"
// IR: linalg.max
// IR: return
func.func @channels_last(%x: tensor<2x5x3xf32>) -> tensor<2x3xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0 : i64
  %alle = tensor.empty() : tensor<2x3xf32>
  %allie = tensor.empty() : tensor<2x3xi64>
  %allinit = linalg.fill ins(%lowest : f32) outs(%alle : tensor<2x3xf32>) -> tensor<2x3xf32>
  %allat = linalg.fill ins(%zero : i64) outs(%allie : tensor<2x3xi64>) -> tensor<2x3xi64>
  %all:2 = linalg.generic {indexing_maps = [affine_map<(n, c, h) -> (n, h, c)>, #drop3, #drop3], iterator_types = ["parallel", "parallel", "reduction"]}
    ins(%x : tensor<2x5x3xf32>) outs(%allinit, %allat : tensor<2x3xf32>, tensor<2x3xi64>) {
  ^bb0(%in: f32, %out: f32, %at: i64):
    %i = linalg.index 2 : index
    %ii = arith.index_cast %i : index to i64
    %m = arith.maximumf %in, %out : f32
    %g = arith.cmpf ogt, %in, %out : f32
    %where = arith.select %g, %ii, %at : i64
    linalg.yield %m, %where : f32, i64
  } -> (tensor<2x3xf32>, tensor<2x3xi64>)
  return %all#0 : tensor<2x3xf32>
}
