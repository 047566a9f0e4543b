import Autograd
import LanguageModels
import Notebook
import Tensors

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What another program must compute from the checkpoint: `checkpoint/reference.json`.
struct Reference: Codable {
  /// `[time][vocabularySize]`, after each token.
  let logits: [[Float]]
  let text: String
  let tokens: [Int32]
  /// Over the whole held-out text, in nats a character.
  let validationLoss: Double
}

extension Study {
  /// Step `export`: the model as files that other programs load, and that we read back.
  func export(_ page: Page) throws {
    let folder = page.folder + "/checkpoint"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // snippet: export
    try TransformerCheckpoint.write(
      trained.model, trained.parameters, tokenizerJSON: data.tokenizer.huggingFaceJSON(),
      to: folder)
    let read = try TransformerCheckpoint.read(from: folder)
    // end snippet
    let tokens = data.seenTokens
    let ours = logits(trained.model, trained.parameters, tokens)
    let theirs = logits(read.model, read.parameters, tokens)
    let difference = zip(ours.joined(), theirs.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
    try page.metric("checkpoint_difference", difference)

    let reference = Reference(
      logits: ours, text: try data.tokenizer.decode(tokens), tokens: tokens,
      validationLoss: trained.validationLoss)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try AtomicFile.write(Array(try encoder.encode(reference)), to: folder + "/reference.json")
    page.say(
      "checkpoint/ holds model.safetensors, config.json and tokenizer.json, which "
        + "transformers.GPT2LMHeadModel.from_pretrained and tokenizers.Tokenizer.from_file load, "
        + "and reference.json, what they must compute: Scripts/check_checkpoint.py compares.")
  }

  private func logits(
    _ model: Transformer, _ parameters: Parameters, _ tokens: [Int32]
  ) -> [[Float]] {
    let V = model.configuration.vocabularySize
    return parameters.withTape { tape in
      model(tokens, batchSize: 1, on: tape).tensor.reshaped(Shape(tokens.count, V)).rows
    }
  }
}
