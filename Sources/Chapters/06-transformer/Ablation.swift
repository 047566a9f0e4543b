import Experiments
import LanguageModels
import Text

/// One change to the small model.
struct Ablation: Hashable {
  /// What stands beside the bar.
  let name: Phrase
  /// The end of its metric's name.
  let metric: String
  var parts: TransformerConfiguration.Parts = .all
  var headCount: Int?
  var layerCount: Int?
  var deviation: Float?

  /// The model with all parts, which the others are compared with.
  static let whole = Ablation(name: "the whole machine", metric: "whole")

  static let variants = [
    whole,
    Ablation(name: "one head", metric: "one_head", headCount: 1),
    Ablation(
      name: "GPT-2's initial weights (0.02)", metric: "gpt2_initial_weights", deviation: 0.02),
    Ablation(name: "no layer norm", metric: "no_norm", parts: .all.subtracting(.norm)),
    Ablation(name: "no positions", metric: "no_positions", parts: .all.subtracting(.positions)),
    Ablation(
      name: "no attention", metric: "no_attention", parts: .all.subtracting(.attention)),
    Ablation(name: "no MLP", metric: "no_mlp", parts: .all.subtracting(.mlp)),
    // A block without MLP has a third of the numbers: three times as many blocks are as large.
    Ablation(
      name: "no MLP, three times the layers", metric: "no_mlp_matched",
      parts: .all.subtracting(.mlp), layerCount: 6),
    Ablation(name: "no residual", metric: "no_residual", parts: .all.subtracting(.residual)),
  ]

  /// The parts of a block, without which the claim is judged; the MLP's numbers stand elsewhere.
  static let blockParts = ["no_attention", "no_mlp_matched", "no_norm", "no_residual"]
}

extension TransformerExperiment {
  /// Step `ablation`: take one part away and train anew.
  func ablation(_ page: Page) throws {
    // snippet: ablation
    let losses = try Results(Ablation.variants) { variant in
      try (variant == .whole ? small(page) : trainSmall(variant, page)).validationLoss
    }
    // end snippet
    for (variant, loss) in losses {
      try page.metric("ablation_loss_\(variant.metric)", loss, unit: "nats a character")
    }
    let again = try (0..<configuration.noiseRuns).map {
      try trainSmall(.whole, run: $0 + 1, page).validationLoss
    }
    let whole = Spread([losses[.whole]] + again)
    let noise = whole.high - whole.low
    try page.metric("ablation_noise", noise, unit: "nats a character")
    try page.figure(
      "ablation", ablationFigure(losses, noise, try small(page).model, page),
      caption: "Held-out loss with one part missing: the longer the bar, the more the part does.")
    let costs = losses.filter { Ablation.blockParts.contains($0.name.metric) }.map {
      (name: $0.name.name, cost: $0.value - losses[.whole])
    }
    let listed = costs.map {
      "\($0.name) \($0.cost < 0 ? "" : "+")\($0.cost, decimals: 2)" as Phrase
    }.joined(separator: ", ")
    try page.claim(
      "every-part-needed",
      "Every part of the block is needed: attention, the MLP, norms and residual sums",
      .check(
        "loss added by \(listed)", costs.map(\.cost),
        .above(
          2 * noise, shown: "\(2 * noise, decimals: 3)",
          because: "twice the range of \(again.count + 1) runs of the whole that differ by chance"))
    )
  }

  /// Trains a small model with a change, on the same batches as all others.
  ///
  /// - Parameters:
  ///   - variant: The change.
  ///   - run: Which of several runs that differ in nothing but chance.
  ///   - page: Shows how far it has got.
  /// - Returns: The model with its held-out loss.
  /// - Throws: `TrainingError` where a loss is not finite.
  func trainSmall(_ variant: Ablation, run: Int = 0, _ page: Page) throws -> Trained {
    var recipe = configuration.small
    recipe.shape.parts = variant.parts
    recipe.shape.headCount = variant.headCount ?? recipe.shape.headCount
    recipe.shape.layerCount = variant.layerCount ?? recipe.shape.layerCount
    recipe.shape.deviation = variant.deviation ?? recipe.shape.deviation
    let start = make(recipe, run: run)
    let parameters = try train(
      start, by: recipe, "a small GPT: \(variant.name)", run: run, page
    ).parameters
    return Trained(start.model, parameters, validationLoss: try smallLoss(start.model, parameters))
  }

  private func ablationFigure(
    _ losses: Results<Ablation, Double>, _ noise: Double, _ small: Transformer, _ page: Page
  ) -> BarChart {
    BarChart(
      title: "Most is lost by: \(losses.smallest { -$0 }.name)",
      subtitle: """
        \(small.sizeText); \(corpus.title), \(Double(configuration.small.plan.steps)) iterations each; \
        \(page.note)
        """,
      categories: losses.names.map(\.name),
      series: [
        .init(
          "loss", values: losses.all,
          colours: losses.names.map {
            $0 == .whole ? ModelColour.transformer.colour : ModelColour.baseline.colour
          })
      ],
      axis: Axis("held-out loss", unit: "nats/character", includesZero: true),
      references: [.vertical(losses[.whole], "the whole machine")],
      footnote: """
        The same batches in the same order, one change. The whole machine with other weights and batches: a \
        range of \(noise, decimals: 3).
        """)
  }
}
