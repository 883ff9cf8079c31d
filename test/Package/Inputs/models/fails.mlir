// RUN: pool-to-conv-opt %s | FileCheck %s
// CHECK: func.func @g
func.func @f() { return }
