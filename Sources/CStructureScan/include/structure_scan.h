#ifndef SERVQUAL_STRUCTURE_SCAN_H
#define SERVQUAL_STRUCTURE_SCAN_H
// Finds the bytes that structure a delimited text, 64 at a time. Swift has no way to turn a vector comparison into a bit mask.
// For documents see plain_records.h.
#include <stddef.h>
#include <stdint.h>

// What a row holds besides plain text.
enum {
  STRUCTURE_QUOTES = 1,      // quotes that open or close a whole field
  STRUCTURE_UNUSUAL = 2,     // NUL or bytes above ASCII
  STRUCTURE_ODD_QUOTES = 4,  // quotes that are doubled, or stand where none may
  STRUCTURE_INNER_LINES = 8  // line ends inside quotes
};

// A row that ends in the text: how many entries of `ends` there are up to its own last one, and what it holds.
typedef struct {
  uint32_t ends;
  uint32_t flags;
} structure_row;

// How many bytes behind the text must be readable and hold blanks, and how many entries behind `ends` must be writable.
enum { STRUCTURE_SLACK = 64 };

// Finds the places of all delimiters and line ends outside quotes of `length` bytes that begin with a record.
//
// CR, LF and CRLF end a line; of CRLF the place is the CR's. `ends` has room for `length` + STRUCTURE_SLACK entries and `rows` for
// `length` + 1; `length` is below 2^31. Returns how many rows were written: those whose end is in the text.
size_t structure_find(const uint8_t *bytes, size_t length, uint8_t delimiter, uint32_t *ends, structure_row *rows);

// The same with the instructions of one kind of machine, to be compared: 0 for any, 1 with AVX2, 2 with AVX-512. Returns SIZE_MAX where
// this machine lacks them.
size_t structure_find_with(int kind, const uint8_t *bytes, size_t length, uint8_t delimiter, uint32_t *ends, structure_row *rows);

// How many bytes of one value there are in `length` bytes.
size_t structure_count(const uint8_t *bytes, size_t length, uint8_t value);

// Reads eight digits, each with a delimiter behind it, in each of eight rows: row r's begin behind the byte at `ends[before[r]]`, and the
// eight ends that follow there are its own. The code of digit d of row r, counted from `lowest`, goes to `codes[d * stride + r]`. Returns a
// bit for each row that is not so, whose codes mean nothing. Sixteen bytes of each row are read, which the slack allows.
uint32_t structure_digits(const uint8_t *bytes, const uint32_t *ends, const uint32_t *before, uint8_t delimiter, uint8_t lowest,
                          uint8_t highest, int16_t *codes, size_t stride);

// Where a row that is cut by delimiters begins, and where its ends do.
typedef struct {
  uint32_t start;
  int32_t first;
} structure_fields;

// Reads the numbers of one to three digits that `columns` columns from `column` on hold in `count` rows, each times `unit`;
// STRUCTURE_NO_NUMBER for any other field. That of column c in row r goes to `numbers[c * stride + r]`. Sixteen bytes from a field's first on
// and eight entries of `ends` from its own on are read, which the slack allows.
enum { STRUCTURE_NO_NUMBER = INT32_MIN };
void structure_numbers(const uint8_t *bytes, const uint32_t *ends, const structure_fields *rows, size_t count, size_t column,
                       size_t columns, int32_t unit, int32_t *numbers, size_t stride);

// The same with the instructions of any machine, to be compared.
void structure_numbers_portable(const uint8_t *bytes, const uint32_t *ends, const structure_fields *rows, size_t count, size_t column,
                                size_t columns, int32_t unit, int32_t *numbers, size_t stride);

// Mixes one number into each of `count` hashes: FNV-1a's step, over 32 bits at once.
void structure_mix(uint32_t *hashes, const int16_t *values, size_t count);

#endif
