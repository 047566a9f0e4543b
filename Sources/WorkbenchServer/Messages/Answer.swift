import Phrases

/// A response, before any library of HTTP has to do with it.
struct Answer: Equatable, Sendable {
  var status = 200
  var type: String
  var body: [UInt8]
  var headers: [String: String] = [:]

  static let html = "text/html; charset=utf-8"
  static let json = "application/json"
  static let png = "image/png"

  /// A page.
  static func page(_ text: String) -> Answer { Answer(type: html, body: Array(text.utf8)) }

  /// A JSON text.
  static func json(_ text: String, status: Int = 200) -> Answer {
    Answer(status: status, type: json, body: Array(text.utf8))
  }

  /// No.
  static func refusal(_ refusal: Refusal, in catalogue: Catalogue = .english) -> Answer {
    Answer(
      status: refusal.status, type: "text/plain; charset=utf-8",
      body: Array((refusal.sentence.text(in: catalogue) + "\n").utf8))
  }
}
