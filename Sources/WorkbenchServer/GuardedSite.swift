/// The pages behind the rules about who may see them.
struct GuardedSite: Sendable {
  let rules: AccessRules
  let site: Site

  /// Answers a request, or refuses it.
  func answer(_ request: Request) async -> Answer {
    switch rules.verdict(on: request) {
    case .refused(let refusal): return .refusal(refusal, in: site.language.catalogue)
    case .signIn:
      return Answer(
        status: 303, type: Answer.html, body: [],
        headers: ["Location": "/", "Set-Cookie": rules.cookie])
    case .allowed:
      do throws(Refusal) {
        return try await site.answer(request)
      } catch {
        return .refusal(error, in: site.language.catalogue)
      }
    }
  }
}
