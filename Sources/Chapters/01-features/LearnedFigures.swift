import Notebook
import Phrases
import Plotting

extension Study {
  func errorsFigure(_ page: Page) -> Panels {
    let ways: [(Phrase, String, Colour)] = [
      ("linear, pixels", "error_linear", WayColour.linear),
      ("linear, hand-made", "error_handmade", WayColour.handmade),
      ("perceptron", "error_mlp", WayColour.perceptron),
      ("convolutional", "error_convnet", WayColour.convolutional),
    ]
    let ours = BarChart(
      title: "", categories: ways.map(\.0),
      series: [
        .init(
          "error", values: ways.map { 100 * (errors[$0.1] ?? 1) }, colours: ways.map(\.2))
      ], axis: Axis("wrong answers", unit: "%"))
    let theirs = BarChart(
      title: "", categories: ["runner-up of 2012", "AlexNet, 2012"],
      series: [
        .init("error", values: [26, 16], colours: [WayColour.handmade, WayColour.convolutional])
      ], axis: Axis("wrong answers, best of five", unit: "%"))
    return Panels(
      title: (errors["error_convnet"] ?? 1) < (errors["error_handmade"] ?? 0)
        ? "What a convolutional network finds beats what people thought of"
        : "Here, what people thought of beats what networks find by themselves",
      subtitle: subtitle(
        "Trained on \(Format.number(Double(data.training.count))) pictures, tested on "
          + "\(Format.number(Double(data.test.count)))", page), columns: 2,
      panels: [
        .init("measured here", ours), .init("ImageNet, as the map tells it", theirs),
      ],
      footnote:
        "ImageNet has 1,000 classes, and an answer counts as right when it is among five; so "
        + "only the step between the bars compares, not their length.", width: 960)
  }

  func learningFigure(
    _ perceptron: TrainedNetwork, _ convnet: TrainedNetwork, _ page: Page
  ) -> LineChart {
    let ends = [perceptron, convnet].map { percent($0.curve.errors.last ?? 1) }
    return LineChart(
      title: "Wrong in the end: perceptron \(ends[0]), convolutional \(ends[1])",
      subtitle: subtitle("Trained on all pictures, again and again", page),
      xAxis: Axis("pictures seen", isInteger: true),
      yAxis: Axis("wrong answers on test pictures (share)"),
      series: [
        .init(
          "perceptron", x: perceptron.curve.seen, y: perceptron.curve.errors,
          colour: WayColour.perceptron, marker: .square),
        .init(
          "convolutional", x: convnet.curve.seen, y: convnet.curve.errors,
          colour: WayColour.convolutional, marker: .disc),
      ],
      references: [
        .horizontal(errors["error_handmade"] ?? 1, "hand-made"),
        .horizontal(errors["error_linear"] ?? 1, "linear, pixels"),
      ])
  }

  private func amountTitle(_ learned: [Double]) -> Phrase {
    let winsMany = (learned.last ?? 1) < (handmadeByAmount.last ?? 1)
    let winsFew = learned[0] < handmadeByAmount[0]
    switch (winsFew, winsMany) {
    case (false, true):
      return "Few pictures: think of features; many: let them be found"
    case (true, true): return "Learned features err less, with few pictures and with many"
    default: return "Hand-made features err less with so many pictures"
    }
  }

  func amountFigure(_ learned: [Double], _ page: Page) -> LineChart {
    let x = amounts.map(Double.init)
    return LineChart(
      title: amountTitle(learned),
      subtitle: subtitle("Each point: trained anew on the first pictures", page),
      xAxis: Axis("pictures to learn from", scale: .logarithmic),
      yAxis: Axis("wrong answers on test pictures (share)"),
      series: [
        .init(
          "linear, hand-made", x: x, y: handmadeByAmount, colour: WayColour.handmade,
          marker: .square),
        .init(
          "convolutional", x: x, y: learned, colour: WayColour.convolutional, marker: .disc),
      ])
  }
}
