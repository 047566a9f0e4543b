import Experiments
import Text

/// The texts as tokens.
struct TaskText {
  let task: VerseTask
  /// What is read first, as the run's record names it.
  let option: OptionValue
  let tokenizer: BytePairTokenizer
  let reading: [Int32]
  /// The task's own text, of the verses that may be labelled.
  let tuning: [Int32]
  let training: [[Int32]]
  /// The verses that are asked about, and the same as tokens.
  let asked: [LabelledVerse]
  let test: [[Int32]]
  /// The test's own text: nothing learns from it, the readers are only judged on it.
  let heldOut: ConsecutiveWindows

  /// The answers to the test.
  var testLabels: [Int32] { asked.map(\.label) }

  init(_ bible: KingJamesBible, corpus path: String?, _ configuration: Configuration) throws {
    let task = VerseTask(bible)
    let corpus = try path.map { try Corpus(contentsOf: $0) }
    let (name, text) = (corpus?.name ?? bible.name, corpus?.text ?? task.reading)
    option = .file(name: name, sha256: corpus?.fileHash ?? bible.fileHash)
    // Learned from what is read first alone: the vocabulary is part of what the model brings along.
    let tokenizer = try BytePairTokenizer(
      learningFrom: text, vocabularySize: configuration.vocabularySize)
    reading = tokenizer.encode(text)
    // Fails now, and not after the first step, where the text is too short to train on.
    _ = try BatchSampler(
      name, tokens: reading, batchSize: 1, contextLength: configuration.contextLength)
    tuning = tokenizer.encode(VerseTask.text(of: task.training))
    training = task.training.map { tokenizer.encode($0.text) }
    asked = stride(from: 0, to: task.test.count, by: configuration.testStride).map {
      task.test[$0]
    }
    test = asked.map { tokenizer.encode($0.text) }
    heldOut = try ConsecutiveWindows(
      tokens: tokenizer.encode(VerseTask.text(of: asked)), batchSize: 32,
      contextLength: configuration.contextLength)
    (self.task, self.tokenizer) = (task, tokenizer)
  }
}
