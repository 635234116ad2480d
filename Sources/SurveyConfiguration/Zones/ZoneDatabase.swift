internal import Glibc
public import SurveyModel

/// The time zone database: a folder with one compiled file for each zone.
public struct ZoneDatabase: Sendable {
  /// The folder.
  public let directory: String

  /// The database in a folder.
  public init(directory: String) { self.directory = directory }

  /// The machine's own: `TZDIR` names its folder, else it is where Unix systems have it.
  public static var system: ZoneDatabase {
    let named = getenv("TZDIR").map { String(cString: $0) } ?? ""
    return ZoneDatabase(directory: named.isEmpty ? "/usr/share/zoneinfo" : named)
  }

  /// The rules of a zone.
  ///
  /// - Throws: `ZoneError` where the name is none, the database does not know it, or there is no database.
  public func zone(_ name: String) throws(ZoneError) -> ZoneRules {
    guard Self.isName(name) else {
      throw ZoneError("`\(Self.printable(name))` is no zone: write one such as Europe/Berlin, or an offset such as +08:00")
    }
    let bytes: [UInt8]
    do throws(ConfigurationError) {
      bytes = try ConfigurationFile.bytes(of: "\(directory)/\(name)")
    } catch {
      throw unknown(name)
    }
    guard bytes.starts(with: "TZif".utf8) else { throw unknown(name) }
    guard let rules = ZoneRules(name: name, tzif: bytes) else {
      throw ZoneError("`\(directory)/\(name)` is no time zone file of version 2 or later without leap seconds: install tzdata")
    }
    return rules
  }

  /// Letters, digits, `_`, `-` and `+` between slashes: no name leads out of the folder. What the machine is set to is no zone's name.
  private static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard name.utf8.count <= 64, !["localtime", "posixrules", "Factory"].contains(name) else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x5F: true
          default: false
          }
        }
    }
  }

  private static func printable(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(64).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
  }

  private func unknown(_ name: String) -> ZoneError {
    guard access("\(directory)/UTC", R_OK) == 0 else {
      return ZoneError(
        "the zone `\(name)` cannot be looked up: \(directory) holds no time zone database; install tzdata, set TZDIR, or write an offset")
    }
    let hint = EditDistance.nearest(to: name, among: names).map { ": did you mean `\($0)`?" } ?? ""
    return ZoneError("the time zone database in \(directory) has no zone `\(name)`\(hint)")
  }

  /// The zones in the database's own list; empty where it has none.
  private var names: [String] {
    guard let list = try? ConfigurationFile.read("\(directory)/zone.tab") else { return [] }
    return list.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.compactMap { line in
      let fields = line.split(separator: "\t")
      return fields.count > 2 ? String(fields[2]) : nil
    }
  }
}

/// Why a zone's rules cannot be had.
public struct ZoneError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String

  init(_ description: String) { self.description = description }
}
