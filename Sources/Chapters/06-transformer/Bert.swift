import Autograd
import Experiments
import LanguageModels
import Text

/// The models that are asked about the same blanks.
private enum BlankModel: CaseIterable {
  /// A BERT.
  case bothSides
  /// The same, trained with everything right of the blank hidden: the control.
  case rightHidden
  /// A GPT trained for as many steps.
  case gpt
  /// A GPT that was asked for as many characters: it is asked for all of a window, a BERT for one in seven.
  case gptAskedAsOften

  /// The name of its metric.
  var metric: String {
    switch self {
    case .bothSides: "blank_loss_both_sides"
    case .rightHidden: "blank_loss_right_hidden"
    case .gpt: "blank_loss_left_side"
    case .gptAskedAsOften: "blank_loss_left_side_asked_as_often"
    }
  }

  /// Whether it reads the blank itself and fills it, or predicts it from the character before.
  var fillsBlanks: Bool { self == .bothSides || self == .rightHidden }
}

extension TransformerExperiment {
  /// Step `bert`: the same blocks without the mask on the future, trained to fill blanks.
  func bert(_ page: Page) throws {
    let models = try Results(BlankModel.allCases) { kind in
      switch kind {
      case .bothSides: try trainReader("a BERT", isCausal: false, page)
      case .rightHidden: try trainReader("a BERT with its right side hidden", isCausal: true, page)
      case .gpt: try trainWriter("a GPT", page)
      case .gptAskedAsOften:
        try trainWriter("a GPT asked as often", fraction: configuration.maskFraction, page)
      }
    }
    let (reader, writer) = (models[.bothSides], models[.gpt])
    let losses = try compareBlanks(models, page)
    for (kind, loss) in losses { try page.metric(kind.metric, loss, unit: "nats a blank") }
    try page.figure(
      "blanks", blanksFigure(reader, writer, page),
      caption: "Three blanks: what each model would write there.")
    let both = losses[.bothSides]
    let gain = min(losses[.rightHidden], losses[.gpt]) - both
    try page.claim(
      "both-directions", "BERT reads in both directions and understands more of a text for it",
      .check(
        """
        loss at the same blanks \(both, decimals: 2) from both sides; the same with the right side hidden \
        \(losses[.rightHidden], decimals: 2), a GPT trained for as many steps \
        \(losses[.gpt], decimals: 2); both sides below the better of these by \(gain, decimals: 2)
        """, gain,
        .atLeast(
          0.1,
          because: "the standard error of a mean over the blanks is 0.02, and seeds differ by 0.05")
      ))
    try compareInfluence(reader, writer, page)
  }

  /// The token that stands for a blank, one more than the vocabulary has.
  var mask: Int32 { Int32(text.tokenizer.vocabularySize) }

  /// Trains a model that fills blanks.
  private func trainReader(_ name: Phrase, isCausal: Bool, _ page: Page) throws -> Trained {
    // snippet: bert
    var recipe = configuration.reader
    recipe.shape.isCausal = isCausal  // false: both sides are in sight
    let start = make(recipe, moreTokens: 1)
    let trainer = try train(start, by: recipe, name, mask: mask, page)
    return Trained(start.model, trainer.parameters)
    // end snippet
  }

  /// Trains a GPT of the same size for as many steps, or for a part of them.
  private func trainWriter(_ name: Phrase, fraction: Float = 1, _ page: Page) throws -> Trained {
    var recipe = configuration.reader
    recipe.plan.steps = max(1, Int(Float(recipe.plan.steps) * fraction))
    recipe.plan.warmupSteps = min(recipe.plan.warmupSteps, recipe.plan.steps / 2)
    let start = make(recipe)
    return Trained(start.model, try train(start, by: recipe, name, page).parameters)
  }

  /// The mean loss of all models at the same blanks of held-out text.
  private func compareBlanks(
    _ models: Results<BlankModel, Trained>, _ page: Page
  ) throws -> Results<BlankModel, Double> {
    var generator = generator(.blanks)
    var (sums, count) = (Results(models.names) { _ in 0.0 }, 0.0)
    let windows = try smallWindows()
    let chosen = windows.evenly(configuration.blankWindows / windows.batchSize)
    for (done, clean) in chosen.enumerated() {
      var hidden = clean
      hidden.maskTokens(fraction: configuration.maskFraction, with: mask, using: &generator)
      // The writer's prediction of a character stands one place before it.
      let asked = Array(hidden.targets.dropFirst() + [-1])
      for (kind, trained) in models {
        let logits = trained.parameters.withTape {
          trained.model(
            kind.fillsBlanks ? hidden.inputs : clean.inputs, batchSize: clean.batchSize, on: $0
          ).tensor
        }
        let targets = kind.fillsBlanks ? hidden.targets : asked
        sums[kind] += tokenLosses(logits: logits, targets: targets).reduce(0, +)
      }
      count += Double(hidden.targetCount)
      try page.progress(done + 1, of: chosen.count, "comparing blanks")
    }
    return sums.mapped { $0 / max(1, count) }
  }

  /// The line under figures of both models.
  func pairSubtitle(_ writer: Trained, _ page: Page) -> Phrase {
    """
    \(writer.model.sizeText); \(corpus.title); both \(Double(configuration.reader.plan.steps)) iterations; \
    \(page.note)
    """
  }
}
