import ArgumentParser
import Experiments

/// Chapter 04: networks that carry one state along a text.
@main
struct RNNChapter: Chapter {
  static let number = "04"
  static let name = "rnn"
  static let title: Phrase = "What can a model do that carries one state along?"
  static let about: Phrase = """
    Trains a plain recurrent network, a GRU and an LSTM with as many parameters each on the King \
    James Bible or on your text, character by character, looks at what their states follow, and \
    measures how far back they feel.
    """
  static let examples = ["rnn --text \"In the beginning\"", "rnn --corpus mine.txt"]

  @Option(
    parsing: .unconditional,
    help: "The text under the pictures of the state, in characters of the corpus.")
  var text: String?

  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  func validate() throws {
    if let text, text.unicodeScalars.count < 2 {
      throw ValidationError("--text needs at least two characters, so that one follows another.")
    }
  }

  func steps(in notebook: StepList) {
    let experiment = RecurrentExperiment(Configuration(isQuick: options.quick), options)
    notebook.prepare {
      try experiment.prepare(corpus: source.corpus, text: text)
      notebook.option("corpus", experiment.corpus.option)
      notebook.option("text", .text(experiment.shown.text))
    }
    notebook.step("cell", title: "One step of the recurrence as numbers", experiment.cell)
    notebook.step("train", title: "Three cells learn the same text", experiment.train)
    notebook.step(
      "sample", title: "What they write as they learn", needs: ["train"], experiment.sample)
    notebook.step("state", title: "What the state follows", needs: ["train"], experiment.state)
    notebook.step("probe", title: "Letters left in the state", needs: ["train"], experiment.probe)
    notebook.step("reach", title: "How far back a loss feels", needs: ["train"], experiment.reach)
    notebook.step("memory", title: "Bytes to remember a text", needs: ["train"], experiment.memory)
  }
}
