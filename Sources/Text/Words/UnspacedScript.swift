/// Scripts in which no space parts words.
enum UnspacedScript {
  /// Whether most letters of a text's different words are of such scripts.
  ///
  /// - Complexity: O(bytes of the words).
  static func holds(_ words: WordIndex) -> Bool {
    var (unspaced, all) = (0, 0)
    for number in 0..<words.count {
      for scalar in String(decoding: words.bytes(of: number), as: UTF8.self).unicodeScalars {
        all += 1
        if contains(scalar) { unspaced += 1 }
      }
    }
    return 2 * unspaced > all
  }

  /// Whether a letter is of such a script: Han, kana, Thai, Lao, Myanmar, Khmer, Tibetan.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
