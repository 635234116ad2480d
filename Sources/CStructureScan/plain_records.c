#include "plain_records.h"

#include "plain_texts.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// How a leaf is written: <a>text</a>, <a/> or <a><![CDATA[text]]></a>.
enum { OPEN, EMPTY, CDATA, FORMS };
// How many texts of one record may hold references or CRLF.
enum { MOST_CODED = 32 };

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
    const int ends = behind[0] == '>' || (behind[0] == '/' && behind[1] == '>');
    if (ends && same(bytes + at, table->names + tag->start, tag->length)) return leaf;
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
