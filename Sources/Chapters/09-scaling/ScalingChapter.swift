import ArgumentParser
import Experiments

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
    let scaling = ScalingExperiment(
      Configuration(isQuick: options.quick, isFull: isFull), options)
    notebook.prepare {
      try scaling.prepare(corpus: source.corpus)
      notebook.option("corpus", scaling.corpus.option)
    }
    notebook.step("gpts", title: "How the GPTs grew", scaling.gpts)
    notebook.step("sizes", title: "Five sizes, three amounts of text", scaling.sizes)
    notebook.step("limit", title: "Where size stops helping", needs: ["sizes"], scaling.limit)
    notebook.step(
      "compress", title: "Prediction is compression", needs: ["sizes"], scaling.compress)
  }
}
