// Sums of products, compiled once for each kind of machine. Needs NAME, WITH, LANES, STEP, SHORTS, LOAD, MINUS, KEPT, ADD_PRODUCTS and TOTAL:
// LANES holds sums of 32 bits, SHORTS so many as STEP numbers of 16.
//
// Invariants: `rows` is a multiple of TALLY_STEP, as is TALLY_CHUNK; every column holds so many readable numbers.

WITH static void NAME(moments)(const int16_t *plus, const int16_t *minus, size_t items, size_t capacity, const int16_t *mask,
                               const int16_t *totals, size_t rows, int64_t sign, int64_t *sums) {
  for (size_t start = 0; start < rows; start += CHUNK) {
    const size_t end = least(start + CHUNK, rows);
    LANES n = {0}, total = {0}, squares = {0};
    for (size_t row = start; row < end; row += STEP) {
      const SHORTS kept = LOAD(mask + row), all = LOAD(totals + row);
      ADD_PRODUCTS(n, kept, kept);
      ADD_PRODUCTS(total, all, kept);
      ADD_PRODUCTS(squares, all, all);
    }
    // All ones are -1.
    sums[0] += sign * TOTAL(n), sums[1] -= sign * TOTAL(total), sums[2] += sign * TOTAL(squares);
    for (size_t item = 0; item < items; item++) {
      const int16_t *high = plus + item * capacity, *low = minus == NULL ? NULL : minus + item * capacity;
      LANES sum = {0}, own = {0}, with_total = {0};
      for (size_t row = start; row < end; row += STEP) {
        const SHORTS kept = LOAD(mask + row);
        const SHORTS x = KEPT(low == NULL ? LOAD(high + row) : MINUS(LOAD(high + row), LOAD(low + row)), kept);
        ADD_PRODUCTS(sum, x, kept);
        ADD_PRODUCTS(own, x, x);
        ADD_PRODUCTS(with_total, x, LOAD(totals + row));
      }
      int64_t *into = sums + 3 + 3 * item;
      into[0] -= sign * TOTAL(sum), into[1] += sign * TOTAL(own), into[2] += sign * TOTAL(with_total);
    }
  }
}

WITH static void NAME(products)(const int16_t *columns, size_t plane, size_t first, size_t second, size_t rows, int64_t *sums) {
  const int16_t *kept_x = columns + first, *kept_y = columns + second;
  for (size_t start = 0; start < rows; start += CHUNK) {
    const size_t end = least(start + CHUNK, rows);
    LANES n = {0};
    for (size_t row = start; row < end; row += STEP) ADD_PRODUCTS(n, LOAD(kept_x + row), LOAD(kept_y + row));
    sums[0] += TOTAL(n);
    for (size_t side = 0; side < 3; side++) {
      const int16_t *x = kept_x + (side + 1) * plane, *y = kept_y + (side + 1) * plane;
      LANES left = {0}, right = {0}, both = {0};
      for (size_t row = start; row < end; row += STEP) {
        const SHORTS here = LOAD(x + row), there = LOAD(y + row);
        ADD_PRODUCTS(left, here, LOAD(kept_y + row));
        ADD_PRODUCTS(right, there, LOAD(kept_x + row));
        ADD_PRODUCTS(both, here, there);
      }
      sums[1 + side] -= TOTAL(left), sums[4 + side] -= TOTAL(right), sums[7 + side] += TOTAL(both);
    }
  }
}

#undef NAME
#undef WITH
#undef LANES
#undef STEP
#undef SHORTS
#undef LOAD
#undef MINUS
#undef KEPT
#undef ADD_PRODUCTS
#undef TOTAL
