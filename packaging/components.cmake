# Read by CPack for each kind of package: what goes into it.
if(CPACK_GENERATOR STREQUAL DEB)
  set(CPACK_COMPONENTS_ALL program documents)
else()
  set(CPACK_COMPONENTS_ALL portable documents)
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
