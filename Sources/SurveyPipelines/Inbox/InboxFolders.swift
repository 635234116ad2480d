/// The folders that an arriving file goes through; all on one file system, so that each step is one rename.
public struct InboxFolders: Sendable, Equatable {
  /// Where files arrive.
  public let inbox: String
  /// Where a file is while it is worked on.
  public let work: String
  /// Where files go whose responses are in the ledger.
  public let done: String
  /// Where files go that no responses could be read from.
  public let refused: String
  /// Where files go that a run died of more than once.
  public let poison: String

  /// Folders at any place.
  public init(inbox: String, work: String, done: String, refused: String, poison: String) {
    (self.inbox, self.work, self.done, self.refused, self.poison) = (inbox, work, done, refused, poison)
  }

  /// `work`, `done`, `refused` and `poison` beside the inbox, in the folder that it is in.
  public init(inbox: String) {
    let inbox = Self.withoutSlashes(inbox)
    let parent = inbox.lastIndex(of: "/").map { String(inbox[...$0]) } ?? ""
    self.init(inbox: inbox, work: parent + "work", done: parent + "done", refused: parent + "refused", poison: parent + "poison")
  }

  private static func withoutSlashes(_ path: String) -> String {
    var path = path[...]
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
