#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Checks one file of test/compile_fail: cmake -D COMPILER=... -D FLAGS=... -D SOURCE=... -P compile_fail.cmake
#
file(STRINGS ${SOURCE} first_line LIMIT_COUNT 1)
if(NOT first_line MATCHES "^// expect: (.+)$")
    message(FATAL_ERROR "${SOURCE}: the first line must be '// expect: <regular expression>'")
endif()
set(expected "${CMAKE_MATCH_1}")

execute_process(COMMAND ${COMPILER} @${FLAGS} ${SOURCE} RESULT_VARIABLE result ERROR_VARIABLE output)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${SOURCE}: does not compile without the wrong lines either:\n${output}")
endif()

execute_process(COMMAND ${COMPILER} @${FLAGS} -DAPPWRITE_MUST_FAIL ${SOURCE} RESULT_VARIABLE result ERROR_VARIABLE output)
if(result EQUAL 0)
    message(FATAL_ERROR "${SOURCE}: compiles, but must not")
endif()
if(NOT output MATCHES "${expected}")
    message(FATAL_ERROR "${SOURCE}: fails, but not with '${expected}':\n${output}")
endif()
message(STATUS "refused as expected: ${expected}")
