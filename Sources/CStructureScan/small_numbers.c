#include "structure_masks.h"
#include "structure_scan.h"

// The number in the bytes from `start` up to `end`.
static inline int32_t number(const uint8_t *bytes, uint32_t start, uint32_t end, int32_t unit) {
  const uint32_t length = end - start;
  uint32_t word;
  memcpy(&word, bytes + start, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  // The last digit in the highest byte, zeros before the first one.
  const uint32_t digits = (word ^ 0x30303030) << ((32 - 8 * length) & 31);
  const int isNumber = length - 1 < 3 && ((digits | (digits + 0x76767676)) & 0x80808080) == 0;
  const uint32_t value = (digits >> 24) + 10 * (digits >> 16 & 0xFF) + 100 * (digits >> 8 & 0xFF);
  return isNumber ? (int32_t)value * unit : STRUCTURE_NO_NUMBER;
}

static inline uint32_t start_of(const uint32_t *ends, const structure_fields *row, size_t column) {
  return column == 0 ? row->start : ends[(size_t)row->first + column - 1] + 1;
}

void structure_numbers_portable(const uint8_t *bytes, const uint32_t *ends, const structure_fields *rows, size_t count, size_t column,
                                size_t columns, int32_t unit, int32_t *numbers, size_t stride) {
  for (size_t row = 0; row < count; row++) {
    uint32_t start = start_of(ends, rows + row, column);
    for (size_t offset = 0; offset < columns; offset++) {
      const uint32_t end = ends[(size_t)rows[row].first + column + offset];
      numbers[offset * stride + row] = number(bytes, start, end, unit);
      start = end + 1;
    }
  }
}

#if STRUCTURE_X86
// Up to eight fields of a row that lie within sixteen bytes, all at once: their last three bytes become a number of 32 bits each.
WITH_AVX2 static void numbers_avx2(const uint8_t *bytes, const uint32_t *ends, const structure_fields *rows, size_t count, size_t column,
                                   size_t columns, int32_t unit, int32_t *numbers, size_t stride) {
  const __m256i spread = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 0, 3, 4, 4, 4, 7, 8, 8, 8, 11, 12, 12, 12, 15));
  const __m256i back = _mm256_set1_epi32((int)0x80FDFEFF), zeros = _mm256_set1_epi8('0'), nine = _mm256_set1_epi8(9);
  const __m256i weights = _mm256_set1_epi32(0x00640A01), ones = _mm256_set1_epi16(1), units = _mm256_set1_epi32(unit);
  const __m256i one = _mm256_set1_epi32(1), two = _mm256_set1_epi32(2), none = _mm256_set1_epi32(STRUCTURE_NO_NUMBER);
  const __m256i order = _mm256_setr_epi32(0, 0, 1, 2, 3, 4, 5, 6);
  for (size_t row = 0; row < count; row++) {
    const uint32_t *own = ends + rows[row].first + column;
    const uint32_t first = start_of(ends, rows + row, column);
    if (own[columns - 1] - first > 16) {
      structure_numbers_portable(bytes, ends, rows + row, 1, column, columns, unit, numbers + row, stride);
      continue;
    }
    const __m256i end = _mm256_sub_epi32(_mm256_loadu_si256((const __m256i *)own), _mm256_set1_epi32((int)first));
    // Each field begins behind the delimiter of the one before, the first at 0.
    const __m256i before = _mm256_permutevar8x32_epi32(end, order);
    const __m256i start = _mm256_blend_epi32(_mm256_add_epi32(before, one), _mm256_setzero_si256(), 1);
    const __m256i length = _mm256_sub_epi32(end, start);
    const __m256i text = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(bytes + first)));
    const __m256i places = _mm256_add_epi8(_mm256_shuffle_epi8(end, spread), back);
    const __m256i beyond = _mm256_sub_epi32(_mm256_set1_epi32(24), _mm256_slli_epi32(length, 3));
    const __m256i kept = _mm256_srlv_epi32(_mm256_set1_epi32(0x00FFFFFF), beyond);
    const __m256i digits = _mm256_and_si256(_mm256_sub_epi8(_mm256_shuffle_epi8(text, places), zeros), kept);
    const __m256i areDigits = _mm256_cmpeq_epi32(_mm256_max_epu8(digits, nine), nine);
    const __m256i isShort = _mm256_cmpeq_epi32(_mm256_max_epu32(_mm256_sub_epi32(length, one), two), two);
    const __m256i value = _mm256_mullo_epi32(_mm256_madd_epi16(_mm256_maddubs_epi16(digits, weights), ones), units);
    const __m256i found = _mm256_blendv_epi8(none, value, _mm256_and_si256(areDigits, isShort));
    int32_t all[8];
    _mm256_storeu_si256((__m256i *)all, found);
    for (size_t offset = 0; offset < columns; offset++) numbers[offset * stride + row] = all[offset];
  }
}
#endif

void structure_numbers(const uint8_t *bytes, const uint32_t *ends, const structure_fields *rows, size_t count, size_t column,
                       size_t columns, int32_t unit, int32_t *numbers, size_t stride) {
#if STRUCTURE_X86
  if (columns > 1 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    for (size_t done = 0; done < columns; done += 8) {
      const size_t some = columns - done < 8 ? columns - done : 8;
      numbers_avx2(bytes, ends, rows, count, column + done, some, unit, numbers + done * stride, stride);
    }
    return;
  }
#endif
  structure_numbers_portable(bytes, ends, rows, count, column, columns, unit, numbers, stride);
}
