import ArgumentParser
import Notebook

/// Chapter 03: what comes next, by counting.
@main
struct LanguageModelChapter: Chapter {
  static let number = "03"
  static let name = "language-model"
  static let title = "How far does counting get?"
  static let about = """
    Cuts the King James Bible or your text into tokens, counts what follows what, predicts held-out text \
    from the counts, and lets a network of one layer learn the same by gradient descent.
    """
  static let examples = [
    "language-model --corpus mine.txt", "language-model --text \"And God sai\"",
  ]

  @Option(help: "The text to continue, in characters of the corpus.")
  var text: String?

  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  func validate() throws {
    if let text, text.isEmpty {
      throw ValidationError("--text is empty: give it some characters to continue.")
    }
  }

  func steps(in notebook: StepList) {
    let study = Study(
      Configuration(isQuick: options.quick), threads: options.threads, seed: options.seed)
    notebook.prepare {
      try study.read(corpus: source.corpus, prompt: text)
      notebook.option("corpus", study.corpusOption)
      notebook.option("text", .text(study.data.prompt))
    }
    notebook.step("counts", title: "What followed last time", study.counts)
  }
}
