import Platform
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "gives the digests that sha256sum prints",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func digests(text: String, digits: String) {
    #expect(SHA256.hexadecimal(Array(text.utf8)) == digits)
  }

  @Test("takes a megabyte")
  func long() {
    #expect(
      SHA256.hexadecimal([UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("pads every length to whole blocks")
  func lengths() {
    let digests = Set((0..<200).map { SHA256.hexadecimal([UInt8](repeating: 7, count: $0)) })
    #expect(digests.count == 200)
  }

  @Test("is the same in pieces of any length, and of a file")
  func pieces() throws {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let whole = SHA256.hexadecimal(bytes)
    for count in [1, 63, 64, 65, 200] {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: count) {
        bytes[start..<min(start + count, bytes.count)].withUnsafeBytes { hash.update($0) }
      }
      #expect(hash.hexadecimal() == whole)
    }
    let folder = try TemporaryFolder()
    try AtomicFile.write(bytes, to: folder("file"))
    #expect(try SHA256.hexadecimal(ofFile: folder("file")) == whole)
  }
}
