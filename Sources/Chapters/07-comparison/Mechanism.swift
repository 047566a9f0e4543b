import Experiments
import LanguageModels

extension Comparison {
  /// The look back that answers: where the asking keys look, in the head that finds the answers best.
  func drawMechanism(of trained: Trained, _ page: Page) throws {
    guard let model = trained.model as? Transformer else { return }
    var drawn = generator(.recallTests, run: 1)
    let items = RecallTask.itemCount
    let batch = RecallTask.pairs.batch(
      items: items, pause: configuration.shownPause, rounds: 1, batchSize: 1, isShuffled: true,
      using: &drawn)
    let asking = batch.targets.indices.filter { batch.targets[$0] >= 0 }
    let answers = asking.map { place in batch.inputs.firstIndex(of: batch.targets[place]) ?? 0 }
    // snippet: mechanism
    let heads = model.trace(batch.inputs, parameters: trained.parameters).heads
    let found = heads.map { head in  // the weight from the asking key to its answer
      zip(asking, answers).map { head[$0, $1] }.mean
    }
    // end snippet
    guard let best = found.indices.max(by: { found[$0] < found[$1] }) else { return }
    let head = heads[best]
    // Up to the questions: what stands before the first of them is all that they can look for.
    let columns = 2 * items + configuration.shownPause
    try page.metric("induction_weight", found[best])
    try page.figure(
      "mechanism",
      Heatmap(
        title: """
          An asking key gives \(found[best], percent: 0) of its attention to the place of its answer
          """,
        subtitle: """
          Layer \(head.layer), head \(head.head) of \(heads.count) heads, the one that gives the answers most; \
          \(page.note)
          """,
        values: asking.map { query in (0..<columns).map { head[query, $0] } },
        rows: .init("asking key", labels: asking.map { Self.label(batch.inputs[$0]) }.verbatim),
        columns: .init(
          "key and value, pair by pair, then the pause",
          labels: batch.inputs.prefix(columns).map(Self.label).verbatim),
        labels: .names, scale: .init("attention weight", range: 0...1),
        cells: .init(showNumbers: false),
        footnote: """
          One test sequence: keys are small letters, values capital ones, a dot is the pause. The value after a \
          key stands one place to the right of it: a head that looks there is an induction head.
          """),
      caption: "The mechanism of recall: each asking key looks at what stood after its first copy.")
  }

  /// A token of the task in a picture: keys a to p, values A to P, a dot for the pause.
  private static func label(_ token: Int32) -> String {
    let count = Int32(RecallTask.symbolCount)
    guard token < 2 * count else { return "·" }
    let first: Unicode.Scalar = token < count ? "a" : "A"
    return Unicode.Scalar(first.value + UInt32(token % count)).map { String($0) } ?? "?"
  }
}
