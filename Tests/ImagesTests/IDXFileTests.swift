import Foundation
import TestSupport
import Testing

@testable import Images

@Suite struct IDXFileTests {
  /// Two pictures of 1 x 3 pixels.
  static let plain: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255]

  /// The same, packed with gzip.
  static let packed: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x63, 0x60, 0xe0, 0x60, 0x66,
    0x60, 0x60, 0x60, 0x02, 0x62, 0x46, 0x20, 0x66, 0x66, 0x64, 0x62, 0x66, 0x61, 0xfd, 0x0f,
    0x00, 0x08, 0x09, 0x11, 0x3a, 0x16, 0x00, 0x00, 0x00,
  ]

  @Test("Extents and elements come out as they went in")
  func plainFile() throws {
    let file = try IDXFile(bytes: Self.plain, name: "x")
    #expect(file.extents == [2, 1, 3])
    #expect(file.elements == [1, 2, 3, 4, 5, 255])
  }

  @Test("A packed file is the plain one; two archives in a row are one file")
  func packedFile() throws {
    let file = try IDXFile(bytes: Self.packed, name: "x")
    #expect(try file == IDXFile(bytes: Self.plain, name: "x"))
    let twice = try gunzip(Self.packed + Self.packed, name: "x")
    #expect(twice == Self.plain + Self.plain)
  }

  @Test("An archive that is cut, changed or a bomb is refused in one sentence")
  func damagedArchive() {
    let sentence = "x.gz is damaged or cut short: it can't be unpacked; fetch it anew."
    for length in 2..<Self.packed.count {
      let error = #expect(throws: ImageError.self) {
        try IDXFile(bytes: Array(Self.packed[..<length]), name: "x.gz")
      }
      #expect(error?.description == sentence, "cut to \(length)")
    }
    for place in Self.packed.indices.dropFirst(10) {
      var changed = Self.packed
      changed[place] ^= 0x20
      // A flip in the bits that pad the last block may pass; anything else must not.
      if let file = try? IDXFile(bytes: changed, name: "x.gz") {
        #expect(file.elements == [1, 2, 3, 4, 5, 255])
      }
    }
    #expect(throws: ImageError.damagedArchive(name: "x")) {
      try gunzip(Self.packed, name: "x", limit: 21)
    }
  }

  @Test(
    "What is no IDX file is refused in one sentence",
    arguments: [
      ([], "it does not start with two zeros and a type"),
      ([0, 0, 8], "it does not start with two zeros and a type"),
      ([1, 0, 8, 1, 0, 0, 0, 0], "it does not start with two zeros and a type"),
      ([0, 0, 13, 1, 0, 0, 0, 0], "its elements have type 13, not 8"),
      ([0, 0, 8, 0], "its 0 extents are not there"),
      ([0, 0, 8, 2, 0, 0, 0, 1], "its 2 extents are not there"),
      ([0, 0, 8, 1, 0, 0, 0, 2, 7], "its extents ask for 2 elements, but it has 1"),
      ([0, 0, 8, 1, 0, 0, 0, 0, 7], "its extents ask for 0 elements, but it has 1"),
      (
        [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255],
        "its extents are too large"
      ),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], reason: String) {
    let error = #expect(throws: ImageError.self) { try IDXFile(bytes: bytes, name: "x") }
    #expect(error?.description == "x is no IDX file of unsigned bytes: \(reason).")
  }

  @Test("A missing file and a folder are named")
  func missing() {
    let missing = #expect(throws: ImageError.self) { try IDXFile(contentsOf: "/no/such/file") }
    #expect(
      missing?.description
        == "There is no file at /no/such/file; give the path of an IDX file, packed with gzip or not."
    )
    #expect(throws: ImageError.self) { try IDXFile(contentsOf: NSTemporaryDirectory()) }
  }
}
