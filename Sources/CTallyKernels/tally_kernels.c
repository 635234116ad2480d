#include "tally_kernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_MACHINE __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_MACHINE
#endif

FOR_EACH_MACHINE
tally_sums tally_moments(const int16_t *plus, const int16_t *minus, const int16_t *mask, const int16_t *totals, size_t count) {
  int32_t sum = 0, squares = 0, with_total = 0;
  if (minus == NULL) {
    for (size_t row = 0; row < count; row++) {
      const int16_t x = (int16_t)(plus[row] & mask[row]);
      sum += x, squares += x * x, with_total += x * totals[row];
    }
  } else {
    for (size_t row = 0; row < count; row++) {
      const int16_t x = (int16_t)((plus[row] - minus[row]) & mask[row]);
      sum += x, squares += x * x, with_total += x * totals[row];
    }
  }
  return (tally_sums){sum, squares, with_total};
}

FOR_EACH_MACHINE
tally_sums tally_products(const int16_t *x, const int16_t *y, const int16_t *kept_x, const int16_t *kept_y, size_t count) {
  int32_t first = 0, second = 0, both = 0;
  for (size_t row = 0; row < count; row++) {
    first += x[row] * kept_y[row], second += y[row] * kept_x[row], both += x[row] * y[row];
  }
  return (tally_sums){first, second, both};
}

FOR_EACH_MACHINE
void tally_places(const int16_t *expectation, const int16_t *perception, size_t count, int16_t points, int16_t width, uint16_t *places) {
  for (size_t row = 0; row < count; row++) {
    const int16_t e = expectation[row], p = perception[row];
    // All ones for a missing answer: -1 goes to `points`, -2 behind it.
    const int16_t no_e = (int16_t)(e >> 15), no_p = (int16_t)(p >> 15);
    const int16_t left = (int16_t)((e ^ no_e) + (points & no_e)), right = (int16_t)((p ^ no_p) + (points & no_p));
    places[row] = (uint16_t)(left * width + right);
  }
}

FOR_EACH_MACHINE
void tally_points(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors, const long *rows,
                  size_t count, int64_t *sums) {
  int64_t given[TALLY_DIMENSIONS], weighted[TALLY_DIMENSIONS];
  for (size_t index = 0; index < count; index++) {
    const size_t row = (size_t)rows[index];
    int64_t total = 0, plain = 0;
    for (size_t dimension = 0; dimension < dimensions; dimension++) {
      const int32_t here = points[dimension * capacity + row];
      const int64_t score = gaps[dimension * capacity + row] * factors[dimension];
      given[dimension] = here > 0 ? here : 0;
      weighted[dimension] = given[dimension] * score;
      total += weighted[dimension], plain += score;
      sums[5 + 5 * dimension] += given[dimension], sums[5 + 5 * dimension + 2] += score;
    }
    sums[0] += 1, sums[1] += total, sums[2] += total * total, sums[3] += plain, sums[4] += plain * plain;
    for (size_t dimension = 0; dimension < dimensions; dimension++) {
      int64_t *own = sums + 5 + 5 * dimension;
      own[1] += weighted[dimension], own[3] += weighted[dimension] * weighted[dimension], own[4] += weighted[dimension] * total;
    }
  }
}
