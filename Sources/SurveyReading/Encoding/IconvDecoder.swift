internal import Glibc

/// Converts a source to UTF-8 through iconv, strictly: a byte sequence that is no text becomes the single byte 0xFF, which no UTF-8 text
/// contains, and the conversion goes on behind it.
struct IconvDecoder: ~Copyable {
  private let converter: iconv_t
  /// The bytes of one code unit: what is passed over after a fault, so that the rest stays aligned.
  private let unit: Int

  init(_ encoding: TextEncoding) throws(ReadingError) {
    let opened = iconv_open("UTF-8", encoding.iconvName)
    guard opened != iconv_t(bitPattern: -1), let opened else {
      throw ReadingError(
        .encodingUnsupported, "this system cannot decode \(encoding.name)", advice: "install the C library's gconv modules")
    }
    converter = opened
    unit = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
  }

  deinit { iconv_close(converter) }

  /// Decodes all of `source` from `offset` on.
  func decode(_ source: OpenFile, from offset: Int, into text: OpenFile) throws(ReadingError) {
    var input = [UInt8](repeating: 0, count: 1 << 16)
    var pending: [UInt8] = []
    var place = offset
    while true {
      let count = try source.fill(&input, at: place)
      place += count
      let isLast = count == 0
      var piece = pending + input[..<count]
      let (output, used) = convert(&piece, isLast: isLast)
      pending = Array(piece[used...])
      try output.lending { (bytes) throws(ReadingError) in try text.append(bytes) }
      if isLast { return }
    }
  }

  /// How many byte sequences of `bytes` are no text; used to name the encodings that would read a sample.
  func faults(in bytes: [UInt8]) -> Int {
    var copy = bytes
    return convert(&copy, isLast: false).output.count { $0 == 0xFF }
  }

  private func convert(_ piece: inout [UInt8], isLast: Bool) -> (output: [UInt8], used: Int) {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: piece.count * 4 + 16)
    var used = 0
    while used < piece.count {
      let (read, written, fault) = step(&piece, from: used, into: &buffer)
      output += buffer[..<written]
      used += read
      guard fault == EILSEQ || (fault == EINVAL && isLast) else { break }
      output.append(0xFF)
      used = min(piece.count, used + unit)
    }
    return (output, used)
  }

  private func step(_ piece: inout [UInt8], from start: Int, into buffer: inout [UInt8]) -> (read: Int, written: Int, fault: Int32) {
    piece.withUnsafeMutableBytes { source in
      buffer.withUnsafeMutableBytes { target in
        var input = source.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
        var inputLeft = source.count - start
        var output = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var outputLeft = target.count
        let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
        let fault = result == Int(bitPattern: UInt.max) ? errno : 0
        return (source.count - start - inputLeft, target.count - outputLeft, fault)
      }
    }
  }
}

extension TextEncoding {
  /// The encodings that would read `sample` without a fault, for the refusal to name.
  static func reading(_ sample: [UInt8]) -> [TextEncoding] {
    candidates.filter { encoding in
      guard let decoder = try? IconvDecoder(encoding) else { return false }
      return decoder.faults(in: sample) == 0
    }
  }
}
