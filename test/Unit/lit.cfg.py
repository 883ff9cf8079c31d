# The gtest executables as part of the test suite.

import os

import lit.formats

config.name = "PoolToConv-Unit"
config.suffixes = []
config.test_exec_root = os.path.join(config.ptc_obj_root, "test", "Unit")
config.test_source_root = config.test_exec_root
config.test_format = lit.formats.GoogleTest(".", "Tests")
