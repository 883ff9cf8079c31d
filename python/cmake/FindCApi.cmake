# Finds or builds the C API, as PoolToConv::PoolToConvC, and tells how to install its
# libraries beside the extension.

get_filename_component(PTC_SOURCES "${CMAKE_CURRENT_SOURCE_DIR}/.." ABSOLUTE)
set(PTC_BUILD_DIR "" CACHE PATH
  "A build tree of pool-to-conv whose libraries are used (default: ../build if it fits)")

set(ptc_top ${PTC_SOURCES}/CMakeLists.txt)
set(PTC_WANTED_VERSION "")
if(EXISTS ${ptc_top})
  file(STRINGS ${ptc_top} ptc_line REGEX "^project\\(PoolToConv VERSION ")
  string(REGEX REPLACE ".* VERSION ([0-9.]+).*" "\\1" PTC_WANTED_VERSION "${ptc_line}")
endif()

# Sets `result` to why `folder` is not a build tree that can be used, or to nothing.
function(ptc_why_not_build_tree folder result)
  if(NOT EXISTS ${folder}/CMakeCache.txt)
    set(${result} "it is no build tree" PARENT_SCOPE)
    return()
  endif()
  load_cache(${folder} READ_WITH_PREFIX built_
    CMAKE_PROJECT_NAME CMAKE_PROJECT_VERSION CMAKE_HOME_DIRECTORY)
  if(NOT built_CMAKE_PROJECT_NAME STREQUAL "PoolToConv")
    set(${result} "it is one of another project" PARENT_SCOPE)
  elseif(NOT built_CMAKE_PROJECT_VERSION VERSION_EQUAL PTC_WANTED_VERSION)
    set(${result} "it has version ${built_CMAKE_PROJECT_VERSION}, not ${PTC_WANTED_VERSION}"
      PARENT_SCOPE)
  elseif(NOT built_CMAKE_HOME_DIRECTORY STREQUAL PTC_SOURCES)
    set(${result} "it was built from other sources" PARENT_SCOPE)
  elseif(NOT EXISTS ${folder}/lib/libPoolToConvC.so OR
         NOT EXISTS ${folder}/include/PoolToConv-c/PassOptions.h)
    set(${result} "its C library is not built" PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()

# The libraries of the build tree `folder` as imported targets.
function(ptc_use_build_tree folder)
  load_cache(${folder} READ_WITH_PREFIX built_ MLIR_DIR)
  find_package(MLIR CONFIG REQUIRED PATHS ${built_MLIR_DIR} NO_DEFAULT_PATH)
  set(PTC_LLVM_LIBRARY_DIR ${LLVM_LIBRARY_DIR} PARENT_SCOPE)
  foreach(name PoolToConvMLIRC PoolToConvC)
    add_library(PoolToConv::${name} SHARED IMPORTED GLOBAL)
    # Links, which name the version.
    file(REAL_PATH ${folder}/lib/lib${name}.so library)
    string(REGEX REPLACE "\\.[0-9]+$" "" soname ${library})
    get_filename_component(soname ${soname} NAME)
    set_target_properties(PoolToConv::${name} PROPERTIES
      IMPORTED_LOCATION ${library}
      IMPORTED_SONAME ${soname})
    target_include_directories(PoolToConv::${name} SYSTEM INTERFACE
      ${MLIR_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
  endforeach()
  target_include_directories(PoolToConv::PoolToConvC INTERFACE
    ${PTC_SOURCES}/include ${folder}/include)
  target_link_libraries(PoolToConv::PoolToConvC INTERFACE
    PoolToConv::PoolToConvMLIRC)
endfunction()

# Installs the libraries of the C API (once found) in `folder`, where they find each other, and MLIR's
# where it was.
function(ptc_install_c_api folder component)
  foreach(name PoolToConvMLIRC PoolToConvC)
    get_target_property(original PoolToConv::${name} ALIASED_TARGET)
    if(original)
      install(TARGETS ${original}
        LIBRARY DESTINATION ${folder} COMPONENT ${component} NAMELINK_SKIP)
      continue()
    endif()
    get_target_property(library PoolToConv::${name} LOCATION)
    get_target_property(soname PoolToConv::${name} IMPORTED_SONAME)
    if(NOT soname)
      get_target_property(soname PoolToConv::${name} IMPORTED_SONAME_RELEASE)
    endif()
    install(PROGRAMS ${library}
      DESTINATION ${folder} RENAME ${soname} COMPONENT ${component})
    # A build tree has its own folder there.
    install(CODE "
      file(RPATH_SET FILE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${folder}/${soname}\"
        NEW_RPATH \"\$ORIGIN:${PTC_LLVM_LIBRARY_DIR}\")"
      COMPONENT ${component})
  endforeach()
endfunction()

if(PoolToConv_DIR)
  find_package(PoolToConv ${PTC_WANTED_VERSION} REQUIRED CONFIG)
  set(PTC_LLVM_LIBRARY_DIR ${LLVM_LIBRARY_DIR})
  message(STATUS "pool-to-conv: the package in ${PoolToConv_DIR}")
  return()
endif()

set(ptc_tree ${PTC_BUILD_DIR})
if(NOT ptc_tree)
  set(ptc_tree ${PTC_SOURCES}/build)
endif()
ptc_why_not_build_tree(${ptc_tree} ptc_reason)
if(NOT ptc_reason)
  message(STATUS "pool-to-conv: the build tree ${ptc_tree}")
  ptc_use_build_tree(${ptc_tree})
  return()
endif()
if(PTC_BUILD_DIR)
  message(FATAL_ERROR "PTC_BUILD_DIR=${PTC_BUILD_DIR} cannot be used: ${ptc_reason}")
endif()
if(NOT PTC_WANTED_VERSION)
  message(FATAL_ERROR "There are no sources around this folder: name an installed "
    "pool-to-conv by --config-settings=cmake.define.PoolToConv_DIR=<prefix>/lib/cmake/PoolToConv")
endif()

message(STATUS "pool-to-conv: built here (${ptc_tree} is not used: ${ptc_reason})")
set(PTC_INCLUDE_TESTS OFF CACHE BOOL "")
set(PTC_BENCHMARKS OFF CACHE BOOL "")
add_subdirectory(${PTC_SOURCES} ${CMAKE_BINARY_DIR}/pool-to-conv EXCLUDE_FROM_ALL)
# The headers of the C API include MLIR's, which that folder found.
foreach(name MLIR LLVM)
  get_directory_property(folders DIRECTORY ${PTC_SOURCES} DEFINITION ${name}_INCLUDE_DIRS)
  target_include_directories(PoolToConvC SYSTEM INTERFACE ${folders})
endforeach()
