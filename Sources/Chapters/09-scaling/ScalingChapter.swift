import ArgumentParser
import Notebook
import Phrases

/// Chapter 09: larger models, more text, and what that has to do with compression.
@main
struct ScalingChapter: Chapter {
  static let number = "09"
  static let name = "scaling"
  static let title: Phrase = "Bigger is better, until when?"
  static let about: Phrase = """
    Trains transformers of five sizes on three amounts of text, fits the law by which their losses \
    fall, and compresses the held-out text with the best of them, to the bit.

    With --full: five amounts of text, three seeds each.
    """
  static let examples = ["scaling --corpus mine.txt", "scaling --full"]

  @OptionGroup var fullRun: FullOption
  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  var isFull: Bool { fullRun.full }

  func steps(in notebook: StepList) {
    let study = Study(
      Configuration(isQuick: options.quick, isFull: isFull), threads: options.threads,
      seed: options.seed)
    notebook.prepare {
      try study.read(corpus: source.corpus)
      notebook.option("corpus", study.corpusOption)
    }
    notebook.step("gpts", title: "How the GPTs grew", study.gpts)
    notebook.step("sizes", title: "Five sizes, three amounts of text", study.sizes)
    notebook.step("limit", title: "Where size stops helping", needs: ["sizes"], study.limit)
    notebook.step("compress", title: "Prediction is compression", needs: ["sizes"], study.compress)
  }
}
