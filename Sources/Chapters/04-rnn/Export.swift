import LanguageModels
import Notebook
import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What another program must compute from a checkpoint: `checkpoint-lstm/reference.json`.
private struct Reference: Codable {
  /// `[time][vocabularySize]`, after each token.
  let logits: [[Float]]
  let text: String
  let tokens: [Int32]
}

extension Study {
  /// Writes the three models for others to load.
  func export(_ page: Page) throws {
    for trained in trained {
      let folder = page.folder + "/checkpoint-\(trained.cell.rawValue)"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try RecurrentCheckpoint.write(
        trained.model, trained.parameters, tokenizerJSON: data.tokenizer.huggingFaceJSON(),
        to: folder)
      let tokens = Array(data.probeTokens.prefix(64))
      let logits = trained.parameters.withTape { tape in
        trained.model(tokens, batchSize: 1, on: tape).logits.tensor
          .reshaped([tokens.count, data.tokenizer.vocabularySize]).rows
      }
      let reference = Reference(
        logits: logits, text: try data.tokenizer.decode(tokens), tokens: tokens)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      try AtomicFile.write(Array(try encoder.encode(reference)), to: folder + "/reference.json")
    }
    page.say(
      "checkpoint-rnn/, checkpoint-gru/ and checkpoint-lstm/ hold what torch.nn.RNN, GRU and LSTM "
        + "load: Scripts/check_recurrent.py compares.")
  }
}
