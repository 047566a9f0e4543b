import Phrases

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
  static func html(_ claim: Claim, lesson: String?, in language: PageLanguage) -> String {
    let (state, mark, verdict): (String, String, Phrase) =
      switch claim.holds {
      case true?: ("held", "✓", "held")
      case false?: ("failed", "✗", "did not hold")
      case nil: ("open", "–", "not judged")
      }
    let words = claim.words(in: language.catalogue.language)
    return language.templates.claim.render(
      Context(
        state: state, claim: words.first, ko: words.second, mark: mark,
        verdict: language.text(verdict), measured: claim.measured, timed: claim.timed,
        byConstruction: claim.byConstruction, lesson: lesson))
  }
}
