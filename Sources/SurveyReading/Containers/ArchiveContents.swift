/// Which members of an archive are the export, and which belong to it.
struct ArchiveContents {
  /// What is known of a member without unpacking it.
  struct Member {
    let name: String
    let head: [UInt8]

    var base: String { String(name.split(separator: "/").last ?? Substring(name)) }
    var isDocument: Bool { head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x0A, 0x0D, 0x09].contains($0) }.first == 0x3C }
    /// The name without its extension.
    var stem: String { base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base }
    func ends(in extensions: String) -> Bool { base.lowercased().hasSuffix(extensions) }
  }

  /// What is to be read of an archive.
  enum Choice {
    /// One member is the export; others describe the survey.
    case one(String, companions: Set<String>)
    /// Each document is one respondent's submission.
    case submissions(Set<String>)
  }

  let members: [Member]

  /// Lists the members of the archive in `file`.
  init(_ file: OpenFile, isGzip: Bool) throws(ReadingError) {
    var archive = try Archive(file, isGzip: isGzip)
    var members: [Member] = []
    while let name = try archive.next() {
      var head: [UInt8] = []
      try archive.read(limit: 4_096) { head += $0 }
      members.append(Member(name: name, head: head))
    }
    self.members = members
  }

  /// The export among the members.
  ///
  /// - Throws: `ReadingError` where it is a workbook, or holds no export or several.
  func choice() throws(ReadingError) -> Choice {
    if let workbook = members.first(where: { ["[Content_Types].xml", "mimetype"].contains($0.name) }) {
      let what = workbook.name == "mimetype" ? "an OpenDocument sheet" : "an Excel workbook"
      throw ReadingError(.unsupportedContainer, "the file is \(what)", advice: "save the sheet as CSV UTF-8, and give that file")
    }
    let texts = members.filter(Self.mayHoldAnswers)
    if let responses = texts.first(where: { $0.ends(in: ".lsr") && !$0.ends(in: "timings.lsr") }) {
      return .one(responses.name, companions: Set(texts.filter { $0.ends(in: ".lss") }.map(\.name)))
    }
    let answers = texts.filter { !$0.ends(in: ".lss") && !$0.ends(in: ".lst") && !$0.ends(in: ".lsi") }
    guard Set(answers.map(\.name)).count == answers.count else {
      throw ReadingError(
        .unsupportedContainer, "the archive holds two members of one name", advice: "unpack it, and give those that are meant")
    }
    if answers.count == 1 { return .one(answers[0].name, companions: Set(texts.filter { $0.ends(in: ".lss") }.map(\.name))) }
    if answers.count > 1, answers.allSatisfy(\.isDocument) { return .submissions(Set(answers.map(\.name))) }
    let tables = answers.filter { !$0.isDocument }
    if let main = Self.main(of: tables) { return .one(main.name, companions: []) }
    guard !answers.isEmpty else {
      throw ReadingError(
        .unsupportedContainer, "the archive holds no table and no XML", advice: "give the export as CSV or XML, packed or not")
    }
    let names = answers.prefix(4).map(\.base).joined(separator: ", ") + (answers.count > 4 ? " ..." : "")
    throw ReadingError(
      .unsupportedContainer, "the archive holds \(answers.count) exports: \(names)", advice: "unpack it, and give those that are meant")
  }

  /// Not what systems and phones add: resource forks, pictures, sounds, nested archives.
  private static func mayHoldAnswers(_ member: Member) -> Bool {
    guard !member.name.hasPrefix("__MACOSX/"), !member.base.hasPrefix("."), !member.head.isEmpty else { return false }
    // ODK's attachments, and its record of how a form was filled in.
    guard !member.name.split(separator: "/").dropLast().contains("media"), !member.ends(in: "audit.csv") else { return false }
    let others = [
      ".jpg", ".jpeg", ".png", ".gif", ".mp4", ".m4a", ".3gpp", ".wav", ".pdf", ".txt", ".html", ".md", ".json", ".qsf", ".sps", ".r",
    ]
    guard !others.contains(where: member.ends(in:)) else { return false }
    return (try? ContainerSignature.refuse(member.head)) != nil
  }

  /// ODK names the tables of repeated groups after the main one, `bank.csv` and `bank-visits.csv`, and ties their rows to it.
  private static func main(of tables: [Member]) -> Member? {
    tables.first { main in
      tables.allSatisfy { table in
        let isRepeats = String(decoding: table.head, as: UTF8.self).contains("PARENT_KEY")
        return table.name == main.name ? !isRepeats : isRepeats && table.stem.hasPrefix(main.stem + "-")
      }
    }
  }
}
