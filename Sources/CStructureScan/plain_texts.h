#ifndef SERVQUAL_PLAIN_TEXTS_H
#define SERVQUAL_PLAIN_TEXTS_H
// Where texts, sections, values and white space end, and what references in texts stand for. Bytes of value 0 follow the text, and end all.
#include <string.h>

#include "plain_records.h"

#define NONE SIZE_MAX
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
static inline size_t behind_sequences(const uint8_t *bytes, size_t at) {
  do {
    const size_t length = sequence(bytes + at);
    if (length == 0) return NONE;
    at += length;
  } while (bytes[at] >= 0x80);
  return at;
}

// The character a reference at `bytes` stands for, and in how many bytes it is written; 0 where it is none that XML itself knows.
static inline uint32_t referred(const uint8_t *bytes, size_t *length) {
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

static inline size_t put(uint8_t *bytes, size_t at, uint32_t character) {
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
static inline size_t decode(uint8_t *bytes, size_t at, size_t end) {
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
static inline size_t cdata_text_end(const uint8_t *bytes, size_t at, uint32_t *lines) {
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
static inline size_t value_end(const uint8_t *bytes, size_t at) {
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

#endif
