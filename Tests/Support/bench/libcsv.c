// What libcsv alone takes to tell the fields of a file apart: counts fields and rows, and keeps nothing.
#include <csv.h>
#include <stdio.h>

static void field(void *bytes, size_t length, void *counts) { (void)bytes, (void)length, ((long *)counts)[0]++; }
static void row(int end, void *counts) { (void)end, ((long *)counts)[1]++; }

int main(int count, char **arguments) {
  static char buffer[1 << 18];
  long counts[2] = {0, 0};
  struct csv_parser parser;
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI)) return 1;
  for (size_t size; (size = fread(buffer, 1, sizeof buffer, file)) > 0;)
    if (csv_parse(&parser, buffer, size, field, row, counts) != size) return 2;
  if (csv_fini(&parser, field, row, counts)) return 2;
  printf("%ld %ld\n", counts[0], counts[1]);
  return 0;
}
