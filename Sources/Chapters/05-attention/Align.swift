import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

/// Turns dates into ISO dates with attention and without, at the same size and number of steps.
func align(_ page: Page) throws {
  let task = try DateTask()
  let workers = Workers(threadCount: page.threads)
  let sizes = [task.configuration, task.configuration.withoutAttention]
  try page.metric("parameters_attention", sizes[0].parameterCount)
  try page.metric("parameters_plain", sizes[1].parameterCount)

  var results: [DateResult] = []
  for setting in DateTask.Setting.allCases {
    let models = try sizes.map { size in
      let recipe = DateModel.Recipe(hasAttention: size.attentionWidth != nil, page)
      var model = DateModel(size, seed: page.seed)
      try model.train(on: task, setting, recipe, page: page)
      return (
        model,
        try model.accuracy(on: task, setting, count: recipe.testCount, seed: page.seed, workers)
      )
    }
    results.append(
      DateResult(
        setting: setting, attention: models[0].1, plain: models[1].1,
        curves: (models[0].0.curve, models[1].0.curve)))
    try showAlignment(models[0].0, task, setting, page)
  }
  try report(results, page)
}

/// What both models reached in one setting.
struct DateResult {
  let setting: DateTask.Setting
  let attention: Double
  let plain: Double
  let curves: (attention: ([Double], [Double]), plain: ([Double], [Double]))
}

private func report(_ results: [DateResult], _ page: Page) throws {
  for result in results {
    let suffix = result.setting == .short ? "" : "_\(result.setting.rawValue)"
    try page.metric("date_accuracy_attention\(suffix)", result.attention)
    try page.metric("date_accuracy_plain\(suffix)", result.plain)
  }
  try page.figure(
    "learning", learningFigure(results, page),
    caption: "Right dates against training steps: one date, one in a sentence, three in a sentence."
  )
  let (short, long, several) = (results[0], results[1], results[2])
  func shares(_ numbers: [Double]) -> Phrase {
    numbers.map { "\($0, decimals: 3)" as Phrase }.joined(separator: ", ")
  }
  // 0.99: what trials with this task and size reached in every run.
  page.claim(
    "Attention reads off an input in any order.",
    korean: "어텐션은 입력을 필요한 순서대로 골라 읽는다.",
    measured: "\(shares([short.attention])) of dates right (at least 0.99)",
    holds: short.attention >= 0.99)
  // A drop of 0.2 is more than ten times what chance moves either number.
  page.claim(
    "A recurrent model presses all input into one state, and loses meaning when it gets long.",
    korean: "RNN은 입력 전체를 하나의 잠재 상태에 압축하므로 입력이 길면 의미를 잃는다.",
    measured: "without attention \(shares([short.plain, long.plain, several.plain])) for one date, "
      + "one in a sentence, three in a sentence (the last at least 0.2 below the first)",
    holds: short.plain - several.plain >= 0.2)
  page.claim(
    "Attention keeps the context of long input.",
    korean: "어텐션은 긴 입력에서도 맥락을 유지한다.",
    measured: "with attention \(shares([short.attention, long.attention, several.attention])) "
      + "(the last at most 0.05 below the first, and 0.2 above the model without)",
    holds: short.attention - several.attention <= 0.05
      && several.attention - several.plain >= 0.2)
}

private func learningFigure(_ results: [DateResult], _ page: Page) -> Panels {
  func chart(_ result: DateResult) -> LineChart {
    LineChart(
      title: "",
      xAxis: Axis("training steps", isInteger: true),
      yAxis: Axis("right dates", unit: "share", limits: 0...1),
      series: [
        .init(
          "with attention", x: result.curves.attention.0, y: result.curves.attention.1,
          colour: ModelColour.transformer.colour, marker: .disc),
        .init(
          "without", x: result.curves.plain.0, y: result.curves.plain.1,
          colour: ModelColour.gru.colour, dash: .dashed, marker: .square),
      ], names: .legend)
  }
  let titles = ["one date", "one date in a sentence", "three dates in a sentence"]
  let (with, without) = (results[2].attention, results[2].plain)
  return Panels(
    title: "Of three dates, \(Format.percent(with)) come out right with attention, "
      + "\(Format.percent(without)) from one state",
    subtitle: "Recurrent models of equal size, dates on held-out days · \(page.note)",
    columns: 3,
    panels: zip(titles, results).map { Panels.Panel(.verbatim($0), chart($1)) })
}
