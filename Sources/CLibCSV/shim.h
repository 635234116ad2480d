#ifndef SERVQUAL_CLIBCSV_SHIM_H
#define SERVQUAL_CLIBCSV_SHIM_H
#include <csv.h>
#endif
