internal import Glibc

/// The C library's exponential, under a name that does not clash.
enum ExponentialFunction {
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
}
