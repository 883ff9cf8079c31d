import pool_to_conv as ptc

module = ptc.load("net.mlir")
module.eliminate_pooling(avg_form="dance")
module.eliminate_pooling(avg_fom="dense")
module.eliminate_pools()
ptc.check(module, "after.mlir")
ptc.algebra.compose([1.0], [2.0])
