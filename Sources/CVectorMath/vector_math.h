#pragma once

/* The square root, as a single instruction. Swift's own calls the C library for negative numbers, which
   sets errno; a loop with that call in it is not vectorised. The result is the same to the last bit. */
static inline float vector_square_root(float x) { return __builtin_elementwise_sqrt(x); }
