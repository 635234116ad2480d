internal import CRmath

/// The standard normal distribution, by R's own code (libRmath).
public enum StandardNormal {
  /// The two-sided p value of `z`.
  public static func twoSidedP(_ z: Double) -> Double { min(1, 2 * servqual_normal_cdf(abs(z), 0)) }
}

/// Student's t distribution, by R's own code (libRmath).
public enum StudentT {
  /// The two-sided p value of `t` with `df` degrees of freedom.
  public static func twoSidedP(_ t: Double, df: Double) -> Double { min(1, 2 * servqual_student_t_cdf(abs(t), df, 0)) }

  /// The probability of a value above `t` with `df` degrees of freedom.
  public static func upperTail(_ t: Double, df: Double) -> Double { servqual_student_t_cdf(t, df, 0) }

  /// The quantile of probability `p`.
  public static func quantile(_ p: Double, df: Double) -> Double { servqual_student_t_quantile(p, df) }
}

/// The chi-squared distribution, by R's own code (libRmath).
public enum ChiSquared {
  /// The probability of a value above `x` with `df` degrees of freedom.
  public static func upperTail(_ x: Double, df: Double) -> Double { servqual_chi_squared_cdf(x, df, 0) }
}

/// Fisher's F distribution, by R's own code (libRmath).
public enum FisherF {
  /// The probability of a value above `x` with `df1` and `df2` degrees of freedom.
  public static func upperTail(_ x: Double, df1: Double, df2: Double) -> Double { servqual_f_cdf(x, df1, df2, 0) }

  /// The quantile of probability `p`.
  public static func quantile(_ p: Double, df1: Double, df2: Double) -> Double { servqual_f_quantile(p, df1, df2) }
}

/// Small-sample correction of standardised mean differences.
public enum HedgesCorrection {
  /// The exact factor J = Γ(df/2) / (√(df/2) Γ((df-1)/2)) (Hedges 1981); nil below 2 degrees of freedom, where it is not defined.
  public static func exact(df: Double) -> Double? {
    guard df >= 2 else { return nil }
    let ratio = servqual_log_gamma(df / 2) - servqual_log_gamma((df - 1) / 2)
    return ExponentialFunction.exp(ratio) / (df / 2).squareRoot()
  }
}

/// The logarithm of the gamma function, by R's own code (libRmath).
enum LogGamma {
  static func value(_ x: Double) -> Double { servqual_log_gamma(x) }
}
