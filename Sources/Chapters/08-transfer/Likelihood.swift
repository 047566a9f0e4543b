import Autograd
import Experiments
import LanguageModels
import Tensors

extension TransferExperiment {
  /// The notes' figure 1.10(c) says that no labels are needed; so nothing is taught.
  func judgeWithoutLabels(_ page: Page) throws {
    let reader = configuration.readers[0]
    let asked = stride(from: 0, to: data.asked.count, by: configuration.likelihoodStride)
    let (texts, labels) = (asked.map { data.test[$0] }, asked.map { data.testLabels[$0] })
    let accuracies = try Results([Learner.scratch, .pretrained]) { start in
      try (0..<configuration.exampleDraws).map { run in
        try page.progress(run, of: configuration.exampleDraws, "\(start.name), without labels")
        let kinds = likeliestKinds(read[reader][0][start], after: examples(run: run), texts)
        return scores(kinds, labels).accuracy
      }
    }
    let (right, untrained) = (Spread(accuracies[.pretrained]), Spread(accuracies[.scratch]))
    try page.metric("accuracy_no_labels", right.median)
    try page.metric("accuracy_no_labels_untrained", untrained.median)
    let share = majorityShare(of: asked.map { data.asked[$0] })
    try page.claim(
      "no-labels-needed", "Fine-tuning for classification needs no labels",
      .check(
        """
        by what the verse is likeliest after, one example a kind, \(right.text) right after reading, \
        \(untrained.text) before, over \(configuration.exampleDraws) draws of examples
        """, right.median,
        .above(
          share, shown: "\(share, decimals: 3)",
          because: "always naming the commonest kind takes no model at all")))
  }

  /// One verse of each kind, from the books for reading, all cut to one length.
  private func examples(run: Int) -> [[Int32]] {
    var generator = generator(.examples, run: run)
    let verses = Genre.allCases.compactMap {
      data.task.readable[$0]?.randomElement(using: &generator)
    }
    let tokens = verses.map { data.tokenizer.encode($0) }
    let length = min(configuration.contextLength / 2 - 1, tokens.map(\.count).min() ?? 0)
    return tokens.map { Array($0.prefix(length)) }
  }

  /// For each text the kind after whose example it is least surprising.
  private func likeliestKinds(
    _ trained: Trained, after examples: [[Int32]], _ texts: [[Int32]]
  ) -> [Int32] {
    var kinds = [Int32](repeating: 0, count: texts.count)
    let between = data.tokenizer.encode("\n")
    kinds.withUnsafeMutableBufferPointer { kinds in
      nonisolated(unsafe) let kinds = kinds  // each piece writes an element of its own
      workers.run(texts.count) { index in
        let verse = texts[index].prefix(configuration.contextLength / 2)
        // snippet: likelihood
        let prompts = examples.map { $0 + between + verse }  // one a kind
        let logits = trained.parameters.withTape { tape in
          trained.model.logits(of: prompts.flatMap { $0 }[...], batchSize: prompts.count, on: tape)
            .tensor  // [kinds, T, V]
        }
        let targets = prompts.flatMap { $0.dropFirst() + [-1] }
        let losses = tokenLosses(logits: logits, targets: targets)
        let T = targets.count / prompts.count
        let surprise = prompts.indices.map { kind in  // the verse after each
          losses[((kind + 1) * T - verse.count - 1)..<((kind + 1) * T)].reduce(0, +)
        }
        // end snippet
        kinds[index] = Int32(surprise.indices.min { surprise[$0] < surprise[$1] } ?? 0)
      }
    }
    return kinds
  }
}
