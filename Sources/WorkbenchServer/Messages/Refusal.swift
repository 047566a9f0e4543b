import Phrases

/// Why a request goes no further.
struct Refusal: Error, Equatable {
  /// The status of HTTP.
  let status: Int

  /// One sentence for whoever sent it.
  let sentence: Phrase

  static let malformed = Refusal(400, "The request is not well-formed HTTP/1.1.")
  static let forbidden = Refusal(
    403, "This address is not open to this page: open the one that `workbench serve` printed.")
  static let notFound = Refusal(404, "There is nothing at this address.")
  static let tooLarge = Refusal(413, "The request is too large.")

  init(_ status: Int, _ sentence: Phrase) {
    self.status = status
    self.sentence = sentence
  }
}
