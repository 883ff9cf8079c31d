// Bodies of floats in fixed point: sums, products and bounds are exact, functions
// are tables, and each result is rounded once.
//
// RUN: pool-to-conv-opt %s --split-input-file --convert-linalg-to-fpga="precision=fixed<12,4> require-full-offload" | FileCheck %s

#id = affine_map<(n, h, w, c) -> (n, h, w, c)>
#channel = affine_map<(n, h, w, c) -> (c)>

// How importers write relu; no memory, no table.
// CHECK-LABEL: fpga.kernel @relu_kernel
// CHECK: fpga.load %{{.*}} as !fpga.fixed<12, 4, signed, half_up, sat>
// CHECK-NEXT: fpga.eltwise clamp %{{.*}} bounds = [0, 2047]
// CHECK-NEXT: fpga.store
func.func @relu(%x: tensor<1x3x4x5xf32>) -> tensor<1x3x4x5xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x3x4x5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xf32>) outs(%e : tensor<1x3x4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf ugt, %a, %zero : f32
    %s = arith.select %c, %a, %zero : f32
    linalg.yield %s : f32
  } -> tensor<1x3x4x5xf32>
  return %0 : tensor<1x3x4x5xf32>
}

// The same selection the other way round is a minimum; an infinite bound is none.
// CHECK-LABEL: fpga.kernel @least_kernel
// CHECK: fpga.eltwise clamp %{{.*}} bounds = [-2048, 384]
// CHECK-NEXT: fpga.eltwise clamp %{{.*}} bounds = [-2048, 2047]
func.func @least(%x: tensor<1x3x4x5xf32>) -> tensor<1x3x4x5xf32> {
  %most = arith.constant 1.5 : f32
  %infinity = arith.constant 0x7F800000 : f32
  %e = tensor.empty() : tensor<1x3x4x5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xf32>) outs(%e : tensor<1x3x4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %c = arith.cmpf ogt, %a, %most : f32
    %s = arith.select %c, %most, %a : f32
    %t = arith.minimumf %s, %infinity : f32
    linalg.yield %t : f32
  } -> tensor<1x3x4x5xf32>
  return %0 : tensor<1x3x4x5xf32>
}

// What follows from constants alone is one: rsqrt(3.75 + 0.25) = 0.5 and the
// shift of channel 1, rsqrt(0.75 + 0.25) = 1. The sum has 8 + 8 bits behind the
// point, and one rounding.
// CHECK-LABEL: fpga.kernel @normalize_kernel
// CHECK: fpga.rom dense<{{\[\[\[\[}}256, -512{{.*}}> : tensor<1x1x1x2xi12>
// CHECK: fpga.eltwise sub {{.*}} -> !fpga.stream<1x3x4x2xi13, lanes = 1>
// CHECK: fpga.rom dense<{{\[\[\[\[}}128, 256{{.*}}> : tensor<1x1x1x2xi12>
// CHECK: fpga.eltwise mul {{.*}} -> !fpga.stream<1x3x4x2xi25, lanes = 1>
// CHECK: fpga.requant {{.*}} multiplier = [1] shift = [8] round half_up : {{.*}} -> !fpga.stream<1x3x4x2xi12, lanes = 1>
// CHECK-NEXT: fpga.store
func.func @normalize(%x: tensor<1x3x4x2xf32>) -> tensor<1x3x4x2xf32> {
  %mean = arith.constant dense<[1.0, -2.0]> : tensor<2xf32>
  %variance = arith.constant dense<[3.75, 0.75]> : tensor<2xf32>
  %epsilon = arith.constant 0.25 : f64
  %e = tensor.empty() : tensor<1x3x4x2xf32>
  %0 = linalg.generic {indexing_maps = [#id, #channel, #channel, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x, %mean, %variance : tensor<1x3x4x2xf32>, tensor<2xf32>, tensor<2xf32>) outs(%e : tensor<1x3x4x2xf32>) {
  ^bb0(%a: f32, %m: f32, %v: f32, %b: f32):
    %eps = arith.truncf %epsilon : f64 to f32
    %s = arith.addf %v, %eps : f32
    %r = math.rsqrt %s : f32
    %d = arith.subf %a, %m : f32
    %p = arith.mulf %d, %r : f32
    linalg.yield %p : f32
  } -> tensor<1x3x4x2xf32>
  return %0 : tensor<1x3x4x2xf32>
}

// One table for all of it.
// CHECK-LABEL: fpga.kernel @sigmoid_kernel
// CHECK: fpga.load
// CHECK-NEXT: fpga.lut
// CHECK-NEXT: fpga.store
func.func @sigmoid(%x: tensor<1x3x4x5xf32>) -> tensor<1x3x4x5xf32> {
  %one = arith.constant 1.0 : f32
  %e = tensor.empty() : tensor<1x3x4x5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x3x4x5xf32>) outs(%e : tensor<1x3x4x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %n = arith.negf %a : f32
    %p = math.exp %n : f32
    %d = arith.addf %p, %one : f32
    %q = arith.divf %one, %d : f32
    linalg.yield %q : f32
  } -> tensor<1x3x4x5xf32>
  return %0 : tensor<1x3x4x5xf32>
}

// A table of what two elements give: rounded before it.
// CHECK-LABEL: fpga.kernel @exponential_kernel
// CHECK: fpga.eltwise sub {{.*}} -> !fpga.stream<1x5xi13, lanes = 1>
// CHECK-NEXT: fpga.requant {{.*}} -> !fpga.stream<1x5xi12, lanes = 1>
// CHECK-NEXT: fpga.lut
func.func @exponential(%x: tensor<1x5xf32>, %y: tensor<1x5xf32>) -> tensor<1x5xf32> {
  %e = tensor.empty() : tensor<1x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<1x5xf32>, tensor<1x5xf32>) outs(%e : tensor<1x5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %d = arith.subf %a, %b : f32
    %p = math.exp %d : f32
    linalg.yield %p : f32
  } -> tensor<1x5xf32>
  return %0 : tensor<1x5xf32>
}

// A quotient by 49 is a multiplication with one rounding; by 4 only the point moves.
// CHECK-LABEL: fpga.kernel @average_kernel
// CHECK: fpga.requant {{.*}} multiplier = [1402438301] shift = [36] round half_up
// CHECK-NEXT: fpga.requant {{.*}} multiplier = [1] shift = [2] round half_up
func.func @average(%x: tensor<1x5xf32>) -> tensor<1x5xf32> {
  %count = arith.constant 49.0 : f32
  %four = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<1x5xf32>) outs(%e : tensor<1x5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %q = arith.divf %a, %count : f32
    %r = arith.divf %q, %four : f32
    linalg.yield %r : f32
  } -> tensor<1x5xf32>
  return %0 : tensor<1x5xf32>
}

// Integers that become floats are their own numbers.
// CHECK-LABEL: fpga.kernel @dequantized_kernel
// CHECK: fpga.requant {{.*}} -> !fpga.stream<1x5xui8, lanes = 1>
// CHECK: fpga.eltwise mul {{.*}} -> !fpga.stream<1x5xi20, lanes = 1>
func.func @dequantized(%x: tensor<1x5xi8>) -> tensor<1x5xf32> {
  %scale = arith.constant 0.75 : f32
  %e = tensor.empty() : tensor<1x5xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(n, c) -> (n, c)>, affine_map<(n, c) -> (n, c)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<1x5xi8>) outs(%e : tensor<1x5xf32>) {
  ^bb0(%a: i8, %b: f32):
    %f = arith.uitofp %a : i8 to f32
    %p = arith.mulf %f, %scale : f32
    linalg.yield %p : f32
  } -> tensor<1x5xf32>
  return %0 : tensor<1x5xf32>
}

// Signs, and tensors without loops of their own.
// CHECK-LABEL: fpga.kernel @signs_kernel
// CHECK: fpga.eltwise sub {{.*}} -> !fpga.stream<1x3x4x5xi13, lanes = 1>
// CHECK: fpga.eltwise abs {{.*}} -> !fpga.stream<1x3x4x5xi13, lanes = 1>
func.func @signs(%x: tensor<1x3x4x5xf32>) -> tensor<1x3x4x5xf32> {
  %0 = arith.negf %x : tensor<1x3x4x5xf32>
  %1 = math.absf %0 : tensor<1x3x4x5xf32>
  return %1 : tensor<1x3x4x5xf32>
}

// CHECK-LABEL: fpga.kernel @spread_kernel
// CHECK: fpga.eltwise or {{.*}} -> !fpga.stream<1x3x4x5xi12, lanes = 1>
func.func @spread(%x: tensor<5xf32>) -> tensor<1x3x4x5xf32> {
  %e = tensor.empty() : tensor<1x3x4x5xf32>
  %0 = linalg.broadcast ins(%x : tensor<5xf32>) outs(%e : tensor<1x3x4x5xf32>) dimensions = [0, 1, 2]
  return %0 : tensor<1x3x4x5xf32>
}

// CHECK-LABEL: fpga.kernel @largest_kernel
// CHECK: fpga.reduce max global dims = [1]
func.func @largest(%x: tensor<1x5xf32>) -> tensor<1xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<1xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e : tensor<1xf32>) -> tensor<1xf32>
  %0 = linalg.reduce {arith.maximumf} ins(%x : tensor<1x5xf32>) outs(%f : tensor<1xf32>) dimensions = [1]
  return %0 : tensor<1xf32>
}

// CHECK-LABEL: fpga.kernel @sum_kernel
// CHECK: fpga.reduce sum global dims = [1] {{.*}} -> !fpga.stream<1x1xi15, lanes = 1>
// CHECK: fpga.requant {{.*}} : !fpga.stream<1x1xi15, lanes = 1> -> !fpga.stream<1x1xi12, lanes = 1>
func.func @sum(%x: tensor<1x5xf32>) -> tensor<1xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1xf32>) -> tensor<1xf32>
  %0 = linalg.reduce {arith.addf} ins(%x : tensor<1x5xf32>) outs(%f : tensor<1xf32>) dimensions = [1]
  return %0 : tensor<1xf32>
}

// Infinities at the border of maxima are the lowest number.
// CHECK-LABEL: fpga.kernel @padded_kernel
// CHECK: fpga.pad %{{.*}} low = [0, 1, 1, 0] high = [0, 1, 1, 0] value = -2048
func.func @padded(%x: tensor<1x3x4x5xf32>) -> tensor<1x5x6x5xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %0 = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%n: index, %h: index, %w: index, %c: index):
    tensor.yield %lowest : f32
  } : tensor<1x3x4x5xf32> to tensor<1x5x6x5xf32>
  return %0 : tensor<1x5x6x5xf32>
}

// One tensor that two ops read, one of them without a sign.
// CHECK-LABEL: fpga.kernel @both_kernel
// CHECK: %[[X:.*]] = fpga.load %{{.*}} : tensor<1x5xi8> -> !fpga.stream<1x5xi8, lanes = 1>
// CHECK: fpga.requant %[[X]] {{.*}} : !fpga.stream<1x5xi8, lanes = 1> -> !fpga.stream<1x5xui8, lanes = 1>
// CHECK: fpga.requant %[[X]] {{.*}} : !fpga.stream<1x5xi8, lanes = 1> -> !fpga.stream<1x5xi12, lanes = 1>
func.func @both(%x: tensor<1x5xi8>) -> (tensor<1x5xf32>, tensor<1x5xf32>) {
  %0 = arith.uitofp %x : tensor<1x5xi8> to tensor<1x5xf32>
  %1 = arith.sitofp %x : tensor<1x5xi8> to tensor<1x5xf32>
  return %0, %1 : tensor<1x5xf32>, tensor<1x5xf32>
}
