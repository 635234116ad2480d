#ifndef SERVQUAL_CLIBXML2_SHIM_H
#define SERVQUAL_CLIBXML2_SHIM_H
// Debian builds libxml2 with ICU, whose headers clash with the copy in Swift's Foundation where both are seen. Only members at the end of a
// struct that is used by pointer alone depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

static void servqual_xml_silent(void *context, const char *message, ...) {}

static xmlParserInputPtr servqual_xml_load_nothing(const char *url, const char *id, xmlParserCtxtPtr context) {
  return NULL;
}

// Once per process, before any thread parses: nothing is ever fetched, nothing is printed.
static inline void servqual_xml_prepare(void) {
  xmlInitParser();
  xmlSetExternalEntityLoader(servqual_xml_load_nothing);
  xmlSetGenericErrorFunc(NULL, servqual_xml_silent);
  xmlThrDefSetGenericErrorFunc(NULL, servqual_xml_silent);
}

// The byte the parser stands at; xmlByteConsumed does the same by way of the encoder, which is not used here.
static inline long servqual_xml_offset(xmlParserCtxtPtr context) {
  if (context == NULL || context->input == NULL) return 0;
  return (long)context->input->consumed + (long)(context->input->cur - context->input->base);
}

// How far back from the current place the '<' of the tag just read lies, and how many lines the tag spans.
static inline long servqual_xml_tag_length(xmlParserCtxtPtr context, int *lines) {
  const xmlChar *cur, *base;
  *lines = 0;
  if (context == NULL || context->input == NULL) return 0;
  cur = context->input->cur;
  base = context->input->base;
  while (cur > base && *cur != '<') {
    cur--;
    if (*cur == '\n') (*lines)++;
  }
  return (long)(context->input->cur - cur);
}

static inline int servqual_xml_line(xmlParserCtxtPtr context) {
  return context == NULL || context->input == NULL ? 0 : context->input->line;
}
#endif
