import Notebook
import Phrases
import Plotting
import Tensors

/// Bytes and seconds of one head against the number of words.
func cost(_ page: Page) throws {
  let lengths = page.isQuick ? [64, 128, 256, 512, 1024] : [64, 128, 256, 512, 1024, 2048, 4096]
  let x = lengths.map { Double($0) }
  let naive = lengths.map { Double(naiveBytes($0)) }
  let tiled = lengths.map { Double(tiledBytes($0)) }
  let chain = ModelColour.baseline.colour
  let tiles = ModelColour.transformer.colour
  try page.figure(
    "cost",
    LineChart(
      title: "Twice the words, four times the memory, unless no whole matrix is kept",
      subtitle: "One head, width \(headWidth): counted bytes beside its input · \(page.note)",
      xAxis: Axis("words", scale: .logarithmic),
      yAxis: Axis("memory", unit: "bytes", scale: .logarithmic),
      series: [
        .init("matrix of all pairs", x: x, y: naive, colour: chain, marker: .square),
        .init("tiles", x: x, y: tiled, colour: tiles, marker: .disc),
      ]),
    caption: "Counted bytes against the number of words, both axes logarithmic.")

  var (chainSeconds, tileSeconds) = ([Double](), [Double]())
  for (index, length) in lengths.enumerated() {
    var generator = SeededGenerator(seed: page.seed, stream: 55)
    let qkv = Tensor(Shape(length, 3 * headWidth), normalWithDeviation: 1, using: &generator)
    chainSeconds.append(fastest(of: repetitions) { _ = attendByChain(qkv) })
    tileSeconds.append(fastest(of: repetitions) { _ = attendByTiles(qkv) })
    try page.progress(index + 1, of: lengths.count, "timing", detail: "\(length) words")
  }
  try page.figure(
    "cost-time",
    LineChart(
      title: "Twice the words, more than twice the time",
      subtitle:
        "One head, width \(headWidth), causal, one thread: fastest of \(repetitions) · \(page.note)",
      xAxis: Axis("words", scale: .logarithmic),
      yAxis: Axis("time", unit: "ms", scale: .logarithmic),
      series: [
        .init(
          "matrix of all pairs", x: x, y: chainSeconds.map { $0 * 1000 }, colour: chain,
          marker: .square),
        .init("tiles", x: x, y: tileSeconds.map { $0 * 1000 }, colour: tiles, marker: .disc),
      ]),
    caption: "Time against the number of words, both axes logarithmic.", timed: true)
  // The five longest: in a short text the output, which grows in proportion, still counts.
  let exponent = powerLawExponent(x.suffix(5), naive.suffix(5))
  try page.metric("memory_exponent", exponent)
  try page.metric("tiled_memory_exponent", powerLawExponent(x.suffix(5), tiled.suffix(5)))
  // Exactly 2 for the matrix alone; the output beside it grows in proportion, and pulls a little.
  page.claim(
    "Attention needs much memory: the matrix grows with the square of the length.",
    korean: "어텐션은 메모리를 많이 쓴다. 행렬은 길이의 제곱으로 커진다.",
    measured: "exponent \(Format.number(exponent, decimals: 2)) over the 5 longest "
      + "(1.9 to 2.1)", holds: (1.9...2.1).contains(exponent))
  let growth = (tileSeconds.last ?? 0) / max(tileSeconds.dropLast().last ?? 1, 1e-12)
  try page.metric("time_growth", growth, timed: true)
  // In proportion would be 2. Noise of a shared machine is some ten percent.
  page.claim(
    "Long input takes longer, and more than in proportion.",
    korean: "입력이 길어지면 시간은 그보다 더 빠르게 늘어난다.",
    measured: "\(Format.number(growth, decimals: 1)) times the time for twice the words, tiled "
      + "(at least 2.5)", holds: growth >= 2.5, timed: true)
}

private let headWidth = 64
private let repetitions = 5

// snippet: bytes
/// What the chain of matrices holds beside queries, keys and values: scores, weights, output.
private func naiveBytes(_ length: Int) -> Int {
  (length * length + length * length + length * headWidth) * MemoryLayout<Float>.stride
}

/// What attention by tiles holds: the scores of 64 queries, a number a row, output.
private func tiledBytes(_ length: Int) -> Int {
  (Kernels.attentionScratch(time: length) + length + length * headWidth)
    * MemoryLayout<Float>.stride
}
// end snippet
