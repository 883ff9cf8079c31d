// A second run finds nothing, and no other pass brings a pool back: neither
// canonicalisation nor common subexpressions nor the specialisation of generics
// (T29). Two runs of the pass, with and without threads, print the same.
//
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none -o %t.once
// RUN: pool-to-conv-opt %t.once --eliminate-pooling="report=all summary" -o %t.twice 2>&1 | FileCheck %s --check-prefix=NOTHING
// RUN: diff %t.once %t.twice
// RUN: pool-to-conv-opt %s --eliminate-pooling=report=none --mlir-disable-threading -o %t.single
// RUN: diff %t.once %t.single
// RUN: pool-to-conv-opt %t.once --canonicalize --cse --linalg-generalize-named-ops --linalg-specialize-generic-ops --canonicalize | FileCheck %s
// RUN: pool-to-conv-opt %t.once --linalg-specialize-generic-ops --canonicalize --cse --eliminate-pooling=summary -o /dev/null 2>&1 | FileCheck %s --check-prefix=NOTHING
// RUN: pool-to-conv-opt %s --eliminate-pooling=max-form=relu-only | pool-to-conv-opt --canonicalize --linalg-specialize-generic-ops --cse --eliminate-pooling="max-form=relu-only summary" -o /dev/null 2>&1 | FileCheck %s --check-prefix=NO-NEW

// The other way round, specialisation first names what was a disguise.

// RUN: pool-to-conv-opt %s --linalg-generalize-named-ops --eliminate-pooling="report=none summary" -o /dev/null 2>&1 | FileCheck %s --check-prefix=DISGUISED

// NOTHING-NOT: remark
// NOTHING: eliminate-pooling: 0 rewritten (0 bit-exact, 0 spec-exact, 0 reassociating), 0 kept
// NO-NEW: eliminate-pooling: 0 rewritten
// DISGUISED: eliminate-pooling: 6 rewritten

// CHECK-NOT: pool
// CHECK-NOT: linalg.reduce
// CHECK-LABEL: func.func @all_of_them
// CHECK-NOT: pool
// CHECK-NOT: linalg.reduce
func.func @all_of_them(%x: tensor<1x8x8x2xf32>, %q: tensor<1x8x8x2xi8>, %i: tensor<1x4x4x2xf32>, %r: tensor<1x2xf32>)
    -> (tensor<1x8x8x2xf32>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xi8>, tensor<1x2xf32>) {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %w = tensor.empty() : tensor<2x2xf32>
  %lowest = arith.constant dense<-128> : tensor<1x4x4x2xi8>
  %0 = tosa.avg_pool2d %x, %zp, %zp {kernel = array<i64: 3, 3>, stride = array<i64: 1, 1>, pad = array<i64: 1, 1, 1, 1>, acc_type = f32} : (tensor<1x8x8x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x8x8x2xf32>
  %1 = tosa.max_pool2d %q {kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>} : (tensor<1x8x8x2xi8>) -> tensor<1x4x4x2xi8>
  %2 = linalg.pooling_nhwc_sum {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x8x8x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %3 = linalg.pooling_nhwc_min {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%x, %w : tensor<1x8x8x2xf32>, tensor<2x2xf32>) outs(%i : tensor<1x4x4x2xf32>) -> tensor<1x4x4x2xf32>
  %4 = linalg.pooling_nhwc_max {dilations = dense<1> : vector<2xi64>, strides = dense<2> : vector<2xi64>} ins(%q, %w : tensor<1x8x8x2xi8>, tensor<2x2xf32>) outs(%lowest : tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8>
  %5 = linalg.reduce {arith.addf} ins(%x : tensor<1x8x8x2xf32>) outs(%r : tensor<1x2xf32>) dimensions = [1, 2]
  return %0, %1, %2, %3, %4, %5 : tensor<1x8x8x2xf32>, tensor<1x4x4x2xi8>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xf32>, tensor<1x4x4x2xi8>, tensor<1x2xf32>
}
