// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// Two queues in a row hold as much as one of both depths; what was measured of
// two says nothing of one.
// CHECK-LABEL: func.func @merged
// CHECK-SAME: (%[[A:.*]]: !fpga.stream<8xi8, lanes = 1>)
// CHECK-NEXT: %[[R:.*]] = fpga.fifo %[[A]] depth = 12 in bram : !fpga.stream<8xi8, lanes = 1>
// CHECK-NEXT: return %[[R]]
func.func @merged(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.fifo %0 depth = 4 in bram peak = 3 : !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.fifo %1 depth = 8 in bram peak = 8 : !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @other_memory
// CHECK: depth = 4 in bram
// CHECK: depth = 8 in lutram
func.func @other_memory(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.fifo %0 depth = 4 in bram : !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.fifo %1 depth = 8 in lutram : !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// In a draft, a queue may have two users.
// CHECK-LABEL: func.func @two_users
// CHECK: depth = 4
// CHECK: depth = 8
func.func @two_users(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1 = fpga.fifo %0 depth = 4 : !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.fifo %1 depth = 8 : !fpga.stream<8xi8, lanes = 1>
  return %1, %2 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @too_deep_together
// CHECK: depth = 2147483647
// CHECK: depth = 1
func.func @too_deep_together(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.fifo %0 depth = 2147483647 : !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.fifo %1 depth = 1 : !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}
