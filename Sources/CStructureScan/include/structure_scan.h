#ifndef SERVQUAL_STRUCTURE_SCAN_H
#define SERVQUAL_STRUCTURE_SCAN_H
// Finds the bytes that structure a delimited text, 64 at a time. Swift has no way to turn a vector comparison into a bit mask.
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct {
  uint64_t delimiters;
  uint64_t quotes;
  uint64_t line_ends;  // LF and CR
  uint64_t unusual;    // NUL and bytes above ASCII
} structure_masks;

// The masks of the 64 bytes at `bytes`, which must all be readable; bit i stands for byte i.
static inline structure_masks structure_scan(const uint8_t *bytes, uint8_t delimiter) {
  structure_masks masks = {0, 0, 0, 0};
#if defined(__SSE2__)
  const __m128i delimiters = _mm_set1_epi8((char)delimiter), quotes = _mm_set1_epi8('"');
  const __m128i feeds = _mm_set1_epi8('\n'), returns = _mm_set1_epi8('\r'), zeros = _mm_setzero_si128();
  for (int part = 0; part < 4; part++) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const int shift = 16 * part;
    masks.delimiters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, delimiters)) << shift;
    masks.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, quotes)) << shift;
    masks.line_ends |=
        (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(block, feeds), _mm_cmpeq_epi8(block, returns))) << shift;
    masks.unusual |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(block, _mm_cmpeq_epi8(block, zeros))) << shift;
  }
#else
  for (int index = 0; index < 64; index++) {
    const uint8_t byte = bytes[index];
    const uint64_t bit = (uint64_t)1 << index;
    if (byte == delimiter) masks.delimiters |= bit;
    if (byte == '"') masks.quotes |= bit;
    if (byte == '\n' || byte == '\r') masks.line_ends |= bit;
    if (byte == 0 || byte >= 0x80) masks.unusual |= bit;
  }
#endif
  return masks;
}

#endif
