# The installed package besides its targets: headers, TableGen files, the CMake
# package that find_package(PoolToConv) finds, documents. Nothing in it names
# the source tree or the build tree, so that it can be moved.

set(PTC_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/PoolToConv)
set(PTC_INSTALL_DATADIR ${CMAKE_INSTALL_DATADIR}/pool-to-conv)
set(PTC_INSTALL_DOCDIR ${CMAKE_INSTALL_DATAROOTDIR}/doc/pool-to-conv)
set(PTC_INSTALL_LITDIR ${PTC_INSTALL_DATADIR}/lit)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td")
install(DIRECTORY ${PROJECT_BINARY_DIR}/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.h" PATTERN "*.h.inc"
  PATTERN CMakeFiles EXCLUDE)

install(EXPORT PoolToConvTargets
  DESTINATION ${PTC_INSTALL_CMAKEDIR}
  NAMESPACE PoolToConv::)
include(CMakePackageConfigHelpers)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/cmake/PoolToConvConfig.cmake.in
  ${PROJECT_BINARY_DIR}/cmake/PoolToConvConfig.cmake
  INSTALL_DESTINATION ${PTC_INSTALL_CMAKEDIR}
  PATH_VARS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_INCLUDEDIR PTC_INSTALL_LITDIR)
# Before 1.0 a minor version may change any interface.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/cmake/PoolToConvConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/cmake/PoolToConvConfig.cmake
  ${PROJECT_BINARY_DIR}/cmake/PoolToConvConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/cmake/modules/FindPTCOpenBLAS.cmake
  DESTINATION ${PTC_INSTALL_CMAKEDIR})

install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md
  DESTINATION ${PTC_INSTALL_DOCDIR})
# By this name Debian's tools find the licence.
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${PTC_INSTALL_DOCDIR} RENAME copyright)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs
  DESTINATION ${PTC_INSTALL_DOCDIR}
  FILES_MATCHING PATTERN "*.md" PATTERN "*.svg")

# What a lit configuration of another project loads.
file(RELATIVE_PATH PTC_LIT_TO_BIN
  /prefix/${PTC_INSTALL_LITDIR} /prefix/${CMAKE_INSTALL_BINDIR})
configure_file(
  ${PROJECT_SOURCE_DIR}/share/pool-to-conv/lit/pool_to_conv.cfg.py.in
  ${PROJECT_BINARY_DIR}/share/pool_to_conv.cfg.py @ONLY)
install(FILES
  ${PROJECT_BINARY_DIR}/share/pool_to_conv.cfg.py
  ${PROJECT_SOURCE_DIR}/share/pool-to-conv/lit/ptc_model_test.py
  DESTINATION ${PTC_INSTALL_LITDIR})
