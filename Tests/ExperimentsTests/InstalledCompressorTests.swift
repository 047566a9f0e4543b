import Experiments
import LanguageModels
import Testing

@Suite struct InstalledCompressorTests {
  @Test("A program makes fewer bytes of what repeats, and more of noise")
  func sizes() throws {
    let text = Array(String(repeating: "the same words again ", count: 400).utf8)
    for compressor in InstalledCompressor.all {
      guard let size = try compressor.size(of: text) else { continue }
      #expect(size > 0 && size < text.count / 10, "\(compressor.command)")
    }
    // Debian has gzip always.
    #expect(try InstalledCompressor.all[0].size(of: []) != nil)
    #expect(
      InstalledCompressor.xz.missing.english == "not installed: sudo apt-get install xz-utils")
  }

  @Test("The GPTs have as many parameters as is said of them")
  func gpts() {
    let counts = [TransformerConfiguration.gpt1, .gpt2, .gpt3].map { $0.parameterCount ?? 0 }
    #expect(counts == [116_536_320, 1_557_611_200, 174_604_259_328])
    #expect(TransformerConfiguration.gpt1.tableParameterCount == (40_478 + 512) * 768)
  }
}
