/// FNV-1a, 64 bits: names a text in a run's record, the same on every machine and in every process.
///
/// It tells texts apart by accident, not by malice: it is no cryptographic hash.
///
/// - Reference: [The FNV Non-Cryptographic Hash Algorithm](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
func contentHash(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.utf8.count) + digits
}
