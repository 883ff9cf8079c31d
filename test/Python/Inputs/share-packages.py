# ===- share-packages.py - Lends packages to another environment -----------===#
#
# Part of the pool-to-conv project, under the Apache License v2.0 with LLVM
# Exceptions. See the file LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===------------------------------------------------------------------------===#
"""Lets the environment ENVIRONMENT use the packages of this interpreter's.

    share-packages.py ENVIRONMENT
"""

import glob
import os
import sys
import sysconfig

(folder,) = glob.glob(os.path.join(sys.argv[1], "lib", "python3*", "site-packages"))
with open(os.path.join(folder, "shared.pth"), "w") as file:
    file.write(sysconfig.get_path("purelib") + "\n")
