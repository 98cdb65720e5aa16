#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Install rules and the package that find_package(appwrite CONFIG) finds.
#
include(CMakePackageConfigHelpers)

set(appwrite_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/appwrite)
set(appwrite_installed_targets appwrite appwrite_header_only)
if(APPWRITE_TESTING)
    list(APPEND appwrite_installed_targets appwrite_testing)
    install(DIRECTORY include/appwrite/testing DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/appwrite)
endif()
if(APPWRITE_EMULATOR)
    list(APPEND appwrite_installed_targets appwrite-emulator)
endif()

install(FILES include/appwrite.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/appwrite DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} PATTERN testing EXCLUDE)
install(TARGETS ${appwrite_installed_targets} EXPORT appwriteTargets)
install(EXPORT appwriteTargets NAMESPACE appwrite:: DESTINATION ${appwrite_package_dir})

configure_package_config_file(src/cmake/appwriteConfig.cmake.in ${PROJECT_BINARY_DIR}/appwriteConfig.cmake
    INSTALL_DESTINATION ${appwrite_package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/appwriteConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/appwriteConfig.cmake ${PROJECT_BINARY_DIR}/appwriteConfigVersion.cmake
    DESTINATION ${appwrite_package_dir})
