# `cpack -G DEB` makes one Debian package of all that `cmake --install` installs: the
# tools, the plugin, the C library, the CMake package and the documents. What it
# depends on follows from the shared libraries that its programs are linked with.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pool-to-conv)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "pooling to convolutions, for neural networks in MLIR")
set(CPACK_PACKAGE_DESCRIPTION
"Rewrites the pooling ops of neural networks in the dialects tosa and linalg to
convolutions and element-wise ops, fuses chains of linear convolutions, and takes
the result to a dataflow design for FPGAs. Holds the tools (pool-to-conv-opt,
pool-to-conv-check and others), a plugin for mlir-opt, a C library and the C++
libraries with their CMake package.")
set(CPACK_PACKAGE_VENDOR "The pool-to-conv project")
set(CPACK_PACKAGE_CONTACT "pool-to-conv <pool-to-conv@example.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# Compiling against the package needs what it was compiled with; its lit configuration
# needs lit.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
  "libmlir-${LLVM_VERSION_MAJOR}-dev, libopenblas-dev, llvm-${LLVM_VERSION_MAJOR}-tools, mlir-${LLVM_VERSION_MAJOR}-tools")
include(CPack)
