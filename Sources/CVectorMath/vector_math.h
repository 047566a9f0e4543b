#pragma once
#pragma clang assume_nonnull begin

/* The square root, as a single instruction. Swift's own calls the C library for negative numbers, which
   sets errno; a loop with that call in it is not vectorised. The result is the same to the last bit. */
static inline float vector_square_root(float x) { return __builtin_elementwise_sqrt(x); }

/* Eight rows of eight numbers with rows and columns exchanged, in registers: first pairs change places,
   then pairs of pairs, then halves. Swift's vectors have no shuffle that becomes one instruction. */
typedef float vector8 __attribute__((vector_size(32)));
typedef vector8 unaligned_vector8 __attribute__((aligned(4)));

static inline void transpose_eight(const float *x, long x_stride, float *y, long y_stride) {
  vector8 a[8], b[8];
  for (int i = 0; i < 8; i++) a[i] = *(const unaligned_vector8 *)(x + i * x_stride);
  for (int i = 0; i < 8; i += 2) {
    b[i] = __builtin_shufflevector(a[i], a[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    b[i + 1] = __builtin_shufflevector(a[i], a[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  for (int i = 0; i < 8; i += 4) {
    for (int j = i; j < i + 2; j++) {
      a[j] = __builtin_shufflevector(b[j], b[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
      a[j + 2] = __builtin_shufflevector(b[j], b[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    }
  }
  for (int i = 0; i < 4; i++) {
    *(unaligned_vector8 *)(y + i * y_stride) =
        __builtin_shufflevector(a[i], a[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    *(unaligned_vector8 *)(y + (i + 4) * y_stride) =
        __builtin_shufflevector(a[i], a[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

/* Room for a panel of a matrix product, one for each thread. */
enum { panel_floats = 320 * 64 };
static inline float *panel_memory(void) {
  static _Thread_local float memory[panel_floats] __attribute__((aligned(64)));
  return memory;
}

#pragma clang assume_nonnull end
