import Autograd
import Experiments

extension TransferExperiment {
  /// Step `pretrain`: stages 1 and 2, reading without a label.
  func pretrain(_ page: Page) throws {
    read = try Results(configuration.readers) { reader in
      try (0..<configuration.readingRuns).map { try learnInStages(reader, run: $0, page) }
    }
    let starts = Learner.networks
    for (reader, runs) in read {
      for start in starts {
        try page.metric(
          "reading_loss_\(start.rawValue)\(reader.suffix)", runs[0][start].validationLoss,
          unit: reader == .bert ? "nats a blank" : "nats a token")
      }
    }
    try page.table(
      "Loss on the text of the test chapters, which no reader has read",
      columns: ["reader", "what it has read", "parameters", "loss"],
      rows: read.flatMap { reader, runs in
        runs[0].map { start, trained in
          [
            .text(reader.name), .text(start.name), .number(trained.parameters.count),
            .number(trained.validationLoss),
          ]
        }
      })
    let losses = read[configuration.readers[0]][0].mapped(\.validationLoss)
    let lower = Bound.above(0.1, because: "far beyond what seeds differ by")
    try page.claim(
      "unlabelled-text-teaches",
      "Text without labels teaches: first any text, then the task's own",
      .check(
        """
        loss on the test's text \(losses[.scratch], decimals: 2) before reading, \
        \(losses[.pretrained], decimals: 2) after other books, which is less by \
        \(losses[.scratch] - losses[.pretrained], decimals: 2)
        """, losses[.scratch] - losses[.pretrained], lower),
      .check(
        """
        \(losses[.finetuned], decimals: 2) after the task's own text, which is less by \
        \(losses[.pretrained] - losses[.finetuned], decimals: 2)
        """, losses[.pretrained] - losses[.finetuned], lower))
  }

  /// A reader that has read nothing, then other books, then the task's own text too.
  private func learnInStages(
    _ reader: Reader, run: Int, _ page: Page
  ) throws -> Results<Learner, Trained> {
    var (weights, parameters) = (generator(.weights, run: run), Parameters())
    let model = reader.make(
      configuration, vocabularySize: data.tokenizer.vocabularySize, in: &parameters,
      using: &weights)
    // snippet: stages
    let untrained = judged(model, parameters, reader)
    let pretrained = try learnToRead(
      untrained, reader, from: data.reading, by: configuration.reading, .reading, run: run,
      "\(reader.name) reads other books", page)
    let finetuned = try learnToRead(
      pretrained, reader, from: data.tuning, by: configuration.tuning, .tuning, run: run,
      "\(reader.name) reads the task's text", page)
    // end snippet
    return Results(Learner.networks) { start in
      switch start {
      case .pretrained: pretrained
      case .finetuned: finetuned
      case .scratch, .scratchLonger, .bagOfWords: untrained
      }
    }
  }
}
