// Designs that stop, and how they are told and cured.

// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics --fpga-check-deadlock -o /dev/null
// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics --fpga-simulate=table=false -o /dev/null
// RUN: pool-to-conv-opt %s -split-input-file --fpga-size-fifos=fifo-depth=1 --fpga-check-deadlock | FileCheck %s
// RUN: pool-to-conv-opt %s -split-input-file --fpga-size-fifos=mode=simulate --fpga-simulate=table=false -o /dev/null

// A window needs one row and two pixels, 10 beats of 8 pixels a row, before its first
// result; those that come before wait: seven in the queue, two in its registers, one at the
// fork.
!map = !fpga.stream<1x8x8x1xi8, lanes = 1>
!windows = !fpga.stream<1x8x8x1xvector<3x3xi8>, lanes = 1>
// CHECK-LABEL: @shallow
// CHECK: fpga.fifo %{{.*}} depth = {{1[0-9]}} :
fpga.kernel @shallow(%x: tensor<1x8x8x1xi8>) -> tensor<1x8x8x1xi9> {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !map
  %1:2 = fpga.fork %0 : !map
  // expected-error @+1 {{'fpga.fifo' op of depth 6 is full, and the design stops for good; it needs a depth of 7}}
  %2 = fpga.fifo %1#0 depth = 6 : !map
  %3 = fpga.window %1#1 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map -> !windows
  %4 = fpga.reduce max window %3 : !windows -> !map
  // expected-note @+1 {{'fpga.eltwise' waits for its operand 1}}
  %5 = fpga.eltwise add %2, %4 : (!map, !map) -> !fpga.stream<1x8x8x1xi9, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x8x8x1xi9, lanes = 1> -> tensor<1x8x8x1xi9>
  fpga.return %6 : tensor<1x8x8x1xi9>
}

// -----

// No queue at all: one is put behind the fork.
!map = !fpga.stream<1x8x8x1xi8, lanes = 1>
!windows = !fpga.stream<1x8x8x1xvector<3x3xi8>, lanes = 1>
// CHECK-LABEL: @none
// CHECK: %[[FORK:.*]]:2 = fpga.fork
// CHECK: %[[FIFO:.*]] = fpga.fifo %[[FORK]]#0 depth = {{1[0-9]}} :
// CHECK: fpga.eltwise add %[[FIFO]],
fpga.kernel @none(%x: tensor<1x8x8x1xi8>) -> tensor<1x8x8x1xi9> {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !map
  // expected-error @+1 {{'fpga.fork' op cannot hand on its result, and the design stops for good: no queue stands behind it; fpga-size-fifos puts one}}
  %1:2 = fpga.fork %0 : !map
  %3 = fpga.window %1#1 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map -> !windows
  %4 = fpga.reduce max window %3 : !windows -> !map
  // expected-note @+1 {{'fpga.eltwise' waits for its operand 1}}
  %5 = fpga.eltwise add %1#0, %4 : (!map, !map) -> !fpga.stream<1x8x8x1xi9, lanes = 1>
  %6 = fpga.store %5 : !fpga.stream<1x8x8x1xi9, lanes = 1> -> tensor<1x8x8x1xi9>
  fpga.return %6 : tensor<1x8x8x1xi9>
}

// -----

// Each input is needed at once by one sum and late by the other. There is no copy that
// both sums wait for: the plumbing sees no skip.
!map = !fpga.stream<1x8x8x1xi8, lanes = 1>
!sum = !fpga.stream<1x8x8x1xi9, lanes = 1>
!windows = !fpga.stream<1x8x8x1xvector<3x3xi8>, lanes = 1>
// CHECK-LABEL: @crossed
// CHECK: %[[FORK:.*]]:2 = fpga.fork
// CHECK: fpga.fifo %[[FORK]]#1 depth = 19 :
fpga.kernel @crossed(%x: tensor<1x8x8x1xi8>, %y: tensor<1x8x8x1xi8>) -> (tensor<1x8x8x1xi9>, tensor<1x8x8x1xi9>) {
  %0 = fpga.load %x : tensor<1x8x8x1xi8> -> !map
  // expected-error @+1 {{'fpga.fork' op cannot hand on its result, and the design stops for good}}
  %1:2 = fpga.fork %0 : !map
  %2 = fpga.load %y : tensor<1x8x8x1xi8> -> !map
  %3 = fpga.fifo %2 depth = 4 : !map
  %4:2 = fpga.fork %3 : !map
  %5 = fpga.window %1#0 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map -> !windows
  %6 = fpga.reduce max window %5 : !windows -> !map
  // expected-note @+1 {{'fpga.eltwise' waits for its operand 0}}
  %7 = fpga.eltwise add %6, %4#0 : (!map, !map) -> !sum
  %8 = fpga.window %4#1 kernel = [3, 3] pad <1, 1, 1, 1, -128> : !map -> !windows
  %9 = fpga.reduce max window %8 : !windows -> !map
  // expected-note @+1 {{'fpga.eltwise' waits for its operand 1}}
  %10 = fpga.eltwise add %1#1, %9 : (!map, !map) -> !sum
  %11 = fpga.store %7 : !sum -> tensor<1x8x8x1xi9>
  %12 = fpga.store %10 : !sum -> tensor<1x8x8x1xi9>
  fpga.return %11, %12 : tensor<1x8x8x1xi9>, tensor<1x8x8x1xi9>
}
