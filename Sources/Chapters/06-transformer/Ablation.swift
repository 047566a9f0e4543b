import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

/// One change to the small model.
struct Ablation {
  /// What stands beside the bar.
  let name: Phrase
  /// The end of its metric's name.
  let metric: String
  var parts: TransformerConfiguration.Parts = .all
  var headCount: Int?
  var deviation: Float?

  /// The first is the model with all parts, which the others are compared with.
  static let variants = [
    Ablation(name: "the whole machine", metric: "whole"),
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

extension Study {
  /// Step `ablation`: take one part away and train anew.
  func ablation(_ page: Page) throws {
    var losses: [Double] = []
    // snippet: ablation
    for variant in Ablation.variants {
      let isWhole = variant.metric == Ablation.variants[0].metric
      let model = try isWhole ? small(page) : trainSmall(variant, page)
      losses.append(model.validationLoss)
    }
    // end snippet
    let whole = losses[0]
    for (variant, loss) in zip(Ablation.variants, losses) {
      try page.metric("ablation_loss_\(variant.metric)", loss, unit: "nats a character")
    }
    try page.figure(
      "ablation", ablationFigure(losses, page),
      caption: "Held-out loss with one part missing: the longer the bar, the more the part does.")
    let parts = zip(Ablation.variants, losses).filter { $0.0.parts != .all }
    let needed = parts.count { $0.1 - whole > Ablation.noise }
    let listed = parts.map {
      "\($0.0.name) \($0.1 < whole ? "" : "+")\(Format.number($0.1 - whole, decimals: 2))"
    }.joined(separator: ", ")
    page.claim(
      "Every part of the block is needed: positions, residual sums, norms and the MLP",
      korean: "위치, 잔차 연결, 정규화, MLP는 모두 필요하다",
      measured: "\(listed) (each more than \(Ablation.noise), twice what seeds differ by)",
      holds: needed == parts.count)
  }

  /// Trains a small model with a change, on the same batches as all others.
  func trainSmall(_ variant: Ablation, _ page: Page) throws -> TrainedModel {
    var recipe = configuration.small
    recipe.headCount = variant.headCount ?? recipe.headCount
    recipe.deviation = variant.deviation ?? recipe.deviation
    let sampler = try BatchSampler(
      tokens: data.training, batchSize: recipe.batchSize, contextLength: recipe.contextLength)
    var generator = generator(.weights)
    var parameters = Parameters()
    let model = Transformer(
      recipe.shape(vocabularySize: data.tokenizer.vocabularySize, parts: variant.parts),
      in: &parameters, using: &generator)
    try train(
      model, &parameters, by: recipe, page, label: variant.name,
      draw: { batch, generator in sampler.next(into: &batch, using: &generator) })
    return TrainedModel(
      model: model, parameters: parameters, recipe: recipe,
      validationLoss: validationLoss(model, parameters))
  }

  private func ablationFigure(_ losses: [Double], _ page: Page) -> BarChart {
    let recipe = configuration.small
    let worst = losses.indices.max { losses[$0] < losses[$1] } ?? 0
    return BarChart(
      title: "Most is lost by: \(Ablation.variants[worst].name)",
      subtitle: "\(recipe.sizeText); \(data.title), "
        + "\(Format.number(Double(recipe.iterations))) iterations each; \(page.note)",
      categories: Ablation.variants.map(\.name),
      series: [
        .init(
          "loss", values: losses,
          colours: losses.indices.map {
            $0 == 0 ? ModelColour.transformer.colour : ModelColour.baseline.colour
          })
      ],
      axis: Axis("held-out loss", unit: "nats/character", includesZero: true),
      references: [.vertical(losses[0], "the whole machine")],
      footnote: "The same weights to start from, the same batches in the same order, one change.")
  }
}
