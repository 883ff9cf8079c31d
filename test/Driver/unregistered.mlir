// Ops of dialects that nobody has registered stay as they are, whatever is asked for.
//
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --pool-to-conv | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --factor-linear-convs | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --convert-tosa-to-fpga=report=none | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --convert-linalg-to-fpga=report=none | FileCheck %s
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --pool-to-conv-to-fpga="batch=1 report=all" 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=HOST < %t
// RUN: pool-to-conv-opt %s --allow-unregistered-dialect --report-network -o /dev/null 2>&1 | FileCheck %s --check-prefix=REPORT

// CHECK: "foo.bar"
// HOST: foo.bar stays on the host
// REPORT: foo.bar
func.func @f(%x: tensor<?x4x4x1xi8>) -> tensor<?x4x4x1xi8> {
  %0 = "foo.bar"(%x) : (tensor<?x4x4x1xi8>) -> tensor<?x4x4x1xi8>
  return %0 : tensor<?x4x4x1xi8>
}
