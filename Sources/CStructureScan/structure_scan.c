#include "structure_scan.h"
