#ifndef SERVQUAL_CRMATH_SHIM_H
#define SERVQUAL_CRMATH_SHIM_H
// Debian's libRmath is the stand-alone library; without this the header expects a running R.
#define MATHLIB_STANDALONE 1
#include <Rmath.h>

// Under our own names: the header's macros rename `pt` to `Rf_pt`, which Swift cannot see.
static inline double servqual_normal_cdf(double x, int lower) { return pnorm(x, 0, 1, lower, 0); }
static inline double servqual_student_t_cdf(double x, double df, int lower) { return pt(x, df, lower, 0); }
static inline double servqual_student_t_quantile(double p, double df) { return qt(p, df, 1, 0); }
static inline double servqual_chi_squared_cdf(double x, double df, int lower) { return pchisq(x, df, lower, 0); }
static inline double servqual_f_cdf(double x, double df1, double df2, int lower) { return pf(x, df1, df2, lower, 0); }
static inline double servqual_f_quantile(double p, double df1, double df2) { return qf(p, df1, df2, 1, 0); }
static inline double servqual_log_gamma(double x) { return lgammafn(x); }
#endif
