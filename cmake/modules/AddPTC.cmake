# CMake helpers of pool-to-conv: finding MLIR, and libraries and tools that
# link the shared libMLIR and nothing of it a second time.

# Finds an installed MLIR 22 and includes the CMake modules it ships.
# HINTS cover Debian's packages; -DMLIR_DIR=... overrides them.
macro(ptc_find_mlir)
  find_package(MLIR 22.1 REQUIRED CONFIG
               HINTS /usr/lib/llvm-22/lib/cmake/mlir)
  message(STATUS "MLIR ${LLVM_PACKAGE_VERSION}: ${MLIR_DIR}")

  # MLIR exports LLVM_LINK_LLVM_DYLIB but not its own switch.
  option(MLIR_LINK_MLIR_DYLIB "Link the shared libMLIR"
         ${LLVM_LINK_LLVM_DYLIB})
  set(MLIR_BINARY_DIR ${PROJECT_BINARY_DIR})
  set(LLVM_RUNTIME_OUTPUT_INTDIR ${PROJECT_BINARY_DIR}/bin)
  set(LLVM_LIBRARY_OUTPUT_INTDIR ${PROJECT_BINARY_DIR}/lib)
  list(APPEND CMAKE_MODULE_PATH "${MLIR_CMAKE_DIR}" "${LLVM_CMAKE_DIR}")
  include(TableGen)
  include(AddLLVM)
  include(AddMLIR)
  include(HandleLLVMOptions)
  set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)
endmacro()

# ptc_install(TARGET)
#
# Installs a library or tool and adds it to the exported package, there and as
# an alias here, as PoolToConv::<name>, without our prefix PTC.
function(ptc_install target)
  string(REGEX REPLACE "^PTC" "" exported ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${exported})
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "EXECUTABLE")
    add_executable(PoolToConv::${exported} ALIAS ${target})
  else()
    add_library(PoolToConv::${exported} ALIAS ${target})
  endif()
  install(TARGETS ${target} EXPORT PoolToConvTargets
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()

# With PTC_PRECOMPILE, the sources of the library `name` start from one precompiled
# header of MLIR's largest headers: builds that cannot be cached (instrumented ones)
# take a third of the time.
function(ptc_precompile name)
  if(NOT PTC_PRECOMPILE)
    return()
  endif()
  if(NOT TARGET PTCPrecompiled)
    set(empty ${PROJECT_BINARY_DIR}/PTCPrecompiled.cpp)
    file(WRITE ${empty} "")
    add_library(PTCPrecompiled OBJECT ${empty})
    llvm_update_compile_flags(PTCPrecompiled)
    target_precompile_headers(PTCPrecompiled PRIVATE
      <mlir/Dialect/Arith/IR/Arith.h> <mlir/Dialect/Func/IR/FuncOps.h>
      <mlir/Dialect/Linalg/IR/Linalg.h> <mlir/Dialect/Math/IR/Math.h>
      <mlir/Dialect/SCF/IR/SCF.h> <mlir/Dialect/Tensor/IR/Tensor.h>
      <mlir/Dialect/Tosa/IR/TosaOps.h> <mlir/Pass/PassManager.h>
      <mlir/Transforms/GreedyPatternRewriteDriver.h>
      <llvm/Support/FormatVariadic.h>)
  endif()
  target_precompile_headers(${name} REUSE_FROM PTCPrecompiled)
endfunction()

# ptc_library(NAME sources... [LOCAL] [DEPENDS targets...] [PTC libraries...]
#             [MLIR libraries...])
#
# A static library of ours, which is installed unless it is LOCAL. MLIR's libraries go through
# mlir_target_link_libraries only: named in target_link_libraries they would
# pull in a second, static copy of MLIR.
function(ptc_library name)
  cmake_parse_arguments(ARG "LOCAL" "" "DEPENDS;PTC;MLIR" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  llvm_update_compile_flags(${name})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  target_link_libraries(${name} PUBLIC PTCHeaders ${ARG_PTC})
  if(ARG_MLIR)
    mlir_target_link_libraries(${name} PUBLIC ${ARG_MLIR})
    ptc_precompile(${name})
  endif()
  if(NOT ARG_LOCAL)
    ptc_install(${name})
  endif()
endfunction()

# ptc_shared_library(NAME sources... [EXPORTS <version script>]
#                    [DEPENDS targets...] [PUBLIC libraries...]
#                    [PTC libraries...] [MLIR libraries...]
#                    [WHOLE archives of MLIR...])
#
# A shared library with a C API. Archives that libMLIR does not hold are named by
# their file: as targets they would bring a static MLIR along.
function(ptc_shared_library name)
  cmake_parse_arguments(ARG "" "EXPORTS" "DEPENDS;PUBLIC;PTC;MLIR;WHOLE"
    ${ARGN})
  add_library(${name} SHARED ${ARG_UNPARSED_ARGUMENTS})
  llvm_update_compile_flags(${name})
  set_target_properties(${name} PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY ${LLVM_LIBRARY_OUTPUT_INTDIR}
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}
    INSTALL_RPATH "$ORIGIN")
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PTC})
  foreach(archive ${ARG_WHOLE})
    target_link_libraries(${name} PRIVATE
      -Wl,--whole-archive $<TARGET_FILE:${archive}> -Wl,--no-whole-archive)
  endforeach()
  mlir_target_link_libraries(${name} PRIVATE ${ARG_MLIR})
  if(LLVM_LINK_LLVM_DYLIB)
    target_link_libraries(${name} PRIVATE LLVM)
  endif()
  # Who loads the library gets what it is used with.
  target_link_options(${name} PRIVATE LINKER:--no-as-needed)
  # The runtime of a sanitizer comes with the program, not with a library.
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    target_link_options(${name} PRIVATE LINKER:-z,undefs)
  endif()
  if(ARG_EXPORTS)
    set_target_properties(${name} PROPERTIES LINK_DEPENDS ${ARG_EXPORTS})
    target_link_options(${name} PRIVATE
      LINKER:--version-script=${ARG_EXPORTS})
  endif()
  ptc_install(${name})
endfunction()

# ptc_tool(NAME sources... [PTC libraries...] [MLIR libraries...])
function(ptc_tool name)
  cmake_parse_arguments(ARG "" "" "PTC;MLIR" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  llvm_update_compile_flags(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${LLVM_RUNTIME_OUTPUT_INTDIR})
  target_link_libraries(${name} PRIVATE ${ARG_PTC})
  mlir_target_link_libraries(${name} PRIVATE ${ARG_MLIR})
  if(LLVM_LINK_LLVM_DYLIB)
    target_link_libraries(${name} PRIVATE LLVM)
  endif()
  ptc_install(${name})
endfunction()
