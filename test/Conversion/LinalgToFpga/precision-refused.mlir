// Float bodies without units: each stays on the host and says why.
//
// RUN: pool-to-conv-opt %s --convert-linalg-to-fpga="precision=fixed<18,6> report=kept" 2>&1 | FileCheck %s

#id = affine_map<(c) -> (c)>

// CHECK: remark: linalg.generic stays on the host (T31: a table of more than 16 bits)
func.func @table(%x: tensor<5xf32>) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %p = math.exp %a : f32
    linalg.yield %p : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T32: a function of several elements that no unit has)
func.func @quotient(%x: tensor<5xf32>, %y: tensor<5xf32>) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]} ins(%x, %y : tensor<5xf32>, tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %p = arith.divf %a, %b : f32
    linalg.yield %p : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T30: no unit computes math.tan)
func.func @tangent(%x: tensor<5xf32>) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %p = math.tan %a : f32
    linalg.yield %p : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T33: control flow inside of a body)
func.func @branches(%x: tensor<5xf32>, %q: i1) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %true = arith.constant true
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %p = scf.if %true -> f32 {
      scf.yield %a : f32
    } else {
      scf.yield %b : f32
    }
    linalg.yield %p : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T25: a number from outside that is not constant)
func.func @outside(%x: tensor<5xf32>, %s: f32) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %p = arith.addf %a, %s : f32
    linalg.yield %p : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T31: numbers of more than 62 bits)
func.func @wide(%x: tensor<5xf32>) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: f32, %b: f32):
    %p = arith.mulf %a, %a : f32
    %q = arith.mulf %p, %p : f32
    linalg.yield %q : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

// CHECK: remark: linalg.generic stays on the host (T30: no unit computes arith.fptosi)
func.func @integers(%x: tensor<5xf32>) -> tensor<5xi8> {
  %e = tensor.empty() : tensor<5xi8>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xf32>) outs(%e : tensor<5xi8>) {
  ^bb0(%a: f32, %b: i8):
    %p = arith.fptosi %a : f32 to i8
    linalg.yield %p : i8
  } -> tensor<5xi8>
  return %0 : tensor<5xi8>
}

// CHECK: remark: linalg.reduce stays on the host (T13: an initial value that takes part)
func.func @started(%x: tensor<1x5xf32>) -> tensor<1xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1xf32>) -> tensor<1xf32>
  %0 = linalg.reduce {arith.maximumf} ins(%x : tensor<1x5xf32>) outs(%f : tensor<1xf32>) dimensions = [1]
  return %0 : tensor<1xf32>
}

// CHECK: remark: linalg.generic stays on the host (T30: an integer that is read with and without a sign)
func.func @sign(%x: tensor<5xi8>) -> tensor<5xf32> {
  %e = tensor.empty() : tensor<5xf32>
  %0 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]} ins(%x : tensor<5xi8>) outs(%e : tensor<5xf32>) {
  ^bb0(%a: i8, %b: f32):
    %p = arith.sitofp %a : i8 to f32
    %q = arith.uitofp %a : i8 to f32
    %r = arith.addf %p, %q : f32
    linalg.yield %r : f32
  } -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
