import ArgumentParser
import Experiments

/// Chapter 07: an RNN, an LSTM and a transformer, each with the same means.
@main
struct ComparisonChapter: Chapter {
  static let number = "07"
  static let name = "comparison"
  static let title: Phrase = "RNN or transformer?"
  static let about: Phrase = """
    Trains an RNN, an LSTM and a transformer of one size on the same text, and on tasks of memory, and \
    compares what they learn, what they remember, and what that costs.
    """
  static let examples = [
    "comparison --text \"the cat sat\"", "comparison --corpus mine.txt",
  ]

  @Option(
    parsing: .unconditional,
    help: "The sentence of the aligned figure, in characters of the corpus.")
  var text: String?

  @OptionGroup var fullRun: FullOption
  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  var isFull: Bool { fullRun.full }

  func validate() throws {
    if let text, text.unicodeScalars.count < 2 {
      throw ValidationError("--text needs at least two characters, so that one follows another.")
    }
  }

  func steps(in notebook: StepList) {
    let comparison = Comparison(Configuration(isQuick: options.quick, isFull: isFull), options)
    notebook.prepare {
      try comparison.prepare(corpus: source.corpus, sentence: text)
      notebook.option("corpus", comparison.corpus.option)
      notebook.option("text", .text(comparison.text.tokenizer.displayText(of: comparison.sentence)))
    }
    if isFull {
      notebook.step("search", title: "A learning rate for each", comparison.search)
      notebook.step("searchrecall", title: "A start for each, on recall", comparison.searchRecall)
      notebook.step(
        "searchlonger", title: "A learning rate for the larger", comparison.searchLonger)
    }
    notebook.step("learning", title: "The same means for each", comparison.learning)
    notebook.step(
      "sidebyside", title: "One sentence, both models", needs: ["learning"], comparison.sideBySide)
    notebook.step("recall", title: "What is remembered", comparison.recall)
    notebook.step("longer", title: "Larger, longer, further back", comparison.longer)
    notebook.step("memory", title: "What must be kept", comparison.memory)
    notebook.step("time", title: "What a character costs", comparison.time)
    notebook.step(
      "plane", title: "Efficiency against quality", needs: ["learning", "recall"], comparison.plane)
  }
}
