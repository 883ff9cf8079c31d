// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga --verify-diagnostics | FileCheck %s
// RUN: sed -e "/expected-/d" %s > %t.in.mlir
// RUN: not pool-to-conv-opt %t.in.mlir --convert-linalg-to-fpga=require-full-offload -o /dev/null 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: pool-to-conv-opt %t.in.mlir --convert-linalg-to-fpga="report=none summary" -o /dev/null 2>&1 | FileCheck %s --check-prefix=QUIET --implicit-check-not=stays

// ERROR-COUNT-35: error: {{.*}} stays on the host (T
// ERROR-NOT: error:
// QUIET: convert-linalg-to-fpga: 2 of 37 ops offloaded

// What stays is as it was.
// CHECK-NOT: fpga.kernel @sum_from_one
// CHECK: linalg.pooling_nhwc_sum

#id = affine_map<(i, j) -> (i, j)>

func.func @sum_from_one(%x: tensor<1x4x4x2xi8>) -> tensor<1x3x3x2xi32> {
  %one = arith.constant 1 : i32
  %w = tensor.empty() : tensor<2x2xi32>
  %e = tensor.empty() : tensor<1x3x3x2xi32>
  %init = linalg.fill ins(%one : i32) outs(%e : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  // expected-remark @below {{linalg.pooling_nhwc_sum stays on the host (T13: an initial value that takes part)}}
  %0 = linalg.pooling_nhwc_sum ins(%x, %w : tensor<1x4x4x2xi8>, tensor<2x2xi32>) outs(%init : tensor<1x3x3x2xi32>) -> tensor<1x3x3x2xi32>
  return %0 : tensor<1x3x3x2xi32>
}

// The identity of the signed maximum is not that of the unsigned one.
func.func @max_from_lowest(%x: tensor<3x4xi8>) -> tensor<3xi8> {
  %init = arith.constant dense<-128> : tensor<3xi8>
  // expected-remark @below {{(T13: an initial value that takes part)}}
  %0 = linalg.reduce { arith.maxui } ins(%x : tensor<3x4xi8>) outs(%init : tensor<3xi8>) dimensions = [1]
  return %0 : tensor<3xi8>
}

func.func @max_from_zero(%x: tensor<3x4xi8>) -> tensor<3xi8> {
  %init = arith.constant dense<0> : tensor<3xi8>
  // expected-remark @below {{(T13: an initial value that takes part)}}
  %0 = linalg.reduce { arith.maxsi } ins(%x : tensor<3x4xi8>) outs(%init : tensor<3xi8>) dimensions = [1]
  return %0 : tensor<3xi8>
}

func.func @min_from_data(%x: tensor<3x4xi8>, %init: tensor<3xi8>) -> tensor<3xi8> {
  // expected-remark @below {{(T13: an initial value that takes part)}}
  %0 = linalg.reduce { arith.minsi } ins(%x : tensor<3x4xi8>) outs(%init : tensor<3xi8>) dimensions = [1]
  return %0 : tensor<3xi8>
}

func.func @dynamic(%x: tensor<?x4xi8>) -> tensor<?x4xi8> {
  // expected-remark @below {{linalg.add stays on the host (T24: an unknown extent; specialize-shapes can fix it)}}
  %0 = linalg.add ins(%x, %x : tensor<?x4xi8>, tensor<?x4xi8>) outs(%x : tensor<?x4xi8>) -> tensor<?x4xi8>
  return %0 : tensor<?x4xi8>
}

func.func @filter(%x: tensor<1x4x4x2xi8>, %f: tensor<2x2x2x3xi8>, %e: tensor<1x3x3x3xi32>) -> tensor<1x3x3x3xi32> {
  // expected-remark @below {{(T25: the filter is not constant)}}
  %0 = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x4x4x2xi8>, tensor<2x2x2x3xi8>) outs(%e : tensor<1x3x3x3xi32>) -> tensor<1x3x3x3xi32>
  return %0 : tensor<1x3x3x3xi32>
}

func.func @number_from_outside(%x: tensor<3x4xi8>, %n: i8) -> tensor<3x4xi8> {
  %e = tensor.empty() : tensor<3x4xi8>
  // expected-remark @below {{(T25: a number from outside that is not constant)}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x4xi8>) outs(%e : tensor<3x4xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.addi %a, %n : i8
    linalg.yield %1 : i8
  } -> tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @scalar_operand(%x: tensor<3x4xi8>, %n: i8) -> tensor<3x4xi8> {
  %e = tensor.empty() : tensor<3x4xi8>
  // expected-remark @below {{(T25: a number from outside that is not constant)}}
  %0 = linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> ()>, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %n : tensor<3x4xi8>, i8) outs(%e : tensor<3x4xi8>) {
  ^bb0(%a: i8, %b: i8, %o: i8):
    %1 = arith.addi %a, %b : i8
    linalg.yield %1 : i8
  } -> tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @padding_amount(%x: tensor<3x4xi8>, %n: index) -> tensor<5x4xi8> {
  %c = arith.constant 0 : i8
  // expected-remark @below {{tensor.pad stays on the host (T25: a padding that is not constant)}}
  %0 = tensor.pad %x low[%n, 0] high[%n, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : i8
  } : tensor<3x4xi8> to tensor<5x4xi8>
  return %0 : tensor<5x4xi8>
}

func.func @padding_value(%x: tensor<3x4xi8>, %c: i8) -> tensor<4x4xi8> {
  // expected-remark @below {{tensor.pad stays on the host (T25: a padding value that is not constant)}}
  %0 = tensor.pad %x low[1, 0] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : i8
  } : tensor<3x4xi8> to tensor<4x4xi8>
  return %0 : tensor<4x4xi8>
}

func.func @negative_padding(%x: tensor<3x4xi8>) -> tensor<2x4xi8> {
  %c = arith.constant 0 : i8
  // expected-remark @below {{tensor.pad stays on the host (T27: a negative padding)}}
  %0 = tensor.pad %x low[-1, 0] high[0, 0] {
  ^bb0(%i: index, %j: index):
    tensor.yield %c : i8
  } : tensor<3x4xi8> to tensor<2x4xi8>
  return %0 : tensor<2x4xi8>
}

func.func @slice_somewhere(%x: tensor<3x4xi8>, %n: index) -> tensor<2x4xi8> {
  // expected-remark @below {{tensor.extract_slice stays on the host (T25: a slice that is not constant, or has a stride)}}
  %0 = tensor.extract_slice %x[%n, 0] [2, 4] [1, 1] : tensor<3x4xi8> to tensor<2x4xi8>
  return %0 : tensor<2x4xi8>
}

func.func @slice_with_stride(%x: tensor<3x4xi8>) -> tensor<2x4xi8> {
  // expected-remark @below {{tensor.extract_slice stays on the host (T25: a slice that is not constant, or has a stride)}}
  %0 = tensor.extract_slice %x[0, 0] [2, 4] [2, 1] : tensor<3x4xi8> to tensor<2x4xi8>
  return %0 : tensor<2x4xi8>
}

// Parts that overlap, or leave something out, are no concatenation.
func.func @insertions(%x: tensor<2x3xi8>, %e: tensor<2x5xi8>) -> tensor<2x5xi8> {
  // expected-remark @below {{(T30: an insertion that is no part of a concatenation)}}
  %0 = tensor.insert_slice %x into %e[0, 0] [2, 3] [1, 1] : tensor<2x3xi8> into tensor<2x5xi8>
  // expected-remark @below {{(T30: an insertion that is no part of a concatenation)}}
  %1 = tensor.insert_slice %x into %0[0, 2] [2, 3] [1, 1] : tensor<2x3xi8> into tensor<2x5xi8>
  return %1 : tensor<2x5xi8>
}

// As many elements as there are, but not each once.
func.func @overlapping(%x: tensor<2x3xi8>, %y: tensor<2x2xi8>, %e: tensor<2x5xi8>) -> tensor<2x5xi8> {
  // expected-remark @below {{(T30: an insertion that is no part of a concatenation)}}
  %0 = tensor.insert_slice %x into %e[0, 0] [2, 3] [1, 1] : tensor<2x3xi8> into tensor<2x5xi8>
  // expected-remark @below {{(T30: an insertion that is no part of a concatenation)}}
  %1 = tensor.insert_slice %y into %0[0, 2] [2, 2] [1, 1] : tensor<2x2xi8> into tensor<2x5xi8>
  return %1 : tensor<2x5xi8>
}

func.func @wide(%x: tensor<3x4xi65>) -> tensor<3x4xi65> {
  // expected-remark @below {{arith.addi stays on the host (T27: elements of type i65)}}
  %0 = arith.addi %x, %x : tensor<3x4xi65>
  return %0 : tensor<3x4xi65>
}

func.func @wide_inside(%x: tensor<3x4xi64>) -> tensor<3x4xi64> {
  %e = tensor.empty() : tensor<3x4xi64>
  // expected-remark @below {{(T27: values that are no integers of at most 64 bits)}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x4xi64>) outs(%e : tensor<3x4xi64>) {
  ^bb0(%a: i64, %o: i64):
    %1 = arith.extsi %a : i64 to i128
    %2 = arith.muli %1, %1 : i128
    %3 = arith.trunci %2 : i128 to i64
    linalg.yield %3 : i64
  } -> tensor<3x4xi64>
  return %0 : tensor<3x4xi64>
}

func.func @truncated_maximum(%x: tensor<3x4xi16>) -> tensor<3xi8> {
  %init = arith.constant dense<-128> : tensor<3xi8>
  // expected-remark @below {{(T27: elements that are truncated before a maximum)}}
  %0 = linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]} ins(%x : tensor<3x4xi16>) outs(%init : tensor<3xi8>) {
  ^bb0(%a: i16, %o: i8):
    %1 = arith.trunci %a : i16 to i8
    %2 = arith.maxsi %1, %o : i8
    linalg.yield %2 : i8
  } -> tensor<3xi8>
  return %0 : tensor<3xi8>
}

func.func @buffers(%x: memref<3x4xi8>) {
  // expected-remark @below {{linalg.add stays on the host (T27: works on buffers, not on tensors)}}
  linalg.add ins(%x, %x : memref<3x4xi8>, memref<3x4xi8>) outs(%x : memref<3x4xi8>)
  return
}

func.func @diagonal(%x: tensor<4x4xi8>) -> tensor<4xi8> {
  %e = tensor.empty() : tensor<4xi8>
  // expected-remark @below {{(T30: an operand that is read in another way than loop by loop)}}
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i, i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%x : tensor<4x4xi8>) outs(%e : tensor<4xi8>) {
  ^bb0(%a: i8, %o: i8):
    linalg.yield %a : i8
  } -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

func.func @product(%x: tensor<3x4xi8>) -> tensor<3xi8> {
  %init = arith.constant dense<1> : tensor<3xi8>
  // expected-remark @below {{(T30: no unit combines elements like this)}}
  %0 = linalg.reduce { arith.muli } ins(%x : tensor<3x4xi8>) outs(%init : tensor<3xi8>) dimensions = [1]
  return %0 : tensor<3xi8>
}

func.func @products(%x: tensor<1x2x4xi8>) -> tensor<1x2x3xi32> {
  %m = arith.constant dense<1> : tensor<1x4x3xi8>
  %z = arith.constant 0 : i32
  %e = tensor.empty() : tensor<1x2x3xi32>
  %init = linalg.fill ins(%z : i32) outs(%e : tensor<1x2x3xi32>) -> tensor<1x2x3xi32>
  // expected-remark @below {{(T30: a sum of products that no unit is known for)}}
  %0 = linalg.quantized_batch_matmul ins(%x, %m, %z, %z : tensor<1x2x4xi8>, tensor<1x4x3xi8>, i32, i32) outs(%init : tensor<1x2x3xi32>) -> tensor<1x2x3xi32>
  return %0 : tensor<1x2x3xi32>
}

func.func @remainder(%x: tensor<3x4xi8>, %y: tensor<3x4xi8>) -> tensor<3x4xi8> {
  // expected-remark @below {{arith.remsi stays on the host (T30: no unit computes arith.remsi)}}
  %0 = arith.remsi %x, %y : tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @quotient(%x: tensor<3x4xi8>, %y: tensor<3x4xi8>) -> tensor<3x4xi8> {
  // expected-remark @below {{arith.divsi stays on the host (T30: a division by what is not one constant)}}
  %0 = arith.divsi %x, %y : tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @negative_divisor(%x: tensor<3x4xi8>) -> tensor<3x4xi8> {
  %c = arith.constant dense<-3> : tensor<3x4xi8>
  // expected-remark @below {{(T31: a divisor that is not positive)}}
  %0 = arith.divsi %x, %c : tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @gather(%x: tensor<3x4xi8>, %t: tensor<256xi8>) -> tensor<3x4xi8> {
  %e = tensor.empty() : tensor<3x4xi8>
  // expected-remark @below {{(T30: an extraction from other than a table of constants)}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x4xi8>) outs(%e : tensor<3x4xi8>) {
  ^bb0(%a: i8, %o: i8):
    %i = arith.index_castui %a : i8 to index
    %v = tensor.extract %t[%i] : tensor<256xi8>
    linalg.yield %v : i8
  } -> tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

// Undefined in the input for most indices: no table says what that means.
func.func @short_table(%x: tensor<3x4xi8>) -> tensor<3x4xi8> {
  %t = arith.constant dense<7> : tensor<9xi8>
  %e = tensor.empty() : tensor<3x4xi8>
  // expected-remark @below {{(T31: an index that may leave the table)}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x4xi8>) outs(%e : tensor<3x4xi8>) {
  ^bb0(%a: i8, %o: i8):
    %i = arith.index_castui %a : i8 to index
    %v = tensor.extract %t[%i] : tensor<9xi8>
    linalg.yield %v : i8
  } -> tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @large_product(%x: tensor<3x4xi64>) -> tensor<3x4xi64> {
  // expected-remark @below {{arith.muli stays on the host (T31: 'fpga.eltwise' op (C5) expected a value of at most 64 bits, found operands of 128 bits together)}}
  %0 = arith.muli %x, %x : tensor<3x4xi64>
  return %0 : tensor<3x4xi64>
}

func.func @large_shift(%x: tensor<3x4xi8>) -> tensor<3x4xi8> {
  %c = arith.constant dense<8> : tensor<3x4xi8>
  // expected-remark @below {{(T31: a shift by the width or more)}}
  %0 = arith.shrsi %x, %c : tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}

func.func @large_unsigned(%x: tensor<3x4xi64>, %y: tensor<3x4xi64>) -> tensor<3x4xi64> {
  // expected-remark @below {{(T31: unsigned numbers of 64 bits)}}
  %0 = arith.maxui %x, %y : tensor<3x4xi64>
  return %0 : tensor<3x4xi64>
}

func.func @floats(%x: tensor<3x4xf32>) -> tensor<3x4xf32> {
  // expected-remark @below {{arith.addf stays on the host (T32: elements of type f32 need a precision)}}
  %0 = arith.addf %x, %x : tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

// The ops around control flow are mapped, two kernels.
// CHECK-LABEL: fpga.kernel @loop_kernel
// CHECK: fpga.kernel @loop_kernel_0
// CHECK: func.func @loop(
// CHECK: scf.for
func.func @loop(%x: tensor<3x4xi8>, %n: index) -> tensor<3x4xi8> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = arith.addi %x, %x : tensor<3x4xi8>
  // expected-remark @below {{scf.for stays on the host (T33: control flow and calls)}}
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %0) -> tensor<3x4xi8> {
    %2 = arith.muli %a, %x : tensor<3x4xi8>
    scf.yield %2 : tensor<3x4xi8>
  }
  %3 = arith.subi %1, %0 : tensor<3x4xi8>
  return %3 : tensor<3x4xi8>
}

func.func @condition_inside(%x: tensor<3x4xi8>) -> tensor<3x4xi8> {
  %e = tensor.empty() : tensor<3x4xi8>
  // expected-remark @below {{(T33: control flow inside of a body)}}
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x4xi8>) outs(%e : tensor<3x4xi8>) {
  ^bb0(%a: i8, %o: i8):
    %zero = arith.constant 0 : i8
    %c = arith.cmpi slt, %a, %zero : i8
    %1 = scf.if %c -> i8 {
      scf.yield %zero : i8
    } else {
      scf.yield %a : i8
    }
    linalg.yield %1 : i8
  } -> tensor<3x4xi8>
  return %0 : tensor<3x4xi8>
}
