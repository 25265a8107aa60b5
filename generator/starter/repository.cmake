# Where the workflows of new sites take the program from: OWNER/NAME at GitHub. Told by the origin of
# this repository, where it has one there; packagers name it.
set(OFFPRINT_REPOSITORY "" CACHE STRING "The program's repository at GitHub: OWNER/NAME")
if(NOT OFFPRINT_REPOSITORY)
  execute_process(COMMAND git config --get remote.origin.url
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE origin ERROR_QUIET
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(origin MATCHES "github\\.com[:/]([A-Za-z0-9-]+/[A-Za-z0-9._-]+)$")
    string(REGEX REPLACE "\\.git$" "" OFFPRINT_REPOSITORY ${CMAKE_MATCH_1})
  else()
    set(OFFPRINT_REPOSITORY OWNER/offprint)
  endif()
endif()
