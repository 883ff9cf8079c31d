// relu(a - b) + b where the difference has 9 bits, for a of 8.

func.func @relu_form(%a: tensor<1xi8>, %b: tensor<1xi8>) -> tensor<1xi8> {
  %e = tensor.empty() : tensor<1xi8>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]} ins(%a, %b : tensor<1xi8>, tensor<1xi8>) outs(%e : tensor<1xi8>) {
  ^bb0(%x: i8, %y: i8, %out: i8):
    %z = arith.constant 0 : i16
    %xw = arith.extsi %x : i8 to i16
    %yw = arith.extsi %y : i8 to i16
    %d = arith.subi %xw, %yw : i16
    %dn = arith.trunci %d : i16 to i9
    %dw = arith.extsi %dn : i9 to i16
    %r = arith.maxsi %dw, %z : i16
    %s = arith.addi %r, %yw : i16
    %t = arith.trunci %s : i16 to i8
    linalg.yield %t : i8
  } -> tensor<1xi8>
  return %0 : tensor<1xi8>
}
