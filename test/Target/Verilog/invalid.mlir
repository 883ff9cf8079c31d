// What has no hardware form is an error at its op, and nothing is written.
//
// RUN: pool-to-conv-translate --fpga-to-verilog %s --split-input-file -verify-diagnostics

// expected-error @below {{is a draft: run fpga-insert-plumbing first}}
fpga.kernel @draft(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}

// -----

fpga.kernel @memory_port(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  // expected-error @below {{has no Verilog module: ports are axis}}
  %0 = fpga.load %x through <m_axi, width = 64, bundle = "gmem", burst = 16> : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}

// -----

fpga.kernel @narrow_port(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 4>
  // expected-error @below {{has beats of 32 bits, and a port of 16}}
  %1 = fpga.store %0 through <axis, width = 16> : !fpga.stream<1x4xi8, lanes = 4> -> tensor<1x4xi8>
  fpga.return %1 : tensor<1x4xi8>
}

// -----

fpga.kernel @pixels(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 4>
  %w = fpga.rom dense<3> : tensor<4x1x1x2xi8>
  // expected-error @below {{with several pixels a beat has no Verilog module}}
  %1 = fpga.mac %0, %w fold <pe = 4, simd = 2, pixels = 2> : !fpga.stream<1x4x4x2xi8, lanes = 4>, !fpga.rom<4x1x1x2xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 8>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x4xi20, lanes = 8> -> tensor<1x4x4x4xi20>
  fpga.return %2 : tensor<1x4x4x4xi20>
}

// -----

fpga.kernel @window_of_pixels(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x2xi8> {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 4>
  // expected-error @below {{with several pixels a beat has no Verilog module}}
  %1 = fpga.window %0 kernel = [3, 3] pad <1, 1, 1, 1, 0> : !fpga.stream<1x4x4x2xi8, lanes = 4> -> !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 4>
  %2 = fpga.reduce max window %1 : !fpga.stream<1x4x4x2xvector<3x3xi8>, lanes = 4> -> !fpga.stream<1x4x4x2xi8, lanes = 4>
  %3 = fpga.store %2 : !fpga.stream<1x4x4x2xi8, lanes = 4> -> tensor<1x4x4x2xi8>
  fpga.return %3 : tensor<1x4x4x2xi8>
}

// -----

fpga.kernel @bands_of_pixels(%x: tensor<1x4x4x2xi12>) -> tensor<1x4x4x2xi8> {
  %0 = fpga.load %x : tensor<1x4x4x2xi12> -> !fpga.stream<1x4x4x2xi12, lanes = 4>
  // expected-error @below {{with bands and several pixels a beat has no Verilog module}}
  %1 = fpga.requant %0 multiplier = [683, 455] shift = [12, 11] round half_up bands <rows = [1, 3], columns = [4], classes = [0, 1]> : !fpga.stream<1x4x4x2xi12, lanes = 4> -> !fpga.stream<1x4x4x2xi8, lanes = 4>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x2xi8, lanes = 4> -> tensor<1x4x4x2xi8>
  fpga.return %2 : tensor<1x4x4x2xi8>
}

// -----

fpga.kernel @outside(%x: tensor<1x4x4x2xi8>) -> tensor<1x4x4x4xi20> {
  %0 = fpga.load %x : tensor<1x4x4x2xi8> -> !fpga.stream<1x4x4x2xi8, lanes = 1>
  %w = fpga.rom dense<3> : tensor<4x1x1x2xi8>
  // expected-error @below {{with weights from outside has no Verilog module}}
  %1 = fpga.mac %0, %w fold <pe = 1, simd = 1> weights external : !fpga.stream<1x4x4x2xi8, lanes = 1>, !fpga.rom<4x1x1x2xi8> -> !fpga.stream<1x4x4x4xi20, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4x4x4xi20, lanes = 1> -> tensor<1x4x4x4xi20>
  fpga.return %2 : tensor<1x4x4x4xi20>
}

// -----

// A queue that is not deep enough.
fpga.kernel @stops(%x: tensor<1x6x6x1xi8>) -> tensor<1x6x6x1xi16> {
  %0 = fpga.load %x : tensor<1x6x6x1xi8> -> !fpga.stream<1x6x6x1xi8, lanes = 1>
  %1:2 = fpga.fork %0 : !fpga.stream<1x6x6x1xi8, lanes = 1>
  // expected-error @below {{is full, and the design stops for good: run fpga-size-fifos}}
  %2 = fpga.fifo %1#0 depth = 2 : !fpga.stream<1x6x6x1xi8, lanes = 1>
  %3 = fpga.window %1#1 kernel = [3, 3] pad <1, 1, 1, 1, 0> : !fpga.stream<1x6x6x1xi8, lanes = 1> -> !fpga.stream<1x6x6x1xvector<3x3xi8>, lanes = 1>
  %4 = fpga.reduce sum window %3 : !fpga.stream<1x6x6x1xvector<3x3xi8>, lanes = 1> -> !fpga.stream<1x6x6x1xi12, lanes = 1>
  %5 = fpga.eltwise add %2, %4 : (!fpga.stream<1x6x6x1xi8, lanes = 1>, !fpga.stream<1x6x6x1xi12, lanes = 1>) -> !fpga.stream<1x6x6x1xi16, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x6x6x1xi16, lanes = 1> -> tensor<1x6x6x1xi16>
  fpga.return %6 : tensor<1x6x6x1xi16>
}

// -----

fpga.kernel @lanes_apart(%x: tensor<1x2x6xi8>) -> tensor<1x2x6xi8> {
  %0 = fpga.load %x : tensor<1x2x6xi8> -> !fpga.stream<1x2x6xi8, lanes = 2>
  // expected-error @below {{with lanes that are apart in ways that change from beat to beat has no Verilog module: put an fpga.cast_lanes in front}}
  %1 = fpga.reorder %0 by [1, 0, 2] : !fpga.stream<1x2x6xi8, lanes = 2> -> !fpga.stream<2x1x6xi8, lanes = 3>
  %2 = fpga.reorder %1 by [1, 0, 2] : !fpga.stream<2x1x6xi8, lanes = 3> -> !fpga.stream<1x2x6xi8, lanes = 3>
  %3 = fpga.store %2 : !fpga.stream<1x2x6xi8, lanes = 3> -> tensor<1x2x6xi8>
  fpga.return %3 : tensor<1x2x6xi8>
}

// -----

// expected-error @below {{fpga-to-verilog: there is no fpga.kernel: run pool-to-conv-to-fpga first}}
module {
  func.func @main(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
    return %x : tensor<1x4xi8>
  }
}

// -----

// expected-error @below {{fpga-to-verilog: there are 2 kernels: name one by --verilog-kernel}}
module {
  // expected-note @below {{one}}
  fpga.kernel @one() {
    fpga.return
  }
  // expected-note @below {{two}}
  fpga.kernel @two() {
    fpga.return
  }
}
