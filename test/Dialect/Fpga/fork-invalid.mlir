// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fork' op (C1) expected at least one result}}
  "fpga.fork"(%0) : (!fpga.stream<1x8xi8, lanes = 4>) -> ()
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fork' op (C1) expected at least one result}}
  fpga.fork %0 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fork' op (C2) expected results of type '!fpga.stream<1x8xi8, lanes = 4>', found '!fpga.stream<1x8xi8, lanes = 2>'}}
  %1:2 = "fpga.fork"(%0) : (!fpga.stream<1x8xi8, lanes = 4>) -> (!fpga.stream<1x8xi8, lanes = 4>, !fpga.stream<1x8xi8, lanes = 2>)
  return
}
