internal import CStructureScan

/// Loops over fields, and over what was read from them, that need the machine's own vector instructions.
///
/// Unsafe: the caller sees to it that `ends` and `bytes` are one batch's, and that what is written has room.
public enum RecordKernels {
  /// Reads eight digits of eight plain records, each digit with a delimiter behind it; returns a bit for each record that is not so.
  ///
  /// - Parameters:
  ///   - before: for each record the place in `ends` of the end before its first digit.
  ///   - codes: where the codes go, counted from the lowest digit: digit d of record r to `d * stride + r`. Those of a record that is not so
  ///     mean nothing.
  public static func readDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>, before: SIMD8<UInt32>, delimiter: UInt8,
    digits: ClosedRange<UInt8>, into codes: UnsafeMutablePointer<Int16>, stride: Int
  ) -> UInt32 {
    withUnsafeBytes(of: before) { before in
      structure_digits(
        bytes.baseAddress, ends.baseAddress, before.assumingMemoryBound(to: UInt32.self).baseAddress, delimiter, digits.lowerBound,
        digits.upperBound, codes, stride)
    }
  }

  /// What `readNumbers` writes for a field that is no number.
  public static var noNumber: Int32 { Int32(STRUCTURE_NO_NUMBER) }

  /// Reads the numbers of one to three digits in columns that stand side by side in plain records, each times `unit`; `noNumber` for any
  /// other field.
  ///
  /// - Parameter numbers: where they go, column after column, each `stride` behind the one before.
  public static func readNumbers(
    _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>, _ rows: UnsafeBufferPointer<RecordFields>,
    columns: Range<Int>, unit: Int32, into numbers: UnsafeMutableBufferPointer<Int32>, stride: Int
  ) {
    precondition(numbers.count >= (columns.count - 1) * stride + rows.count)
    precondition(MemoryLayout<RecordFields>.size == MemoryLayout<structure_fields>.size)
    rows.withMemoryRebound(to: structure_fields.self) { rows in
      structure_numbers(
        bytes.baseAddress, ends.baseAddress, rows.baseAddress, rows.count, columns.lowerBound, columns.count, unit, numbers.baseAddress,
        stride)
    }
  }

  /// Mixes one number into each of as many hashes, by the step of FNV-1a.
  public static func mix(_ values: UnsafeBufferPointer<Int16>, into hashes: UnsafeMutableBufferPointer<UInt32>) {
    precondition(hashes.count >= values.count)
    structure_mix(hashes.baseAddress, values.baseAddress, values.count)
  }
}
