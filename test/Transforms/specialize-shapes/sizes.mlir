// RUN: pool-to-conv-opt %s --specialize-shapes=sizes=2,6,4 -split-input-file -verify-diagnostics | FileCheck %s

// CHECK-LABEL: func.func @all(%arg0: tensor<2x6x3xi32>, %arg1: tensor<4xi8>) -> tensor<2x6x3xi32>
func.func @all(%x: tensor<?x?x3xi32>, %y: tensor<?xi8>) -> tensor<?x?x3xi32> {
  %0 = tosa.abs %x : (tensor<?x?x3xi32>) -> tensor<?x?x3xi32>
  return %0 : tensor<?x?x3xi32>
}

// -----

// expected-error@+1 {{specialize-shapes: 3 sizes are given, 1 are dynamic}}
func.func @too_many(%x: tensor<?xi8>) -> tensor<?xi8> {
  return %x : tensor<?xi8>
}

// -----

// expected-error@+1 {{specialize-shapes: no size is given for dimension 3 of argument 0}}
func.func @too_few(%x: tensor<?x?x?x?xi8>) -> tensor<?x?x?x?xi8> {
  return %x : tensor<?x?x?x?xi8>
}

// -----

func.func private @other(%x: tensor<?xi8>) -> tensor<?xi8>
func.func @calls(%x: tensor<?x?x?xi8>, %y: tensor<?xi8>) -> tensor<?xi8> {
  // expected-error@+1 {{specialize-shapes: functions that call others keep their sizes; inline them first}}
  %0 = func.call @other(%y) : (tensor<?xi8>) -> tensor<?xi8>
  return %0 : tensor<?xi8>
}

// -----

// Arguments that are no tensors have no sizes.

// CHECK-LABEL: func.func @scalars(%arg0: index, %arg1: tensor<2x6x4xi32>, %arg2: memref<?xi8>) -> tensor<2x6x4xi32>
func.func @scalars(%n: index, %x: tensor<?x?x?xi32>, %m: memref<?xi8>) -> tensor<?x?x?xi32> {
  %0 = tosa.abs %x : (tensor<?x?x?xi32>) -> tensor<?x?x?xi32>
  return %0 : tensor<?x?x?xi32>
}
