import LanguageModels
import Notebook
import Phrases
import Tensors

/// What the held-out text comes to with one compressor.
struct CompressedSize {
  let name: Phrase
  let id: String
  /// Bits for each byte of the text, or nil where the program is not installed.
  let bits: Double?
  /// What stands in place of a number.
  var remark: Phrase = ""
}

extension Study {
  /// Step `compress`: the largest model as a compressor, exact to the bit, beside real ones.
  func compress(_ page: Page) throws {
    let chosen = trained[trained.count - 1][data.amounts.count - 1][0]
    let (text, model) = (data.heldOut, chosen.model)
    // snippet: compress
    let parameters = chosen.parameters.roundedToTwoBytes()
    let compressor = ByteCompressor(fingerprint: parameters.fingerprint) {
      TransformerDecoder(model, parameters: parameters)
    }
    let file = try compressor.compress(text, workers: workers) { done in
      try page.progress(min(done, text.count), of: text.count, "compressing")
    }
    let back = try compressor.decompress(file, workers: workers) { done in
      try page.progress(min(done, text.count), of: text.count, "decompressing")
    }
    // end snippet
    let others = [Self.edge, Array(0...255), Array("태초에 하나님이 천지를 창조하시니라".utf8)]
    let isExact =
      try back == text
      && others.allSatisfy {
        try compressor.decompress(compressor.compress($0, workers: workers), workers: workers) == $0
      }
    let weights = 2 * parameters.count
    var sizes = try OtherCompressor.all.map { try measure($0) }
    sizes += try primed()
    sizes.append(
      CompressedSize(
        name: "this model", id: "model", bits: 8 * Double(file.count) / Double(text.count)))
    sizes.append(
      CompressedSize(
        name: "this model and its numbers", id: "model_with_weights",
        bits: 8 * Double(file.count + weights) / Double(text.count)))
    try report(sizes, file: file.count, weights: weights, isExact: isExact, page)
  }

  /// No byte at all.
  private static let edge: [UInt8] = []

  private func measure(_ other: OtherCompressor) throws -> CompressedSize {
    let bits = try other.size(of: data.heldOut).map { 8 * Double($0) / Double(data.heldOut.count) }
    return CompressedSize(
      name: .verbatim(other.command), id: other.id, bits: bits,
      remark: bits == nil ? other.missing : "")
  }

  /// What the held-out text adds to the text that the model has learned from: the model has read it, so
  /// the others may too.
  private func primed() throws -> [CompressedSize] {
    try OtherCompressor.all.filter { $0.id == "xz" }.map { other in
      var bits: Double?
      if let before = try other.size(of: data.learnedFrom),
        let both = try other.size(of: data.learnedFrom + data.heldOut)
      {
        bits = 8 * Double(both - before) / Double(data.heldOut.count)
      }
      return CompressedSize(
        name: "\(other.command), given the model's text", id: "\(other.id)_primed",
        bits: bits, remark: bits == nil ? other.missing : "")
    }
  }

  // MARK: - What came out

  private func report(
    _ sizes: [CompressedSize], file: Int, weights: Int, isExact: Bool, _ page: Page
  ) throws {
    try page.table(
      "The held-out text, \(Self.bytesText(data.heldOut.count)), compressed",
      columns: ["by", "bits a byte"],
      rows: sizes.map { [.text($0.name), $0.bits.map { .number($0) } ?? .text($0.remark)] })
    for size in sizes {
      if let bits = size.bits {
        try page.metric("bits_per_byte_\(size.id)", bits, unit: "bits a byte")
      } else {
        page.say("\(size.name): \(size.remark)")
      }
    }
    try page.metric("roundtrip_exact", isExact ? 1 : 0)
    try page.metric("compressed_bytes", file, unit: "bytes")
    try page.metric("weights_bytes", weights, unit: "bytes")
    func bits(_ id: String) -> Double? { sizes.first { $0.id == id }?.bits }
    let model = bits("model") ?? 8
    let rival = bits("xz_primed")
    if let rival, rival > model {
      try page.metric(
        "break_even_bytes", 8 * Double(weights) / (rival - model), unit: "bytes")
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
    judge(sizes, isExact: isExact, page)
  }

  private func judge(_ sizes: [CompressedSize], isExact: Bool, _ page: Page) {
    func bits(_ id: String) -> Double? { sizes.first { $0.id == id }?.bits }
    func text(_ id: String) -> String {
      bits(id).map { Format.number($0, decimals: 3) } ?? "not installed"
    }
    let model = bits("model") ?? .infinity
    let best = ["gzip", "zstd", "xz"].compactMap(bits).min()
    page.claim(
      "A language model is a compressor: what it predicts, it need not store",
      korean: "언어 모델은 압축기다: 예측할 수 있는 것은 저장할 필요가 없다",
      measured:
        "\(text("model")) bits a byte, gzip \(text("gzip")), zstd \(text("zstd")), xz \(text("xz")) "
        + "(below all that are installed, and every byte back: \(isExact ? "yes" : "no"))",
      holds: best.map { isExact && model < $0 })
    let chosen = trained[trained.count - 1][data.amounts.count - 1][0]
    let share = Double(2 * chosen.parameters.count) / Double(data.learnedFrom.count)
    // LLaMA 2 70B: 140 GB from 10 TB is a share of 0.014; a tenth would already be "compressed".
    page.claim(
      "Training packs a text's patterns into a model far smaller than the text, as LLaMA 2's 10 TB into 140 GB",
      korean: "학습은 언어 패턴을 글보다 훨씬 작은 모델에 압축한다: 라마 2의 10TB가 140GB로",
      measured:
        "\(Self.bytesText(2 * chosen.parameters.count)) of numbers from "
        + "\(Self.bytesText(data.learnedFrom.count)) of text: \(Format.percent(share)), LLaMA 2 70B "
        + "1.4 % (at most 10 %)",
      holds: share <= 0.1)
  }
}
