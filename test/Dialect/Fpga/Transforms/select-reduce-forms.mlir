// RUN: pool-to-conv-opt %s --fpga-select-reduce='form=global report=all' --verify-diagnostics | FileCheck %s

// A form that was asked for and is not exact: the reduction stays as it is.
// CHECK: fpga.reduce max rows
// CHECK: fpga.reduce sum global
fpga.kernel @forced(%x: tensor<1x4x4x2xi8>) -> (tensor<1x2x2x2xi8>, tensor<1x1x1x2xi12>)
    attributes {draft} {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.reduce stays in the form rows (C4: no single window covers the map)}}
  %1 = fpga.reduce max rows kernel = [2, 2] stride = [2, 2] %0
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x2x2x2xi8, lanes = 1>
  // expected-remark@+1 {{fpga.reduce becomes a sum over the map in the form global}}
  %2 = fpga.reduce sum rows kernel = [5, 4] stride = [5, 4] pad <1, 0, 0, 0, 0> %0
      : !fpga.stream<1x4x4x2xi8, lanes = 1> -> !fpga.stream<1x1x1x2xi12, lanes = 1>
  %3 = fpga.store %1 : !fpga.stream<1x2x2x2xi8, lanes = 1> -> tensor<1x2x2x2xi8>
  %4 = fpga.store %2 : !fpga.stream<1x1x1x2xi12, lanes = 1> -> tensor<1x1x1x2xi12>
  fpga.return %3, %4 : tensor<1x2x2x2xi8>, tensor<1x1x1x2xi12>
}
