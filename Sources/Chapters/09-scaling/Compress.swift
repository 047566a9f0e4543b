import Experiments
import LanguageModels
import Tensors

/// Bits for each byte of the held-out text, by what compressed it.
struct CompressedSize {
  let name: Phrase
  /// Its metric, `bits_per_byte_ID`.
  let id: String
  /// Nil where the program is not installed.
  let bits: Double?
  /// What stands in place of a number.
  var remark: Phrase = ""

  /// Whether it is one that predicts, beside the programs that copy.
  var isLanguageModel: Bool { id.hasPrefix("model") || id == "counts_6" }
}

extension [CompressedSize] {
  /// The bits by name; nil where the program is not installed.
  subscript(id: String) -> Double? { first { $0.id == id }?.bits }
}

extension ScalingExperiment {
  /// Step `compress`: the largest model as a compressor, exact to the bit, beside real ones.
  func compress(_ page: Page) throws {
    let (heldOut, trained) = (text.heldOut, widest(text.most).trained)
    // snippet: compress
    let parameters = trained.parameters.roundedToTwoBytes()
    let compressor = ByteCompressor(fingerprint: parameters.fingerprint) {
      TransformerDecoder(trained.model, parameters: parameters)
    }
    let file = try compressor.compress(heldOut, workers: workers) { done in
      try page.progress(min(done, heldOut.count), of: heldOut.count, "compressing")
    }
    let back = try compressor.decompress(file, workers: workers) { done in
      try page.progress(min(done, heldOut.count), of: heldOut.count, "decompressing")
    }
    // end snippet
    let others = [[], Array(0...255), Array("태초에 하나님이 천지를 창조하시니라".utf8)] as [[UInt8]]
    let changed =
      try others.count {
        try compressor.decompress(compressor.compress($0, workers: workers), workers: workers) != $0
      }
      + (back == heldOut ? 0 : 1)
    let weights = 2 * parameters.count
    func bits(_ count: Int) -> Double { 8 * Double(count) / Double(heldOut.count) }
    var sizes = try InstalledCompressor.all.map { other in
      CompressedSize(
        name: .verbatim(other.command), id: other.id, bits: try other.size(of: heldOut).map(bits),
        remark: other.missing)
    }
    sizes += [
      try primed(.xz, bits),
      CompressedSize(name: "counting runs of six", id: "counts_6", bits: bits(counted().count)),
      CompressedSize(name: "this model", id: "model", bits: bits(file.count)),
      CompressedSize(
        name: "this model and its numbers", id: "model_with_weights",
        bits: bits(file.count + weights)),
    ]
    try report(sizes, page)
    try page.metric("roundtrip_exact", changed == 0 ? 1 : 0)
    try page.metric("compressed_bytes", file.count, unit: "bytes")
    try page.metric("weights_bytes", weights, unit: "bytes")
    if let rival = sizes["xz_primed"], let model = sizes["model"], rival > model {
      try page.metric("break_even_bytes", 8 * Double(weights) / (rival - model), unit: "bytes")
    }
    try page.figure(
      "compression", compressionFigure(sizes, page),
      caption: "Bits for each byte of the same held-out text.")
    try page.figure(
      "break-even", breakEvenFigure(sizes, weights: weights, page),
      caption: "How long a text must be until a compressor that brings its model along wins.")
    try page.figure(
      "weights", weightsFigure(page),
      caption: "Bytes of numbers against bytes of text that they were learned from.")
    try judge(sizes, changed: changed, weights: weights, page)
  }

  /// What the held-out text adds to the text that the model has learned from: the model has read it, so
  /// the others may too.
  private func primed(_ other: InstalledCompressor, _ bits: (Int) -> Double) throws
    -> CompressedSize
  {
    let before = try other.size(of: text.learnedFrom)
    let both = try other.size(of: text.learnedFrom + text.heldOut)
    return CompressedSize(
      name: "\(other.command), given the model's text", id: "\(other.id)_primed",
      bits: before.flatMap { before in both.map { bits($0 - before) } }, remark: other.missing)
  }

  /// The held-out text through the same coder, predicted by runs of six bytes that were counted in the text
  /// that the model has learned from.
  private func counted() -> [UInt8] {
    let learned = text.learnedFrom.map(Int32.init)
    let order = CountingLosses.longestRun
    let model = NGramModel(
      NGramCounts(learned, order: order, vocabularySize: 256), order: order, smoothing: .kneserNey)
    return ByteCompressor(fingerprint: UInt32(order)) { NGramDecoder(model) }
      .compress(text.heldOut, workers: workers)
  }

  private func report(_ sizes: [CompressedSize], _ page: Page) throws {
    try page.table(
      "The held-out text, \(.bytes(text.heldOut.count)), compressed",
      columns: ["by", "bits a byte"],
      rows: sizes.map { [.text($0.name), $0.bits.map { .number($0) } ?? .text($0.remark)] })
    for size in sizes {
      if let bits = size.bits {
        try page.metric("bits_per_byte_\(size.id)", bits, unit: "bits a byte")
      } else {
        page.say("\(size.name): \(size.remark)")
      }
    }
  }

  private func judge(
    _ sizes: [CompressedSize], changed: Int, weights: Int, _ page: Page
  ) throws {
    let rivals = sizes.filter { !$0.isLanguageModel }.compactMap { size in
      size.bits.map { (bits: $0, text: "\(size.name) \($0, decimals: 3)" as Phrase) }
    }
    let (model, counts) = (sizes["model"] ?? 0, sizes["counts_6"] ?? 0)
    try page.claim(
      "is-compressor", "A language model is a compressor: what it predicts, it need not store",
      .check(
        """
        counting runs of six \(counts, decimals: 3) bits a byte, this model \(model, decimals: 3)
        """, min(model, counts),
        .below(
          rivals.map(\.bits).min() ?? .infinity,
          shown: "\(rivals.map(\.text).joined(separator: ", "))",
          because: "the programs that are installed, one of them given the same text")),
      .check(
        "\(changed) of four texts came back changed", changed,
        .exactly(0, shown: "none", because: "what comes out must be what went in")))
    try page.claim(
      "network-beats-counting", "A trained network packs text tighter than counting does",
      .check(
        "this model \(model, decimals: 3) bits a byte", model,
        .below(
          counts, shown: "counting runs of six, \(counts, decimals: 3)",
          because: "the same text to learn from, the same coder")))
    let share = Double(weights) / Double(text.learnedFrom.count)
    try page.claim(
      "packs-text",
      """
      Training packs a text's patterns into a model far smaller than the text, as LLaMA 2's 10 TB into \
      140 GB
      """,
      .check(
        """
        \(.bytes(weights)) of numbers from \(.bytes(text.learnedFrom.count)) of text: \
        \(share, percent: 1)
        """, share,
        .atMost(0.1, shown: "10 %", because: "LLaMA 2 70B's are 1.4 % of its text")))
  }
}
