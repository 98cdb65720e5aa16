#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# How a folder of test sources becomes programs and CTest tests.
#

# The same for every test target: they share one precompiled header, which the compiler takes only when the
# flags agree.
function(appwrite_test_settings target)
    appwrite_target_settings(${target})
    target_link_libraries(${target} PRIVATE appwrite_under_test appwrite::testing Boost::unit_test_framework)
    target_compile_definitions(${target} PRIVATE BOOST_TEST_DYN_LINK)
    # Clang misses that BOOST_TEST expands to a use of these.
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        target_compile_options(${target} PRIVATE -Wno-unused-member-function)
    endif()
endfunction()

function(appwrite_use_pch target)
    if(TARGET appwrite_test_pch)
        target_precompile_headers(${target} REUSE_FROM appwrite_test_pch)
    endif()
endfunction()

# Where CMAKE_UNITY_BUILD is on, up to six files of one folder make a translation unit, but never files of
# several: the folders' names would get into each other's way.
function(appwrite_share_translation_units target)
    foreach(source IN LISTS ARGN)
        get_filename_component(folder ${source} DIRECTORY)
        file(RELATIVE_PATH folder ${CMAKE_CURRENT_SOURCE_DIR} ${folder})
        string(MAKE_C_IDENTIFIER ${folder} folder)
        math(EXPR batch "0${${folder}_sources} / 6")
        math(EXPR ${folder}_sources "0${${folder}_sources} + 1")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${batch})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
    # Types of an unnamed namespace are no mistake in a unit that nobody includes.
    if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
    endif()
endfunction()

# A test that must not reach for a real server, wherever it runs.
function(appwrite_test_properties name)
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT_MODIFICATION
            "APPWRITE_ENDPOINT=unset:;APPWRITE_PROJECT_ID=unset:;APPWRITE_API_KEY=unset:"
        ${ARGN}
    )
endfunction()

# test/<folder>/**.cpp becomes the program appwrite_<folder>_tests.
function(appwrite_boost_test folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    if(NOT sources)
        return()
    endif()
    set(target appwrite_${folder}_tests)
    add_executable(${target} ${sources} ${CMAKE_CURRENT_SOURCE_DIR}/support/test_main.cpp)
    appwrite_test_settings(${target})
    target_link_libraries(${target} PRIVATE appwrite_test_support)
    appwrite_use_pch(${target})
    appwrite_share_translation_units(${target} ${sources})
    add_test(NAME ${folder} COMMAND ${target} --log_level=test_suite)
    appwrite_test_properties(${folder} LABELS ${folder} ${ARGN})
endfunction()

# Each test/<folder>/*.cpp becomes a program with its own main() that says by its exit status how it went.
function(appwrite_plain_tests folder)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
    foreach(source IN LISTS sources)
        get_filename_component(name ${source} NAME_WE)
        set(target appwrite_${folder}_${name})
        add_executable(${target} ${source})
        set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
        appwrite_test_settings(${target})
        target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/test)
        appwrite_use_pch(${target})
        add_test(NAME ${folder}.${name} COMMAND ${target})
        appwrite_test_properties(${folder}.${name} LABELS ${folder} ${ARGN})
        list(APPEND targets ${target})
    endforeach()
    # One name for all of them, for whoever wants to build nothing else.
    add_custom_target(appwrite_${folder}_tests DEPENDS ${targets})
endfunction()
