#ifndef SERVQUAL_CLIBCRYPTO_SHIM_H
#define SERVQUAL_CLIBCRYPTO_SHIM_H
#include <openssl/evp.h>
#endif
