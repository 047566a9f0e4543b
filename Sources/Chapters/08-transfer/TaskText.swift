import Text

/// The texts as tokens.
struct TaskText {
  let task: VerseTask
  /// What the language model reads first, and its name.
  let readingText: String
  let name: String
  let tokenizer: BytePairTokenizer
  let reading: [Int32]
  /// The task's own text, of the verses that may be labelled.
  let tuning: [Int32]
  let training: [[Int32]]
  let test: [[Int32]]
  let testLabels: [Int32]
  /// The same verses as words, for the count of words.
  let testTexts: [String]
  /// The test's own text: nothing learns from it, the readers are only judged on it.
  let heldOut: ConsecutiveWindows

  init(_ bible: KingJamesBible, corpus path: String?, _ configuration: Configuration) throws {
    task = VerseTask(bible)
    var (text, name) = (task.reading, bible.name)
    if let path {
      let corpus = try Corpus(contentsOf: path)
      (text, name) = (corpus.text, corpus.name)
    }
    (readingText, self.name) = (text, name)
    // Learned from what is read first alone: the vocabulary is part of what the model brings along.
    tokenizer = try BytePairTokenizer(
      learningFrom: text, vocabularySize: configuration.vocabularySize)
    reading = tokenizer.encode(text)
    // Fails now, and not after the first step, where the text is too short to train on.
    _ = try BatchSampler(
      name, tokens: reading, batchSize: 1, contextLength: configuration.contextLength)
    tuning = tokenizer.encode(VerseTask.text(of: task.training))
    let tokenizer = tokenizer
    training = task.training.map { tokenizer.encode($0.text) }
    let verses = task.test
    let asked = stride(from: 0, to: verses.count, by: configuration.testStride).map { verses[$0] }
    test = asked.map { tokenizer.encode($0.text) }
    testTexts = asked.map(\.text)
    testLabels = asked.map(\.label)
    heldOut = try ConsecutiveWindows(
      tokens: tokenizer.encode(VerseTask.text(of: asked)), batchSize: 32,
      contextLength: configuration.contextLength)
  }
}
