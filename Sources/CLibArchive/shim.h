#ifndef SERVQUAL_CLIBARCHIVE_SHIM_H
#define SERVQUAL_CLIBARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#endif
