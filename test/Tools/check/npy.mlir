// RUN: split-file %s %t
// RUN: pool-to-conv-check %t/make.mlir --allow-unchanged --function=image --save=%t/image-
// RUN: pool-to-conv-check %t/make.mlir --allow-unchanged --function=mean --save=%t/mean-
// RUN: pool-to-conv-check %t/make.mlir --allow-unchanged --function=wrong --save=%t/wrong-
// RUN: pool-to-conv-check %t/make.mlir --allow-unchanged --function=odd --save=%t/odd-
// RUN: pool-to-conv-check %t/net.mlir --allow-unchanged --inputs=%t/image-0.npy --expected=%t/mean-0.npy | FileCheck %s --check-prefix=GOOD
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --allow-unchanged --inputs=%t/image-0.npy --expected=%t/wrong-0.npy; test $? -eq 2' | FileCheck %s --check-prefix=WRONG
// RUN: pool-to-conv-check %t/net.mlir --allow-unchanged --inputs=%t/image-0.npy --expected=%t/wrong-0.npy --atol=0.5 --save=%t/again-
// RUN: cmp %t/again-0.npy %t/mean-0.npy
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --inputs=%t/mean-0.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=SHAPE
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --inputs=%t/image-0.npy,%t/image-0.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=COUNT
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --inputs=%t/odd-0.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=TYPE
// RUN: sh -c 'pool-to-conv-check %t/byte.mlir --inputs=%t/odd-0.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=RANGE
// RUN: pool-to-conv-check %t/wide.mlir --inputs=%t/odd-0.npy --allow-unchanged --save=%t/wide- | FileCheck %s --check-prefix=WIDE
// RUN: cmp %t/wide-0.npy %t/odd-0.npy
// RUN: pool-to-conv-check %t/wide.mlir --allow-unchanged --inputs=%t/odd-0.npy --expected=%t/odd-0.npy | FileCheck %s --check-prefix=WIDE
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --inputs=%t/net.mlir 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=NOT-NPY
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --inputs=%t/none.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=MISSING
// RUN: sh -c 'head -c 130 %t/image-0.npy > %t/cut.npy; pool-to-conv-check %t/net.mlir --inputs=%t/cut.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=CUT
// RUN: sh -c 'sed s/f4/c8/ %t/image-0.npy > %t/complex.npy; pool-to-conv-check %t/net.mlir --inputs=%t/complex.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=COMPLEX
// RUN: sh -c 'sed "s/False,/True, /" %t/image-0.npy > %t/fortran.npy; pool-to-conv-check %t/net.mlir --inputs=%t/fortran.npy 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=FORTRAN
// RUN: sh -c 'pool-to-conv-check %t/make.mlir --allow-unchanged --save=%t/x 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=SAVE
// RUN: sh -c 'pool-to-conv-check %t/net.mlir --allow-unchanged --save=%t/none/x 2>&1; test $? -eq 1' | FileCheck %s --check-prefix=UNWRITABLE

// GOOD: check: @net: equal (bit-exact, 1 trial, 0 rewrites in module)
// WRONG: check: @net: MISMATCH result 0 at [0, 0, 0, 1]: expected 5.25 before 5, abs 0.25, rel 0.0476, ulp {{.*}}, trial of the given inputs, seed 0
// SHAPE: pool-to-conv-check: error: argument 0 is ?x2x2x2xf32, the file holds 2x1x1x2 of f32
// COUNT: pool-to-conv-check: error: the function has 1 arguments, got 2 files
// TYPE: pool-to-conv-check: error: argument 0 is ?x2x2x2xf32, the file holds i16
// RANGE: pool-to-conv-check: error: argument 0 is ?x2x2x2xi8, the file holds 1000 at [0, 0, 0, 0], which does not fit in i8
// WIDE: check: @net: equal
// NOT-NPY: pool-to-conv-check: error: '{{.*}}net.mlir': not a .npy file
// MISSING: pool-to-conv-check: error: '{{.*}}none.npy': cannot read: No such file
// CUT: pool-to-conv-check: error: '{{.*}}cut.npy': shape 2x2x2x2 of f32 needs {{.*}} bytes of data, found 2
// COMPLEX: pool-to-conv-check: error: '{{.*}}complex.npy': unsupported element type <c8
// FORTRAN: pool-to-conv-check: error: '{{.*}}fortran.npy': Fortran order
// SAVE: pool-to-conv-check: error: --save needs one function, the module has 4
// UNWRITABLE: pool-to-conv-check: error: '{{.*}}none/x0.npy': cannot write: No such file

//--- make.mlir
func.func @image() -> tensor<2x2x2x2xf32> {
  %0 = arith.constant dense<[[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]], [[[-1.0, 2.5], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]]]> : tensor<2x2x2x2xf32>
  return %0 : tensor<2x2x2x2xf32>
}
func.func @mean() -> tensor<2x1x1x2xf32> {
  %0 = arith.constant dense<[[[[4.0, 5.0]]], [[[-0.25, 0.625]]]]> : tensor<2x1x1x2xf32>
  return %0 : tensor<2x1x1x2xf32>
}
func.func @wrong() -> tensor<2x1x1x2xf32> {
  %0 = arith.constant dense<[[[[4.0, 5.25]]], [[[-0.25, 0.625]]]]> : tensor<2x1x1x2xf32>
  return %0 : tensor<2x1x1x2xf32>
}
func.func @odd() -> tensor<1x2x2x2xi16> {
  %0 = arith.constant dense<1000> : tensor<1x2x2x2xi16>
  return %0 : tensor<1x2x2x2xi16>
}

//--- net.mlir
func.func @net(%x: tensor<?x2x2x2xf32>) -> tensor<?x1x1x2xf32> {
  %z = "tosa.const"() {values = dense<0.0> : tensor<1xf32>} : () -> tensor<1xf32>
  %0 = tosa.avg_pool2d %x, %z, %z {kernel = array<i64: 2, 2>, stride = array<i64: 1, 1>, pad = array<i64: 0, 0, 0, 0>, acc_type = f32} : (tensor<?x2x2x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x1x1x2xf32>
  return %0 : tensor<?x1x1x2xf32>
}

//--- byte.mlir
func.func @net(%x: tensor<?x2x2x2xi8>) -> tensor<?x2x2x2xi8> {
  return %x : tensor<?x2x2x2xi8>
}

//--- wide.mlir
func.func @net(%x: tensor<?x2x2x2xi16>) -> tensor<?x2x2x2xi16> {
  return %x : tensor<?x2x2x2xi16>
}
