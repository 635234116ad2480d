#include "plain_records.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define NONE SIZE_MAX
// How a leaf is written: <a>text</a>, <a/> or <a><![CDATA[text]]></a>.
enum { OPEN, EMPTY, CDATA, FORMS };
// How many texts of one record may hold references or CRLF.
enum { MOST_CODED = 32 };

static const uint8_t cdata_start[16] = "<![CDATA[", cdata_end[16] = "]]>";

static inline uint64_t word(const uint8_t *bytes) {
  uint64_t value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

// Whether `count` bytes are the same; seven more can be read of both.
static inline int same(const uint8_t *left, const uint8_t *right, size_t count) {
  for (; count >= 8; left += 8, right += 8, count -= 8) {
    if (word(left) != word(right)) return 0;
  }
  if (count == 0) return 1;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return (word(left) ^ word(right)) >> (64 - 8 * count) == 0;
#else
  return (word(left) ^ word(right)) << (64 - 8 * count) == 0;
#endif
}

size_t plain_run_portable(const uint8_t *bytes, size_t at) {
  for (;; at++) {
    const uint8_t byte = bytes[at];
    if (byte < 0x20 || byte >= 0x80 || byte == '<' || byte == '>' || byte == '&') return at;
  }
}

size_t plain_run(const uint8_t *bytes, size_t at) {
#if defined(__SSE2__)
  for (;; at += 16) {
    const __m128i block = _mm_loadu_si128((const __m128i *)(bytes + at));
    // Bytes above ASCII are negative; `<` and `>` differ in one bit.
    const __m128i other = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20)), reference = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
    const __m128i tag = _mm_cmpeq_epi8(_mm_and_si128(block, _mm_set1_epi8((char)0xFD)), _mm_set1_epi8('<'));
    const int mask = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(other, reference), tag));
    if (mask != 0) return at + (size_t)__builtin_ctz((unsigned)mask);
  }
#else
  return plain_run_portable(bytes, at);
#endif
}

// How many bytes the character beyond ASCII at `bytes` has; 0 where it is none that XML allows, or not written in the shortest way.
static inline size_t sequence(const uint8_t *bytes) {
  const uint32_t first = bytes[0];
  if (first < 0xE0) return first >= 0xC2 && (bytes[1] & 0xC0) == 0x80 ? 2 : 0;
  if ((bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80) return 0;
  const uint32_t middle = (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
  if (first < 0xF0) {
    const uint32_t character = (first & 0x0F) << 12 | middle;
    return character >= 0x800 && (character < 0xD800 || character > 0xDFFF) && character < 0xFFFE ? 3 : 0;
  }
  if (first > 0xF4 || (bytes[3] & 0xC0) != 0x80) return 0;
  const uint32_t character = (first & 0x07) << 18 | middle << 6 | (bytes[3] & 0x3F);
  return character >= 0x10000 && character <= 0x10FFFF ? 4 : 0;
}

// The byte behind all characters beyond ASCII that stand at `at`, or NONE.
static size_t behind_sequences(const uint8_t *bytes, size_t at) {
  do {
    const size_t length = sequence(bytes + at);
    if (length == 0) return NONE;
    at += length;
  } while (bytes[at] >= 0x80);
  return at;
}

// The character a reference at `bytes` stands for, and in how many bytes it is written; 0 where it is none that XML itself knows.
static uint32_t referred(const uint8_t *bytes, size_t *length) {
  static const struct {
    uint8_t text[16], length, value;
  } named[] = {{"&amp;", 5, '&'}, {"&lt;", 4, '<'}, {"&gt;", 4, '>'}, {"&quot;", 6, '"'}, {"&apos;", 6, '\''}};
  for (size_t index = 0; index < sizeof named / sizeof named[0]; index++) {
    *length = named[index].length;
    if (same(bytes, named[index].text, *length)) return named[index].value;
  }
  if (bytes[1] != '#') return 0;
  const uint32_t base = bytes[2] == 'x' ? 16 : 10;
  const size_t first = base == 16 ? 3 : 2;
  size_t at = first;
  uint32_t value = 0;
  for (; at < first + 7; at++) {
    const uint8_t byte = bytes[at], letter = byte | 0x20;
    if (byte >= '0' && byte <= '9') value = value * base + (byte - '0');
    else if (base == 16 && letter >= 'a' && letter <= 'f') value = value * base + (letter - 'a' + 10u);
    else break;
  }
  if (at == first || bytes[at] != ';') return 0;
  *length = at + 1;
  const int is_allowed = value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xD800) ||
                         (value >= 0xE000 && value < 0xFFFE) || (value >= 0x10000 && value <= 0x10FFFF);
  return is_allowed ? value : 0;
}

static size_t put(uint8_t *bytes, size_t at, uint32_t character) {
  if (character < 0x80) {
    bytes[at++] = (uint8_t)character;
    return at;
  }
  const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
  bytes[at++] = (uint8_t)(0xFF00 >> (more + 1) | character >> 6 * more);
  for (int left = more - 1; left >= 0; left--) bytes[at++] = (uint8_t)(0x80 | (character >> 6 * left & 0x3F));
  return at;
}

// Puts characters in the places of references to them, and LF for CRLF, in a text that `text_end` accepted; returns its new end.
static size_t decode(uint8_t *bytes, size_t at, size_t end) {
  size_t written = at, length;
  while (at < end) {
    if (bytes[at] == '&') {
      const uint32_t character = referred(bytes + at, &length);
      written = put(bytes, written, character);
      at += length;
    } else {
      at += bytes[at] == '\r';
      bytes[written++] = bytes[at++];
    }
  }
  return written;
}

// The end of a leaf's text: the `<` behind it, or NONE. Tells whether anything in it stands for something else.
static inline size_t text_end(const uint8_t *bytes, size_t at, uint32_t *lines, int *is_coded) {
  for (;;) {
    at = plain_run(bytes, at);
    const uint8_t byte = bytes[at];
    if (byte == '<') return at;
    size_t length = 1;
    if (byte >= 0x80) {
      at = behind_sequences(bytes, at);
      if (at == NONE) return NONE;
      continue;
    }
    if (byte == '&') {
      if (referred(bytes + at, &length) == 0) return NONE;
      *is_coded = 1;
    } else if (byte == '\r' && bytes[at + 1] == '\n') {
      *is_coded = 1;
    } else if (byte == '>') {
      // Not to be written behind two brackets; what stands before the text is no bracket.
      if (bytes[at - 1] == ']' && bytes[at - 2] == ']') return NONE;
    } else if (byte != '\n' && byte != '\t') {
      return NONE;
    }
    *lines += byte == '\n';
    at += length;
  }
}

// The end of a CDATA section's text, or NONE.
static size_t cdata_text_end(const uint8_t *bytes, size_t at, uint32_t *lines) {
  for (;;) {
    const uint8_t byte = bytes[at];
    if (byte == ']' && same(bytes + at, cdata_end, 3)) return at;
    if (byte >= 0x80) {
      at = behind_sequences(bytes, at);
      if (at == NONE) return NONE;
    } else if (byte >= 0x20 || byte == '\n' || byte == '\t') {
      *lines += byte == '\n';
      at++;
    } else {
      return NONE;
    }
  }
}

// The closing quote of an attribute's value, or NONE.
static size_t value_end(const uint8_t *bytes, size_t at) {
  for (;;) {
    const uint8_t byte = bytes[at];
    if (byte == '"') return at;
    if (byte >= 0x80) {
      at = behind_sequences(bytes, at);
      if (at == NONE) return NONE;
    } else if (byte >= 0x20 && byte != '<' && byte != '>' && byte != '&') {
      at++;
    } else {
      return NONE;
    }
  }
}

// The byte behind white space. A CR is white space before LF alone: libxml2 counts and joins others in ways of its own.
static inline size_t behind_space(const uint8_t *bytes, size_t at, uint32_t *lines) {
  for (;; at++) {
    const uint8_t byte = bytes[at];
    if (byte == '\n') {
      ++*lines;
    } else if (byte != ' ' && byte != '\t' && !(byte == '\r' && bytes[at + 1] == '\n')) {
      return at;
    }
  }
}

// Takes a field; 0 where the record has it already.
static inline int fill(uint32_t *bounds, int32_t slot, size_t start, size_t end) {
  if (slot < 0) return 1;
  if (bounds[2 * slot + 1] != PLAIN_ABSENT) return 0;
  bounds[2 * slot] = (uint32_t)start;
  bounds[2 * slot + 1] = (uint32_t)end;
  return 1;
}

// The byte behind the rest of a record's start tag, or NONE. Known attributes in known order stand in it no more than once.
static size_t behind_attributes(const plain_table *table, const uint8_t *bytes, size_t at, uint32_t *bounds) {
  uint32_t next = 0;
  while (bytes[at] == ' ') {
    while (bytes[at] == ' ') at++;
    if (bytes[at] == '>') break;
    const plain_tag *tag = table->attributes + next;
    for (; next < table->attribute_count; next++, tag++) {
      const uint8_t *behind = bytes + at + tag->length;
      if (same(bytes + at, table->names + tag->start, tag->length) && behind[0] == '=' && behind[1] == '"') break;
    }
    if (next++ == table->attribute_count) return NONE;
    const size_t start = at + tag->length + 2, end = value_end(bytes, start);
    if (end == NONE || !fill(bounds, tag->slot, start, end)) return NONE;
    at = end + 1;
  }
  return bytes[at] == '>' ? at + 1 : NONE;
}

// The leaf whose start tag stands behind the `<` before `at`, sought from the likeliest on; the number of leaves where it is not known.
static uint32_t find_leaf(const plain_table *table, const uint8_t *bytes, size_t at, uint32_t likely) {
  const uint32_t count = table->leaf_count;
  // Going round costs every leaf the length of the list.
  const uint32_t tries = count <= 128 ? count : count - likely;
  for (uint32_t tried = 0, leaf = likely; tried < tries; tried++, leaf++) {
    if (leaf >= count) leaf = 0;
    const plain_tag *tag = table->leaves + leaf;
    const uint8_t *behind = bytes + at + tag->length;
    if (same(bytes + at, table->names + tag->start, tag->length) && (behind[0] == '>' || (behind[0] == '/' && behind[1] == '>'))) return leaf;
  }
  return count;
}

// Whether `</name>` stands at `at`.
static inline int closes(const plain_table *table, const plain_tag *tag, const uint8_t *bytes, size_t at) {
  return bytes[at] == '<' && bytes[at + 1] == '/' && same(bytes + at + 2, table->names + tag->start, tag->name) &&
         bytes[at + 2 + tag->name] == '>';
}

// What follows the text of a leaf of this form, up to the next text or the record's end; 0 where it is not plain. Remembers it in `gap`.
static int step(const plain_table *table, const uint8_t *bytes, size_t at, uint32_t leaf, uint32_t form, plain_gap *gap) {
  const size_t start = at;
  uint32_t lines = 0;
  if (form == CDATA) at += 3;
  if (form != EMPTY) {
    if (!closes(table, table->leaves + leaf, bytes, at)) return 0;
    at += table->leaves[leaf].name + 3;
  }
  at = behind_space(bytes, at, &lines);
  uint32_t next = table->leaf_count, next_form = OPEN;
  if (closes(table, &table->record, bytes, at)) {
    at += table->record.name + 3;
  } else {
    if (bytes[at] != '<') return 0;
    next = find_leaf(table, bytes, at + 1, leaf + 1 < next ? leaf + 1 : 0);
    if (next == table->leaf_count) return 0;
    at += 1 + table->leaves[next].length;
    if (bytes[at] == '/') {
      next_form = EMPTY, at += 2;
    } else if (same(bytes + ++at, cdata_start, 9)) {
      next_form = CDATA, at += 9;
    }
  }
  gap->length = (uint32_t)(at - start), gap->lines = lines, gap->next = next, gap->form = next_form;
  if (gap->length <= PLAIN_GAP) memcpy(gap->bytes, bytes + start, gap->length);
  return 1;
}

int plain_take(const plain_table *table, uint8_t *bytes, size_t at, uint32_t *bounds, plain_record *found) {
  const uint32_t count = table->leaf_count;
  int32_t coded[MOST_CODED];
  int coded_count = 0;
  uint32_t lines = 0, leaf = count, form = EMPTY;
  found->lines_before = 0;
  at = behind_space(bytes, at, &found->lines_before);
  found->start = at;
  if (bytes[at] != '<' || !same(bytes + at + 1, table->names + table->record.start, table->record.name)) return 0;
  at = behind_attributes(table, bytes, at + 1 + table->record.name, bounds);
  if (at == NONE) return 0;
  for (;;) {
    plain_gap own, *gap = table->gaps + (leaf == count ? FORMS * count : FORMS * leaf + form);
    if (gap->length == 0 || !same(bytes + at, gap->bytes, gap->length)) {
      if (!step(table, bytes, at, leaf, form, &own)) return 0;
      if (own.length <= PLAIN_GAP) *gap = own;
      else gap = &own;
    }
    at += gap->length, lines += gap->lines, leaf = gap->next, form = gap->form;
    if (leaf == count) break;
    int is_coded = 0;
    size_t end = form == OPEN ? text_end(bytes, at, &lines, &is_coded) : at;
    if (form == OPEN && end == at && same(bytes + at, cdata_start, 9)) form = CDATA, at += 9;
    if (form == CDATA) end = cdata_text_end(bytes, at, &lines);
    const int32_t slot = table->leaves[leaf].slot;
    if (end == NONE || !fill(bounds, slot, at, end)) return 0;
    if (is_coded && slot >= 0) {
      if (coded_count == MOST_CODED) return 0;
      coded[coded_count++] = slot;
    }
    at = end;
  }
  // Only now: what is not plain must reach libxml2 as it was.
  while (coded_count-- > 0) {
    uint32_t *own = bounds + 2 * coded[coded_count];
    own[1] = (uint32_t)decode(bytes, own[0], own[1]);
  }
  found->end = at, found->lines = lines;
  return 1;
}

size_t plain_next_end(const plain_table *table, const uint8_t *bytes, size_t at, size_t length) {
  while (at < length) {
    const uint8_t *next = memchr(bytes + at, '<', length - at);
    if (next == NULL) return 0;
    at = (size_t)(next - bytes);
    const size_t end = at + table->record.name + 3;
    if (end <= length && closes(table, &table->record, bytes, at)) return end;
    at++;
  }
  return 0;
}
