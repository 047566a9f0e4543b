import ArgumentParser
import Experiments

/// Chapter 05: attention, matrix by matrix, and what it changes.
@main
struct AttentionChapter: Chapter {
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
  @OptionGroup var source: CorpusOption
  @OptionGroup var fullRun: FullOption

  @Option(
    parsing: .unconditional,
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
    let experiment = AttentionExperiment(
      Configuration(isQuick: options.quick, isFull: isFull), options)
    notebook.prepare {
      try experiment.prepare(corpus: source.corpus, sentence: text)
      notebook.option("text", .text(experiment.sentence))
      notebook.option("corpus", experiment.corpus.option)
    }
    notebook.step("scores", title: "How does a word look at the others?") { page in
      try experiment.scores(page, usesLearnerCode: useMyCode)
    }
    notebook.step("scale", title: "Why divide by the root of d?", experiment.scale)
    notebook.step(
      "positions", title: "Does the order matter?", needs: ["scores"], experiment.positions)
    notebook.step("heads", title: "Why several heads?", needs: ["scores"], experiment.heads)
    notebook.step("align", title: "What does attention change?", experiment.align)
    notebook.step("cost", title: "What does it cost?", experiment.cost)
  }
}
