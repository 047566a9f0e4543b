import Autograd
import Experiments
import LanguageModels
import Tensors
import Text

/// A test of memory in real text: a passage, other text, and the passage again.
///
/// The control has another passage in the first place, and all else the same: there the passage is read for the
/// first time, at the same place, after the same words.
struct RepeatedPassages {
  /// Mean losses of the passage's characters but the first, in nats, one a passage.
  struct Losses {
    /// Where the passage is read for the first time.
    let first: [Double]
    /// Where it was read before.
    let second: [Double]
  }

  private let repeated: Batch
  private let control: Batch
  private let length: Int

  /// Takes passages from evenly spread places of a text, moved to the next line where there are lines.
  ///
  /// - Throws: `CorpusError.tooShort` where the text has no room for one.
  init(
    in text: [Int32], count: Int, length: Int, between: Int, after lineBreak: Int32?
  ) throws(CorpusError) {
    let whole = 2 * length + between
    guard text.count > 2 * whole else {
      throw .tooShort(name: "The held-out text", tokenCount: text.count, contextLength: 2 * whole)
    }
    /// Some text from about a place on, given as a part of the whole.
    func piece(_ place: Double, _ size: Int) -> ArraySlice<Int32> {
      let last = text.count - size
      let start = min(Int((place - place.rounded(.down)) * Double(last)), last)
      let search = text[start..<min(start + 200, last)]  // a verse has about 130 characters
      let line = search.firstIndex(of: lineBreak ?? -1).map { $0 + 1 } ?? start
      return text[line..<(line + size)]
    }
    var (again, once) = ([[Int32]](), [[Int32]]())
    for index in 0..<count {
      let place = (Double(index) + 0.5) / Double(count)
      let passage = piece(place, length)
      let (middle, other) = (piece(place + 0.5, between), piece(place + 0.25, length))
      again.append(Array(passage + middle + passage))
      once.append(Array(other + middle + passage))
    }
    func batch(_ rows: [[Int32]]) -> Batch {
      Batch(
        inputs: rows.flatMap { $0.dropLast() }, targets: rows.flatMap { $0.dropFirst() },
        batchSize: count, sequenceLength: whole - 1)
    }
    (repeated, control, self.length) = (batch(again), batch(once), length)
  }

  /// What the passages cost a model.
  func losses(of trained: TrainedModel<any LanguageModel>) -> Losses {
    Losses(first: losses(control, trained), second: losses(repeated, trained))
  }

  /// The mean loss of each row's last passage, without its first character, of which nothing tells.
  private func losses(_ batch: Batch, _ trained: TrainedModel<any LanguageModel>) -> [Double] {
    let T = batch.sequenceLength
    let shards = (batch.batchSize + 15) / 16  // 16 rows at a time keep the products large
    return (0..<shards).flatMap { index in
      let shard = batch.shard(index, of: shards)
      let logits = trained.parameters.withTape { tape in
        trained.model.logits(of: shard.inputs, batchSize: shard.batchSize, on: tape).tensor
      }  // [B, T, V]
      let losses = tokenLosses(logits: logits, targets: shard.targets)
      return (0..<shard.batchSize).map { losses[($0 * T)..<(($0 + 1) * T)].suffix(length - 1).mean }
    }
  }
}
