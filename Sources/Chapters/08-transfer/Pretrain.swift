import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `pretrain`: stages 1 and 2, reading without a label.
  func pretrain(_ page: Page) throws {
    var rows: [[Cell]] = []
    for reader in configuration.readers {
      var losses: [Start: Double] = [:]
      for run in 0..<configuration.readingRuns {
        // snippet: stages
        var weights = generator(.weights, run: run)
        var parameters = Parameters()
        let body = reader.make(
          configuration, vocabularySize: data.tokenizer.vocabularySize, in: &parameters,
          using: &weights)
        losses[.scratch] = heldOutLoss(reader, body, parameters)
        _ = try learnToRead(
          reader, body, &parameters, from: data.reading, steps: configuration.readingSteps,
          peak: configuration.readingRate, stream: .reading, run: run, page,
          label: "\(reader.name) reads other books")
        let pretrained = parameters
        losses[.pretrained] = heldOutLoss(reader, body, parameters)
        _ = try learnToRead(
          reader, body, &parameters, from: data.tuning, steps: configuration.tuningSteps,
          peak: configuration.tuningRate, stream: .tuning, run: run, page,
          label: "\(reader.name) reads the task's text")
        losses[.finetuned] = heldOutLoss(reader, body, parameters)
        learned[reader, default: []].append(
          ReadText(pretrained: pretrained, finetuned: parameters))
        // end snippet
        if run == 0 {
          rows += Start.allCases.map { start in
            [
              .text(reader.name), .text(start.name), .number(parameters.count),
              .number(losses[start] ?? 0),
            ]
          }
          for start in Start.allCases {
            try page.metric(
              "reading_loss_\(start.rawValue)\(reader.suffix)", losses[start] ?? 0,
              unit: reader == .bert ? "nats a blank" : "nats a token")
          }
        }
      }
      // A tenth of a nat is far beyond what seeds differ by.
      if reader == configuration.readers[0] {
        let (before, after) = (losses[.pretrained] ?? 0, losses[.finetuned] ?? 0)
        page.claim(
          "Text without labels teaches: first any text, then the task's own",
          korean: "레이블 없는 데이터도 배울 수 있다: 먼저 아무 글, 다음에 과제의 글",
          measured:
            "loss on the test's text \(Format.number(losses[.scratch] ?? 0, decimals: 2)) before reading, "
            + "\(Format.number(before, decimals: 2)) after other books, "
            + "\(Format.number(after, decimals: 2)) after the task's own text (each lower by 0.1)",
          holds: before < (losses[.scratch] ?? 0) - 0.1 && after < before - 0.1)
      }
    }
    try page.table(
      "Loss on the text of the test chapters, which no reader has read",
      columns: ["reader", "what it has read", "parameters", "loss"], rows: rows)
  }

  /// How well a reader predicts text that it has not seen, in nats a token.
  private func heldOutLoss(
    _ reader: Reader, _ body: any LanguageModel, _ parameters: Parameters
  ) -> Double {
    guard reader == .bert else {
      return meanLoss(
        over: data.heldOut, every: configuration.readingStride, parameters, workers: workers,
        model: body)
    }
    var (masks, sum, asked) = (generator(.masks, run: 99), 0.0, 0)
    for window in data.heldOut.prefix(16) {
      var batch = window
      batch.maskTokens(
        fraction: configuration.maskShare, with: Int32(data.tokenizer.vocabularySize),
        using: &masks)
      let count = batch.targets.count { $0 >= 0 }
      sum += parameters.withTape { tape in
        Double(
          body.logits(of: batch.inputs[...], batchSize: batch.batchSize, on: tape)
            .softmaxCrossEntropy(labels: batch.targets).scalar) * Double(count)
      }
      asked += count
    }
    return sum / Double(max(1, asked))
  }
}
