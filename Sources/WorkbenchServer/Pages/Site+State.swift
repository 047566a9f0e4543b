import Phrases
import WorkbenchProject

extension Site {
  /// Whether the code has changed since a run.
  func isStale(_ chapter: String, runAt date: Double, libraryDate: Double) -> Bool {
    isNewer(package.chapterDate(chapter), than: date) || isNewer(libraryDate, than: date)
  }

  /// Whether code was changed after a run, and not in the same moment: the two times are read in two
  /// ways, which round differently.
  private func isNewer(_ code: Double, than run: Double) -> Bool { code > run + 0.001 }

  /// Why a run should be made again; nil where it needn't.
  func staleness(_ chapter: String) -> Phrase? {
    guard let date = runs.date(chapter) else { return nil }
    if isNewer(package.chapterDate(chapter), than: date) {
      return "Stale: this chapter's code has changed since the run below. Run it again."
    }
    if isNewer(package.libraryDate(), than: date) {
      return "Stale: a library's code has changed since the run below. Run it again."
    }
    return nil
  }
}
