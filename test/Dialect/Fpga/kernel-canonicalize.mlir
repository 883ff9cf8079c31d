// RUN: pool-to-conv-opt %s -cse -canonicalize | FileCheck %s

// What is of no use goes from a draft, the load of its argument with it; ports
// of results stay apart.
// CHECK-LABEL: fpga.kernel @draft
// CHECK-SAME: (%[[X:.*]]: tensor<1x8xi8>, %{{.*}}: tensor<4xi8>)
// CHECK-NEXT: %[[A:.*]] = fpga.load %[[X]]
// CHECK-NEXT: %[[B:.*]] = fpga.store %[[A]]
// CHECK-NEXT: %[[C:.*]] = fpga.store %[[A]]
// CHECK-NEXT: fpga.return %[[B]], %[[C]]
fpga.kernel @draft(%x: tensor<1x8xi8>, %y: tensor<4xi8>) -> (tensor<1x8xi8>, tensor<1x8xi8>) attributes {draft} {
  %0 = fpga.load %x : tensor<1x8xi8> -> !fpga.stream<1x8xi8, lanes = 2>
  %1 = fpga.load %y : tensor<4xi8> -> !fpga.stream<4xi8, lanes = 2>
  %2 = fpga.eltwise relu %1 : (!fpga.stream<4xi8, lanes = 2>) -> !fpga.stream<4xi8, lanes = 2>
  %3 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  %4 = fpga.store %0 : !fpga.stream<1x8xi8, lanes = 2> -> tensor<1x8xi8>
  fpga.return %3, %4 : tensor<1x8xi8>, tensor<1x8xi8>
}
