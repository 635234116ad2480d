#include "structure_scan.h"

#include <string.h>

// Eight numbers of 16 bits; the compiler has instructions for what is done with them on every machine.
typedef uint16_t lanes __attribute__((vector_size(16)));
typedef int16_t signs __attribute__((vector_size(16)));
#define ALWAYS static inline __attribute__((always_inline))

#define LOW(left, right) __builtin_shufflevector(left, right, 0, 8, 1, 9, 2, 10, 3, 11)
#define HIGH(left, right) __builtin_shufflevector(left, right, 4, 12, 5, 13, 6, 14, 7, 15)

// Rows become columns: three rounds in which each vector meets the one four further on.
ALWAYS void transpose(lanes *rows) {
  for (int round = 0; round < 3; round++) {
    lanes mixed[8];
    for (int row = 0; row < 4; row++) {
      mixed[2 * row] = LOW(rows[row], rows[row + 4]);
      mixed[2 * row + 1] = HIGH(rows[row], rows[row + 4]);
    }
    memcpy(rows, mixed, sizeof mixed);
  }
}

uint32_t structure_digits(const uint8_t *bytes, const uint32_t *ends, const uint32_t *before, uint8_t delimiter, uint8_t lowest,
                          uint8_t highest, int16_t *codes, size_t stride) {
  const uint16_t base = (uint16_t)(delimiter << 8 | lowest);
  const int16_t most = (int16_t)(highest - lowest);
  const lanes bases = {base, base, base, base, base, base, base, base};
  const signs span = {most, most, most, most, most, most, most, most};
  lanes rows[8];
  uint32_t others = 0;
  for (int row = 0; row < 8; row++) {
    const uint32_t *end = ends + before[row];
    memcpy(&rows[row], bytes + end[0] + 1, sizeof rows[row]);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    rows[row] = rows[row] << 8 | rows[row] >> 8;
#endif
    others |= (uint32_t)(end[8] - end[0] != 16) << row;
  }
  transpose(rows);
  // A lane is a digit and a delimiter if nothing is left of the one and little of the other.
  signs beyond = {0};
  for (int column = 0; column < 8; column++) {
    rows[column] -= bases;
    memcpy(codes + (size_t)column * stride, &rows[column], sizeof rows[column]);
    beyond |= (signs)rows[column] | ((signs)rows[column] > span);
  }
  uint64_t halves[2];
  beyond >>= 15;
  memcpy(halves, &beyond, sizeof halves);
  if ((halves[0] | halves[1]) == 0) return others;
  for (int row = 0; row < 8; row++) others |= (uint32_t)(beyond[row] & 1) << row;
  return others;
}
