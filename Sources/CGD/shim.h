#include <gd.h>
#include <gdfontg.h>

/* The rows of a truecolor picture, each a pixel an int; NULL for a palette picture. */
static inline int **cgd_pixel_rows(gdImagePtr image) {
  return image->trueColor ? image->tpixels : NULL;
}
