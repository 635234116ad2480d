#ifndef SERVQUAL_PLAIN_RECORDS_H
#define SERVQUAL_PLAIN_RECORDS_H
// Reads records of an XML document that are written plainly, by comparing their tags with those that were read before.
#include <stddef.h>
#include <stdint.h>

enum {
  PLAIN_SLACK = 192,  // how many bytes behind the text must be readable and 0
  PLAIN_GAP = 128,    // the longest stretch between two texts that is remembered
  PLAIN_PADDING = 8   // how many bytes behind the last name must be readable
};
// The end of a field that the record lacks.
#define PLAIN_ABSENT 0x80000000u

// An attribute's name, or what stands between `<` and `>` of a leaf's start tag.
typedef struct {
  uint32_t start;   // its first byte among the names
  uint32_t length;  // how many bytes it has
  uint32_t name;    // how many of them are the element's name
  int32_t slot;     // the field it fills, or -1
} plain_tag;

// What stood between one text and the next when last looked at. `next` is the leaf behind it, or the number of leaves at the record's end.
typedef struct {
  uint8_t bytes[PLAIN_GAP + PLAIN_PADDING];
  uint32_t length, lines, next, form;
} plain_gap;

// The tags that are known. All are as libxml2 gave them: well-formed names, and attributes with values that need no more than quotes.
// `gaps` has room for three for each leaf and one more; those of length 0 hold nothing. `leaf_count` and `attribute_count` are below 2^16.
typedef struct {
  const uint8_t *names;
  const plain_tag *leaves, *attributes;
  plain_gap *gaps;
  plain_tag record;
  uint32_t leaf_count, attribute_count;
} plain_table;

// Where a record lies, and the line ends before and in it.
typedef struct {
  size_t start, end;
  uint32_t lines_before, lines;
} plain_record;

// Reads the record that begins at `at` or behind white space there; 0 where it is not plain, or does not end in the text.
//
// The text ends before PLAIN_SLACK bytes of value 0. The fields' first bytes and ends go to `bounds`, two numbers for each slot; all ends are
// PLAIN_ABSENT before, and mean nothing where 0 is returned. The texts of a plain record are changed where they hold references or CRLF; the
// bytes of any other are left as they are.
int plain_take(const plain_table *table, uint8_t *bytes, size_t at, uint32_t *bounds, plain_record *found);

// The byte behind the next end tag of a record before `length`, written without white space; 0 where there is none.
size_t plain_next_end(const plain_table *table, const uint8_t *bytes, size_t at, size_t length);

// The first byte from `at` on that is no printable ASCII character, or is `<`, `>` or `&`; the text ends before 16 bytes of value 0.
size_t plain_run(const uint8_t *bytes, size_t at);
// The same byte by byte, to be compared.
size_t plain_run_portable(const uint8_t *bytes, size_t at);

#endif
