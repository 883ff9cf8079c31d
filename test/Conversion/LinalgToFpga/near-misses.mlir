// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 9 functions, 9 equal

// Bodies that are nearly scales, rounded shifts or minima, each but for one
// number: op by op they are what they are.

#id = affine_map<(i, j) -> (i, j)>
#channel = affine_map<(i, j) -> (j)>

// The scale itself.
// CHECK-LABEL: fpga.kernel @scale_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [1500000000] shift = [34] round half_up
func.func @scale(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934592 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %v = arith.shrsi %q, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// Rounded by one less than a half.
// CHECK-LABEL: fpga.kernel @one_below_half_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @one_below_half(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934591 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %v = arith.shrsi %q, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// Double rounding.
// CHECK-LABEL: fpga.kernel @double_kernel
// CHECK: multiplier = [1500000000] shift = [34] round tosa
func.func @double(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934592 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %up = arith.constant 1073741824 : i64
    %down = arith.constant -1073741824 : i64
    %c = arith.cmpi sge, %a0, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %v = arith.shrsi %d, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// With the signs exchanged.
// CHECK-LABEL: fpga.kernel @wrong_sign_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @wrong_sign(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934592 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %up = arith.constant -1073741824 : i64
    %down = arith.constant 1073741824 : i64
    %c = arith.cmpi sge, %a0, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %v = arith.shrsi %d, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// Zero counts as negative.
// CHECK-LABEL: fpga.kernel @sign_of_zero_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @sign_of_zero(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934592 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %up = arith.constant 1073741824 : i64
    %down = arith.constant -1073741824 : i64
    %c = arith.cmpi sgt, %a0, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %v = arith.shrsi %d, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// The sign of another number.
// CHECK-LABEL: fpga.kernel @sign_of_another_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @sign_of_another(%x: tensor<4x2xi32>, %y: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<4x2xi32>, tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %a1: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 34 : i64
    %half = arith.constant 8589934592 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %up = arith.constant 1073741824 : i64
    %down = arith.constant -1073741824 : i64
    %c = arith.cmpi sge, %a1, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %v = arith.shrsi %d, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// A shift of 31, which double rounding leaves alone.
// CHECK-LABEL: fpga.kernel @double_of_small_shift_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @double_of_small_shift(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %o: i32):
    %zero = arith.constant 0 : i32
    %m = arith.constant 1500000000 : i64
    %s = arith.constant 31 : i64
    %half = arith.constant 1073741824 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %q = arith.addi %p, %half : i64
    %up = arith.constant 1073741824 : i64
    %down = arith.constant -1073741824 : i64
    %c = arith.cmpi sge, %a0, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %v = arith.shrsi %d, %s : i64
    %z = arith.trunci %v : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// Double rounding from a shift of 31 on, instead of 32.
// CHECK-LABEL: fpga.kernel @threshold_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @threshold(%x: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %s = arith.constant dense<[30, 31]> : tensor<2xi64>
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<4x2xi32>, tensor<2xi64>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %a1: i64, %o: i32):
    %zero = arith.constant 0 : i32
    %one = arith.constant 1 : i64
    %limit = arith.constant 30 : i64
    %up = arith.constant 1073741824 : i64
    %down = arith.constant -1073741824 : i64
    %m = arith.constant 1500000000 : i64
    %w = arith.extsi %a0 : i32 to i64
    %p = arith.muli %w, %m : i64
    %n = arith.subi %a1, %one : i64
    %half = arith.shli %one, %n : i64
    %q = arith.addi %p, %half : i64
    %c = arith.cmpi sge, %a0, %zero : i32
    %t = arith.select %c, %up, %down : i64
    %d = arith.addi %t, %q : i64
    %large = arith.cmpi sgt, %a1, %limit : i64
    %r = arith.select %large, %d, %q : i64
    %y = arith.shrsi %r, %a1 : i64
    %z = arith.trunci %y : i64 to i32
    linalg.yield %z : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}

// A shift that is rounded where another number is positive.
// CHECK-LABEL: fpga.kernel @shift_of_another_kernel
// CHECK-NOT: round
// CHECK: fpga.store
func.func @shift_of_another(%x: tensor<4x2xi32>, %y: tensor<4x2xi32>) -> tensor<4x2xi32> {
  %e = tensor.empty() : tensor<4x2xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<4x2xi32>, tensor<4x2xi32>) outs(%e : tensor<4x2xi32>) {
  ^bb0(%a0: i32, %a1: i32, %o: i32):
    %c1 = arith.constant 1 : i32
    %c0 = arith.constant 0 : i32
    %false = arith.constant false
    %c30 = arith.constant 30 : i32
    %even = arith.andi %a1, %c30 : i32
    %n = arith.ori %even, %c1 : i32
    %0 = arith.shrsi %a0, %n : i32
    %1 = arith.cmpi sgt, %a1, %c0 : i32
    %k = arith.subi %n, %c1 : i32
    %3 = arith.shrsi %a0, %k : i32
    %4 = arith.trunci %3 : i32 to i1
    %5 = arith.select %1, %4, %false : i1
    %6 = arith.extui %5 : i1 to i32
    %7 = arith.addi %0, %6 : i32
    linalg.yield %7 : i32
  } -> tensor<4x2xi32>
  return %0 : tensor<4x2xi32>
}
