import ArgumentParser
import Notebook
import Phrases

/// The chapter's steps, in order; each stands in a file of its own.
@main
struct Attention: Chapter {
  static let number = "05"
  static let name = "attention"
  static let title: Phrase = "How does a word look at the others?"
  static let about: Phrase = """
    Takes attention apart on one sentence, then lets a recurrent model turn dates into ISO dates with \
    it and without.
    """
  static let examples = [
    "attention --text \"the cat sat on the mat\"", "attention --corpus mine.txt",
  ]

  @OptionGroup var options: ChapterOptions
  @OptionGroup var corpusOption: CorpusOption
  @OptionGroup var fullRun: FullOption

  @Option(
    help: ArgumentHelp(
      "The sentence to look into (default: Genesis 1:3, or a held-out line of --corpus).",
      valueName: "sentence"))
  var text: String?

  @Flag(help: "In the step scores, take the weights from your exercise 05.2.")
  var useMyCode = false

  var isFull: Bool { fullRun.full }

  func validate() throws {
    if let text, text.allSatisfy(\.isWhitespace) {
      throw ValidationError("--text is empty: give it a sentence of some words.")
    }
  }

  func steps(in notebook: StepList) {
    let reading = Reading()
    notebook.prepare {
      try reading.read(
        corpus: corpusOption.corpus, sentence: text, isQuick: options.quick, seed: options.seed)
      notebook.option("text", .text(reading.sentence))
      notebook.option("corpus", reading.corpusOption)
    }
    notebook.step("scores", title: "How does a word look at the others?") { page in
      try scores(page, reading, usesLearnerCode: useMyCode)
    }
    notebook.step("scale", title: "Why divide by the root of d?", scale)
    notebook.step("positions", title: "Does the order matter?", needs: ["scores"]) { page in
      try positions(page, reading)
    }
    notebook.step("heads", title: "Why several heads?", needs: ["scores"]) { page in
      try heads(page, reading)
    }
    notebook.step("align", title: "What does attention change?", align)
    notebook.step("cost", title: "What does it cost?", cost)
  }
}
