/// `withUnsafeBytes` that keeps the type of the error thrown inside it.
extension [UInt8] {
  func lending<Value>(
    _ body: (UnsafeRawBufferPointer) throws(ReadingError) -> Value
  ) throws(ReadingError) -> Value {
    try withUnsafeBytes { buffer in Result { () throws(ReadingError) in try body(buffer) } }.get()
  }

  mutating func lendingMutable<Value>(
    _ body: (UnsafeMutableRawBufferPointer) throws(ReadingError) -> Value
  ) throws(ReadingError) -> Value {
    try withUnsafeMutableBytes { buffer in Result { () throws(ReadingError) in try body(buffer) } }.get()
  }
}
