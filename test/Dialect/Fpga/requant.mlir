// RUN: pool-to-conv-opt %s | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --mlir-print-op-generic | pool-to-conv-opt | FileCheck %s
// RUN: pool-to-conv-opt %s --emit-bytecode | pool-to-conv-opt | FileCheck %s

// CHECK-LABEL: func.func @forms
func.func @forms(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // CHECK: fpga.requant %{{.*}} multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} bias = [100, -100] multiplier = [1073741824, 1518500250] shift = [36, 37] zero_point = -128 round tosa : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %2 = fpga.requant %0 bias = [100, -100] multiplier = [1073741824, 1518500250] shift = [36, 37] zero_point = -128 round tosa : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} multiplier = [5] shift = [2] round half_up overflow wrap : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %3 = fpga.requant %0 multiplier = [5] shift = [2] round half_up overflow wrap : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} multiplier = [5] shift = [2] round half_away overflow sat_sym : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %4 = fpga.requant %0 multiplier = [5] shift = [2] round half_away overflow sat_sym : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} multiplier = [5] shift = [2] round half_even bounds = [0, 100] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %5 = fpga.requant %0 multiplier = [5] shift = [2] round half_even bounds = [0, 100] : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} multiplier = [4, 6] shift = [2, 3] bands <rows = [1, 3], columns = [1, 2, 1], classes = [0, 1, 0, 1, 1, 1]> {a} : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  %6 = fpga.requant %0 multiplier = [4, 6] shift = [2, 3] bands <rows = [1, 3], columns = [1, 2, 1], classes = [0, 1, 0, 1, 1, 1]> {a} : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}

// CHECK-LABEL: func.func @multipliers
func.func @multipliers(%0: !fpga.stream<1x4x4x2xi20, lanes = 2>) {
  // CHECK: fpga.requant %{{.*}} multiplier = [5] shift = [2] round half_up overflow wrap in lut : !fpga.stream
  %1 = fpga.requant %0 multiplier = [5] shift = [2] round half_up overflow wrap in lut : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  // CHECK: fpga.requant %{{.*}} multiplier = [4, 6] shift = [2, 3] bands <rows = [1, 3], columns = [1, 2, 1], classes = [0, 1, 0, 1, 1, 1]> in dsp {a} : !fpga.stream
  %2 = fpga.requant %0 multiplier = [4, 6] shift = [2, 3] bands <rows = [1, 3], columns = [1, 2, 1], classes = [0, 1, 0, 1, 1, 1]> in dsp {a} : !fpga.stream<1x4x4x2xi20, lanes = 2> -> !fpga.stream<1x4x4x2xi8, lanes = 2>
  return
}
