internal import SurveyModel

/// One response of a delivery on its way into the ledger: 56 bytes.
struct DeliveredRow {
  /// The respondent, as the ledger orders them.
  let key: LedgerRespondent
  let content: Int64
  let time: Int64
  /// Its place in the delivery.
  let place: Int
  /// The version it is, once that is known.
  var version: Int64 = 0
  var fate = Fate.unknown

  enum Fate: UInt8 {
    case unknown, added, corrected, unchanged, outdated, forgotten
  }
}

/// A respondent's hash as SQLite orders it: signed numbers.
struct LedgerRespondent: Hashable, Comparable {
  let high: Int64
  let low: Int64

  init(_ hash: RespondentHash) {
    high = Int64(bitPattern: hash.high)
    low = Int64(hash.low)
  }

  init(high: Int64, low: Int64) {
    self.high = high
    self.low = low
  }

  static func < (left: LedgerRespondent, right: LedgerRespondent) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}
