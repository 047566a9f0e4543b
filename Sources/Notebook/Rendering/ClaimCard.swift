/// A claim with what was measured, as HTML.
enum ClaimCard {
  private struct Context {
    let state: String
    let claim: String
    let ko: String?
    let mark: String
    let verdict: String
    let measured: String
    let timed: Bool
    let byConstruction: String?
    let lesson: String?
  }

  /// Renders a claim, with what the lesson says below it as HTML, nil where it says nothing.
  static func html(_ claim: Claim, lesson: String?) -> String {
    let (state, mark, verdict) =
      switch claim.holds {
      case true?: ("held", "✓", "held")
      case false?: ("failed", "✗", "did not hold")
      case nil: ("open", "–", "not judged")
      }
    return Templates.claim.render(
      Context(
        state: state, claim: claim.claim, ko: claim.ko.isEmpty ? nil : claim.ko, mark: mark,
        verdict: verdict, measured: claim.measured, timed: claim.timed,
        byConstruction: claim.byConstruction, lesson: lesson))
  }
}
