# ===- __init__.py - Pooling to convolutions, for Python -------------------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Python side of pool-to-conv. `pool_to_conv.importers` brings networks to MLIR."""
