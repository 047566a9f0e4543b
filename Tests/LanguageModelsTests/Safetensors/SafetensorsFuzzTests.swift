import Testing

@testable import LanguageModels

/// Damaged files must give an error or a file that can be read: never a trap, never a long wait.
@Suite struct SafetensorsFuzzTests {
  private typealias Files = SafetensorsTestFiles

  @Test("A file that is cut anywhere is refused")
  func refusesEveryTruncation() throws {
    for name in ["float32.safetensors", "every-type.safetensors"] {
      let bytes = try Files.fixture(name)
      for count in 0..<bytes.count {
        #expect(Files.complaint(about: Array(bytes.prefix(count))) != nil, "\(name) at \(count)")
      }
    }
  }

  @Test("Ten thousand damaged headers give an error or a file that can be read")
  func survivesMutations() throws {
    var generator = TestGenerator(seed: 2026)
    let samples = try ["float32.safetensors", "every-type.safetensors"].map(Files.fixture)
    var acceptedCount = 0
    for round in 0..<10_000 {
      var bytes = samples[round % samples.count]
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        mutate(&bytes, using: &generator)
      }
      guard let file = try? SafetensorsFile(bytes: bytes, path: "model") else { continue }
      acceptedCount += 1
      for entry in file.entries {
        switch entry.type {
        case .float32, .float16, .bfloat16:
          let tensor = try file.tensor(named: entry.name)
          #expect(tensor.values.count == entry.shape.reduce(1, *))
        default:
          #expect(throws: CheckpointError.self) { try file.tensor(named: entry.name) }
        }
      }
    }
    // Both happen, or the test tests nothing: a changed letter of a name does no harm.
    #expect(acceptedCount > 100)
    #expect(acceptedCount < 9_000)
  }

  /// Damages the header, and mostly corrects the length before it.
  private func mutate(_ bytes: inout [UInt8], using generator: inout TestGenerator) {
    let announced = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    var header = Array(bytes.dropFirst(8).prefix(announced))
    let data = bytes.dropFirst(8 + header.count)
    guard !header.isEmpty else { return }
    let position = Int.random(in: 0..<header.count, using: &generator)
    let end = min(header.count, position + Int.random(in: 1...40, using: &generator))
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: header[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: header[position] = UInt8.random(in: .min ... .max, using: &generator)
    case 2: header.removeSubrange(position..<end)
    case 3: header.insert(contentsOf: header[position..<end], at: position)
    case 4:
      let digits = header.indices.filter { UInt8(ascii: "0")...UInt8(ascii: "9") ~= header[$0] }
      guard let digit = digits.randomElement(using: &generator) else { return }
      header[digit] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &generator)
    default:
      let part = Self.parts.randomElement(using: &generator) ?? ""
      header.replaceSubrange(position..<position, with: Array(part.utf8))
    }
    let keepsLength = Int.random(in: 0..<8, using: &generator) == 0
    bytes =
      (keepsLength ? Array(bytes.prefix(8)) : Files.lengthPrefix(UInt64(header.count))) + header
      + data
  }

  /// What a hostile header is made of.
  private static let parts = [
    "[", "]", "{", "}", "\"", "\\", ",", ":", "-", ".", "e9", "null", "true", "\\u", "\\ud800", " ",
    "9223372036854775807", "18446744073709551616", "0", "__metadata__", "\"shape\":[0],",
    "\"\":{},",
    String(repeating: "[", count: 2_000), String(repeating: "{\"a\":", count: 2_000),
  ]
}
