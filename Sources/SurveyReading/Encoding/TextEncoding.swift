/// A text encoding that exports are read in; anything else is refused by name.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
  /// The name people and outputs use, such as `windows-1252`.
  public let name: String
  /// The name iconv knows it by.
  let iconvName: String

  private init(_ name: String, iconv: String) {
    self.name = name
    iconvName = iconv
  }

  /// UTF-8, the only encoding that is not converted.
  public static let utf8 = TextEncoding("utf-8", iconv: "UTF-8")
  static let utf16LittleEndian = TextEncoding("utf-16le", iconv: "UTF-16LE")
  static let utf16BigEndian = TextEncoding("utf-16be", iconv: "UTF-16BE")

  /// The name.
  public var description: String { name }

  /// The encoding called `name`, by any of its usual names; nil if it is not read.
  ///
  /// As browsers do, ISO-8859-1 is read as windows-1252 and GB2312 and GBK as GB18030; Shift_JIS, EUC-KR and Big5 are read as the code
  /// pages Windows writes.
  public init?(named name: String) {
    let folded = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let found = Self.byAlias[folded] else { return nil }
    self = found
  }

  /// All encodings that are read, by name.
  public static var supported: [TextEncoding] { table.map(\.encoding) }

  /// Those that an undeclared file may plausibly be in, the commonest first.
  static var candidates: [TextEncoding] {
    ["windows1252", "gb18030", "big5", "cp949", "cp932", "windows1251", "windows1250", "macroman"].compactMap { byAlias[$0] }
  }

  private static let byAlias: [String: TextEncoding] = {
    var aliases: [String: TextEncoding] = [:]
    for entry in table {
      for alias in entry.aliases { aliases[alias] = entry.encoding }
    }
    return aliases
  }()

  private static let table: [(encoding: TextEncoding, aliases: [String])] = [
    (.utf8, ["utf8", "ascii", "usascii"]),
    (.utf16LittleEndian, ["utf16le", "utf16", "unicode"]),
    (.utf16BigEndian, ["utf16be"]),
    (TextEncoding("windows-1252", iconv: "CP1252"), ["windows1252", "cp1252", "iso88591", "latin1"]),
    (TextEncoding("windows-1250", iconv: "CP1250"), ["windows1250", "cp1250"]),
    (TextEncoding("windows-1251", iconv: "CP1251"), ["windows1251", "cp1251"]),
    (TextEncoding("windows-1253", iconv: "CP1253"), ["windows1253", "cp1253"]),
    (TextEncoding("windows-1254", iconv: "CP1254"), ["windows1254", "cp1254", "iso88599"]),
    (TextEncoding("windows-1255", iconv: "CP1255"), ["windows1255", "cp1255"]),
    (TextEncoding("windows-1256", iconv: "CP1256"), ["windows1256", "cp1256"]),
    (TextEncoding("iso-8859-2", iconv: "ISO-8859-2"), ["iso88592", "latin2"]),
    (TextEncoding("iso-8859-15", iconv: "ISO-8859-15"), ["iso885915", "latin9"]),
    (TextEncoding("macroman", iconv: "MACINTOSH"), ["macroman", "macintosh", "mac"]),
    (TextEncoding("koi8-r", iconv: "KOI8-R"), ["koi8r"]),
    (TextEncoding("gb18030", iconv: "GB18030"), ["gb18030", "gbk", "gb2312", "cp936"]),
    (TextEncoding("big5", iconv: "CP950"), ["big5", "cp950"]),
    (TextEncoding("big5-hkscs", iconv: "BIG5-HKSCS"), ["big5hkscs"]),
    (TextEncoding("shift_jis", iconv: "CP932"), ["shiftjis", "sjis", "cp932", "windows31j"]),
    (TextEncoding("euc-jp", iconv: "EUC-JP"), ["eucjp"]),
    (TextEncoding("cp949", iconv: "CP949"), ["cp949", "euckr", "uhc", "ksc56011987"]),
    (TextEncoding("tis-620", iconv: "TIS-620"), ["tis620", "windows874", "cp874"]),
  ]
}
