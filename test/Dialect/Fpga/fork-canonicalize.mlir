// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// CHECK-LABEL: func.func @one_copy
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @one_copy(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// A copy that nobody takes would stop the stream.
// CHECK-LABEL: func.func @unused_copies
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[F:.*]]:2 = fpga.fork %[[A]]
// CHECK-NEXT: return %[[F]]#0, %[[F]]#1
func.func @unused_copies(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1:4 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  return %1#1, %1#3 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @one_used_copy
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @one_used_copy(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1:3 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  return %1#2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @no_used_copy
// CHECK-NEXT: return
func.func @no_used_copy(%0: !fpga.stream<8xi8, lanes = 1>) {
  %1:3 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  return
}

// The copies of an inner fork stand where it stood.
// CHECK-LABEL: func.func @fork_of_fork
// CHECK-SAME: (%[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[F:.*]]:4 = fpga.fork %[[A]]
// CHECK-NEXT: return %[[F]]#0, %[[F]]#1, %[[F]]#2, %[[F]]#3
func.func @fork_of_fork(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1:3 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  %2:2 = fpga.fork %1#1 : !fpga.stream<8xi8, lanes = 1>
  return %1#0, %2#0, %2#1, %1#2 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}

// In a draft, a copy may have two users.
// CHECK-LABEL: func.func @two_users
// CHECK: %[[F:.*]]:2 = fpga.fork
// CHECK: fpga.fork %[[F]]#1
func.func @two_users(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1:2 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  %2:2 = fpga.fork %1#1 : !fpga.stream<8xi8, lanes = 1>
  return %1#0, %1#1, %2#0, %2#1 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @as_it_is
// CHECK: fpga.fork
func.func @as_it_is(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1:2 = fpga.fork %0 : !fpga.stream<8xi8, lanes = 1>
  return %1#0, %1#1 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}
