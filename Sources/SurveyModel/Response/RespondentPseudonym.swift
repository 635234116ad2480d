/// Turns a respondent's id into what is kept of it: the same id gives the same hash, and nobody without the key gets back from one to the
/// other.
public struct RespondentPseudonym: Sendable {
  /// Takes an id's bytes (UTF-8, blanks round it gone, Unicode form NFC) and gives its hash, which is never zero.
  public let make: @Sendable (UnsafeRawBufferPointer) -> RespondentHash

  /// A pseudonym by a function.
  public init(_ make: @escaping @Sendable (UnsafeRawBufferPointer) -> RespondentHash) { self.make = make }
}
