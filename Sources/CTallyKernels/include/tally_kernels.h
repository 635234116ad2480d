#ifndef SERVQUAL_TALLY_KERNELS_H
#define SERVQUAL_TALLY_KERNELS_H
// Sums over columns of 16-bit numbers, in the widest vectors the machine has. Swift builds for the least machine, and has no way to choose
// as it runs. Every column holds `count` readable numbers; the caller sees to it that no sum leaves 32 bits.
#include <stddef.h>
#include <stdint.h>

typedef struct {
  int32_t first, second, third;
} tally_sums;

// Σx, Σx² and Σxt, where x is plus - minus in the rows that `mask` keeps (all ones), zero in the others (zero); `minus` may be NULL.
tally_sums tally_moments(const int16_t *plus, const int16_t *minus, const int16_t *mask, const int16_t *totals, size_t count);

// Σx·kept(y), Σy·kept(x) and Σxy, where the two columns of ones and zeros say which rows each keeps.
tally_sums tally_products(const int16_t *x, const int16_t *y, const int16_t *kept_x, const int16_t *kept_y, size_t count);

// Where each pair of codes is counted: a code counts from 0, a negative one behind `points`; expectation times `width` plus perception.
void tally_places(const int16_t *expectation, const int16_t *perception, size_t count, int16_t points, int16_t width, uint16_t *places);

// Adds to `sums` what `count` respondents give: n, Σw, Σw², Σu and Σu² of weighted and unweighted scores, then for each dimension Σp, Σps, Σs,
// Σ(ps)² and Σ(ps·w), with p the points (blanks as 0) and s the gap times the dimension's factor. Row r of dimension d is at
// `d * capacity + r`; there are at most TALLY_DIMENSIONS.
enum { TALLY_DIMENSIONS = 32 };
void tally_points(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors, const long *rows,
                  size_t count, int64_t *sums);

#endif
