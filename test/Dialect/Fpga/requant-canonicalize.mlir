// RUN: pool-to-conv-opt %s -canonicalize | FileCheck %s

// Nothing to add, to multiply, to shift, to cut.
// CHECK-LABEL: func.func @no_op(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @no_op_wrap_per_channel(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @no_op_wrap_per_channel(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [0, 0, 0, 0, 0, 0, 0, 0] multiplier = [1, 1, 1, 1, 1, 1, 1, 1] shift = [0, 0, 0, 0, 0, 0, 0, 0] round tosa overflow wrap : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// The lowest number changes, but not of an unsigned type.
// CHECK-LABEL: func.func @sat_sym(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0] overflow sat_sym
// CHECK-NEXT: return %[[R0]]
func.func @sat_sym(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] overflow sat_sym : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @unsigned_sat_sym(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: return %[[A]]
func.func @unsigned_sat_sym(%0: !fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] overflow sat_sym : !fpga.stream<8xui8, lanes = 1> -> !fpga.stream<8xui8, lanes = 1>
  return %1 : !fpga.stream<8xui8, lanes = 1>
}

// Something to add, to multiply, to shift, to cut; another type.
// CHECK-LABEL: func.func @add(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [1] multiplier
// CHECK-NEXT: return %[[R0]]
func.func @add(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [1] multiplier = [1] shift = [0] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @shift(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [2] shift = [1]
// CHECK-NEXT: return %[[R0]]
func.func @shift(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [2] shift = [1] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @zero_point(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0] zero_point = 1
// CHECK-NEXT: return %[[R0]]
func.func @zero_point(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] zero_point = 1 : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @cut(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0] bounds = [0, 6]
// CHECK-NEXT: return %[[R0]]
func.func @cut(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [0, 6] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @other_type(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0]
// CHECK-NEXT: return %[[R0]]
func.func @other_type(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi20, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] : !fpga.stream<8xi8, lanes = 1> -> !fpga.stream<8xi20, lanes = 1>
  return %1 : !fpga.stream<8xi20, lanes = 1>
}

// Equal numbers are written once.
// CHECK-LABEL: func.func @equal_numbers(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [7] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @equal_numbers(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [7, 7, 7, 7, 7, 7, 7, 7] multiplier = [5, 5, 5, 5, 5, 5, 5, 5] shift = [2, 2, 2, 2, 2, 2, 2, 2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @unequal_shifts(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [7] multiplier = [5, 5, 5, 5, 5, 5, 5, 5] shift = [2, 2, 2, 2, 2, 2, 2, 3] :
// CHECK-NEXT: return %[[R0]]
func.func @unequal_shifts(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [7, 7, 7, 7, 7, 7, 7, 7] multiplier = [5, 5, 5, 5, 5, 5, 5, 5] shift = [2, 2, 2, 2, 2, 2, 2, 3] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// One number for all classes needs none.
// CHECK-LABEL: func.func @equal_classes(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @equal_classes(%0: !fpga.stream<1x2x2x4xi20, lanes = 1>) -> !fpga.stream<1x2x2x4xi20, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5, 5] shift = [2, 2] bands <rows = [1, 1], columns = [2], classes = [0, 1]> : !fpga.stream<1x2x2x4xi20, lanes = 1> -> !fpga.stream<1x2x2x4xi20, lanes = 1>
  return %1 : !fpga.stream<1x2x2x4xi20, lanes = 1>
}

// Bounds that saturation has anyway.
// CHECK-LABEL: func.func @bounds_of_type(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @bounds_of_type(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] bounds = [-128, 127] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @bounds_of_sat_sym(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] overflow sat_sym :
// CHECK-NEXT: return %[[R0]]
func.func @bounds_of_sat_sym(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] overflow sat_sym bounds = [-127, 127] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// What was clamped cannot wrap, but without bounds it does.
// CHECK-LABEL: func.func @bounds_of_type_wrap(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @bounds_of_type_wrap(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] overflow wrap bounds = [-128, 127] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @wrap(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] overflow wrap :
// CHECK-NEXT: return %[[R0]]
func.func @wrap(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] overflow wrap : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}

// A clamp behind: the bounds of the requant, where saturation is not the same.
// CHECK-LABEL: func.func @clamp_absorbed(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @clamp_absorbed(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [-128, 127] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @clamp_into_bounds(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] bounds = [-100, 127] :
// CHECK-NEXT: return %[[R0]]
func.func @clamp_into_bounds(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [-100, 300] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @relu_into_bounds(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] bounds = [0, 127] :
// CHECK-NEXT: return %[[R0]]
func.func @relu_into_bounds(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @relu_of_unsigned(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: return %[[R0]]
func.func @relu_of_unsigned(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xui8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<8xui8, lanes = 1>) -> !fpga.stream<8xui8, lanes = 1>
  return %2 : !fpga.stream<8xui8, lanes = 1>
}

// CHECK-LABEL: func.func @clamp_of_bounds(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] bounds = [0, 50] :
// CHECK-NEXT: return %[[R0]]
func.func @clamp_of_bounds(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] bounds = [-10, 50] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 100] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @clamp_of_sat_sym(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] overflow sat_sym bounds = [-127, 50] :
// CHECK-NEXT: return %[[R0]]
func.func @clamp_of_sat_sym(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] overflow sat_sym : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [-128, 50] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @sat_sym_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] bounds = [-127, 50] :
// CHECK-NEXT: return %[[R0]]
func.func @sat_sym_clamp(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 overflow sat_sym bounds = [-128, 50] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// A number that wraps is clamped afterwards: 130 becomes -126, then 0.
// CHECK-LABEL: func.func @clamp_of_wrap(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] overflow wrap :
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise relu %[[R0]]
// CHECK-NEXT: return %[[R1]]
func.func @clamp_of_wrap(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] overflow wrap : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// The clamp itself wraps.
// CHECK-LABEL: func.func @wrapping_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise clamp %[[R0]] bounds = [200, 300]
// CHECK-NEXT: return %[[R1]]
func.func @wrapping_clamp(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [200, 300] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// The clamp narrows the type.
// CHECK-LABEL: func.func @narrowing_clamp(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [5] shift = [2] :
// CHECK-NEXT: %[[R1:.*]] = fpga.eltwise clamp %[[R0]] bounds = [0, 15]
// CHECK-NEXT: return %[[R1]]
func.func @narrowing_clamp(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi5, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise clamp %1 bounds = [0, 15] : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi5, lanes = 1>
  return %2 : !fpga.stream<8xi5, lanes = 1>
}

// In front, one that only adds.
// CHECK-LABEL: func.func @adds(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [7, 8, 9, 10, 11, 12, 13, 14] multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
// CHECK-NEXT: return %[[R0]]
func.func @adds(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [3] multiplier = [1] shift = [0] zero_point = 4 : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi21, lanes = 1>
  %2 = fpga.requant %1 bias = [0, 1, 2, 3, 4, 5, 6, 7] multiplier = [5] shift = [2] : !fpga.stream<8xi21, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @adds_per_channel(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [-1, 0, 1, 2, 3, 4, 5, 6] multiplier = [5] shift = [2]
// CHECK-NEXT: return %[[R0]]
func.func @adds_per_channel(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [0, 1, 2, 3, 4, 5, 6, 7] multiplier = [1] shift = [0] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi21, lanes = 1>
  %2 = fpga.requant %1 bias = [-1] multiplier = [5] shift = [2] : !fpga.stream<8xi21, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// It cuts: numbers, with the zero point, symmetrically.
// CHECK-LABEL: func.func @adds_and_cuts(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [1] multiplier
// CHECK-NEXT: %[[R1:.*]] = fpga.requant %[[R0]] multiplier = [5] shift = [2]
// CHECK-NEXT: return %[[R1]]
func.func @adds_and_cuts(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [1] multiplier = [1] shift = [0] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi20, lanes = 1>
  %2 = fpga.requant %1 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @widens_symmetrically(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0] overflow sat_sym
// CHECK-NEXT: %[[R1:.*]] = fpga.requant %[[R0]] multiplier = [5] shift = [2]
// CHECK-NEXT: return %[[R1]]
func.func @widens_symmetrically(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] overflow sat_sym : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi20, lanes = 1>
  %2 = fpga.requant %1 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// CHECK-LABEL: func.func @has_bounds(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [1] shift = [0] bounds = [0, 99]
// CHECK-NEXT: %[[R1:.*]] = fpga.requant %[[R0]] multiplier = [5] shift = [2]
// CHECK-NEXT: return %[[R1]]
func.func @has_bounds(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [1] shift = [0] bounds = [0, 99] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi21, lanes = 1>
  %2 = fpga.requant %1 multiplier = [5] shift = [2] : !fpga.stream<8xi21, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// It scales.
// CHECK-LABEL: func.func @scales(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] multiplier = [2] shift = [0]
// CHECK-NEXT: %[[R1:.*]] = fpga.requant %[[R0]] multiplier = [5] shift = [2]
// CHECK-NEXT: return %[[R1]]
func.func @scales(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 multiplier = [2] shift = [0] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi22, lanes = 1>
  %2 = fpga.requant %1 multiplier = [5] shift = [2] : !fpga.stream<8xi22, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// Biases that do not add up to 64 bits.
// CHECK-LABEL: func.func @large_biases(
// CHECK-SAME: %[[A:.*]]: !fpga.stream
// CHECK-NEXT: %[[R0:.*]] = fpga.requant %[[A]] bias = [4611686018427387904] multiplier = [1] shift = [0] bounds = [0, 1] :
// CHECK-NEXT: return %[[R0]]
func.func @large_biases(%0: !fpga.stream<8xi20, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = fpga.requant %0 bias = [4611686018427387904] multiplier = [1] shift = [0] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi64, lanes = 1>
  %2 = fpga.requant %1 multiplier = [1] shift = [0] bounds = [0, 1] : !fpga.stream<8xi64, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  return %2 : !fpga.stream<8xi8, lanes = 1>
}

// In a draft, the requant may have another user.
// CHECK-LABEL: func.func @two_users
// CHECK: fpga.requant
// CHECK: fpga.eltwise relu
func.func @two_users(%0: !fpga.stream<8xi20, lanes = 1>) -> (!fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>) {
  %1 = fpga.requant %0 multiplier = [5] shift = [2] : !fpga.stream<8xi20, lanes = 1> -> !fpga.stream<8xi8, lanes = 1>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1, %2 : !fpga.stream<8xi8, lanes = 1>, !fpga.stream<8xi8, lanes = 1>
}

// Attributes that are not given have their defaults.
// CHECK-LABEL: func.func @generic
// CHECK-NEXT: return
func.func @generic(%0: !fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1> {
  %1 = "fpga.requant"(%0) {multiplier = array<i64: 1>, shift = array<i64: 0>} : (!fpga.stream<8xi8, lanes = 1>) -> !fpga.stream<8xi8, lanes = 1>
  return %1 : !fpga.stream<8xi8, lanes = 1>
}
