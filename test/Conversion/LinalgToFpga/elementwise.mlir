// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga=require-full-offload | FileCheck %s
// RUN: pool-to-conv-check %s --convert-linalg-to-fpga | FileCheck %s --check-prefix=JUDGE

// JUDGE: 33 functions, 33 equal

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>
#pixel = affine_map<(n, h, w, c) -> (n, h, w, 0)>
#second = affine_map<(n, h, w, c) -> (h)>

// CHECK-LABEL: fpga.kernel @add_kernel
// CHECK: fpga.eltwise add %{{.*}}, %{{.*}} : (!fpga.stream<1x3x4x5xi32, lanes = 1>, !fpga.stream<1x3x4x5xi32, lanes = 1>) -> !fpga.stream<1x3x4x5xi32, lanes = 1>
func.func @add(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.add ins(%x, %y : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// The destination may be anything.
// CHECK-LABEL: fpga.kernel @sub_kernel(%{{[^,]*}}: tensor<1x3x4x5xi8>, %{{[^,]*}}: tensor<1x3x4x5xi8>) ->
// CHECK: fpga.eltwise sub
func.func @sub(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>, %e: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %0 = linalg.sub ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @mul_kernel
// CHECK: fpga.eltwise mul
func.func @mul(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.mul ins(%x, %y : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @max_kernel
// CHECK: fpga.eltwise max
func.func @max(%x: tensor<1x3x4x5xi16>, %y: tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi16> {
  %e = tensor.empty() : tensor<1x3x4x5xi16>
  %0 = linalg.max ins(%x, %y : tensor<1x3x4x5xi16>, tensor<1x3x4x5xi16>) outs(%e : tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// CHECK-LABEL: fpga.kernel @map_kernel
// CHECK: fpga.eltwise min
func.func @map(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.map { arith.minsi } ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>)
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @arith_add_kernel
// CHECK: fpga.eltwise add
func.func @arith_add(%x: tensor<2x7xi8>, %y: tensor<2x7xi8>) -> tensor<2x7xi8> {
  %0 = arith.addi %x, %y : tensor<2x7xi8>
  return %0 : tensor<2x7xi8>
}

// A tensor twice, and a constant one.
// CHECK-LABEL: fpga.kernel @arith_square_kernel
// CHECK: fpga.eltwise mul %[[X:.*]], %[[X]] :
// CHECK: fpga.requant %{{.*}} bias = [1, -2, 3]
func.func @arith_square(%x: tensor<2x3xi16>) -> tensor<2x3xi16> {
  %c = arith.constant dense<[[1, -2, 3], [1, -2, 3]]> : tensor<2x3xi16>
  %d = arith.constant dense<[1, -2, 3]> : tensor<3xi16>
  %e = tensor.empty() : tensor<2x3xi16>
  %0 = arith.muli %x, %x : tensor<2x3xi16>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%0, %d : tensor<2x3xi16>, tensor<3xi16>) outs(%e : tensor<2x3xi16>) {
  ^bb0(%a: i16, %b: i16, %o: i16):
    %s = arith.addi %a, %b : i16
    linalg.yield %s : i16
  } -> tensor<2x3xi16>
  %2 = arith.xori %1, %c : tensor<2x3xi16>
  return %2 : tensor<2x3xi16>
}

// What fits needs no unit to be widened, and no more bits than that.
// CHECK-LABEL: fpga.kernel @widened_kernel
// CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} -> !fpga.stream<1x3x4x5xi9, lanes = 1>
// CHECK-NEXT: fpga.eltwise abs %{{.*}} -> !fpga.stream<1x3x4x5xi{{9|10}}, lanes = 1>
// CHECK-NEXT: fpga.requant %{{.*}} -> !fpga.stream<1x3x4x5xi32, lanes = 1>
// CHECK-NEXT: fpga.store
func.func @widened(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i8, %b: i8, %o: i32):
    %1 = arith.extsi %a : i8 to i64
    %2 = arith.extsi %b : i8 to i64
    %3 = arith.subi %1, %2 : i64
    %4 = math.absi %3 : i64
    %5 = arith.trunci %4 : i64 to i32
    linalg.yield %5 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @zero_extended_kernel
// CHECK: fpga.requant %{{.*}} -> !fpga.stream<1x3x4x5xui8, lanes = 1>
// CHECK: fpga.eltwise mul
func.func @zero_extended(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi16> {
  %e = tensor.empty() : tensor<1x3x4x5xi16>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi16>) {
  ^bb0(%a: i8, %b: i8, %o: i16):
    %1 = arith.extui %a : i8 to i16
    %2 = arith.extsi %b : i8 to i16
    %3 = arith.muli %1, %2 : i16
    linalg.yield %3 : i16
  } -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// CHECK-LABEL: fpga.kernel @bits_kernel
// CHECK: fpga.eltwise and
// CHECK: fpga.eltwise or
// CHECK: fpga.eltwise xor
func.func @bits(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %b: i32, %o: i32):
    %mask = arith.constant 255 : i32
    %1 = arith.andi %a, %mask : i32
    %2 = arith.ori %1, %b : i32
    %3 = arith.xori %2, %a : i32
    linalg.yield %3 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// CHECK-LABEL: fpga.kernel @shifts_kernel
// CHECK: fpga.eltwise shl
// CHECK: fpga.eltwise shr
func.func @shifts(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %o: i32):
    %c3 = arith.constant 3 : i32
    %c9 = arith.constant 9 : i32
    %1 = arith.shli %a, %c3 : i32
    %2 = arith.shrsi %1, %c9 : i32
    %3 = arith.shrui %a, %c9 : i32
    %4 = arith.xori %2, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// Amounts that vary, kept in range by a mask.
// CHECK-LABEL: fpga.kernel @shifts_by_data_kernel
// CHECK: fpga.eltwise shl
// CHECK: fpga.eltwise shr
// CHECK: fpga.eltwise shr
func.func @shifts_by_data(%x: tensor<1x3x4x5xi32>, %n: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %n : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %b: i32, %o: i32):
    %c31 = arith.constant 31 : i32
    %m = arith.andi %b, %c31 : i32
    %1 = arith.shli %a, %m : i32
    %2 = arith.shrsi %1, %m : i32
    %3 = arith.shrui %2, %m : i32
    %4 = arith.subi %3, %2 : i32
    linalg.yield %4 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// One number per channel, or per pixel, or per row.
// CHECK-LABEL: fpga.kernel @broadcast_kernel
// CHECK: fpga.eltwise add %{{.*}}, %{{.*}} : (!fpga.stream<1x3x4x5xi32, lanes = 1>, !fpga.stream<1x1x1x5xi32, lanes = 1>)
// CHECK: fpga.eltwise mul %{{.*}}, %{{.*}} : (!fpga.stream<1x3x4x5xi32, lanes = 1>, !fpga.stream<1x3x4x1xi32, lanes = 1>)
// CHECK: fpga.eltwise sub %{{.*}}, %{{.*}} : (!fpga.stream<1x3x4x5xi32, lanes = 1>, !fpga.rom<1x3x1x1xi{{[0-9]+}}>)
func.func @broadcast(%x: tensor<1x3x4x5xi32>, %y: tensor<5xi32>, %z: tensor<1x3x4x1xi32>) -> tensor<1x3x4x5xi32> {
  %rows = arith.constant dense<[1000, 2, -3]> : tensor<3xi32>
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #pixel, #second, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y, %z, %rows : tensor<1x3x4x5xi32>, tensor<5xi32>, tensor<1x3x4x1xi32>, tensor<3xi32>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %b: i32, %c: i32, %d: i32, %o: i32):
    %1 = arith.addi %a, %b : i32
    %2 = arith.muli %1, %c : i32
    %3 = arith.subi %2, %d : i32
    linalg.yield %3 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// Nothing but a broadcast.
// CHECK-LABEL: fpga.kernel @spread_kernel
// CHECK: fpga.eltwise or %{{.*}}, %{{.*}} : (!fpga.stream<1x1x1x5xi32, lanes = 1>, !fpga.rom<1x3x4x1xi1>)
func.func @spread(%y: tensor<5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.broadcast ins(%y : tensor<5xi32>) outs(%e : tensor<1x3x4x5xi32>) dimensions = [0, 1, 2]
  return %0 : tensor<1x3x4x5xi32>
}

// Constants per channel are part of a requant, as is a clamp.
// CHECK-LABEL: fpga.kernel @bias_kernel
// CHECK-NOT: fpga.eltwise
// CHECK: fpga.requant %{{.*}} bias = [1, 2, 3, 4, 5] multiplier = [1] shift = [0] bounds = [0, 100] : !fpga.stream<1x3x4x5xi8, lanes = 1> -> !fpga.stream<1x3x4x5xi16, lanes = 1>
// CHECK-NOT: fpga.eltwise
func.func @bias(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi16> {
  %b = arith.constant dense<[1, 2, 3, 4, 5]> : tensor<5xi16>
  %e = tensor.empty() : tensor<1x3x4x5xi16>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %b : tensor<1x3x4x5xi8>, tensor<5xi16>) outs(%e : tensor<1x3x4x5xi16>) {
  ^bb0(%a: i8, %c: i16, %o: i16):
    %zero = arith.constant 0 : i16
    %hundred = arith.constant 100 : i16
    %1 = arith.extsi %a : i8 to i16
    %2 = arith.addi %c, %1 : i16
    %3 = arith.maxsi %zero, %2 : i16
    %4 = arith.minsi %3, %hundred : i16
    linalg.yield %4 : i16
  } -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// In eight bits the same sum wraps.
// CHECK-LABEL: fpga.kernel @bias_wraps_kernel
// CHECK: fpga.requant %{{.*}} bias = [100] multiplier = [1] shift = [0] overflow wrap : !fpga.stream<1x3x4x5xi8, lanes = 1> -> !fpga.stream<1x3x4x5xi8, lanes = 1>
// CHECK: fpga.eltwise relu
func.func @bias_wraps(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i8, %o: i8):
    %hundred = arith.constant 100 : i8
    %zero = arith.constant 0 : i8
    %1 = arith.addi %a, %hundred : i8
    %2 = arith.maxsi %1, %zero : i8
    linalg.yield %2 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// The lowest number has no negative: x - (-128) is no addition of a constant.
// CHECK-LABEL: fpga.kernel @lowest_kernel
func.func @lowest(%x: tensor<1x3x4x5xi64>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi64>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i64, %o: i8):
    %low = arith.constant -128 : i8
    %1 = arith.trunci %a : i64 to i8
    %2 = arith.subi %1, %low : i8
    %3 = arith.subi %low, %2 : i8
    linalg.yield %3 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// relu, as a comparison and a selection.
// CHECK-LABEL: fpga.kernel @selected_relu_kernel
// CHECK: fpga.eltwise relu %{{.*}} : (!fpga.stream<1x3x4x5xi8, lanes = 1>) -> !fpga.stream<1x3x4x5xi8, lanes = 1>
func.func @selected_relu(%x: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %zero = arith.constant 0 : i8
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i8, %o: i8):
    %1 = arith.cmpi sgt, %a, %zero : i8
    %2 = arith.select %1, %a, %zero : i8
    linalg.yield %2 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// Two selections are one clamp; the bound that is left first is the lower one.
// CHECK-LABEL: fpga.kernel @selected_clamp_kernel
// CHECK: fpga.eltwise clamp %{{.*}} bounds = [-3, 6]
func.func @selected_clamp(%x: tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi16> {
  %e = tensor.empty() : tensor<1x3x4x5xi16>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi16>) outs(%e : tensor<1x3x4x5xi16>) {
  ^bb0(%a: i16, %o: i16):
    %low = arith.constant -3 : i16
    %high = arith.constant 6 : i16
    %1 = arith.cmpi slt, %a, %low : i16
    %2 = arith.select %1, %low, %a : i16
    %3 = arith.cmpi sge, %2, %high : i16
    %4 = arith.select %3, %high, %2 : i16
    linalg.yield %4 : i16
  } -> tensor<1x3x4x5xi16>
  return %0 : tensor<1x3x4x5xi16>
}

// The same with the select the other way round: a maximum, and of unsigned
// numbers.
// CHECK-LABEL: fpga.kernel @selected_extrema_kernel
// CHECK: fpga.eltwise max %{{.*}} : (!fpga.stream<1x3x4x5xi8,
// CHECK: fpga.eltwise min %{{.*}} : (!fpga.stream<1x3x4x5xui8,
func.func @selected_extrema(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i8, %b: i8, %o: i8):
    %1 = arith.cmpi sle, %a, %b : i8
    %2 = arith.select %1, %b, %a : i8
    %3 = arith.cmpi ugt, %2, %a : i8
    %4 = arith.select %3, %a, %2 : i8
    linalg.yield %4 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// CHECK-LABEL: fpga.kernel @unsigned_extrema_kernel
// CHECK: fpga.eltwise clamp %{{.*}} bounds = [0, 200] : (!fpga.stream<1x3x4x5xui8,
// CHECK: fpga.eltwise max %{{.*}} : (!fpga.stream<1x3x4x5xui8,
func.func @unsigned_extrema(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i8, %b: i8, %o: i8):
    %c200 = arith.constant 200 : i8
    %1 = arith.minui %a, %c200 : i8
    %2 = arith.maxui %1, %b : i8
    linalg.yield %2 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// A comparison is a sign, a selection is made of bits.
// CHECK-LABEL: fpga.kernel @compared_kernel
// CHECK: fpga.eltwise sub %{{.*}} -> !fpga.stream<1x3x4x5xi33, lanes = 1>
// CHECK: fpga.eltwise shr %{{.*}} -> !fpga.stream<1x3x4x5xi1, lanes = 1>
// CHECK: fpga.eltwise xor
// CHECK: fpga.eltwise and
// CHECK: fpga.eltwise xor
func.func @compared(%x: tensor<1x3x4x5xi32>, %y: tensor<1x3x4x5xi32>, %z: tensor<1x3x4x5xi8>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y, %z : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi32>, tensor<1x3x4x5xi8>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i32, %b: i32, %c: i8, %o: i8):
    %c7 = arith.constant 7 : i8
    %1 = arith.cmpi slt, %a, %b : i32
    %2 = arith.select %1, %c, %c7 : i8
    linalg.yield %2 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// All ten comparisons, each a bit of the result.
// CHECK-LABEL: fpga.kernel @comparisons_kernel
func.func @comparisons(%x: tensor<1x3x4x64xi8>, %y: tensor<1x3x4x64xi8>) -> tensor<1x3x4x64xi16> {
  %e = tensor.empty() : tensor<1x3x4x64xi16>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %y : tensor<1x3x4x64xi8>, tensor<1x3x4x64xi8>) outs(%e : tensor<1x3x4x64xi16>) {
  ^bb0(%a0: i8, %b0: i8, %o: i16):
    // Few bits, so that both are often equal.
    %c7 = arith.constant 7 : i8
    %a = arith.shrsi %a0, %c7 : i8
    %c6 = arith.constant 6 : i8
    %b = arith.shrsi %b0, %c6 : i8
    %eq = arith.cmpi eq, %a, %b : i8
    %ne = arith.cmpi ne, %a, %b : i8
    %slt = arith.cmpi slt, %a, %b : i8
    %sle = arith.cmpi sle, %a, %b : i8
    %sgt = arith.cmpi sgt, %a, %b : i8
    %sge = arith.cmpi sge, %a, %b : i8
    %ult = arith.cmpi ult, %a, %b : i8
    %ule = arith.cmpi ule, %a, %b : i8
    %ugt = arith.cmpi ugt, %a, %b : i8
    %uge = arith.cmpi uge, %a, %b : i8
    %two = arith.constant 2 : i16
    %0 = arith.extui %eq : i1 to i16
    %1 = arith.extui %ne : i1 to i16
    %2 = arith.extui %slt : i1 to i16
    %3 = arith.extui %sle : i1 to i16
    %4 = arith.extui %sgt : i1 to i16
    %5 = arith.extui %sge : i1 to i16
    %6 = arith.extui %ult : i1 to i16
    %7 = arith.extui %ule : i1 to i16
    %8 = arith.extui %ugt : i1 to i16
    %9 = arith.extsi %uge : i1 to i16
    %s1 = arith.muli %0, %two : i16
    %t1 = arith.addi %s1, %1 : i16
    %s2 = arith.muli %t1, %two : i16
    %t2 = arith.addi %s2, %2 : i16
    %s3 = arith.muli %t2, %two : i16
    %t3 = arith.addi %s3, %3 : i16
    %s4 = arith.muli %t3, %two : i16
    %t4 = arith.addi %s4, %4 : i16
    %s5 = arith.muli %t4, %two : i16
    %t5 = arith.addi %s5, %5 : i16
    %s6 = arith.muli %t5, %two : i16
    %t6 = arith.addi %s6, %6 : i16
    %s7 = arith.muli %t6, %two : i16
    %t7 = arith.addi %s7, %7 : i16
    %s8 = arith.muli %t7, %two : i16
    %t8 = arith.addi %s8, %8 : i16
    %s9 = arith.muli %t8, %two : i16
    %t9 = arith.addi %s9, %9 : i16
    linalg.yield %t9 : i16
  } -> tensor<1x3x4x64xi16>
  return %0 : tensor<1x3x4x64xi16>
}

// Conditions of i1 combine as bits.
// CHECK-LABEL: fpga.kernel @conditions_kernel
func.func @conditions(%x: tensor<6x7xi8>, %y: tensor<6x7xi8>) -> tensor<6x7xi1> {
  %0 = arith.cmpi sgt, %x, %y : tensor<6x7xi8>
  %1 = arith.cmpi ult, %x, %y : tensor<6x7xi8>
  %2 = arith.andi %0, %1 : tensor<6x7xi1>
  %3 = arith.ori %2, %1 : tensor<6x7xi1>
  %4 = arith.xori %3, %0 : tensor<6x7xi1>
  %5 = arith.select %4, %0, %2 : tensor<6x7xi1>, tensor<6x7xi1>
  return %5 : tensor<6x7xi1>
}

// CHECK-LABEL: fpga.kernel @zeros_kernel
// CHECK: fpga.eltwise clz %{{.*}} bits = 32
func.func @zeros(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %0 = math.ctlz %x : tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// The number of two zeros is -2 in two bits.
// CHECK-LABEL: fpga.kernel @zeros_of_two_kernel
// CHECK: fpga.eltwise clz %{{.*}} bits = 2
func.func @zeros_of_two(%x: tensor<1x3x4x5xi2>) -> tensor<1x3x4x5xi8> {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi2>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i2, %o: i8):
    %1 = math.ctlz %a : i2
    %2 = arith.extsi %1 : i2 to i8
    linalg.yield %2 : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// A division that truncates, as importers write integer averages: by any
// number, and by a power of two.
// CHECK-LABEL: fpga.kernel @divided_kernel
// CHECK: fpga.requant %{{.*}} multiplier = [3817748708] shift = [35]
// CHECK: fpga.eltwise and
func.func @divided(%x: tensor<1x3x4x5xi32>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi32>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %o: i32):
    %nine = arith.constant 9 : i32
    %four = arith.constant 4 : i32
    %1 = arith.divsi %a, %nine : i32
    %2 = arith.divsi %a, %four : i32
    %3 = arith.xori %1, %2 : i32
    linalg.yield %3 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// All numbers of eight bits by a few divisors, signed and unsigned.
// CHECK-LABEL: fpga.kernel @divisions_kernel
func.func @divisions(%x: tensor<4x64xi8>) -> tensor<4x64xi32> {
  %e = tensor.empty() : tensor<4x64xi32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x64xi8>) outs(%e : tensor<4x64xi32>) {
  ^bb0(%a: i8, %o: i32):
    %c3 = arith.constant 3 : i8
    %c7 = arith.constant 7 : i8
    %c16 = arith.constant 16 : i8
    %c100 = arith.constant 100 : i8
    %c127 = arith.constant 127 : i8
    %1 = arith.divsi %a, %c3 : i8
    %2 = arith.divsi %a, %c127 : i8
    %3 = arith.divsi %a, %c16 : i8
    %4 = arith.divui %a, %c7 : i8
    %5 = arith.divui %a, %c100 : i8
    %c8 = arith.constant 8 : i32
    %w1 = arith.extui %1 : i8 to i32
    %w2 = arith.extsi %2 : i8 to i32
    %w3 = arith.extsi %3 : i8 to i32
    %w4 = arith.extsi %4 : i8 to i32
    %w5 = arith.extsi %5 : i8 to i32
    %l1 = arith.shli %w1, %c8 : i32
    %s1 = arith.addi %l1, %w2 : i32
    %l2 = arith.shli %s1, %c8 : i32
    %s2 = arith.xori %l2, %w3 : i32
    %l3 = arith.shli %s2, %c8 : i32
    %s3 = arith.xori %l3, %w4 : i32
    %s4 = arith.subi %s3, %w5 : i32
    linalg.yield %s4 : i32
  } -> tensor<4x64xi32>
  return %0 : tensor<4x64xi32>
}

// A table: eight bits need no arithmetic for the index.
// CHECK-LABEL: fpga.kernel @table_kernel
// CHECK: fpga.load
// CHECK-NEXT: fpga.lut %{{.*}} table = dense<{{.*}}> : tensor<16xi8> : !fpga.stream<1x3x4x5xi4, lanes = 1> -> !fpga.stream<1x3x4x5xi8, lanes = 1>
// CHECK-NEXT: fpga.store
func.func @table(%x: tensor<1x3x4x5xi4>) -> tensor<1x3x4x5xi8> {
  %t = arith.constant dense<[9, -8, 7, -6, 5, -4, 3, -2, 1, 0, 11, 12, 13, 14, 15, -128]> : tensor<16xi8>
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi4>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i4, %o: i8):
    %c8 = arith.constant 8 : index
    %i = arith.index_cast %a : i4 to index
    %j = arith.addi %i, %c8 : index
    %v = tensor.extract %t[%j] : tensor<16xi8>
    linalg.yield %v : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// An index that is computed: six bits of sixteen, in a table of 40.
// CHECK-LABEL: fpga.kernel @computed_index_kernel
// CHECK: fpga.eltwise and
// CHECK: fpga.lut %{{.*}} : tensor<64xi8> : !fpga.stream<1x3x4x5xui6, lanes = 1>
func.func @computed_index(%x: tensor<1x3x4x5xi16>) -> tensor<1x3x4x5xi8> {
  %t = arith.constant dense<[0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, -112, -87, -60, -31, 0, 33, 68, 105, -112, -71, -28, 17, 64, 113, -92, -39, 16, 73, -124, -63, 0, 65, -124, -55, 16, 89, -92, -15]> : tensor<40xi8>
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi16>) outs(%e : tensor<1x3x4x5xi8>) {
  ^bb0(%a: i16, %o: i8):
    %c31 = arith.constant 31 : i16
    %c8 = arith.constant 8 : index
    %m = arith.andi %a, %c31 : i16
    %i = arith.index_cast %m : i16 to index
    %j = arith.addi %i, %c8 : index
    %v = tensor.extract %t[%j] : tensor<40xi8>
    linalg.yield %v : i8
  } -> tensor<1x3x4x5xi8>
  return %0 : tensor<1x3x4x5xi8>
}

// A rounded shift by an amount that varies.
// CHECK-LABEL: fpga.kernel @rounded_shift_kernel
// CHECK: fpga.eltwise shr %{{.*}} round half_up
func.func @rounded_shift(%x: tensor<1x3x4x5xi32>, %n: tensor<1x3x4x5xi4>) -> tensor<1x3x4x5xi32> {
  %e = tensor.empty() : tensor<1x3x4x5xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %n : tensor<1x3x4x5xi32>, tensor<1x3x4x5xi4>) outs(%e : tensor<1x3x4x5xi32>) {
  ^bb0(%a: i32, %b: i4, %o: i32):
    %s = arith.extui %b : i4 to i32
    %0 = arith.shrsi %a, %s : i32
    %c1 = arith.constant 1 : i32
    %c0 = arith.constant 0 : i32
    %false = arith.constant false
    %true = arith.constant true
    %1 = arith.cmpi sgt, %s, %c0 : i32
    %2 = arith.subi %s, %c1 : i32
    %3 = arith.shrsi %a, %2 : i32
    %4 = arith.trunci %3 : i32 to i1
    %5 = arith.andi %4, %true : i1
    %6 = arith.select %1, %5, %false : i1
    %7 = arith.extui %6 : i1 to i32
    %8 = arith.addi %0, %7 : i32
    linalg.yield %8 : i32
  } -> tensor<1x3x4x5xi32>
  return %0 : tensor<1x3x4x5xi32>
}

// What follows from positions is computed at compile time.
// CHECK-LABEL: fpga.kernel @positions_kernel
// CHECK: fpga.rom dense<{{\[\[\[\[}}0], [1], [2], [3]], {{\[\[}}10], [11], [12], [13]]]]> : tensor<1x2x4x1xi5>
// CHECK: fpga.eltwise mul
func.func @positions(%x: tensor<1x2x4x3xi32>) -> tensor<1x2x4x3xi32> {
  %e = tensor.empty() : tensor<1x2x4x3xi32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x2x4x3xi32>) outs(%e : tensor<1x2x4x3xi32>) {
  ^bb0(%a: i32, %o: i32):
    %ten = arith.constant 10 : index
    %h = linalg.index 1 : index
    %w = linalg.index 2 : index
    %1 = arith.muli %h, %ten : index
    %2 = arith.addi %1, %w : index
    %3 = arith.index_cast %2 : index to i32
    %4 = arith.muli %a, %3 : i32
    linalg.yield %4 : i32
  } -> tensor<1x2x4x3xi32>
  return %0 : tensor<1x2x4x3xi32>
}

// What stands in the destination takes part where it is read, and there may be
// two results.
// CHECK-LABEL: fpga.kernel @two_results_kernel(%{{[^)]*}}) -> (tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>)
func.func @two_results(%x: tensor<1x3x4x5xi8>, %y: tensor<1x3x4x5xi8>) -> (tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) {
  %e = tensor.empty() : tensor<1x3x4x5xi8>
  %0:2 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xi8>) outs(%y, %e : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>) {
  ^bb0(%a: i8, %b: i8, %o: i8):
    %1 = arith.addi %a, %b : i8
    %2 = arith.subi %a, %b : i8
    linalg.yield %1, %2 : i8, i8
  } -> (tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>)
  return %0#0, %0#1 : tensor<1x3x4x5xi8>, tensor<1x3x4x5xi8>
}
