#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# What every target of this project gets. Nothing here reaches a user's targets: all of it is PRIVATE, and no
# global flag is set anywhere. Sanitizers come from CMAKE_CXX_FLAGS (see CMakePresets.json).
#
function(appwrite_target_settings target)
    target_compile_features(${target} PRIVATE cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)

    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
    if(APPWRITE_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()

    # g++ 12 sees overlapping copies inside std::string's operator+ where there are none (GCC bug 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(${target} PRIVATE -Wno-restrict)
        # It pairs the global operator new of a coroutine frame with the operator delete of Asio's promise.
        target_compile_options(${target} PRIVATE -Wno-mismatched-new-delete)
        # With sanitizers it takes the alternative that a variant does not hold for an uninitialised one.
        target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
endfunction()
