// Every reason for which a pool is left alone, one pool each: the op stays as it
// was, and the remark names the condition. More of them, by form, are in
// missed-forms.mlir; sizes beyond all measure are in absurd.mlir.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling --split-input-file -verify-diagnostics -allow-unregistered-dialect -o %t.out
// RUN: pool-to-conv-opt %s --split-input-file -allow-unregistered-dialect -o %t.in
// RUN: diff %t.in %t.out

// T3: TOSA's own scale needs a constant output zero point.

func.func @zero_point(%x: tensor<1x4x4x1xi8>, %zp: tensor<1xi8>) -> tensor<1x2x2x1xi8> {
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T3: a zero point is not a constant)}}
  %0 = tosa.avg_pool2d %x, %zero, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x1xi8>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T3: a zero point is not a constant)}}
  %1 = tosa.avg_pool2d %x, %zp, %zero {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}

// -----

// T5: unsigned types that TOSA cannot widen.

func.func @unsigned(%x: tensor<1x4x4x1xui8>, %y: tensor<1x4x4x1xui16>, %z: tensor<1x4x4x1xui32>) {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xui8>}> : () -> tensor<1xui8>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T5: an average of ui8 has no convolution in TOSA)}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x1xui8>, tensor<1xui8>, tensor<1xui8>) -> tensor<1x2x2x1xui8>
  // expected-remark @below {{tosa.max_pool2d is left in place (T5: TOSA has no maximum or minimum of ui16)}}
  %1 = tosa.max_pool2d %y {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xui16>) -> tensor<1x2x2x1xui16>
  // expected-remark @below {{tosa.max_pool2d is left in place (T5: TOSA has no maximum or minimum of ui32)}}
  %2 = tosa.max_pool2d %z {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xui32>) -> tensor<1x2x2x1xui32>
  return
}

// -----

// T22: the sum may not fit, or TOSA cannot convolve the data.

func.func @sum_range(%x: tensor<1x4096x4096x1xi8>, %y: tensor<1x4x4x1xi32>) {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T22: a sum of 16777216 elements of type i8 may leave 32 bits)}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 4096, 4096>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4096x4096x1xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x1x1x1xi8>
  %1 = tosa.reduce_sum %y {axis = 1 : i32} : (tensor<1x4x4x1xi32>) -> tensor<1x1x4x1xi32>
  // expected-remark @below {{tosa.reduce_sum is left in place (T22: TOSA convolves i8 and i16 only, and the i32 data is not one of these widened)}}
  %2 = tosa.reduce_sum %1 {axis = 2 : i32} : (tensor<1x1x4x1xi32>) -> tensor<1x1x1x1xi32>
  return
}

// -----

// T4: the identity scale of an int16 sum holds for 65535 elements.

func.func @sum_i16(%x: tensor<1x256x257x1xi16>) {
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi16>}> : () -> tensor<1xi16>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T22: a sum of 65792 elements of type i16 may leave 32 bits)}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 256, 257>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x256x257x1xi16>, tensor<1xi16>, tensor<1xi16>) -> tensor<1x1x1x1xi16>
  return
}

// -----

// T22: data that was scaled, not only widened.

func.func @scaled(%x: tensor<1x4x1x1xi8>) {
  %m = "tosa.const"() <{values = dense<1073741825> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<30> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zp = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %zero = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %w = tosa.rescale %x, %m, %s, %zp, %zero {input_unsigned = false, output_unsigned = false, per_channel = false, rounding_mode = SINGLE_ROUND, scale32 = true} : (tensor<1x4x1x1xi8>, tensor<1xi32>, tensor<1xi8>, tensor<1xi8>, tensor<1xi32>) -> tensor<1x4x1x1xi32>
  // expected-remark @below {{tosa.reduce_sum is left in place (T22: TOSA convolves i8 and i16 only, and the i32 data is not one of these widened)}}
  %0 = tosa.reduce_sum %w {axis = 1 : i32} : (tensor<1x4x1x1xi32>) -> tensor<1x1x1x1xi32>
  return
}

// -----

// T24: sizes that TOSA would have to compute.

func.func @tosa_sizes(%x: tensor<1x?x4x1xf32>, %c: tensor<1x4x4x?xf32>, %nc: tensor<?x4x4x?xf32>, %u: tensor<*xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T24: the count of a padded average follows from an unknown extent)}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = f32} : (tensor<1x?x4x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x4x1xf32>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T24: the number of channels is unknown)}}
  %1 = tosa.avg_pool2d %c, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x?xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2x?xf32>
  // expected-remark @below {{tosa.max_pool2d is left in place (T24: the batch and the number of channels are unknown)}}
  %2 = tosa.max_pool2d %nc {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<?x4x4x?xf32>) -> tensor<?x2x2x?xf32>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T24: tensor<*xf32> has no known rank)}}
  %3 = tosa.avg_pool2d %u, %zp, %zp {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<*xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
  // expected-remark @below {{tosa.max_pool2d is left in place (T24: tensor<*xf32> has no known rank)}}
  %4 = tosa.max_pool2d %u {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<*xf32>) -> tensor<*xf32>
  %r = "test.data"() : () -> tensor<1x?x1x1xf32>
  // expected-remark @below {{tosa.reduce_sum is left in place (T24: the window is as large as an unknown extent)}}
  %5 = tosa.reduce_sum %r {axis = 1 : i32} : (tensor<1x?x1x1xf32>) -> tensor<1x1x1x1xf32>
  return
}

// -----

// T24: the window of a maximum is unknown.

func.func @linalg_window(%x: tensor<1x4x4x1xf32>, %w: tensor<?x2xf32>, %i: tensor<1x?x3x1xf32>) -> tensor<1x?x3x1xf32> {
  // expected-remark @below {{linalg.pooling_nhwc_max is left in place (T24: a maximum over a window of unknown extent has no fixed number of steps)}}
  %0 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1xf32>, tensor<?x2xf32>) outs(%i : tensor<1x?x3x1xf32>) -> tensor<1x?x3x1xf32>
  return %0 : tensor<1x?x3x1xf32>
}

// -----

// T27: buffers.

func.func @memref(%x: memref<1x4x4x1xf32>, %w: memref<2x2xf32>, %o: memref<1x2x2x1xf32>) {
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T27: works on buffers, not on tensors)}}
  linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : memref<1x4x4x1xf32>, memref<2x2xf32>) outs(%o : memref<1x2x2x1xf32>)
  %r = "test.buffer"() : () -> memref<1x1xf32>
  // expected-remark @below {{linalg.reduce is left in place (T27: works on buffers, not on tensors)}}
  linalg.reduce {arith.addf} ins(%x : memref<1x4x4x1xf32>) outs(%r : memref<1x1xf32>) dimensions = [1, 2]
  return
}

// -----

// T27: encodings and sparse tensors.

#csr = #sparse_tensor.encoding<{map = (n, h, w, c) -> (n : dense, h : dense, w : dense, c : compressed)}>
func.func @encoded(%x: tensor<1x4x4x1xf32, #csr>, %y: tensor<1x4x4x1xf32, "blocked">, %w: tensor<2x2xf32>, %i: tensor<1x3x3x1xf32>) {
  // expected-remark-re @below {{linalg.pooling_nhwc_sum is left in place (T27: tensor<1x4x4x1xf32, {{.*}}> has an encoding)}}
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1xf32, #csr>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1xf32>) -> tensor<1x3x3x1xf32>
  // expected-remark-re @below {{linalg.pooling_nhwc_max is left in place (T27: tensor<1x4x4x1xf32, {{.*}}> has an encoding)}}
  %1 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%y, %w : tensor<1x4x4x1xf32, "blocked">, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1xf32>) -> tensor<1x3x3x1xf32>
  return
}

// -----

// T27: element types that no rewrite is made for.

!quantised = !quant.uniform<i8:f32, 0.5>
func.func @elements(%q: tensor<1x4x4x1x!quantised>, %e: tensor<1x4x4x1xf8E5M2>, %b: tensor<1x4x4x1xi1>, %i: tensor<1x3x3x1xi1>, %w: tensor<2x2xf32>) {
  // expected-remark-re @below {{tosa.max_pool2d is left in place (T27: elements of type !quant.uniform<i8:f32, {{.*}}> are not supported)}}
  %0 = tosa.max_pool2d %q {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1x!quantised>) -> tensor<1x2x2x1x!quantised>
  // expected-remark @below {{tosa.max_pool2d is left in place (T27: elements of type f8E5M2 are not supported)}}
  %1 = tosa.max_pool2d %e {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xf8E5M2>) -> tensor<1x2x2x1xf8E5M2>
  // expected-remark @below {{linalg.pooling_nhwc_max is left in place (T27: elements of type i1 are not supported)}}
  %2 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%b, %w : tensor<1x4x4x1xi1>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1xi1>) -> tensor<1x3x3x1xi1>
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T27: elements of type i1 are not supported)}}
  %3 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%b, %w : tensor<1x4x4x1xi1>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1xi1>) -> tensor<1x3x3x1xi1>
  return
}

// -----

func.func @complex(%x: tensor<1x4x4x1xcomplex<f32>>, %w: tensor<2x2xf32>, %i: tensor<1x3x3x1xcomplex<f32>>) -> tensor<1x3x3x1xcomplex<f32>> {
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T27: elements of type complex<f32> are not supported)}}
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x4x4x1xcomplex<f32>>, tensor<2x2xf32>) outs(%i : tensor<1x3x3x1xcomplex<f32>>) -> tensor<1x3x3x1xcomplex<f32>>
  return %0 : tensor<1x3x3x1xcomplex<f32>>
}

// -----

// T27: averages and reductions that MLIR accepts and TOSA does not define.

func.func @outside_tosa(%f: tensor<1x4x4x1xf64>, %l: tensor<1x4x4x1xi64>, %e: tensor<1x4x4x1xf8E4M3FN>, %n: tensor<1x4x4x1xi4>, %s: tensor<1x4x1x1xi16>, %d: tensor<1x4x1x1xf64>) {
  %fz = "tosa.const"() <{values = dense<0.0> : tensor<1xf64>}> : () -> tensor<1xf64>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T27: an average of f64 is outside the TOSA specification)}}
  %0 = tosa.avg_pool2d %f, %fz, %fz {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x4x4x1xf64>, tensor<1xf64>, tensor<1xf64>) -> tensor<1x2x2x1xf64>
  %lz = "tosa.const"() <{values = dense<0> : tensor<1xi64>}> : () -> tensor<1xi64>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T27: an average of i64 is outside the TOSA specification)}}
  %1 = tosa.avg_pool2d %l, %lz, %lz {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = i32} : (tensor<1x4x4x1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<1x2x2x1xi64>
  %ez = "tosa.const"() <{values = dense<0.0> : tensor<1xf8E4M3FN>}> : () -> tensor<1xf8E4M3FN>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T27: elements of type f8E4M3FN are not supported)}}
  %2 = tosa.avg_pool2d %e, %ez, %ez {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>, acc_type = f16} : (tensor<1x4x4x1xf8E4M3FN>, tensor<1xf8E4M3FN>, tensor<1xf8E4M3FN>) -> tensor<1x2x2x1xf8E4M3FN>
  // expected-remark @below {{tosa.max_pool2d is left in place (T27: a maximum or minimum of i64 is outside the TOSA specification)}}
  %3 = tosa.max_pool2d %l {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xi64>) -> tensor<1x2x2x1xi64>
  // expected-remark @below {{tosa.max_pool2d is left in place (T27: a maximum or minimum of i4 is outside the TOSA specification)}}
  %4 = tosa.max_pool2d %n {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x4x4x1xi4>) -> tensor<1x2x2x1xi4>
  // expected-remark @below {{tosa.reduce_sum is left in place (T27: a sum of i16 has no convolution in TOSA)}}
  %5 = tosa.reduce_sum %s {axis = 1 : i32} : (tensor<1x4x1x1xi16>) -> tensor<1x1x1x1xi16>
  // expected-remark @below {{tosa.reduce_sum is left in place (T27: a sum of f64 has no convolution in TOSA)}}
  %6 = tosa.reduce_sum %d {axis = 1 : i32} : (tensor<1x4x1x1xf64>) -> tensor<1x1x1x1xf64>
  return
}

// -----

// T27: no elements.

func.func @empty(%x: tensor<0x4x4x1xf32>, %c: tensor<1x4x4x0xf32>, %w: tensor<2x2xf32>, %i: tensor<0x3x3x1xf32>, %j: tensor<1x3x3x0xf32>) {
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T27: tensor<0x4x4x1xf32> has no elements)}}
  %0 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%x, %w : tensor<0x4x4x1xf32>, tensor<2x2xf32>) outs(%i : tensor<0x3x3x1xf32>) -> tensor<0x3x3x1xf32>
  // expected-remark @below {{linalg.pooling_nhwc_max is left in place (T27: tensor<1x4x4x0xf32> has no elements)}}
  %1 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>} ins(%c, %w : tensor<1x4x4x0xf32>, tensor<2x2xf32>) outs(%j : tensor<1x3x3x0xf32>) -> tensor<1x3x3x0xf32>
  return
}

// -----

// T28: TOSA's level, and windows that do not fit.

func.func @level(%x: tensor<1x8193x1x1xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  // expected-remark @below {{tosa.avg_pool2d is left in place (T28: an extent of 8193 is beyond TOSA level 8K)}}
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 8193, 1>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<1x8193x1x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  // expected-remark @below {{tosa.reduce_sum is left in place (T28: an extent of 8193 is beyond TOSA level 8K)}}
  %1 = tosa.reduce_sum %x {axis = 1 : i32} : (tensor<1x8193x1x1xf32>) -> tensor<1x1x1x1xf32>
  return
}

// -----

func.func @too_large(%x: tensor<1x2x2x2xi8>) -> tensor<1x?x?x2xi8> {
  // expected-remark @below {{tosa.max_pool2d is left in place (T28: a window of 3 elements is larger than its input)}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x2x2x2xi8>) -> tensor<1x?x?x2xi8>
  return %0 : tensor<1x?x?x2xi8>
}

// -----

// T24: unknown height and width in tosa.

func.func @unknown(%x: tensor<1x?x?x2xi8>, %u: tensor<1x?x?x2xui8>) -> (tensor<1x?x?x2xi8>, tensor<1x?x?x2xui8>) {
  // expected-remark @below {{tosa.max_pool2d is left in place (T24: the end of the padding follows from an unknown extent)}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>} : (tensor<1x?x?x2xi8>) -> tensor<1x?x?x2xi8>
  // expected-remark @below {{tosa.max_pool2d is left in place (T24: no convolution selects every few elements of this type, and slices need known extents)}}
  %1 = tosa.max_pool2d %u {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x?x2xui8>) -> tensor<1x?x?x2xui8>
  return %0, %1 : tensor<1x?x?x2xi8>, tensor<1x?x?x2xui8>
}

// -----

func.func @unknown_f64(%x: tensor<1x?x?x2xf64>) -> tensor<1x?x?x2xf64> {
  // expected-remark @below {{tosa.max_pool2d is left in place (T24: no convolution selects every few elements of this type, and slices need known extents)}}
  %0 = tosa.max_pool2d %x {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x?x?x2xf64>) -> tensor<1x?x?x2xf64>
  return %0 : tensor<1x?x?x2xf64>
}

// -----

// T28: more elements than 64 bits count.

func.func @uncounted(%x: tensor<1x?x?x1xf32>, %init: tensor<1x?x?x1xf32>) -> tensor<1x?x?x1xf32> {
  %w = tensor.empty() : tensor<2147483647x576460752303423488xf32>
  // expected-remark @below {{linalg.pooling_nhwc_sum is left in place (T28: a window has more than 2^31 - 1 elements)}}
  %0 = linalg.pooling_nhwc_sum {strides = dense<1> : vector<2xi64>, dilations = dense<1> : vector<2xi64>} ins(%x, %w : tensor<1x?x?x1xf32>, tensor<2147483647x576460752303423488xf32>) outs(%init : tensor<1x?x?x1xf32>) -> tensor<1x?x?x1xf32>
  return %0 : tensor<1x?x?x1xf32>
}
