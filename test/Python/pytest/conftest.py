# ===- conftest.py - What the tests of the Python package share ------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Small modules, and the folders of the project."""

import pathlib

import pool_to_conv as ptc
import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
DIGITS = ROOT / "examples" / "digits"

AVERAGE = """\
func.func @average(%arg0: tensor<1x16x16x4xi8>) -> tensor<1x8x8x4xi8> {
  %zp = "tosa.const"() <{values = dense<-3> : tensor<1xi8>}> : () -> tensor<1xi8>
  %0 = tosa.avg_pool2d %arg0, %zp, %zp {acc_type = i32, kernel = array<i64: 2, 2>,
      stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
    : (tensor<1x16x16x4xi8>, tensor<1xi8>, tensor<1xi8>) -> tensor<1x8x8x4xi8>
  return %0 : tensor<1x8x8x4xi8>
}
"""

# A padded average of an unknown extent, which stays (T24).
UNKNOWN = """\
func.func @unknown(%arg0: tensor<1x?x16x4xf32>) -> tensor<1x?x8x4xf32> {
  %zp = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %arg0, %zp, %zp {acc_type = f32, kernel = array<i64: 3, 3>,
      stride = array<i64: 2, 2>, pad = array<i64: 1, 1, 1, 0>}
    : (tensor<1x?x16x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x8x4xf32>
  return %0 : tensor<1x?x8x4xf32>
}
"""

# Several functions, scalars, several results, none, and an unknown extent.
FUNCTIONS = """\
func.func @add(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = arith.addf %a, %b : tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}
func.func @swap(%a: tensor<?xi32>, %b: i16) -> (i16, tensor<?xi32>) {
  return %b, %a : i16, tensor<?xi32>
}
func.func @nothing() {
  return
}
func.func @flags(%a: tensor<4xi1>, %b: tensor<4xi4>) -> (tensor<4xi1>, tensor<4xi4>) {
  %true = arith.constant dense<true> : tensor<4xi1>
  %0 = arith.xori %a, %true : tensor<4xi1>
  return %0, %b : tensor<4xi1>, tensor<4xi4>
}
func.func @half(%a: tensor<2xf16>, %b: tensor<2xbf16>) -> (tensor<2xf16>, tensor<2xbf16>) {
  return %a, %b : tensor<2xf16>, tensor<2xbf16>
}
"""


@pytest.fixture(scope="session")
def average():
    return ptc.Module.parse(AVERAGE, "average.mlir")


@pytest.fixture(scope="session")
def functions():
    return ptc.Module.parse(FUNCTIONS, "functions.mlir")


@pytest.fixture(scope="session")
def digits():
    return ptc.load(DIGITS / "digits_int8.mlir")


@pytest.fixture(scope="session")
def float_digits():
    return ptc.load(DIGITS / "digits_f32.mlir")
