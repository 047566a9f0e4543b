import Phrases
import Text

/// The text as bytes: amounts of it to learn from, and what is held out.
struct ScalingText {
  let split: CorpusSplit
  /// The amounts to learn from, the smallest first; each is part of the next.
  let amounts: [[Int32]]
  /// Says when to stop.
  let stopping: ConsecutiveWindows
  /// What the losses are over.
  let windows: ConsecutiveWindows
  /// The same as bytes: what is compressed.
  let heldOut: [UInt8]
  /// The largest amount to learn from, as bytes.
  let learnedFrom: [UInt8]
  private let isDefault: Bool

  init(corpus split: CorpusSplit, isDefault: Bool, _ configuration: Configuration) throws {
    self.split = split
    self.isDefault = isDefault
    let context = configuration.contextLength
    let training = Array(split.training.utf8)
    let amounts = configuration.shares.map {
      Self.spread(training, share: $0, pieceSize: configuration.pieceSize, least: 2 * context)
    }
    learnedFrom = amounts.last ?? []
    self.amounts = amounts.map { $0.map(Int32.init) }
    for amount in self.amounts {
      // Fails now, and not after the first step, where the text is too short to train on.
      _ = try BatchSampler(
        split.trainingName, tokens: amount, batchSize: 1, contextLength: context)
    }
    let all = Array(split.validation.utf8.prefix(configuration.heldOutLimit ?? .max))
    let cut = Int(Double(all.count) * configuration.stoppingShare)
    heldOut = Array(all[cut...])
    guard heldOut.count > context else {
      throw CorpusError.tooShort(
        name: split.validationName, tokenCount: heldOut.count, contextLength: context)
    }
    stopping = try ConsecutiveWindows(
      tokens: all[..<cut].map(Int32.init), batchSize: 32, contextLength: context)
    windows = try ConsecutiveWindows(
      tokens: heldOut.map(Int32.init), batchSize: 32, contextLength: context)
  }

  var name: String { split.name }
  var title: Phrase { isDefault ? "King James Bible" : .verbatim(name) }

  /// Pieces from all over a text, evenly spaced; a smaller share takes some of a larger one's.
  ///
  /// Piece `i` is in a share `s` where its place in bit-reversed order, a fixed shuffle that spreads any
  /// beginning of itself evenly, is below `s`.
  private static func spread(
    _ text: [UInt8], share: Double, pieceSize: Int, least: Int
  ) -> [UInt8] {
    let size = max(1, min(pieceSize, Int(Double(text.count) * share)))
    let count = (text.count + size - 1) / size
    let order = (0..<count).sorted { UInt32($0).reversedBits < UInt32($1).reversedBits }
    var wanted = max(least, Int(Double(text.count) * share))
    var chosen: [Int] = []
    for piece in order where wanted > 0 {
      chosen.append(piece)
      wanted -= min(size, text.count - piece * size)
    }
    return chosen.sorted().flatMap { text[($0 * size)..<min(text.count, ($0 + 1) * size)] }
  }
}

extension UInt32 {
  /// The same bits, the lowest first.
  fileprivate var reversedBits: UInt32 {
    (0..<32).reduce(0) { $0 << 1 | (self >> UInt32($1)) & 1 }
  }
}
