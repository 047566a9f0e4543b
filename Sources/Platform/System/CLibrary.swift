// The C library under one name: a file that needs `log`, `exp`, `pow` or `errno` imports `Platform`.
//
// Passed on whole, not wrapped: a call is the library's own, with its result to the last bit and at
// its speed. No other file of the package asks which system it is built for to import it.
#if canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#elseif canImport(Darwin)
@_exported import Darwin
#endif
