/// The customer-care columns of an export, and what their measures need to be told beside them.
public struct CareCodebook: Sendable, Hashable {
  /// The columns, in the order they were named in.
  public var columns: [CareColumn] = []
  /// What is no column.
  public var choices = CareChoices()

  /// No columns.
  public init() {}

  /// The place of the column with `role`; nil where there is none.
  public func place(_ role: CareRole) -> Int? { columns.firstIndex { $0.role == role } }

  /// The places of the columns under one heading, such as the loyalty items, in their order.
  public func places(under heading: String) -> [Int] { columns.indices.filter { columns[$0].role.heading == heading } }
}

/// One customer-care column.
public struct CareColumn: Sendable, Hashable, CustomStringConvertible {
  /// What it holds.
  public let role: CareRole
  /// The column.
  public let reference: ColumnReference
  /// How its cells are read.
  public let form: CareForm
  /// Codes of this column that stand for no answer, beside the codebook's own list.
  public var missing: [String: MissingReason] = [:]

  /// A column.
  public init(_ role: CareRole, _ reference: ColumnReference, _ form: CareForm, missing: [String: MissingReason] = [:]) {
    (self.role, self.reference, self.form, self.missing) = (role, reference, form, missing)
  }

  /// What it is read as, for messages: `complained, yes or no`.
  public var description: String {
    switch form {
    case .flag: "\(role), yes or no"
    case .option(let option): "\(role), a list with \(option)"
    case .number(let decimals, _): "\(role), a number with at most \(decimals) decimals"
    case .duration: "\(role), a number of units of time"
    case .time: "\(role), a date and time"
    case .answer(let scale, _): "\(role), answers on \(scale.text)"
    case .customerClass(let classes): "\(role), one of \(classes.keys.sorted().joined(separator: ", "))"
    }
  }

  /// What its values are, as text: two columns with one meaning have values that can be held against each other, whatever files call them.
  public var meaning: String {
    switch form {
    case .flag, .option: "\(role) flag"
    case .number(let decimals, _): "\(role) number \(decimals)"
    case .duration: "\(role) duration"
    case .time: "\(role) time"
    case .answer(let scale, _): "\(role) answer \(scale.minimum) \(scale.maximum) \(scale.decimals)"
    case .customerClass: "\(role) class"
    }
  }
}

/// What a customer-care column holds, as a path of codes: `complained`, `loyalty/trust/2`.
public struct CareRole: Sendable, Hashable, CustomStringConvertible {
  /// The codes from the heading on.
  public let path: [String]

  /// A role by its path.
  public init(_ path: String...) { self.path = path }

  /// The first code.
  public var heading: String { path.first ?? "" }

  /// The role as messages say it.
  public var description: String { path.joined(separator: "/") }
}

/// How the cells of a customer-care column are read; every value is a whole number.
public enum CareForm: Sendable, Hashable {
  /// Yes (1) or no (0), by the words of `CareWords` or by these; a blank may be one of them.
  case flag(yes: Set<String>, no: Set<String>, blank: Bool?)
  /// 1 where the cell, a list of options, holds this one; 0 where it holds others or nothing.
  case option(String)
  /// A number in units of 10^-decimals.
  case number(decimals: Int, hasDecimalComma: Bool)
  /// A length of time in microseconds, written as a number of units of so many microseconds.
  case duration(unit: Int64)
  /// A moment in microseconds since 1970 UTC, by the codebook's rules for times.
  case time
  /// A point of a scale, from 0.
  case answer(ResponseScale, isReversed: Bool)
  /// A class by its code: 0 for A to 3 for D.
  case customerClass([String: Int])
}

/// Values of customer-care columns that are none.
public enum CareValue {
  /// Nothing was answered, or nothing asked.
  public static let missing = Int64.min
  /// There was something that could not be read.
  public static let unreadable = Int64.min + 1
}

/// The words that mean yes and no on any platform, as `AnswerText` folds.
public enum CareWords {
  /// Yes.
  public static let yes: Set<String> = [
    "yes", "y", "true", "1", "x", "checked", "ja", "j", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sim", "ya", "是", "是的", "有", "对",
    "對",
    "会", "會", "已", "はい", "예", "네",
  ]
  /// No.
  public static let no: Set<String> = [
    "no", "n", "false", "0", "unchecked", "nein", "falsch", "non", "faux", "falso", "não", "nao", "tidak", "否", "不", "不是", "没有", "沒有", "不会",
    "不會", "未", "いいえ", "아니요", "아니오",
  ]
}
