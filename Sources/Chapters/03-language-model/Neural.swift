import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors
import Text

extension Study {
  /// Step `neural`: a table of scores, learned by gradient descent, arrives at the counted table.
  func neural(_ page: Page) throws {
    let V = data.vocabularySize
    let counted = NGramModel(
      NGramCounts(data.training, order: 2, vocabularySize: V), order: 2, smoothing: .addOne)
    let target = Surprise(counted.losses(of: data.validation)).bitsPerToken
    var draw = generator(.batches)
    var parameters = Parameters()
    // snippet: model
    let table = parameters.add("scores", Tensor(Shape(V, V)))  // a row for each character before
    func scores(_ tape: Tape, after tokens: some Collection<Int32>) -> Variable {
      tape.variable(table).rows(Array(tokens))  // [tokens, V]
    }
    // end snippet
    let steps = configuration.neuralSteps
    let size = min(configuration.neuralBatch, data.training.count - 1)
    let schedule = CosineSchedule(
      peak: configuration.neuralRate, floor: 0, warmupSteps: 0, totalSteps: steps)
    var (points, losses) = ([Double](), [Double]())
    // snippet: train
    let gradients = DataParallel(for: parameters, shardCount: 2)
    var optimizer = AdamW(AdamW.Configuration(weightDecay: 0, clipNorm: nil), for: parameters)
    for step in 0..<steps {
      let places = (0..<size).map { _ in Int.random(in: 1..<data.training.count, using: &draw) }
      let loss = gradients.backward(parameters, workers: workers) { tape, shard in
        let part = places[(size * shard / 2)..<(size * (shard + 1) / 2)]
        return scores(tape, after: part.map { data.training[$0 - 1] })
          .softmaxCrossEntropy(labels: part.map { data.training[$0] }, divisor: size)
      }
      optimizer.update(
        &parameters, with: gradients, learningRate: schedule[step], workers: workers)
      // end snippet
      if step + 1 >= Int(1.5 * (points.last ?? 0)) || step + 1 == steps {
        points.append(Double(step + 1))
        losses.append(heldOutBits(parameters[table], counted))
      }
      try page.progress(
        step + 1, of: steps, "a table of \(V * V) scores",
        detail: "loss \(Format.number(Double(loss), decimals: 3)) nats")
    }
    let learned = heldOutBits(parameters[table], counted)
    try page.metric("bits_per_character_counted_bigram", target, unit: "bits a character")
    try page.metric("bits_per_character_neural_bigram", learned, unit: "bits a character")
    let difference = target > 0 ? learned / target - 1 : learned  // 0 bits: a text of one character
    try page.metric("neural_bigram_difference", difference)
    try page.figure(
      "neural", lossFigure(points, losses, target, page),
      caption: "The loss of the table of scores falls to what counting gives at once.")
    try page.figure(
      "bigrams", tableFigure(counted, parameters[table], page),
      caption: "The counted table, and the one that gradient descent has found.")
    // Half a percent: what gradient descent with the last small steps leaves over.
    page.claim(
      "A network that learns to predict the next character finds what counting finds",
      korean: "다음 글자를 예측하도록 학습한 신경망은 세어서 얻은 것과 같은 답에 이른다",
      measured: "\(Format.number(learned, decimals: 3)) bits a character against "
        + "\(Format.number(target, decimals: 3)) by counting pairs (within 0.5 %)",
      holds: abs(difference) <= 0.005)
  }

  /// The held-out loss of the learned table; the first character is the counted model's in both.
  private func heldOutBits(_ table: Tensor, _ counted: NGramModel) -> Double {
    let rows = table.softmax()
    let model = SharesTable(rows: rows)
    let first = counted.losses(of: data.validation.prefix(1))
    return Surprise(first + model.losses(of: data.validation)).bitsPerToken
  }

  private func lossFigure(
    _ points: [Double], _ losses: [Double], _ target: Double, _ page: Page
  ) -> LineChart {
    LineChart(
      title: "Step by step, a network arrives at what counting gives",
      subtitle: subtitle("\(data.vocabularySize) x \(data.vocabularySize) scores", page),
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
    let rows = table.softmax().rows
    var counts = [Int](repeating: 0, count: data.vocabularySize)
    for token in data.training { counts[Int(token)] += 1 }
    let shown = Array(
      counts.indices.sorted { (counts[$0], $1) > (counts[$1], $0) }
        .prefix(configuration.shownCharacters))
    let labels = shown.map { data.tokenizer.label(of: Int32($0)) }
    let byCounting = shown.map { row in
      let all = counted.probabilities(after: counted.context(after: [Int32(row)]))
      return shown.map { all[$0] }
    }
    let learned = shown.map { row in shown.map { Double(rows[row][$0]) } }
    return Panels(
      title: "The two tables can't be told apart",
      subtitle: subtitle(
        "The \(shown.count) most frequent of \(data.vocabularySize) characters", page), columns: 2,
      panels: zip(["counted", "learned by gradient descent"], [byCounting, learned]).map {
        name, values in
        .init(
          name,
          Heatmap(
            title: "",
            values: values,
            rows: .init("character before", labels: labels.verbatim),
            columns: .init("next character", labels: labels.verbatim),
            scale: .init("probability", range: 0...0.6),
            cells: .init(showNumbers: false)))
      }, sharesScale: true, width: 1040)
  }
}
