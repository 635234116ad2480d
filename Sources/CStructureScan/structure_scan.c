#include "structure_scan.h"

#include "structure_masks.h"

static inline uint32_t flags_of(const masks *found, uint64_t odd, uint64_t inner_lines, uint64_t own) {
  return ((found->quotes & own) != 0 ? STRUCTURE_QUOTES : 0) | ((found->unusual & own) != 0 ? STRUCTURE_UNUSUAL : 0) |
         ((odd & own) != 0 ? STRUCTURE_ODD_QUOTES : 0) | ((inner_lines & own) != 0 ? STRUCTURE_INNER_LINES : 0);
}

static inline void ends_portable(uint32_t *ends, uint64_t structure, uint32_t block) {
  for (; structure != 0; structure &= structure - 1) *ends++ = block + (uint32_t)__builtin_ctzll(structure);
}

#define NAME find_portable
#define WITH
#define MASKS masks_portable
#define PARITY prefix_parity_portable
#define WRITE_ENDS ends_portable
#include "structure_loop.h"
#undef NAME
#undef WITH
#undef MASKS
#undef PARITY
#undef WRITE_ENDS

#if STRUCTURE_X86

WITH_AVX2 static inline uint64_t prefix_parity_clmul(uint64_t bits) {
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

// Eight at a time, with a few too many at the end.
WITH_AVX2 static inline void ends_avx2(uint32_t *ends, uint64_t structure, uint32_t block) {
  const int count = __builtin_popcountll(structure);
  for (int done = 0; done < count; done += 8) {
    for (int next = 0; next < 8; next++) {
      ends[done + next] = block + (uint32_t)_tzcnt_u64(structure);
      structure = _blsr_u64(structure);
    }
  }
}

// The places of set bits, sixteen at a time, with some too many at the end.
WITH_AVX512 static inline void ends_avx512(uint32_t *ends, uint64_t structure, uint32_t block) {
  const __m512i all = _mm512_set_epi64(0x3F3E3D3C3B3A3938, 0x3736353433323130, 0x2F2E2D2C2B2A2928, 0x2726252423222120,
                                       0x1F1E1D1C1B1A1918, 0x1716151413121110, 0x0F0E0D0C0B0A0908, 0x0706050403020100);
  const __m512i places = _mm512_maskz_compress_epi8(structure, all), base = _mm512_set1_epi32((int)block);
  const int count = __builtin_popcountll(structure);
  // Single digits make 32: that many at once, since nobody can foretell whether there are more than 16.
  _mm512_storeu_si512(ends, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places))));
  _mm512_storeu_si512(ends + 16, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 1))));
  if (count <= 32) return;
  _mm512_storeu_si512(ends + 32, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 2))));
  _mm512_storeu_si512(ends + 48, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(places, 3))));
}

#define NAME find_avx2
#define WITH WITH_AVX2
#define MASKS masks_avx2
#define PARITY prefix_parity_clmul
#define WRITE_ENDS ends_avx2
#include "structure_loop.h"
#undef NAME
#undef WITH
#undef MASKS
#undef PARITY
#undef WRITE_ENDS

WITH_AVX512 static inline uint64_t prefix_parity_clmul512(uint64_t bits) {
  const __m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits), _mm_set1_epi8((char)0xFF), 0);
  return (uint64_t)_mm_cvtsi128_si64(product);
}

#define NAME find_avx512
#define WITH WITH_AVX512
#define MASKS masks_avx512
#define PARITY prefix_parity_clmul512
#define WRITE_ENDS ends_avx512
#include "structure_loop.h"

static int has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

static int has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
}

#endif

size_t structure_find_with(int kind, const uint8_t *bytes, size_t length, uint8_t delimiter, uint32_t *ends, structure_row *rows) {
  if (kind == 0) return find_portable(bytes, length, delimiter, ends, rows);
#if STRUCTURE_X86
  if (kind == 1 && has_avx2()) return find_avx2(bytes, length, delimiter, ends, rows);
  if (kind == 2 && has_avx512()) return find_avx512(bytes, length, delimiter, ends, rows);
#endif
  return SIZE_MAX;
}

size_t structure_find(const uint8_t *bytes, size_t length, uint8_t delimiter, uint32_t *ends, structure_row *rows) {
#if STRUCTURE_X86
  if (has_avx512()) return find_avx512(bytes, length, delimiter, ends, rows);
  if (has_avx2()) return find_avx2(bytes, length, delimiter, ends, rows);
#endif
  return find_portable(bytes, length, delimiter, ends, rows);
}

size_t structure_count(const uint8_t *bytes, size_t length, uint8_t value) {
  size_t found = 0;
  // Fewer at a time than a byte can count: the sums of a loop stay as narrow as its bytes.
  for (size_t start = 0; start < length; start += 128) {
    const size_t end = length - start < 128 ? length : start + 128;
    uint8_t few = 0;
    for (size_t index = start; index < end; index++) few += bytes[index] == value;
    found += few;
  }
  return found;
}

static inline __attribute__((always_inline)) void mix(uint32_t *hashes, const int16_t *values, size_t count) {
  for (size_t row = 0; row < count; row++) hashes[row] = (hashes[row] ^ (uint32_t)(int32_t)values[row]) * 0x01000193;
}

#if STRUCTURE_X86
WITH_AVX2 static void mix_avx2(uint32_t *hashes, const int16_t *values, size_t count) { mix(hashes, values, count); }
#endif

void structure_mix(uint32_t *hashes, const int16_t *values, size_t count) {
#if STRUCTURE_X86
  if (has_avx2()) return mix_avx2(hashes, values, count);
#endif
  mix(hashes, values, count);
}
