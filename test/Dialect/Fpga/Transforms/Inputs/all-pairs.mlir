func.func @all_pairs() -> (tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>) {
  %empty = tensor.empty() : tensor<1x256x256x1xi8>
  %x = linalg.generic {
      indexing_maps = [affine_map<(n, h, w, c) -> (n, h, w, c)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      outs(%empty : tensor<1x256x256x1xi8>) {
  ^bb0(%out: i8):
    %h = linalg.index 1 : index
    %number = arith.index_cast %h : index to i8
    linalg.yield %number : i8
  } -> tensor<1x256x256x1xi8>
  %y = linalg.generic {
      indexing_maps = [affine_map<(n, h, w, c) -> (n, h, w, c)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      outs(%empty : tensor<1x256x256x1xi8>) {
  ^bb0(%out: i8):
    %w = linalg.index 2 : index
    %number = arith.index_cast %w : index to i8
    linalg.yield %number : i8
  } -> tensor<1x256x256x1xi8>
  %r:3 = fpga.call @resnet8(%x, %y)
      : (tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>)
      -> (tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>)
  return %r#0, %r#1, %r#2
      : tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>, tensor<1x256x256x1xi8>
}
