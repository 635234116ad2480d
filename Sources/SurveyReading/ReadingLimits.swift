/// The limits every source is read under; each ends in a named error or finding, never in a crash or a hang.
public enum ReadingLimits {
  /// Bytes of one field; a longer one sets its record aside.
  public static let fieldBytes = 1 << 20
  /// Fields of one record.
  public static let fieldsPerRecord = 65_536
  /// Nesting of elements.
  public static let xmlDepth = 64
  /// Attributes of one element.
  public static let xmlAttributes = 512
  /// Bytes from `<` to `>` of one tag: libxml2 2.9 needs quadratic time for very long ones, before any handler runs.
  public static let xmlTagBytes = 64 << 10
  /// Records with invalid bytes after which a file is taken to be wrongly declared ...
  public static let invalidRecords = 50
  /// ... or this share of its records.
  public static let invalidShare = 0.05
}
