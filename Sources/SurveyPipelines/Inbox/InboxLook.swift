/// What was found in an inbox.
public struct InboxLook: Sendable, Equatable {
  /// A file that nobody writes to any more.
  public struct Settled: Sendable, Equatable {
    /// Its name, as it stands in the folder: not safe to show on a terminal.
    public let name: String
    /// What it was like.
    public let stamp: FileStamp
  }

  /// Something that stays where it is.
  public struct Left: Sendable, Equatable {
    /// Its name, as it stands in the folder: not safe to show on a terminal.
    public let name: String
    /// A sentence that says why, and where it helps what to do.
    public let reason: String
  }

  /// Files to take, in the order in which they arrived: by the time of their last change, then by name.
  public internal(set) var settled: [Settled] = []
  /// What is left, by name; hidden files and `.done` markers are passed over in silence.
  public internal(set) var left: [Left] = []
}
