import Experiments
import Text

/// An amount of text to learn from: a column of a table, a curve of a figure.
struct Amount: Hashable, Sendable {
  /// In bytes.
  let count: Int
  /// One colour an amount, from pale to strong.
  let colour: Colour

  /// As in `31 kB` and `1.95 MB`.
  var name: Phrase { .bytes(count) }
}

/// The text as bytes: amounts of it to learn from, and what is held out.
struct ScalingText {
  /// The amounts to learn from, the smallest first; each is part of the next.
  let amounts: Results<Amount, [UInt8]>
  /// Says when to stop.
  let stopping: ConsecutiveWindows
  /// What the losses are over.
  let windows: ConsecutiveWindows
  /// The same as bytes: what is compressed.
  let heldOut: [UInt8]

  var least: Amount { amounts.names[0] }
  var most: Amount { amounts.names[amounts.names.count - 1] }
  /// The largest amount to learn from, as bytes.
  var learnedFrom: [UInt8] { amounts[most] }

  init(_ split: CorpusSplit, _ configuration: Configuration) throws {
    let context = configuration.contextLength
    let training = Array(split.training.utf8)
    let order: [ModelColour] = [.counting, .linear, .gru, .rnn, .transformer]
    var pieces: [Amount: [UInt8]] = [:]
    let colours = order.suffix(configuration.shares.count)
    let names = zip(configuration.shares, colours).map { share, colour in
      let part = spreadPieces(
        of: training, share: share, pieceSize: configuration.pieceSize, atLeast: 2 * context)
      let amount = Amount(count: part.count, colour: colour.colour)
      pieces[amount] = part
      return amount
    }
    amounts = Results(names) { pieces[$0] ?? [] }
    for part in amounts.all {
      // Fails now, and not after the first step, where the text is too short to train on.
      _ = try BatchSampler(
        split.trainingName, tokens: part.map(Int32.init), batchSize: 1, contextLength: context)
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
}
