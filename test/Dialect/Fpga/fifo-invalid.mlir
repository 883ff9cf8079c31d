// RUN: pool-to-conv-opt %s -split-input-file -verify-diagnostics

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op (C1) expected a depth in 1 .. 2^31 - 1, found 0}}
  %1 = fpga.fifo %0 depth = 0 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op (C1) expected a depth in 1 .. 2^31 - 1, found 2147483648}}
  %1 = fpga.fifo %0 depth = 2147483648 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C1)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op (C1) expected a depth in 1 .. 2^31 - 1, found -1}}
  %1 = fpga.fifo %0 depth = -1 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op (C2) expected a peak in 0 .. 4, found 5}}
  %1 = fpga.fifo %0 depth = 4 peak = 5 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// (C2)
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op (C2) expected a peak in 0 .. 4, found -1}}
  %1 = fpga.fifo %0 depth = 4 peak = -1 : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// A memory that does not exist.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+2 {{custom op 'fpga.fifo' expected ::ptc::fpga::Memory to be one of: auto, reg, lutram, bram, uram, dram}}
  // expected-error @+1 {{custom op 'fpga.fifo' failed to parse Fpga_MemoryAttr parameter 'value' which is to be a `::ptc::fpga::Memory`}}
  %1 = fpga.fifo %0 depth = 4 in sram : !fpga.stream<1x8xi8, lanes = 4>
  return
}

// -----

// One type.
func.func @f(%0: !fpga.stream<1x8xi8, lanes = 4>) {
  // expected-error @+1 {{'fpga.fifo' op requires the same type for all operands and results}}
  %1 = "fpga.fifo"(%0) {depth = 4 : i64} : (!fpga.stream<1x8xi8, lanes = 4>) -> !fpga.stream<1x8xi8, lanes = 2>
  return
}
