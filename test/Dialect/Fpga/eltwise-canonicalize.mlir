// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// A relu, a clamp and an abs that change nothing.
// CHECK-LABEL: func.func @no_op_relu(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_relu(%0: !fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1> {
  %1 = fpga.eltwise relu %0 : (!fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1>
  return %1 : !fpga.stream<8xui8, lanes = 1>
}

// CHECK-LABEL: func.func @no_op_abs(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_abs(%0: !fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1> {
  %1 = fpga.eltwise abs %0 : (!fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1>
  return %1 : !fpga.stream<8xui8, lanes = 1>
}

// CHECK-LABEL: func.func @no_op_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_clamp(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [-128, 127] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @no_op_wide_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_wide_clamp(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [-9223372036854775808, 9223372036854775807] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @no_op_unsigned_sat_sym(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_unsigned_sat_sym(%0: !fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat_sym bounds = [0, 255] : (!fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1>
  return %1 : !fpga.stream<8xui8, lanes = 1>
}

// CHECK-LABEL: func.func @real_relu(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise relu %[[A]]
// CHECK-NEXT: return %[[R0]]
func.func @real_relu(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise relu %0 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @real_abs(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise abs %[[A]]
// CHECK-NEXT: return %[[R0]]
func.func @real_abs(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise abs %0 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @real_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [-127, 127]
// CHECK-NEXT: return %[[R0]]
func.func @real_clamp(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [-127, 127] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// The lowest number changes.
// CHECK-LABEL: func.func @sat_sym_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] overflow sat_sym bounds = [-128, 127]
// CHECK-NEXT: return %[[R0]]
func.func @sat_sym_clamp(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat_sym bounds = [-128, 127] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// Another type is no change of nothing.
// CHECK-LABEL: func.func @other_type(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] overflow sat bounds = [-128, 127]
// CHECK-NEXT: return %[[R0]]
func.func @other_type(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi7, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat bounds = [-128, 127] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi7, lanes = 1>
  return %1 : !fpga.stream<8xi7, lanes = 1>
}

// Two clamps in a row.
// CHECK-LABEL: func.func @clamps(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [0, 50]
// CHECK-NEXT: return %[[R0]]
func.func @clamps(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [-10, 50] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 100] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @relu_of_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [0, 50]
// CHECK-NEXT: return %[[R0]]
func.func @relu_of_clamp(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [-10, 50] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @clamp_of_relu(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [0, 6]
// CHECK-NEXT: return %[[R0]]
func.func @clamp_of_relu(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise relu %0 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [-5, 6] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @disjoint_clamps(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [30, 30]
// CHECK-NEXT: return %[[R0]]
func.func @disjoint_clamps(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [10, 20] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [30, 40] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// Bounds beyond the type saturate where that is said.
// CHECK-LABEL: func.func @sat_clamps(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [100, 126]
// CHECK-NEXT: return %[[R0]]
func.func @sat_clamps(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat bounds = [100, 300] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 126] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// They wrap where that is said: 200 is -56.
// CHECK-LABEL: func.func @wrapping_first(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [200, 300]
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise clamp %[[R0]] bounds = [0, 10]
// CHECK-NEXT: return %[[R1]]
func.func @wrapping_first(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [200, 300] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 10] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @wrapping_second(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [0, 10]
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise clamp %[[R0]] bounds = [200, 300]
// CHECK-NEXT: return %[[R1]]
func.func @wrapping_second(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 bounds = [0, 10] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [200, 300] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// -128 becomes -127.
// CHECK-LABEL: func.func @sat_sym_clamps(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] bounds = [-127, 4]
// CHECK-NEXT: return %[[R0]]
func.func @sat_sym_clamps(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat_sym bounds = [-128, 5] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [-128, 4] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// The first one narrows the type.
// CHECK-LABEL: func.func @narrowing_first(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.eltwise clamp %[[A]] overflow sat bounds = [-100, 50]
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise clamp %[[R0]] bounds = [0, 100]
// CHECK-NEXT: return %[[R1]]
func.func @narrowing_first(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.eltwise clamp %0 overflow sat bounds = [-100, 50] : (!fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 100] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// In a draft, the first clamp may have another user.
// CHECK-LABEL: func.func @two_users
// CHECK: bounds = [-10, 50]
// CHECK: bounds = [0, 100]
func.func @two_users(%0: !fpga.stream<8xi8, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1 = fpga.eltwise clamp %0 bounds = [-10, 50] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 100] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1, %2 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}
