import LanguageModels
import Notebook
import Plotting
import Tensors

extension Study {
  /// Step `sidebyside`: both models on one sentence, with what can be compared on one scale.
  func sideBySide(_ page: Page) throws {
    let pairs = try [ModelKind.rnn, .lstm].map { kind in
      try (kind, figure(kind, page))
    }
    try page.figure(
      "sidebyside", pairs[0].1,
      caption:
        "One sentence, one column a character: what each model makes of it, and how far back.")
    try page.figure(
      "sidebyside-lstm", pairs[1].1, caption: "The same with an LSTM in the RNN's place.")
    try farReach(page)
  }

  func model(_ kind: ModelKind) -> TrainedModel {
    guard let trained = learned[kind]?.first else {
      fatalError("Study: step sidebyside needs the models of step learning.")
    }
    return trained
  }

  // MARK: - One sentence

  /// Reads the sentence with a model.
  func read(_ trained: TrainedModel) -> Reading {
    let (inputs, targets) = (Array(data.sentence.dropLast()), Array(data.sentence.dropFirst()))
    let logits = trained.contender.model.logits(of: inputs, trained.parameters)
    return Reading(
      losses: tokenLosses(logits: logits, targets: targets),
      reach: reach(trained, inputs, targets))
  }

  /// `|d loss_t / d x_s|`, times the typical length of an embedded token `x`, so that what is compared
  /// is the effect of the same relative change: the models' embeddings differ in scale.
  // snippet: reach
  private func reach(_ trained: TrainedModel, _ tokens: [Int32], _ targets: [Int32]) -> [[Double]] {
    let model = trained.contender.model
    let norms = GradientReach.matrix(
      of: model, tokens: tokens, targets: targets, parameters: trained.parameters)
    let table = trained.parameters[model.tokenTable]
    let length = typicalLength(of: table, tokens)
    return norms.map { row in row.map { $0 * length } }
  }
  // end snippet

  /// The mean length of the rows of some tokens.
  private func typicalLength(of table: Tensor, _ tokens: [Int32]) -> Double {
    let rows = table.gathering(rows: tokens.map(Int.init)).rows
    let lengths = rows.map { row in
      row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    return lengths.reduce(0, +) / Double(max(1, lengths.count))
  }
}
