internal import CLibCrypto

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces, by OpenSSL's libcrypto.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer?

  /// A digest of nothing so far.
  public init() {
    context = EVP_MD_CTX_new()
    _ = EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) { _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  /// Adds text as UTF-8.
  public func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// Ends the digest: 64 hex digits.
  public consuming func hexadecimal() -> String {
    bytes().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  /// Ends the digest in base64, as content security policies write it.
  public consuming func base64() -> String {
    let bytes = bytes()
    var text = [UInt8](repeating: 0, count: 45)
    let length = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text[..<Int(length)], as: UTF8.self)
  }

  /// Ends the digest: 32 bytes.
  public consuming func bytes() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = EVP_DigestFinal_ex(context, &digest, nil)
    return digest
  }

  /// Ends the digest as four numbers, the first byte the highest, and begins another.
  public borrowing func words() -> SIMD4<UInt64> {
    var words = SIMD4<UInt64>()
    withUnsafeMutableBytes(of: &words) { bytes in
      _ = EVP_DigestFinal_ex(context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
    }
    _ = EVP_DigestInit_ex(context, nil, nil)
    for place in words.indices { words[place] = UInt64(bigEndian: words[place]) }
    return words
  }

  /// The digest of a text.
  public static func hexadecimal(of text: String) -> String {
    let digest = SHA256()
    digest.update(text)
    return digest.hexadecimal()
  }
}
