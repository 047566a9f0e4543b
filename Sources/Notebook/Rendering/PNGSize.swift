/// The size of a picture, as its file says.
struct PNGSize: Equatable {
  let width: Int
  let height: Int

  /// Reads the header of a PNG file; nil where it is none.
  init?(_ png: [UInt8]) {
    guard png.count >= 24, png[..<8] == [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] else {
      return nil
    }
    func number(at offset: Int) -> Int {
      png[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    width = number(at: 16)
    height = number(at: 20)
  }
}
