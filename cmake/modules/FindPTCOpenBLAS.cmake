# Finds OpenBLAS, with its C interface and its LAPACK, as PTC::OpenBLAS.
#
# By header and library: Debian's packages of the variants with and without
# threads, and builds from source, agree on these and on nothing else.
find_path(PTC_OPENBLAS_INCLUDE_DIR cblas.h
          PATH_SUFFIXES openblas openblas-pthread openblas-serial)
find_library(PTC_OPENBLAS_LIBRARY openblas)

include(CheckSymbolExists)
if(PTC_OPENBLAS_INCLUDE_DIR AND PTC_OPENBLAS_LIBRARY)
  # Another library's cblas.h has the products but not this.
  set(CMAKE_REQUIRED_INCLUDES ${PTC_OPENBLAS_INCLUDE_DIR})
  set(CMAKE_REQUIRED_LIBRARIES ${PTC_OPENBLAS_LIBRARY})
  check_symbol_exists(openblas_get_parallel cblas.h PTC_OPENBLAS_WORKS)
  unset(CMAKE_REQUIRED_INCLUDES)
  unset(CMAKE_REQUIRED_LIBRARIES)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PTCOpenBLAS
  REQUIRED_VARS PTC_OPENBLAS_LIBRARY PTC_OPENBLAS_INCLUDE_DIR PTC_OPENBLAS_WORKS
  REASON_FAILURE_MESSAGE "install libopenblas-dev")

if(PTCOpenBLAS_FOUND AND NOT TARGET PTC::OpenBLAS)
  add_library(PTC::OpenBLAS UNKNOWN IMPORTED)
  set_target_properties(PTC::OpenBLAS PROPERTIES
    IMPORTED_LOCATION ${PTC_OPENBLAS_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${PTC_OPENBLAS_INCLUDE_DIR})
endif()
