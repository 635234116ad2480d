public import SurveyModel

/// A layer of the customer pyramid.
public enum CustomerClass: String, Sendable, CaseIterable, Comparable {
  /// The top 1 %: very important customers.
  case a
  /// The next 4 %.
  case b
  /// The next 15 %.
  case c
  /// The other 80 %.
  case d

  /// From the top, 0 for A.
  var place: Int {
    switch self {
    case .a: 0
    case .b: 1
    case .c: 2
    case .d: 3
    }
  }

  /// From the top.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name for people.
  public var labels: Labels {
    switch self {
    case .a: Labels("A (top 1%)", hans: "A 类(前 1%)", hant: "A 類(前 1%)")
    case .b: Labels("B (next 4%)", hans: "B 类(其后 4%)", hant: "B 類(其後 4%)")
    case .c: Labels("C (next 15%)", hans: "C 类(再后 15%)", hant: "C 類(再後 15%)")
    case .d: Labels("D (other 80%)", hans: "D 类(其余 80%)", hant: "D 類(其餘 80%)")
    }
  }
}

/// Where the pyramid is cut, and what happens at a cut.
public struct PyramidRules: Sendable, Equatable {
  /// What a cut that is no whole number becomes.
  public enum Rounding: String, Sendable, CaseIterable {
    /// The whole number below: a class is never larger than its share.
    case down
    /// The whole number above: a class that has a share at all is never empty.
    case up
  }

  /// Where customers of equal value go when a cut falls among them.
  public enum Ties: String, Sendable, CaseIterable {
    /// All to the class below the cut, so that no top class exceeds its share.
    case lower
    /// All to the class above it.
    case upper
  }

  /// Where A ends, in hundredths of all customers, counted from the top.
  public var endOfA = 1
  /// Where B ends; not before A.
  public var endOfB = 5
  /// Where C ends; not before B.
  public var endOfC = 20
  /// How cuts are rounded.
  public var rounding = Rounding.down
  /// Where ties go.
  public var ties = Ties.lower
  /// A class of fewer customers is called a handful.
  public var handful = 30

  /// Cuts of 1, 5 and 20 %, rounded down, ties to the lower class.
  public init() {}

  /// The number of customers above each cut, of `n`.
  public func cumulative(of n: Int) -> [Int] {
    let cuts = [endOfA, max(endOfA, endOfB), max(endOfA, endOfB, endOfC)]
    return cuts.map { cut in
      let product = min(100, max(0, cut)) * n
      return rounding == .down ? product / 100 : (product + 99) / 100
    }
  }
}

/// Customers of equal value that a cut falls among.
public struct PyramidTie: Sendable, Equatable {
  /// The class that ends at the cut.
  public let boundary: CustomerClass
  /// How many have the value.
  public let customers: Int
  /// How many of them lie above the cut.
  public let aboveCut: Int
}
