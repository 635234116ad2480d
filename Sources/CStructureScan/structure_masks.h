#ifndef SERVQUAL_STRUCTURE_MASKS_H
#define SERVQUAL_STRUCTURE_MASKS_H
// The masks of 64 bytes: bit i stands for byte i.
#include <stdint.h>
#include <string.h>

typedef struct {
  uint64_t delimiters, quotes, feeds, returns, unusual;
} masks;

#if defined(__x86_64__)
#define STRUCTURE_X86 1
#include <immintrin.h>
#define WITH_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,pclmul,bmi,bmi2,popcnt,lzcnt")))
#define WITH_AVX2 __attribute__((target("avx2,pclmul,bmi,bmi2,popcnt,lzcnt")))

WITH_AVX512 static inline masks masks_avx512(const uint8_t *bytes, uint8_t delimiter) {
  const __m512i block = _mm512_loadu_si512(bytes);
  return (masks){_mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8((char)delimiter)), _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('"')),
                 _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\n')), _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('\r')),
                 _mm512_movepi8_mask(block) | _mm512_testn_epi8_mask(block, block)};
}

WITH_AVX2 static inline uint64_t equal_avx2(__m256i low, __m256i high, char byte) {
  const __m256i wanted = _mm256_set1_epi8(byte);
  return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted)) |
         (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted)) << 32;
}

WITH_AVX2 static inline masks masks_avx2(const uint8_t *bytes, uint8_t delimiter) {
  const __m256i low = _mm256_loadu_si256((const __m256i *)bytes), high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  const uint64_t above = (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
  return (masks){equal_avx2(low, high, (char)delimiter), equal_avx2(low, high, '"'), equal_avx2(low, high, '\n'),
                 equal_avx2(low, high, '\r'), above | equal_avx2(low, high, 0)};
}
#endif

// Eight bytes at a time: the high bit of each byte of `word` that is zero, gathered into eight bits.
static inline uint64_t zero_bytes(uint64_t word) {
  const uint64_t low = 0x7F7F7F7F7F7F7F7FULL;
  const uint64_t zeros = ~(((word & low) + low) | word | low);
  return ((zeros >> 7) * 0x0102040810204080ULL) >> 56;
}

static inline masks masks_portable(const uint8_t *bytes, uint8_t delimiter) {
  const uint64_t ones = 0x0101010101010101ULL;
  masks found = {0, 0, 0, 0, 0};
  for (int part = 0; part < 8; part++) {
    uint64_t word;
    memcpy(&word, bytes + 8 * part, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    const int shift = 8 * part;
    found.delimiters |= zero_bytes(word ^ (ones * delimiter)) << shift;
    found.quotes |= zero_bytes(word ^ (ones * '"')) << shift;
    found.feeds |= zero_bytes(word ^ (ones * '\n')) << shift;
    found.returns |= zero_bytes(word ^ (ones * '\r')) << shift;
    const uint64_t above = (((word >> 7) & ones) * 0x0102040810204080ULL) >> 56;
    found.unusual |= (zero_bytes(word) | above) << shift;
  }
  return found;
}

// Bit i of the result is the parity of the bits up to and including i.
static inline uint64_t prefix_parity_portable(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

#endif
