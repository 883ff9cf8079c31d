// Formats from inputs: 8 bits each, as many of them before the point as the largest
// magnitude that was seen needs. What only moves elements keeps its format.
//
// REQUIRES: numpy
// RUN: %python -c "import numpy; numpy.save(r'%t.x.npy', numpy.linspace(-1.9, 1.5, 3 * 4, dtype=numpy.float32).reshape(3, 4)); numpy.save(r'%t.y.npy', numpy.array([[10, 20, -30, 5]], numpy.float32))"
// RUN: pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<8,4> calibrate=%t.x.npy,%t.y.npy require-full-offload" | FileCheck %s
// RUN: %python -c "import numpy; numpy.save(r'%t.two.npy', numpy.zeros((2, 4), numpy.float32)); numpy.save(r'%t.none.npy', numpy.zeros((0, 4), numpy.float32)); numpy.save(r'%t.five.npy', numpy.zeros((1, 5), numpy.float32))"
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<8,4> calibrate=%t.x.npy,%t.two.npy" 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<8,4> calibrate=%t.none.npy,%t.y.npy" 2>&1 | FileCheck %s --check-prefix=EMPTY
// RUN: not pool-to-conv-opt %s --convert-tosa-to-fpga="precision=fixed<8,4> calibrate=%t.five.npy,%t.y.npy" 2>&1 | FileCheck %s --check-prefix=SHAPE

// TWO: calibrate.mlir:[[# @LINE + 11]]:1: error: calibrate: a file holds 2 samples, one before it 3
// EMPTY: error: calibrate: the argument is {{.*}}, the file holds
// SHAPE: error: calibrate: the argument is {{.*}}, the file holds

// Three samples up to 1.9: 2 bits before the point. One up to 30: 6.
// CHECK: fpga.load %{{.*}} as !fpga.fixed<8, 2, signed, half_up, sat>
// CHECK: fpga.load %{{.*}} as !fpga.fixed<8, 6, signed, half_up, sat>
// The sum is at most 31.5; formats of 6 and 2 bits behind the point are aligned.
// CHECK: fpga.requant %{{.*}} multiplier = [16]
// CHECK: fpga.eltwise add
// CHECK: fpga.store %{{.*}} as !fpga.fixed<8, 6, signed, half_up, sat>
func.func @main(%x: tensor<1x4xf32>, %y: tensor<1x4xf32>) -> tensor<4x1xf32> {
  %0 = tosa.add %x, %y : (tensor<1x4xf32>, tensor<1x4xf32>) -> tensor<1x4xf32>
  %1 = tosa.transpose %0 {perms = array<i32: 1, 0>} : (tensor<1x4xf32>) -> tensor<4x1xf32>
  return %1 : tensor<4x1xf32>
}
