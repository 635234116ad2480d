internal import Glibc

/// Where numbers lie along a line.
struct Axis {
  let domain: ClosedRange<Double>
  /// The places of the lowest and of the highest number.
  let low: Double
  let high: Double

  /// - Parameter domain: widened where it has no extent.
  init(_ domain: ClosedRange<Double>, from low: Double, to high: Double) {
    let isFlat = domain.upperBound - domain.lowerBound < 1e-9
    self.domain = isFlat ? (domain.lowerBound - 0.5)...(domain.upperBound + 0.5) : domain
    (self.low, self.high) = (low, high)
  }

  /// The place of a number; what lies outside is put on the edge.
  func place(_ number: Double) -> Double {
    let clamped = min(max(number, domain.lowerBound), domain.upperBound)
    return low + (clamped - domain.lowerBound) / (domain.upperBound - domain.lowerBound) * (high - low)
  }

  /// The distance of round numbers of which about `count` fit.
  private func step(_ count: Double) -> Double {
    let rough = (domain.upperBound - domain.lowerBound) / count
    let power = pow(10, floor(log10(rough)))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough * (1 - 1e-9) } ?? rough
  }

  /// Round numbers, about `count` of them.
  func ticks(_ count: Double = 5) -> [Double] {
    let step = step(count)
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }

  /// How many decimals those numbers need.
  func decimals(_ count: Double = 5) -> Int { max(0, Int((-log10(step(count)) - 1e-9).rounded(.up))) }

  /// The range of some numbers, a little wider; nil without any.
  static func range(_ numbers: [Double], including zero: Bool = false) -> ClosedRange<Double>? {
    let all = zero ? numbers + [0] : numbers
    guard let low = all.min(), let high = all.max() else { return nil }
    let margin = (high - low) * 0.04
    return (zero && low == 0 ? 0 : low - margin)...(zero && high == 0 ? 0 : high + margin)
  }
}

extension Markup {
  /// A text of a drawing. Classes: `t` names, `v` values that end at `x`, `s` small, `m` in the middle of `x`.
  mutating func label(_ text: String, x: Double, y: Double, _ style: String = "t") {
    element("text", ["x": px(x), "y": px(y), "class": style], text)
  }

  /// A straight line.
  mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ style: String) {
    shape("line", ["x1": px(from.x), "y1": px(from.y), "x2": px(to.x), "y2": px(to.y), "class": style])
  }

  /// A rectangle between two places, in either order.
  mutating func bar(_ from: Double, _ to: Double, y: Double, height: Double, _ style: String) {
    shape(
      "rect",
      ["x": px(min(from, to)), "y": px(y), "width": px(abs(to - from)), "height": px(height), "class": style])
  }

  /// Lines at round numbers, with the numbers under them; `text` is told how many decimals they need.
  mutating func grid(_ axis: Axis, from top: Double, to bottom: Double, count: Double = 5, _ text: (Double, Int) -> String) {
    for tick in axis.ticks(count) {
      let x = axis.place(tick)
      line((x, top), (x, bottom), abs(tick) < 1e-9 ? "zero" : "grid")
      label(text(tick, axis.decimals(count)), x: x, y: bottom + 14, "s m")
    }
  }
}
