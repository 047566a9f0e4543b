/// Why a request goes no further.
struct Refusal: Error, Equatable {
  /// The status of HTTP.
  let status: Int

  /// One sentence for whoever sent it.
  let sentence: String

  static let malformed = Refusal(400, "The request is not well-formed HTTP/1.1.")
  static let forbidden = Refusal(
    403, "This address is not open to this page: open the one that `workbench serve` printed.")
  static let notFound = Refusal(404, "There is nothing at this address.")
  static let tooLarge = Refusal(413, "The request is too large.")

  init(_ status: Int, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// The words that HTTP gives to the status.
  var phrase: String {
    switch status {
    case 200: "OK"
    case 202: "Accepted"
    case 303: "See Other"
    case 400: "Bad Request"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 411: "Length Required"
    case 413: "Content Too Large"
    case 415: "Unsupported Media Type"
    case 431: "Request Header Fields Too Large"
    case 503: "Service Unavailable"
    default: "Error"
    }
  }

  /// The whole response, as the gate sends it by itself.
  var response: [UInt8] {
    let body = sentence + "\n"
    let lines =
      [
        "HTTP/1.1 \(status) \(phrase)", "Content-Type: text/plain; charset=utf-8",
        "Content-Length: \(body.utf8.count)", "Connection: close",
      ] + ResponseHeaders.safe.map { "\($0.name): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
  }
}
