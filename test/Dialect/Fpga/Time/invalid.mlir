// What cannot be run: errors where the reason is, and an end.

// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics --fpga-simulate=table=false
// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics --fpga-size-fifos

// A draft has no beats.
// expected-error @+1 {{'fpga.kernel' op is a draft, and has no beats yet; fpga-insert-plumbing makes a design of it}}
fpga.kernel @draft(%x: tensor<1x4xi8>) -> tensor<1x4xi8> attributes {draft} {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  %1 = fpga.eltwise relu %0 : (!fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

// -----

// A queue without a place.
fpga.kernel @empty(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-error @+1 {{'fpga.fifo' op (C1) expected a depth in 1 .. 2^31 - 1, found 0}}
  %1 = fpga.fifo %0 depth = 0 : !fpga.stream<1x4xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %2 : tensor<1x4xi8>
}

// -----

// Streams follow the order of ops: a design has no rings.
fpga.kernel @ring(%x: tensor<1x4xi8>) -> tensor<1x4xi8> {
  %0 = fpga.load %x : tensor<1x4xi8> -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-error @+1 {{operand #1 does not dominate this use}}
  %1 = fpga.eltwise max %0, %2#0 : (!fpga.stream<1x4xi8, lanes = 1>, !fpga.stream<1x4xi8, lanes = 1>) -> !fpga.stream<1x4xi8, lanes = 1>
  // expected-note @+1 {{operand defined here}}
  %2:2 = fpga.fork %1 : !fpga.stream<1x4xi8, lanes = 1>
  %3 = fpga.store %2#1 : !fpga.stream<1x4xi8, lanes = 1> -> tensor<1x4xi8>
  fpga.return %3 : tensor<1x4xi8>
}

// -----

// A frame of hours.
fpga.kernel @huge(%x: tensor<1x1048576x1048576x4xi8>) -> tensor<1x1048576x1048576x4xi8> {
  // expected-error @+1 {{has too many beats a frame to be simulated: 4398046511104}}
  %0 = fpga.load %x : tensor<1x1048576x1048576x4xi8> -> !fpga.stream<1x1048576x1048576x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x1048576x1048576x4xi8, lanes = 1> -> tensor<1x1048576x1048576x4xi8>
  fpga.return %1 : tensor<1x1048576x1048576x4xi8>
}

// -----

// Too many cycles for the limit, known before the first of them.
// expected-error-re @+1 {{'fpga.kernel' op takes more than the limit of 68719476736 cycles{{.*}}}}
fpga.kernel @long(%x: tensor<1x524288x524288x4xi8>) -> tensor<1x524288x524288x4xi8> {
  %0 = fpga.load %x : tensor<1x524288x524288x4xi8> -> !fpga.stream<1x524288x524288x4xi8, lanes = 1>
  %1 = fpga.store %0 : !fpga.stream<1x524288x524288x4xi8, lanes = 1> -> tensor<1x524288x524288x4xi8>
  fpga.return %1 : tensor<1x524288x524288x4xi8>
}

// -----

// A schedule that would fill the memory.
fpga.kernel @positions(%x: tensor<1x16384x16384x1xi8>) -> tensor<1x16384x16383x1xi8> {
  %0 = fpga.load %x : tensor<1x16384x16384x1xi8> -> !fpga.stream<1x16384x16384x1xi8, lanes = 1>
  // expected-error @+1 {{has too many positions to be simulated: 268419072}}
  %1 = fpga.crop %0 low = [0, 0, 0, 0] high = [0, 0, 1, 0] : !fpga.stream<1x16384x16384x1xi8, lanes = 1> -> !fpga.stream<1x16384x16383x1xi8, lanes = 1>
  %2 = fpga.store %1 : !fpga.stream<1x16384x16383x1xi8, lanes = 1> -> tensor<1x16384x16383x1xi8>
  fpga.return %2 : tensor<1x16384x16383x1xi8>
}

// -----

// Nothing to do is no error.
fpga.kernel @nothing() {
  fpga.return
}
