import Autograd
import Tensors
import Testing

@testable import LanguageModels

@Suite struct ByteCompressorTests {
  /// A small untrained model: what it predicts does not matter, only that both ends predict the same.
  private static func compressor(seed: UInt64 = 1, blockSize: Int = 32_768)
    -> ByteCompressor<TransformerDecoder>
  {
    var generator = SeededGenerator(seed: seed)
    var parameters = Parameters()
    let model = Transformer(
      TransformerConfiguration(
        vocabularySize: 256, contextLength: 8, layerCount: 1, headCount: 1, width: 8),
      in: &parameters, using: &generator)
    let fixed = parameters
    return ByteCompressor(fingerprint: fixed.fingerprint, blockSize: blockSize) {
      TransformerDecoder(model, parameters: fixed)
    }
  }

  /// Stands for a model that is sure of the next byte: it continues the alphabet.
  private struct Alphabet: NextTokenDecoder {
    let byteCount = 0

    mutating func read(_ token: Int32) -> Tensor {
      var logits = [Float](repeating: 0, count: 256)
      logits[token >= 97 && token < 122 ? Int(token) + 1 : 97] = 12
      return Tensor(Shape(256), logits)
    }
  }

  private let workers = Workers(threadCount: 2)

  @Test("Every file comes back byte for byte: nothing, one byte, all bytes, noise, text")
  func exact() throws {
    let compressor = Self.compressor(blockSize: 1000)
    var generator = SeededGenerator(seed: 2)
    let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Array("And God said, Let there be light: and there was light. 빛이 있으라 🌅\r\n\0".utf8)
    let edges = [999, 1000, 1001, 2000].map { [UInt8](repeating: 7, count: $0) }
    for bytes in [[], [0], [255], [10], Array(0...255), noise, text] + edges {
      let file = compressor.compress(bytes, workers: workers)
      #expect(try compressor.decompress(file, workers: workers) == bytes, "\(bytes.count) bytes")
      #expect(file.count <= bytes.count + 12, "\(bytes.count) bytes became \(file.count)")
    }
  }

  @Test("A megabyte of Korean comes back byte for byte")
  func korean() throws {
    var generator = SeededGenerator(seed: 4)
    var text = ""
    while text.utf8.count < 1_000_000 {
      // Hangul syllables, mostly a few common ones, with spaces and line breaks between.
      let number =
        UInt32.random(in: 0..<4, using: &generator) > 0
        ? UInt32.random(in: 0..<40, using: &generator) * 28
        : UInt32.random(in: 0..<11_172, using: &generator)
      text.unicodeScalars.append(Unicode.Scalar(0xAC00 + number) ?? " ")
      if number % 5 == 0 { text += number % 3 == 0 ? "\n" : " " }
    }
    let bytes = Array(text.utf8)
    let compressor = ByteCompressor(fingerprint: 1) { Hangul() }
    let file = compressor.compress(bytes, workers: workers)
    #expect(file.first == 0xC2 && file.count < bytes.count * 3 / 4)  // coded, not kept
    #expect(try compressor.decompress(file, workers: workers) == bytes)
  }

  /// Knows how Hangul looks in UTF-8, and nothing else: one of three leading bytes, then two others.
  private struct Hangul: NextTokenDecoder {
    let byteCount = 0

    mutating func read(_ token: Int32) -> Tensor {
      var logits = [Float](repeating: 0, count: 256)
      if token < 0x80 { for byte in 0xEA...0xED { logits[byte] = 6 } }
      if token >= 0x80 { for byte in 0x80...0xBF { logits[byte] = 4 } }
      if token >= 0x80, token < 0xC0 { for byte in 0xEA...0xED { logits[byte] = 5 } }
      return Tensor(Shape(256), logits)
    }
  }

  @Test("What the model is sure of costs next to nothing")
  func sure() throws {
    let compressor = ByteCompressor(fingerprint: 7) { Alphabet() }
    let bytes = Array(repeating: Array("abcdefghijklmnopqrstuvwxyz".utf8), count: 400).flatMap {
      $0
    }
    let file = compressor.compress(bytes, workers: workers)
    #expect(file.count < 60, "\(file.count) bytes")  // 0.0023 bits a byte, and the header
    #expect(try compressor.decompress(file, workers: workers) == bytes)
  }

  @Test("The file does not depend on the number of threads")
  func threads() throws {
    let compressor = Self.compressor(blockSize: 300)
    let bytes = Array(repeating: Array("In the beginning ".utf8), count: 200).flatMap { $0 }
    let one = compressor.compress(bytes, workers: Workers(threadCount: 1))
    #expect(one == compressor.compress(bytes, workers: Workers(threadCount: 3)))
  }

  @Test("Another model, another file and a damaged one are refused in a sentence")
  func refused() throws {
    let compressor = ByteCompressor(fingerprint: 7) { Alphabet() }
    let bytes = Array(repeating: Array("abcdefghijklmnopqrstuvwxyz".utf8), count: 40).flatMap { $0 }
    let file = compressor.compress(bytes, workers: workers)
    let other = ByteCompressor(fingerprint: 8) { Alphabet() }
    #expect(throws: CompressionError.otherModel) {
      try other.decompress(file, workers: workers)
    }
    for wrong in [[], Array("plain text".utf8)] {
      #expect(throws: CompressionError.notCompressed) {
        try compressor.decompress(wrong, workers: workers)
      }
    }
    for length in 1..<file.count {
      #expect(throws: CompressionError.self, "cut to \(length)") {
        try compressor.decompress(Array(file[..<length]), workers: workers)
      }
    }
    for place in file.indices {
      var damaged = file
      damaged[place] ^= 0x40
      do {
        // Damage that changes nothing, as in the size of blocks where there is one, is none.
        let isSame = try compressor.decompress(damaged, workers: workers) == bytes
        #expect(isSame, "byte \(place)")
      } catch { #expect(error is CompressionError) }
    }
    #expect(
      CompressionError.otherModel.description
        == "The file was compressed with another model; only the same model, with the same numbers, can read it."
    )
  }

  @Test("A forged length does not make the decoder work for ever")
  func forgedLength() {
    let compressor = ByteCompressor(fingerprint: 7) { Alphabet() }
    let forged: [UInt8] = [0xC2, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x01, 7, 0, 0, 0, 1, 2, 3, 4]
    #expect(throws: CompressionError.damaged) {
      try compressor.decompress(forged, workers: workers)
    }
  }

  @Test("Two bytes hold a number to three digits, and rounding twice changes nothing")
  func twoBytes() {
    var parameters = Parameters()
    let handle = parameters.add("w", Tensor(Shape(5), [1, -1.000_01, 3.141_59, 1e-20, 0]))
    let rounded = parameters.roundedToTwoBytes()
    for (before, after) in zip(parameters[handle].elements, rounded[handle].elements) {
      #expect(abs(after - before) <= abs(before) / 256)
      #expect(after.bitPattern & 0xFFFF == 0)
    }
    #expect(rounded.roundedToTwoBytes()[handle].elements == rounded[handle].elements)
    #expect(rounded.fingerprint != parameters.fingerprint)
  }
}
