// The loop over all blocks, compiled once for each kind of machine. Needs NAME, WITH, MASKS, PARITY and WRITE_ENDS.
//
// Invariants: `block + 64` never passes `length + STRUCTURE_SLACK`, up to where bytes are readable; `count` never passes the number of
// bytes seen, so that ends stay below `length + STRUCTURE_SLACK` even where WRITE_ENDS writes whole vectors; each row has a line end of its
// own, so that there are at most `length`, and one more place is written.

WITH static size_t NAME(const uint8_t *bytes, size_t length, uint8_t delimiter, uint32_t *ends, structure_row *rows) {
  uint64_t inside_before = 0, return_before = 0, close_before = 0, edge_before = 1;
  uint32_t count = 0, flags = 0;
  size_t row = 0;
  for (size_t block = 0; block < length; block += 64) {
    masks found = MASKS(bytes + block, delimiter);
    if (length - block < 64) {
      const uint64_t valid = ((uint64_t)1 << (length - block)) - 1;
      found.delimiters &= valid, found.quotes &= valid, found.feeds &= valid, found.returns &= valid, found.unusual &= valid;
    }
    const uint64_t inside = PARITY(found.quotes) ^ inside_before;
    inside_before = (uint64_t)((int64_t)inside >> 63);
    const uint64_t line_bytes = found.feeds | found.returns, returns = found.returns & ~inside;
    const uint64_t line_ends = returns | (found.feeds & ~inside & ~(returns << 1 | return_before));
    return_before = returns >> 63;
    const uint64_t structure = (found.delimiters & ~inside) | line_ends;
    const uint64_t inner_lines = line_bytes & inside;
    // A quote may open behind an edge and close before one.
    const uint64_t edges = (found.delimiters | line_bytes) & ~inside;
    const uint64_t opening = found.quotes & inside, closing = found.quotes & ~inside;
    uint64_t odd = (opening & ~(edges << 1 | edge_before)) | (closing & ~(edges >> 1) & ~((uint64_t)1 << 63)) | (close_before & ~edges);
    edge_before = edges >> 63;
    close_before = closing >> 63;
    WRITE_ENDS(ends + count, structure, (uint32_t)block);
    // Most blocks end one row or none, and nobody can foretell which: the row is written in any case, and counted if it ended.
    uint64_t own = line_ends ^ (line_ends - 1), rest = ~own;
    rows[row].ends = count + (uint32_t)__builtin_popcountll(structure & own);
    rows[row].flags = flags | flags_of(&found, odd, inner_lines, own);
    flags = line_ends != 0 ? 0 : rows[row].flags;
    row += line_ends != 0;
    for (uint64_t left = line_ends & (line_ends - 1); left != 0; left &= left - 1) {
      own = (left ^ (left - 1)) & rest;
      rows[row].ends = count + (uint32_t)__builtin_popcountll(structure & (left ^ (left - 1)));
      rows[row++].flags = flags_of(&found, odd, inner_lines, own);
      rest &= ~own;
    }
    flags |= flags_of(&found, odd, inner_lines, rest);
    count += (uint32_t)__builtin_popcountll(structure);
  }
  return row;
}
