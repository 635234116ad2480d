#ifndef SERVQUAL_TALLY_KERNELS_H
#define SERVQUAL_TALLY_KERNELS_H
// Sums over columns of numbers, in the widest vectors the machine has. Swift builds for the least machine, and has no way to choose as it
// runs. Row r of column c is at `c * capacity + r`; columns are read and written in whole steps of TALLY_STEP rows, up to which each must
// reach behind the last row. The caller sees to it that no sum leaves its bits: products of TALLY_CHUNK rows fit 32.
#include <stddef.h>
#include <stdint.h>

enum { TALLY_STEP = 32, TALLY_CHUNK = 2048, TALLY_DIMENSIONS = 32 };

// Counts and adds up the answers of scale after scale of `sizes` items, and of all scales together in a column behind them: answers to either
// facet and pairs, the totals of both facets, their sums over pairs, and the difference of these. A negative code is no answer. Without
// expectations (NULL) nothing is written of them, nor differences. Sums of a scale fit 16 bits.
void tally_sums(const int16_t *expectation, const int16_t *perception, const long *sizes, size_t scales, size_t capacity, size_t count,
                int16_t *expected, int16_t *perceived, int16_t *pairs, int32_t *expectation_totals, int32_t *perception_totals,
                int32_t *expectation_sums, int32_t *perception_sums, int32_t *gaps);

// All ones in the rows that hold `size`, zero in the others and behind the last; returns how many hold it.
int64_t tally_complete(const int16_t *answered, int16_t size, size_t count, int16_t *mask);

// A column in 16 bits, zero where `mask` is.
void tally_shorten(const int32_t *sums, const int16_t *mask, size_t count, int16_t *target);

// Adds `sign` times n, ΣT and ΣT² of the rows that `mask` keeps, then Σx, Σx² and ΣxT item by item, where x is plus - minus in those rows;
// `minus` may be NULL, and `totals` is zero in the other rows.
void tally_moments(const int16_t *plus, const int16_t *minus, size_t items, size_t capacity, const int16_t *mask, const int16_t *totals,
                   size_t count, int64_t sign, int64_t *sums);

// Adds n, then Σx, Σy and Σxy of three columns each, over the rows that the masks of both keep: the mask of a column is `columns` itself, its
// three numbers are a `plane` further on each, and zero where the mask is.
void tally_products(const int16_t *columns, size_t plane, size_t first, size_t second, size_t count, int64_t *sums);

// Σx, Σy and Σxy of up to three columns (NULL for none) over the rows that are named: x lies behind `first`, y behind `second`.
typedef struct {
  int64_t first[3], second[3], both[3];
} tally_row_sums;
tally_row_sums tally_row_products(const int32_t *left, const int32_t *middle, const int32_t *right, size_t first, size_t second,
                                  const long *rows, size_t count);

// Adds `sign` to the count of each value.
void tally_histogram(const int16_t *values, size_t count, int64_t sign, int64_t *counts);

// Adds `sign` to the count of each row's Σ factor · value, taken as zero where `mask` is.
void tally_weighted(const int32_t *values, const int32_t *factors, size_t columns, size_t capacity, const int16_t *mask, size_t count,
                    int64_t sign, int64_t *counts);

// Where each pair of codes is counted: a code counts from 0, a negative one behind `points`; expectation times `width` plus perception.
void tally_places(const int16_t *expectation, const int16_t *perception, size_t count, int16_t points, int16_t width, uint16_t *places);

// Adds to `sums` what `count` respondents give: n, Σw, Σw², Σu and Σu² of weighted and unweighted scores, then for each dimension Σp, Σps, Σs,
// Σ(ps)² and Σ(ps·w), with p the points (blanks as 0) and s the gap times the dimension's factor. There are at most TALLY_DIMENSIONS, and a
// respondent's scores fit 32 bits.
void tally_points(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors, const long *rows,
                  size_t count, int64_t *sums);

// The same over the first `count` rows, of those that `mask` keeps.
void tally_kept_points(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors,
                       const int16_t *mask, size_t count, int64_t *sums);

#endif
