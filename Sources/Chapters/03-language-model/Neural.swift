import Autograd
import Experiments
import LanguageModels
import Tensors

extension Counting {
  /// Step `neural`: a table of scores, learned by gradient descent, arrives at the counted table.
  func neural(_ page: Page) throws {
    let V = vocabularySize
    let counted = NGramModel(
      NGramCounts(training, order: 2, vocabularySize: V), order: 2, smoothing: .addOne)
    let target = Surprise(counted.losses(of: validation)).bitsPerToken
    let plan = configuration.neural
    let size = min(configuration.neuralBatch, training.count - 1)
    var draw = generator(.batches)
    var parameters = Parameters()
    var (points, losses) = ([Double](), [Double]())
    // snippet: model
    let table = parameters.add("scores", Tensor(Shape(V, V)))  // a row for each character before
    func scores(_ tape: Tape, after tokens: some Collection<Int32>) -> Variable {
      tape.variable(table).rows(Array(tokens))  // [tokens, V]
    }
    // end snippet
    var trainer = Trainer(parameters, by: plan, "a table of \(V * V) scores", on: workers)
    // snippet: train
    for step in 0..<plan.steps {
      let places = (0..<size).map { _ in Int.random(in: 1..<training.count, using: &draw) }
      try trainer.backward(rows: size) { tape, rows in
        scores(tape, after: places[rows].map { training[$0 - 1] })
          .softmaxCrossEntropy(labels: places[rows].map { training[$0] }, divisor: size)
      }
      trainer.update(learningRate: plan.schedule[step])
      // end snippet
      if step + 1 >= Int(1.5 * (points.last ?? 0)) || step + 1 == plan.steps {
        points.append(Double(step + 1))
        losses.append(heldOutBits(trainer.parameters[table], counted))
      }
      try page.progress(trainer)
    }
    let learned = losses.last ?? 0
    try page.metric("bits_per_character_counted_bigram", target, unit: "bits a character")
    try page.metric("bits_per_character_neural_bigram", learned, unit: "bits a character")
    let difference = target > 0 ? learned / target - 1 : learned  // 0 bits: a text of one character
    try page.metric("neural_bigram_difference", difference)
    try page.figure(
      "neural", lossFigure(points, losses, target, page),
      caption: "The loss of the table of scores falls to what counting gives at once.")
    try page.figure(
      "bigrams", tableFigure(counted, trainer.parameters[table], page),
      caption: "The counted table, and the one that gradient descent has found.")
    try page.claim(
      "network-counts",
      "A network that learns to predict the next character finds what counting finds",
      .check(
        """
        \(learned, decimals: 3) bits a character, \(target, decimals: 3) by counting pairs; one \
        differs from the other by \(abs(difference), percent: 2)
        """, abs(difference),
        .atMost(0.005, shown: "0.5 %", because: "what the last small steps leave over")))
  }

  /// The held-out loss of the learned table; the first character is the counted model's in both.
  private func heldOutBits(_ table: Tensor, _ counted: NGramModel) -> Double {
    let first = counted.losses(of: validation.prefix(1))
    return Surprise(first + SharesTable(rows: table.softmax()).losses(of: validation)).bitsPerToken
  }

  private func lossFigure(
    _ points: [Double], _ losses: [Double], _ target: Double, _ page: Page
  ) -> LineChart {
    LineChart(
      title: "Step by step, a network arrives at what counting gives",
      subtitle: subtitle("\(vocabularySize) x \(vocabularySize) scores", page),
      xAxis: Axis("steps", scale: .logarithmic),
      yAxis: Axis("surprise at new text", unit: "bits/character"),
      series: [
        .init(
          "gradient descent", x: points, y: losses, colour: Theme.categories[0], marker: .disc)
      ],
      references: [.horizontal(target, "counted"), .horizontal(uniformBits, "all alike")],
      footnote: "\(configuration.neuralBatch) pairs of characters a step.")
  }

  /// Both tables for the most frequent characters.
  private func tableFigure(_ counted: NGramModel, _ table: Tensor, _ page: Page) -> Panels {
    let shown = training.mostFrequent(
      configuration.shownCharacters, vocabularySize: vocabularySize)
    let labels = tokenizer.labels(shown).verbatim
    let tables: [(Phrase, [[Double]])] = [
      ("counted", counted.table(of: shown)),
      ("learned by gradient descent", SharesTable(rows: table.softmax()).table(of: shown)),
    ]
    return Panels(
      title: "The two tables can't be told apart",
      subtitle: subtitle(
        "The \(shown.count) most frequent of \(vocabularySize) characters", page), columns: 2,
      panels: tables.map { name, values in
        .init(
          name,
          Heatmap(
            title: "", values: values, rows: .init("character before", labels: labels),
            columns: .init("next character", labels: labels),
            scale: .init("probability", range: 0...0.6), cells: .init(showNumbers: false)))
      }, sharesScale: true, width: 1040)
  }
}
