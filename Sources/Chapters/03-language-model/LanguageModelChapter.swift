import ArgumentParser
import Experiments

/// Chapter 03: what comes next, by counting.
@main
struct LanguageModelChapter: Chapter {
  static let number = "03"
  static let name = "language-model"
  static let title: Phrase = "How far does counting get?"
  static let about: Phrase = """
    Cuts the King James Bible or your text into tokens, counts what follows what, predicts held-out text \
    from the counts, and lets a network of one layer learn the same by gradient descent.
    """
  static let examples = [
    "language-model --corpus mine.txt", "language-model --text \"And God sai\"",
  ]

  @Option(parsing: .unconditional, help: "The text to continue, in characters of the corpus.")
  var text: String?

  @Option(
    help: ArgumentHelp(
      "GPT-2's merges, a file vocab.bpe; by default what Scripts/language_samples.sh has fetched.",
      valueName: "file"))
  var merges: String?

  @Flag(
    help: "Also write 10,000 lines with their GPT-2 tokens, for Scripts/check_gpt2_tokens.py.")
  var exportTokens = false

  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  func validate() throws {
    if let text, text.isEmpty {
      throw ValidationError("--text is empty: give it some characters to continue.")
    }
  }

  func steps(in notebook: StepList) {
    let counting = Counting(Configuration(isQuick: options.quick), options)
    notebook.prepare {
      try counting.prepare(corpus: source.corpus, prompt: text, merges: merges)
      notebook.option("corpus", counting.corpus.option)
      notebook.option("text", .text(counting.prompt))
    }
    notebook.step("tokens", title: "From text to tokens") { page in
      try counting.tokens(page, exported: exportTokens)
    }
    notebook.step("zipf", title: "Few words often, most words seldom", counting.zipf)
    notebook.step("counts", title: "What followed last time", counting.counts)
    notebook.step("neural", title: "A network that learns to count", counting.neural)
    notebook.step("perceptron", title: "A perceptron over the last characters", counting.perceptron)
    notebook.step("sample", title: "From predictions to text", needs: ["counts"], counting.sample)
  }
}
