#include <zlib.h>

/* `inflateInit2` is a macro, which Swift doesn't see; 32 adds the header of gzip or zlib. */
static inline int czlib_inflate_init(z_streamp stream) {
  return inflateInit2(stream, 15 + 32);
}
