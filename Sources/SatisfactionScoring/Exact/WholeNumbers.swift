extension Double {
  /// The nearest number. Nearly all sums fit 64 bits, which the machine converts in one step; the standard library's way takes hundreds.
  init(_ value: Int128) {
    let short = Int64(truncatingIfNeeded: value)
    self = Int128(short) == value ? Double(short) : Self.nearest(value)
  }

  private static func nearest(_ value: some BinaryInteger) -> Double { Double(value) }
}
