# Configuration of the test suite: what a test file may use in its RUN lines.
#
# Substitutions: the tools by name, %python, %python_package, %mlir_opt (the stock mlir-opt of
# the MLIR that this was built with), %mlir_include (the folder of its headers),
# %ptc_plugin (the plugin), %models (a folder of real networks; needs
# `REQUIRES: models`), %ptc_src, %ptc_obj (the source and the build tree), %ptc_libs
# (the folder of the shared libraries), %ptc_version.

import os
import subprocess
import sys

import lit.formats
from lit.llvm import llvm_config
from lit.llvm.subst import ToolSubst

config.name = "PoolToConv"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs", "lib"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.ptc_obj_root, "test")

# A test that hangs fails, where lit can tell (it needs the psutil module).
if lit_config.maxIndividualTestTimeIsSupported[0]:
    lit_config.maxIndividualTestTime = lit_config.maxIndividualTestTime or 600

llvm_config.with_system_environment(["HOME", "TMPDIR", "TEMP", "TMP"])
# The program with all its mutants (utils/mutate) is told which one to be:
# `PTC_MUTANT=17 lit --param mutation build-mutants/build/test`.
if "mutation" in lit_config.params:
    llvm_config.with_system_environment(["PTC_MUTANT", "PTC_MUTANT_TRACE"])
llvm_config.with_environment(
    "FILECHECK_OPTS", "-enable-var-scope --dump-input-filter=error"
)
for tools in (config.llvm_tools_dir, config.ptc_tools_dir):
    llvm_config.with_environment("PATH", tools, append_path=True)


def addTools(names, folder, unresolved):
    llvm_config.add_tool_substitutions(
        [ToolSubst(name, unresolved=unresolved) for name in names], [folder]
    )


addTools(["FileCheck", "not", "count", "split-file"], config.llvm_tools_dir, "fatal")
# A tool that was not built fails the tests that use it, and no others.
addTools(
    [
        "pool-to-conv-opt",
        "linear-opt",
        "fpga-opt",
        "sample-opt",
        "pool-to-conv-check",
        "pool-to-conv-fuzz",
        "pool-to-conv-reduce",
        "pool-to-conv-translate",
        "pool-to-conv-lsp-server",
    ],
    config.ptc_tools_dir,
    "ignore",
)

sys.path.insert(0, os.path.join(config.test_source_root, "Sanitizers"))
import sanitizers

sanitizers.add(config, os.path.join(config.test_source_root, "Sanitizers"))

mlirOpt = sanitizers.preloaded(
    config, os.path.join(config.llvm_tools_dir, "mlir-opt")
)
plugin = os.path.join(config.ptc_libs_dir, "PoolToConvPlugin" + config.llvm_plugin_ext)
# Python with the package of the source tree.
pythonPackage = 'env PYTHONPATH="%s" "%s"' % (
    os.path.join(config.ptc_src_root, "python"),
    config.python_executable,
)
config.substitutions += [
    ("%python_package", pythonPackage),
    ("%python", '"%s"' % config.python_executable),
    ("%mlir_opt", mlirOpt),
    ("%llvm_tools", config.llvm_tools_dir),
    ("%mlir_include", config.mlir_include_dir),
    ("%ptc_plugin", plugin),
    ("%ptc_tools", config.ptc_tools_dir),
    ("%ptc_src", config.ptc_src_root),
    ("%ptc_obj", config.ptc_obj_root),
    ("%ptc_libs", config.ptc_libs_dir),
    ("%ptc_version", config.ptc_version),
]

# Real networks are not part of the repository; tests on them say
# `REQUIRES: models` and are reported as unsupported where there are none.
models = os.environ.get("PTC_MODEL_DIR") or config.ptc_model_dir
if models and os.path.isdir(models):
    config.available_features.add("models")
    config.substitutions.append(("%models", os.path.abspath(models)))


def pythonHas(module):
    run = subprocess.run(
        [config.python_executable, "-c", "import " + module],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return run.returncode == 0


for module in ("numpy", "z3"):
    if pythonHas(module):
        config.available_features.add(module)
# utils/mutate reads C++ through libclang (python3-clang-22).
if pythonHas("clang.cindex; clang.cindex.Index.create()"):
    config.available_features.add("libclang")
