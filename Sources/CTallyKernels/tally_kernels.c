#include "tally_kernels.h"

#include <string.h>

// Each function is compiled twice, and the machine chooses.
#define ALWAYS static inline __attribute__((always_inline))
#if defined(__x86_64__)
#include <immintrin.h>
#define TALLY_X86 1
#define AVX2 __attribute__((target("avx2")))
#define FOR_EACH_MACHINE(result, name, parameters, arguments)                        \
  AVX2 static result name##_avx2 parameters { return name##_body arguments; }         \
  result name parameters {                                                            \
    return __builtin_cpu_supports("avx2") ? name##_avx2 arguments : name##_body arguments; \
  }
#else
#define FOR_EACH_MACHINE(result, name, parameters, arguments) \
  result name parameters { return name##_body arguments; }
#endif

// Products of this many numbers are added up in 32 bits.
enum { CHUNK = TALLY_CHUNK, FEW = 256, BATCH = 64 };

ALWAYS size_t least(size_t left, size_t right) { return left < right ? left : right; }

// Whole vectors, the last of which reaches behind the last row.
ALWAYS size_t padded(size_t count) { return (count + TALLY_STEP - 1) / TALLY_STEP * TALLY_STEP; }

// What a few respondents answered of some items: answers to either facet and pairs, totals and sums over pairs.
typedef struct {
  int16_t expected[FEW], perceived[FEW], pairs[FEW];
  int16_t totals[2][FEW], sums[2][FEW];
} few_answers;

ALWAYS void add_item(few_answers *few, const int16_t *restrict e, const int16_t *restrict p, size_t rows) {
  for (size_t row = 0; row < rows; row++) {
    // All ones for an answer, zero for a missing one.
    const int16_t is_e = (int16_t)~(e[row] >> 15), is_p = (int16_t)~(p[row] >> 15), both = is_e & is_p;
    few->expected[row] -= is_e, few->perceived[row] -= is_p, few->pairs[row] -= both;
    few->totals[0][row] += e[row] & is_e, few->totals[1][row] += p[row] & is_p;
    few->sums[0][row] += e[row] & both, few->sums[1][row] += p[row] & both;
  }
}

ALWAYS void add_counts(int16_t *restrict whole, int16_t *restrict target, const int16_t *restrict counts, size_t rows) {
  for (size_t row = 0; row < rows; row++) target[row] = counts[row], whole[row] += counts[row];
}

ALWAYS void add_sums(int16_t *restrict whole, int32_t *restrict target, const int16_t *restrict sums, size_t rows) {
  for (size_t row = 0; row < rows; row++) target[row] = sums[row], whole[row] += sums[row];
}

ALWAYS void put_gaps(int32_t *restrict target, const few_answers *few, size_t rows) {
  for (size_t row = 0; row < rows; row++) target[row] = few->sums[1][row] - few->sums[0][row];
}

ALWAYS void tally_sums_body(const int16_t *expectation, const int16_t *perception, const long *sizes, size_t scales, size_t capacity,
                            size_t count, int16_t *expected, int16_t *perceived, int16_t *pairs, int32_t *expectation_totals,
                            int32_t *perception_totals, int32_t *expectation_sums, int32_t *perception_sums, int32_t *gaps) {
  for (size_t start = 0; start < count; start += FEW) {
    const size_t rows = padded(least(FEW, count - start));
    few_answers whole, few;
    memset(&whole, 0, sizeof whole);
    size_t item = 0;
    for (size_t scale = 0; scale <= scales; scale++) {
      memset(&few, 0, sizeof few);
      if (scale == scales) few = whole;
      for (size_t last = scale < scales ? item + (size_t)sizes[scale] : item; item < last; item++) {
        const int16_t *p = perception + item * capacity + start;
        add_item(&few, expectation == NULL ? p : expectation + item * capacity + start, p, rows);
      }
      const size_t place = scale * capacity + start;
      add_counts(whole.perceived, perceived + place, few.perceived, rows);
      add_counts(whole.pairs, pairs + place, few.pairs, rows);
      add_sums(whole.totals[1], perception_totals + place, few.totals[1], rows);
      add_sums(whole.sums[1], perception_sums + place, few.sums[1], rows);
      if (expectation == NULL) continue;
      add_counts(whole.expected, expected + place, few.expected, rows);
      add_sums(whole.totals[0], expectation_totals + place, few.totals[0], rows);
      add_sums(whole.sums[0], expectation_sums + place, few.sums[0], rows);
      put_gaps(gaps + place, &few, rows);
    }
  }
}

FOR_EACH_MACHINE(void, tally_sums,
                 (const int16_t *expectation, const int16_t *perception, const long *sizes, size_t scales, size_t capacity, size_t count,
                  int16_t *expected, int16_t *perceived, int16_t *pairs, int32_t *expectation_totals, int32_t *perception_totals,
                  int32_t *expectation_sums, int32_t *perception_sums, int32_t *gaps),
                 (expectation, perception, sizes, scales, capacity, count, expected, perceived, pairs, expectation_totals,
                  perception_totals, expectation_sums, perception_sums, gaps))

ALWAYS int64_t tally_complete_body(const int16_t *answered, int16_t size, size_t count, int16_t *mask) {
  const size_t rows = padded(count);
  int64_t complete = 0;
  for (size_t start = 0; start < rows; start += FEW) {
    int16_t kept = 0;
    for (size_t row = start; row < least(start + FEW, rows); row++) {
      mask[row] = answered[row] == size ? -1 : 0;
      mask[row] &= row < count ? -1 : 0;
      kept -= mask[row];
    }
    complete += kept;
  }
  return complete;
}

FOR_EACH_MACHINE(int64_t, tally_complete,
                 (const int16_t *answered, int16_t size, size_t count, int16_t *mask),
                 (answered, size, count, mask))

ALWAYS void tally_shorten_body(const int32_t *sums, const int16_t *mask, size_t count, int16_t *target) {
  const size_t rows = padded(count);
  for (size_t row = 0; row < rows; row++) target[row] = (int16_t)sums[row] & mask[row];
}

FOR_EACH_MACHINE(void, tally_shorten,
                 (const int32_t *sums, const int16_t *mask, size_t count, int16_t *target),
                 (sums, mask, count, target))

#define NAME(name) name##_portable
#define WITH
#define LANES int32_t
#define STEP 1
#define SHORTS int16_t
#define LOAD(place) *(place)
#define MINUS(left, right) (int16_t)((left) - (right))
#define KEPT(left, right) (int16_t)((left) & (right))
#define ADD_PRODUCTS(sum, left, right) sum += (left) * (right)
#define TOTAL(sum) sum
#include "tally_products.h"

#if TALLY_X86
AVX2 static inline int32_t total_avx2(__m256i sums) {
  __m128i four = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
  return _mm_cvtsi128_si32(_mm_add_epi32(four, _mm_shuffle_epi32(four, 0xB1)));
}

#define NAME(name) name##_avx2
#define WITH AVX2
#define LANES __m256i
#define STEP 16
#define SHORTS __m256i
#define LOAD(place) _mm256_loadu_si256((const __m256i *)(place))
#define MINUS(left, right) _mm256_sub_epi16(left, right)
#define KEPT(left, right) _mm256_and_si256(left, right)
#define ADD_PRODUCTS(sum, left, right) sum = _mm256_add_epi32(sum, _mm256_madd_epi16(left, right))
#define TOTAL(sum) total_avx2(sum)
#include "tally_products.h"
#endif

void tally_moments(const int16_t *plus, const int16_t *minus, size_t items, size_t capacity, const int16_t *mask, const int16_t *totals,
                   size_t count, int64_t sign, int64_t *sums) {
#if TALLY_X86
  if (__builtin_cpu_supports("avx2")) return moments_avx2(plus, minus, items, capacity, mask, totals, padded(count), sign, sums);
#endif
  moments_portable(plus, minus, items, capacity, mask, totals, padded(count), sign, sums);
}

void tally_products(const int16_t *columns, size_t plane, size_t first, size_t second, size_t count, int64_t *sums) {
#if TALLY_X86
  if (__builtin_cpu_supports("avx2")) return products_avx2(columns, plane, first, second, padded(count), sums);
#endif
  products_portable(columns, plane, first, second, padded(count), sums);
}

void tally_histogram(const int16_t *values, size_t count, int64_t sign, int64_t *counts) {
  for (size_t row = 0; row < count; row++) counts[values[row]] += sign;
}

ALWAYS void tally_weighted_body(const int32_t *values, const int32_t *factors, size_t columns, size_t capacity, const int16_t *mask, size_t count,
                    int64_t sign, int64_t *counts) {
  for (size_t start = 0; start < count; start += FEW) {
    const size_t rows = padded(least(FEW, count - start));
    int32_t sums[FEW] = {0};
    for (size_t column = 0; column < columns; column++) {
      const int32_t *part = values + column * capacity + start;
      for (size_t row = 0; row < rows; row++) sums[row] += part[row] * factors[column];
    }
    for (size_t row = 0; row < rows; row++) sums[row] &= mask[start + row];
    for (size_t row = 0; row < least(FEW, count - start); row++) counts[sums[row]] += sign;
  }
}

FOR_EACH_MACHINE(void, tally_weighted,
                 (const int32_t *values, const int32_t *factors, size_t columns, size_t capacity, const int16_t *mask, size_t count, int64_t sign, int64_t *counts),
                 (values, factors, columns, capacity, mask, count, sign, counts))

ALWAYS void tally_places_body(const int16_t *expectation, const int16_t *perception, size_t count, int16_t points, int16_t width, uint16_t *places) {
  for (size_t row = 0; row < count; row++) {
    const int16_t e = expectation[row], p = perception[row];
    // All ones for a missing answer: -1 goes to `points`, -2 behind it.
    const int16_t no_e = (int16_t)(e >> 15), no_p = (int16_t)(p >> 15);
    const int16_t left = (int16_t)((e ^ no_e) + (points & no_e)), right = (int16_t)((p ^ no_p) + (points & no_p));
    places[row] = (uint16_t)(left * width + right);
  }
}

FOR_EACH_MACHINE(void, tally_places,
                 (const int16_t *expectation, const int16_t *perception, size_t count, int16_t points, int16_t width, uint16_t *places),
                 (expectation, perception, count, points, width, places))

// A few respondents' points, and their weighted and plain scores, dimension by dimension and in all.
typedef struct {
  int32_t points[TALLY_DIMENSIONS][BATCH], scores[TALLY_DIMENSIONS][BATCH], weighted[TALLY_DIMENSIONS][BATCH];
  int32_t total[BATCH], plain[BATCH];
} weighted_scores;

ALWAYS void weigh(weighted_scores *few, size_t dimensions, const int64_t *factors, size_t rows) {
  memset(few->total, 0, sizeof few->total), memset(few->plain, 0, sizeof few->plain);
  for (size_t dimension = 0; dimension < dimensions; dimension++) {
    int32_t *points = few->points[dimension], *scores = few->scores[dimension], *weighted = few->weighted[dimension];
    const int32_t factor = (int32_t)factors[dimension];
    for (size_t row = 0; row < rows; row++) {
      points[row] = points[row] > 0 ? points[row] : 0;
      scores[row] *= factor;
      weighted[row] = points[row] * scores[row];
      few->total[row] += weighted[row], few->plain[row] += scores[row];
    }
  }
}

// Four numbers side by side: the compiler has an instruction for their products, and does not see it in a loop over single ones.
typedef int32_t narrow __attribute__((vector_size(16)));
typedef int64_t wide __attribute__((vector_size(32)));

ALWAYS void load_four(const int32_t *values, wide *lanes) {
  narrow four;
  memcpy(&four, values, sizeof four);
  *lanes = __builtin_convertvector(four, wide);
}

// Σx and Σxy.
ALWAYS void add_sums_of(const int32_t *x, const int32_t *y, size_t rows, int64_t *sum, int64_t *products) {
  wide all = {0}, both = {0}, here, there;
  for (size_t row = 0; row < rows; row += 4) {
    load_four(x + row, &here), load_four(y + row, &there);
    all += here, both += here * there;
  }
  *sum += all[0] + all[1] + all[2] + all[3], *products += both[0] + both[1] + both[2] + both[3];
}

ALWAYS int64_t sum_of(const int32_t *values, size_t rows) {
  wide all = {0}, here;
  for (size_t row = 0; row < rows; row += 4) load_four(values + row, &here), all += here;
  return all[0] + all[1] + all[2] + all[3];
}

ALWAYS void add_weighted(weighted_scores *few, size_t dimensions, const int64_t *factors, size_t rows, int64_t *sums) {
  weigh(few, dimensions, factors, rows);
  add_sums_of(few->total, few->total, rows, sums + 1, sums + 2), add_sums_of(few->plain, few->plain, rows, sums + 3, sums + 4);
  for (size_t dimension = 0; dimension < dimensions; dimension++) {
    int64_t *own = sums + 5 + 5 * dimension, again = 0;
    const int32_t *weighted = few->weighted[dimension];
    own[0] += sum_of(few->points[dimension], rows), own[2] += sum_of(few->scores[dimension], rows);
    add_sums_of(weighted, weighted, rows, own + 1, own + 3), add_sums_of(weighted, few->total, rows, &again, own + 4);
  }
}

ALWAYS void tally_points_body(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors,
                              const long *rows, size_t count, int64_t *sums) {
  weighted_scores few;
  for (size_t start = 0; start < count; start += BATCH) {
    const size_t here = least(BATCH, count - start), whole = (here + 7) / 8 * 8;
    for (size_t dimension = 0; dimension < dimensions; dimension++) {
      int32_t *given = few.points[dimension], *scores = few.scores[dimension];
      for (size_t row = 0; row < here; row++) {
        const size_t place = dimension * capacity + (size_t)rows[start + row];
        given[row] = points[place], scores[row] = gaps[place];
      }
      for (size_t row = here; row < whole; row++) given[row] = scores[row] = 0;
    }
    sums[0] += (int64_t)here;
    add_weighted(&few, dimensions, factors, whole, sums);
  }
}

FOR_EACH_MACHINE(void, tally_points,
                 (const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors, const long *rows,
                  size_t count, int64_t *sums),
                 (points, gaps, capacity, dimensions, factors, rows, count, sums))

ALWAYS void tally_kept_points_body(const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors,
                                   const int16_t *mask, size_t count, int64_t *sums) {
  weighted_scores few;
  for (size_t start = 0; start < padded(count); start += BATCH) {
    const size_t rows = least(BATCH, padded(count) - start);
    for (size_t dimension = 0; dimension < dimensions; dimension++) {
      int32_t *given = few.points[dimension], *scores = few.scores[dimension];
      const size_t place = dimension * capacity + start;
      for (size_t row = 0; row < rows; row++) {
        given[row] = points[place + row] & mask[start + row], scores[row] = gaps[place + row] & mask[start + row];
      }
    }
    for (size_t row = 0; row < rows; row++) sums[0] -= mask[start + row];
    add_weighted(&few, dimensions, factors, rows, sums);
  }
}

FOR_EACH_MACHINE(void, tally_kept_points,
                 (const int32_t *points, const int32_t *gaps, size_t capacity, size_t dimensions, const int64_t *factors,
                  const int16_t *mask, size_t count, int64_t *sums),
                 (points, gaps, capacity, dimensions, factors, mask, count, sums))

tally_row_sums tally_row_products(const int32_t *left, const int32_t *middle, const int32_t *right, size_t first, size_t second,
                                  const long *rows, size_t count) {
  const int32_t *columns[3] = {left, middle, right};
  tally_row_sums sums = {{0}, {0}, {0}};
  for (size_t side = 0; side < 3; side++) {
    if (columns[side] == NULL) continue;
    const int32_t *x = columns[side] + first, *y = columns[side] + second;
    for (size_t index = 0; index < count; index++) {
      const int64_t here = x[rows[index]], there = y[rows[index]];
      sums.first[side] += here, sums.second[side] += there, sums.both[side] += here * there;
    }
  }
  return sums;
}
