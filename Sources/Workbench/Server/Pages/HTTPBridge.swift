import FlyingFox
import Foundation

/// Where FlyingFox meets the pages.
struct HTTPBridge: HTTPHandler {
  let rules: AccessRules
  let site: Site

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let answer = await answer(request)
    var headers = HTTPHeaders()
    for (name, value) in ResponseHeaders.safe { headers[HTTPHeader(name)] = value }
    headers[.contentType] = answer.type
    // What a page shows changes with every run, and belongs to its reader alone.
    headers[.cacheControl] = "no-store"
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    return HTTPResponse(
      statusCode: HTTPStatusCode(
        answer.status, phrase: Refusal(answer.status, "").phrase), headers: headers,
      body: HTTPBodySequence(data: Data(answer.body), suggestedBufferSize: 65_536))
  }

  private func answer(_ request: HTTPRequest) async -> Answer {
    let path = request.target.path()
    let verdict = rules.verdict(
      on: AccessRules.Request(
        method: request.method.rawValue, path: path, query: request.target.query(),
        host: request.headers[.host], origin: request.headers[HTTPHeader("Origin")],
        fetchSite: request.headers[HTTPHeader("Sec-Fetch-Site")],
        cookie: request.headers[.cookie], contentType: request.headers[.contentType]))
    switch verdict {
    case .refused(let refusal): return .refusal(refusal)
    case .signIn:
      return Answer(
        status: 303, type: Answer.html, body: [],
        headers: ["Location": "/", "Set-Cookie": rules.cookie])
    case .allowed:
      guard let body = try? await request.bodyData else { return .refusal(.malformed) }
      do throws(Refusal) {
        return try await site.answer(
          SiteRequest(
            isChange: request.method == .POST, path: path, query: request.target.query(),
            body: [UInt8](body)))
      } catch {
        return .refusal(error)
      }
    }
  }
}
