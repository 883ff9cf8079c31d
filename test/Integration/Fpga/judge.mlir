// The judge runs kernels: under any name, beside other computed reads, with types
// that only hardware has at their edge, from dynamic functions. What it cannot run
// it says.
//
// RUN: not pool-to-conv-check %s --allow-unchanged --dims=2 | FileCheck %s

// CHECK: check: @named: equal (bit-exact, 11 trials
// CHECK-NEXT: check: @edges: equal (bit-exact, 17 trials
// CHECK-NEXT: check: @dynamic: equal (bit-exact, 11 trials
// CHECK-NEXT: check: @large: not run: before: {{.*}}'fpga.window' op needs a tensor of more than 2^31 elements
// CHECK-NEXT: check: @small_floats: not run: result 0 has type tensor<1xf8E5M2>; the judge passes
// CHECK: 5 functions, 3 equal, 0 within bound, 0 mismatched, 2 not run

// The name of what allocates the tensors of compiled code.
fpga.kernel @malloc(%x: tensor<4xi8>) -> tensor<4xi8> {
  %0 = fpga.load %x : tensor<4xi8> -> !fpga.stream<4xi8, lanes = 1>
  %1 = fpga.eltwise abs %0 : (!fpga.stream<4xi8, lanes = 1>) -> !fpga.stream<4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<4xi8, lanes = 1> -> tensor<4xi8>
  fpga.return %2 : tensor<4xi8>
}
func.func @named(%x: tensor<4xi8>) -> tensor<4xi8> {
  %0 = fpga.call @malloc(%x) : (tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

fpga.kernel @odd(%x: tensor<4xui3>, %y: tensor<4xi1>, %z: tensor<4xbf16>) -> (tensor<4xi19>, tensor<4xui4>, tensor<4xf16>) attributes {draft} {
  %0 = fpga.load %x : tensor<4xui3> -> !fpga.stream<4xui3, lanes = 1>
  %1 = fpga.load %y : tensor<4xi1> -> !fpga.stream<4xi1, lanes = 1>
  %2 = fpga.load %z as !fpga.fixed<19, 9, signed, half_up, sat> : tensor<4xbf16> -> !fpga.stream<4xi19, lanes = 1>
  %3 = fpga.eltwise sub %0, %1 : (!fpga.stream<4xui3, lanes = 1>, !fpga.stream<4xi1, lanes = 1>) -> !fpga.stream<4xui4, lanes = 1>
  %4 = fpga.store %2 : !fpga.stream<4xi19, lanes = 1> -> tensor<4xi19>
  %5 = fpga.store %3 : !fpga.stream<4xui4, lanes = 1> -> tensor<4xui4>
  %6 = fpga.store %2 as !fpga.fixed<19, 9, signed, half_up, sat> : !fpga.stream<4xi19, lanes = 1> -> tensor<4xf16>
  fpga.return %4, %5, %6 : tensor<4xi19>, tensor<4xui4>, tensor<4xf16>
}
func.func @edges(%x: tensor<4xui3>, %y: tensor<4xi1>, %z: tensor<4xbf16>) -> (tensor<4xi19>, tensor<4xui4>, tensor<4xf16>) {
  %0:3 = fpga.call @odd(%x, %y, %z) : (tensor<4xui3>, tensor<4xi1>, tensor<4xbf16>) -> (tensor<4xi19>, tensor<4xui4>, tensor<4xf16>)
  return %0#0, %0#1, %0#2 : tensor<4xi19>, tensor<4xui4>, tensor<4xf16>
}

func.func @dynamic(%x: tensor<?x4xi8>) -> tensor<4xi8> {
  %0 = tensor.extract_slice %x[0, 0] [1, 4] [1, 1] : tensor<?x4xi8> to tensor<4xi8>
  %1 = fpga.call @malloc(%0) : (tensor<4xi8>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

fpga.kernel @windows(%x: tensor<1x1x1x1xi8>) -> tensor<1x2x2x1xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x1x1x1xi8> -> !fpga.stream<1x1x1x1xi8, lanes = 1>
  %1 = fpga.window %0 kernel = [1, 1] stride = [100000, 100000] pad <100000, 100000, 0, 0, 0> : !fpga.stream<1x1x1x1xi8, lanes = 1> -> !fpga.stream<1x2x2x1xvector<1x1xi8>, lanes = 1>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x2x2x1xvector<1x1xi8>, lanes = 1> -> !fpga.stream<1x2x2x1xi8, lanes = 1>
  %3 = fpga.store %2 : !fpga.stream<1x2x2x1xi8, lanes = 1> -> tensor<1x2x2x1xi8>
  fpga.return %3 : tensor<1x2x2x1xi8>
}
func.func @large(%x: tensor<1x1x1x1xi8>) -> tensor<1x2x2x1xi8> {
  %0 = fpga.call @windows(%x) : (tensor<1x1x1x1xi8>) -> tensor<1x2x2x1xi8>
  return %0 : tensor<1x2x2x1xi8>
}

fpga.kernel @f8(%x: tensor<1xi8>) -> tensor<1xf8E5M2> {
  %0 = fpga.load %x : tensor<1xi8> -> !fpga.stream<1xi8, lanes = 1>
  %1 = fpga.store %0 as !fpga.fixed<8, 4, signed, floor, wrap> : !fpga.stream<1xi8, lanes = 1> -> tensor<1xf8E5M2>
  fpga.return %1 : tensor<1xf8E5M2>
}
func.func @small_floats(%x: tensor<1xi8>) -> tensor<1xf8E5M2> {
  %0 = fpga.call @f8(%x) : (tensor<1xi8>) -> tensor<1xf8E5M2>
  return %0 : tensor<1xf8E5M2>
}
