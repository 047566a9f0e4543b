import Autograd
import NeuralNetworks
import Notebook
import Plotting
import Tensors

extension RecurrentExperiment {
  /// Step `cell`: a plain recurrent layer of six units reads a word, and all its numbers are shown.
  func cell(_ page: Page) throws {
    var generator = generator(.toy)
    let letters = Array(Set(Toy.words.joined())).sorted()
    let table = Tensor(
      Shape(letters.count, Toy.embeddingWidth), normalWithDeviation: 1, using: &generator)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      .rnn, "rnn", inputs: Toy.embeddingWidth, width: Toy.width, in: &parameters,
      using: &generator)
    let weights = Toy.Weights(layer.forward, parameters)
    func embed(_ word: String) -> Tensor {
      table.gathering(rows: word.compactMap { letters.firstIndex(of: $0) })  // [T, E]
    }

    let reading = Toy.read(embed(Toy.word), weights)
    try page.figure(
      "cell", figure(reading, page),
      caption: "The input part of all letters is one product; the hidden part waits for the state "
        + "of the letter before.")
    let fused = parameters.withTape { tape in
      let x = tape.variable(embed(Toy.word).reshaped([1, Toy.word.count, Toy.embeddingWidth]))
      return layer(x).states.tensor.reshaped([Toy.word.count, Toy.width])
    }
    try page.metric("loop_difference", fused.largestDifference(from: reading.states))

    let (first, second) = (Toy.anagrams.0, Toy.anagrams.1)
    let ends = [first, second].map { word in
      Toy.read(embed(word), weights).states.gathering(rows: [word.count - 1])
    }
    let difference = ends[0].largestDifference(from: ends[1])
    try page.metric("order_difference", difference)
    let long = Toy.read(embed(String(repeating: Toy.word, count: 60)), weights).states
    // A sum over letters would give 0 but for rounding; 0.01 is far above that.
    page.claim(
      "All input so far is compressed into one hidden state, in the order it came",
      korean: "지금까지의 입력을 순서대로 압축해 하나의 잠재 상태(hidden state)로 유지한다",
      measured: "states after “\(first)” and “\(second)” differ by up to "
        + "\(Format.number(Double(difference), decimals: 2)) (at least 0.01); "
        + "\(Toy.width) numbers after \(Toy.word.count) letters, \(long.shape[1]) after "
        + "\(long.shape[0])",
      holds: difference >= 0.01 && long.shape[1] == Toy.width)
  }

  private func figure(_ reading: Toy.Reading, _ page: Page) -> Panels {
    func map(_ values: Tensor) -> Heatmap {
      Heatmap(
        title: "", values: values.rows.map { $0.map { Double($0) } },
        rowLabels: Toy.word.map { String($0) }, columnLabels: (1...Toy.width).map { "\($0)" },
        labels: .tokens, rowTitle: "letter read", columnTitle: "unit", valueTitle: "value",
        colours: .diverging)
    }
    return Panels(
      title: "Each state is made from a letter and the state before it",
      subtitle: "a plain RNN of \(Toy.width) units with random weights reads “\(Toy.word)”; "
        + page.note,
      columns: 2,
      panels: [
        .init("input part: x W + b", map(reading.inputPart)),
        .init("hidden part: state before · U + c", map(reading.hiddenPart), operation: "+"),
        .init("their sum", map(reading.sums), operation: "="),
        .init("state: between -1 and 1", map(reading.states), operation: "tanh"),
      ], sharesScale: true,
      footnote:
        "Rows from top to bottom: time. The first hidden part is the bias c alone, since the "
        + "state before the first letter is zero.")
  }
}

/// A layer small enough to print, and the recurrence written out.
enum Toy {
  static let word = "light"
  static let anagrams = ("eat", "tea")
  static var words: [String] { [word, anagrams.0, anagrams.1] }
  static let embeddingWidth = 3
  static let width = 6

  /// The layer's learned numbers as matrices.
  struct Weights {
    let W: Tensor  // [E, H]
    let U: Tensor  // [H, H]
    let b: Tensor  // [1, H]
    let c: Tensor  // [1, H]

    init(_ layer: RecurrentLayer.Direction, _ parameters: Parameters) {
      W = parameters[layer.inputWeight]
      U = parameters[layer.hiddenWeight]
      b = parameters[layer.inputBias].reshaped([1, Toy.width])
      c = parameters[layer.hiddenBias].reshaped([1, Toy.width])
    }
  }

  /// All numbers of a reading, one row a letter, `[time, width]` each.
  struct Reading {
    private var rows: [[[Float]]] = [[], [], [], []]

    mutating func append(_ input: Tensor, _ hidden: Tensor, _ sum: Tensor, _ state: Tensor) {
      for (part, row) in [input, hidden, sum, state].enumerated() {
        rows[part].append(row.elements)
      }
    }

    var inputPart: Tensor { Tensor(rows: rows[0]) }
    var hiddenPart: Tensor { Tensor(rows: rows[1]) }
    var sums: Tensor { Tensor(rows: rows[2]) }
    var states: Tensor { Tensor(rows: rows[3]) }
  }

  /// Reads embedded letters, `[time, embeddingWidth]`.
  static func read(_ x: Tensor, _ weights: Weights) -> Reading {
    var reading = Reading()
    // snippet: cell
    var state = Tensor([1, width])  // zeros
    for t in 0..<x.shape[0] {
      let input = x.gathering(rows: [t]).matmul(weights.W) + weights.b  // [1, H]
      let hidden = state.matmul(weights.U) + weights.c  // [1, H]
      let sum = input + hidden  // [1, H]
      state = sum.tanh()  // [1, H]: what is carried on
      reading.append(input, hidden, sum, state)
    }
    // end snippet
    return reading
  }
}
