import Autograd
import Experiments
import NeuralNetworks
import Tensors

extension RecurrentExperiment {
  /// What one step of the recurrence computes, `[1, width]` each.
  private typealias Step = (input: Tensor, hidden: Tensor, sum: Tensor, state: Tensor)

  /// Step `cell`: a plain recurrent layer of six units reads a word, and all its numbers are shown.
  func cell(_ page: Page) throws {
    let (word, first, second) = ("light", "eat", "tea")
    let (E, H) = (3, 6)  // small enough to print
    var generator = generator(.toy)
    let letters = Array(Set(word + first + second)).sorted()
    let table = Tensor(Shape(letters.count, E), normalWithDeviation: 1, using: &generator)
    var parameters = Parameters()
    let layer = RecurrentLayer(
      .rnn, "rnn", inputs: E, width: H, in: &parameters, using: &generator)
    func embed(_ word: String) -> Tensor {
      table.gathering(rows: word.compactMap { letters.firstIndex(of: $0) })  // [T, E]
    }
    func read(_ word: String) -> [Step] { Self.read(embed(word), layer.forward, parameters) }

    let steps = read(word)
    try page.figure(
      "cell", figure(steps, word, page),
      caption: """
        The input part of all letters is one product; the hidden part waits for the state of the letter \
        before.
        """)
    let fused = parameters.withTape { tape in
      layer(tape.variable(embed(word).reshaped([1, word.count, E]))).states.tensor
        .reshaped([word.count, H])
    }
    let states = Tensor(rows: steps.map(\.state.elements))
    try page.metric("loop_difference", fused.largestDifference(from: states))
    let ends = [first, second].map { read($0).last?.state ?? Tensor([1, H]) }
    let difference = ends[0].largestDifference(from: ends[1])
    try page.metric("order_difference", difference)
    let long = read(String(repeating: word, count: 60))
    try page.claim(
      "state-holds-order",
      "All input so far is compressed into one hidden state, in the order it came",
      .check(
        "states after “\(first)” and “\(second)” differ by up to \(difference, decimals: 2)",
        difference, .atLeast(0.01, because: "a sum over letters leaves nothing but rounding")),
      .check(
        "\(H) numbers after \(steps.count) letters, \(long.last?.state.count ?? 0) after \(long.count)",
        long.last?.state.count ?? 0,
        .exactly(Double(H), because: "one state, whatever was read")))
  }

  /// Reads embedded letters, `[time, embeddingWidth]`.
  private static func read(
    _ x: Tensor, _ layer: RecurrentLayer.Direction, _ parameters: Parameters
  ) -> [Step] {
    let (W, U) = (parameters[layer.inputWeight], parameters[layer.hiddenWeight])  // [E, H], [H, H]
    let (b, c) = (parameters[layer.inputBias], parameters[layer.hiddenBias])  // [H] each
    var steps: [Step] = []
    // snippet: cell
    var state = Tensor([1, U.shape[0]])  // zeros
    for t in 0..<x.shape[0] {
      let input = x.gathering(rows: [t]).matmul(W) + b.reshaped(state.shape)  // [1, H]
      let hidden = state.matmul(U) + c.reshaped(state.shape)  // [1, H]
      let sum = input + hidden  // [1, H]
      state = sum.tanh()  // [1, H]: what is carried on
      steps.append((input, hidden, sum, state))
    }
    // end snippet
    return steps
  }

  private func figure(_ steps: [Step], _ word: String, _ page: Page) -> Panels {
    let width = steps[0].state.count
    func map(_ part: KeyPath<Step, Tensor>) -> Heatmap {
      Heatmap(
        title: "", values: steps.map { $0[keyPath: part].elements.map(Double.init) },
        rows: .init("letter read", labels: word.map { String($0) }.verbatim),
        columns: .init("unit", labels: (1...width).map { "\($0)" }), labels: .tokens,
        scale: .init("value", colours: .diverging))
    }
    return Panels(
      title: "Each state is made from a letter and the state before it",
      subtitle: "a plain RNN of \(width) units with random weights reads “\(word)”; \(page.note)",
      columns: 2,
      panels: [
        .init("input part: x W + b", map(\.input)),
        .init("hidden part: state before · U + c", map(\.hidden), operation: "+"),
        .init("their sum", map(\.sum), operation: "="),
        .init("state: between -1 and 1", map(\.state), operation: "tanh"),
      ], sharesScale: true,
      footnote: """
        Rows from top to bottom: time. The first hidden part is the bias c alone, since the state before \
        the first letter is zero.
        """)
  }
}
