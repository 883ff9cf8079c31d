# The gtest executables as part of the test suite.

import os
import sys

import lit.formats

config.name = "PoolToConv-Unit"
config.suffixes = []
config.test_exec_root = os.path.join(config.ptc_obj_root, "test", "Unit")
config.test_source_root = config.test_exec_root
config.test_format = lit.formats.GoogleTest(".", "Tests")

folder = os.path.join(config.ptc_src_root, "test", "Sanitizers")
sys.path.insert(0, folder)
import sanitizers

sanitizers.add(config, folder)
