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
    Ablation(name: "no MLP", metric: "no_mlp", parts: .all.subtracting(.mlp)),
    Ablation(name: "no residual", metric: "no_residual", parts: .all.subtracting(.residual)),
  ]

  /// Twice what two seeds of the whole small model differ by: a smaller difference says nothing.
  static let noise = 0.05
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
    try page.figure(
      "ablation", ablationFigure(losses, try small(page).model, page),
      caption: "Held-out loss with one part missing: the longer the bar, the more the part does.")
    let costs = losses.filter { $0.name.parts != .all }.map {
      (name: $0.name.name, cost: $0.value - losses[.whole])
    }
    let listed = costs.map {
      "\($0.name) \($0.cost < 0 ? "" : "+")\($0.cost, decimals: 2)" as Phrase
    }.joined(separator: ", ")
    try page.claim(
      "every-part-needed",
      "Every part of the block is needed: positions, residual sums, norms and the MLP",
      .check(
        "loss added by \(listed)", costs.map(\.cost),
        .above(Ablation.noise, because: "twice what seeds differ by")))
  }

  /// Trains a small model with a change, on the same batches as all others.
  func trainSmall(_ variant: Ablation, _ page: Page) throws -> Trained {
    var recipe = configuration.small
    recipe.shape.parts = variant.parts
    recipe.shape.headCount = variant.headCount ?? recipe.shape.headCount
    recipe.shape.deviation = variant.deviation ?? recipe.shape.deviation
    let start = make(recipe)
    let parameters = try train(start, by: recipe, "a small GPT: \(variant.name)", page).parameters
    return Trained(start.model, parameters, validationLoss: heldOutLoss(start.model, parameters))
  }

  private func ablationFigure(
    _ losses: Results<Ablation, Double>, _ small: Transformer, _ page: Page
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
      footnote: "The same weights to start from, the same batches in the same order, one change.")
  }
}
