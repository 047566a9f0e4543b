import Testing

@testable import LanguageModels

@Suite struct CheckpointErrorTests {
  @Test("Text from outside is quoted: control characters escaped, long names cut")
  func quotesText() {
    let hostile = CheckpointError.duplicateTensor(path: "a\nb", tensor: "\u{1b}[2J\0\u{202e}")
    #expect(
      hostile.description == "The checkpoint 'a\\u{a}b' has two tensors named "
        + "'\\u{1b}[2J\\u{0}\\u{202e}'; names must differ.")
    let long = CheckpointError.duplicateTensor(
      path: "a", tensor: String(repeating: "n", count: 1_000_000))
    #expect(
      long.description == "The checkpoint 'a' has two tensors named "
        + "'\(String(repeating: "n", count: 200))…'; names must differ.")
  }

  @Test("A file that may be lost in a power failure is reported as such")
  func describesMissingDurability() {
    #expect(
      CheckpointError.notDurable(path: "a", reason: "Input/output error").description
        == "The checkpoint 'a' is written, but may be lost in a power failure, since its folder "
        + "can't be synchronised: Input/output error.")
  }
}
