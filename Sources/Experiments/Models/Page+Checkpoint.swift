import Autograd
import LanguageModels
import Notebook
import Platform
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What another program must compute from a checkpoint: `reference.json`.
private struct Reference: Encodable {
  /// `[time][vocabularySize]`, after each token.
  let logits: [[Float]]
  let text: String
  let tokens: [Int32]
  /// Over the whole held-out text, in nats a token.
  let validationLoss: Double?
}

extension Page {
  /// Writes a trained model as a folder that other programs load, with `reference.json`: what they must
  /// compute from it.
  ///
  /// - Parameters:
  ///   - name: The folder's name, in the chapter's output.
  ///   - trained: The model and its learned numbers; its loss is written where it was taken.
  ///   - tokenizer: What turns text into the model's tokens.
  ///   - tokens: The text that the reference is about, at most a context long.
  ///   - withLoss: Whether the reference has the loss over the held-out text.
  /// - Returns: The folder's path.
  /// - Throws: `CheckpointError` or `FileError` where a file can't be written.
  @discardableResult
  public func checkpoint<Model: LanguageModel>(
    _ name: String, of trained: TrainedModel<Model>, _ tokenizer: some Tokenizer,
    reading tokens: [Int32], withLoss: Bool = false
  ) throws -> String {
    let folder = "\(self.folder)/\(name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try trained.model.writeCheckpoint(
      trained.parameters, tokenizerJSON: tokenizer.huggingFaceJSON(), to: folder)
    let reference = Reference(
      logits: trained.model.logits(of: tokens, trained.parameters).rows,
      text: try tokenizer.decode(tokens), tokens: tokens,
      validationLoss: withLoss ? trained.validationLoss : nil)
    try AtomicFile.write(try JSON.line(reference), to: folder + "/reference.json")
    return folder
  }
}
