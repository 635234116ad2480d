internal import CLibCrypto

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) under one key, for many short messages.
///
/// The two states that the key and the context give are made once and copied for each message. Safe to use from several threads.
public final class KeyedHash: Sendable {
  // Never changed after init; libcrypto only reads from them when it copies.
  nonisolated(unsafe) private let inner: OpaquePointer?
  nonisolated(unsafe) private let outer: OpaquePointer?

  /// A hash under `key`, with `context` standing before every message.
  public init(key: [UInt8], context: String = "") {
    let block = Self.block(key)
    inner = Self.started(block, pad: 0x36)
    outer = Self.started(block, pad: 0x5C)
    _ = Array(context.utf8).withUnsafeBytes { EVP_DigestUpdate(inner, $0.baseAddress, $0.count) }
  }

  deinit {
    EVP_MD_CTX_free(inner)
    EVP_MD_CTX_free(outer)
  }

  /// The code of a message: 32 bytes.
  public func code(_ message: UnsafeRawBufferPointer) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: 32)
    let context = EVP_MD_CTX_new()
    defer { EVP_MD_CTX_free(context) }
    _ = EVP_MD_CTX_copy_ex(context, inner)
    _ = EVP_DigestUpdate(context, message.baseAddress, message.count)
    _ = EVP_DigestFinal_ex(context, &code, nil)
    _ = EVP_MD_CTX_copy_ex(context, outer)
    _ = EVP_DigestUpdate(context, code, code.count)
    _ = EVP_DigestFinal_ex(context, &code, nil)
    return code
  }

  private static func started(_ block: [UInt8], pad: UInt8) -> OpaquePointer? {
    let context = EVP_MD_CTX_new()
    _ = EVP_DigestInit_ex(context, EVP_sha256(), nil)
    let padded = block.map { $0 ^ pad }
    _ = EVP_DigestUpdate(context, padded, padded.count)
    return context
  }

  /// The key, filled up with zeros to the 64 bytes of a block; a longer one is hashed first.
  private static func block(_ key: [UInt8]) -> [UInt8] {
    var block = key
    if key.count > 64 {
      let digest = SHA256()
      key.withUnsafeBytes { digest.update($0) }
      block = digest.bytes()
    }
    return block + [UInt8](repeating: 0, count: 64 - block.count)
  }
}
