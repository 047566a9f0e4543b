import ArgumentParser
import Experiments

/// Chapter 06: the whole machine, trained, opened and taken apart.
@main
struct TransformerChapter: Chapter {
  static let number = "06"
  static let name = "transformer"
  static let title: Phrase = "What does the whole machine learn, and where is it kept?"
  static let about: Phrase = """
    Trains a transformer of GPT-2's kind on the King James Bible or on your text, character by \
    character, looks inside it, takes parts away, and trains the same blocks without the mask.

    With --recipe, the model is trained by that recipe, and the steps that train other models \
    (ablation, bert) are left out. With --full the model has a \
    context of 256 characters and is trained on 12 million: some ten minutes.
    """
  static let examples = [
    "transformer --text \"the cat sat\"", "transformer --corpus mine.txt",
    "transformer --corpus tinyshakespeare.txt --recipe nanogpt-cpu", "transformer --full",
  ]

  @Option(help: "Train by a known recipe: nanogpt-cpu, or best, ours for the same time.")
  var recipe: Recipe?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The largest learning rate, to see what it does. (default: the recipe's)",
      valueName: "x"))
  var learningRate: Float?

  @Option(
    parsing: .unconditional,
    help: "The text to look at inside the model, in characters of the corpus.")
  var text: String?

  @Flag(help: "In the step maps, take the weights from your exercise 05.2.")
  var useMyCode = false

  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions
  @OptionGroup var fullRun: FullOption

  var isFull: Bool { fullRun.full }

  func validate() throws {
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate is \(learningRate): it must be a number above 0.")
    }
    if isFull, recipe != nil {
      throw ValidationError("--full has a recipe of its own: leave --recipe out.")
    }
    if let text, text.unicodeScalars.count < 2 {
      throw ValidationError("--text needs at least two characters, so that one follows another.")
    }
  }

  func steps(in notebook: StepList) {
    let experiment = TransformerExperiment(
      Configuration(recipe: recipe, peakRate: learningRate, isQuick: options.quick, isFull: isFull),
      options)
    notebook.option("recipe", .text(recipe?.rawValue ?? "default"))
    notebook.option(
      "learning-rate", .number(Double(experiment.configuration.main.plan.peakRate)))
    notebook.prepare {
      try experiment.prepare(corpus: source.corpus, text: text)
      notebook.option("corpus", experiment.corpus.option)
      notebook.option("text", .text(experiment.shown.text))
    }
    notebook.step("build", title: "The parts and their sizes", experiment.build)
    notebook.step(
      "train", title: "Predict the next character", needs: ["build"], experiment.train)
    notebook.step(
      "sample", title: "What it writes as it learns", needs: ["train"], experiment.sample)
    notebook.step("maps", title: "Where each head looks", needs: ["train"]) { page in
      try experiment.maps(page, usesLearnerCode: useMyCode)
    }
    notebook.step("lens", title: "What each layer would say", needs: ["train"], experiment.lens)
    notebook.step(
      "loss-map", title: "Where it is surprised", needs: ["train"], experiment.lossMap)
    if recipe == nil {
      notebook.step("ablation", title: "What each part is good for", experiment.ablation)
      notebook.step("bert", title: "The same blocks without the mask", experiment.bert)
    }
    notebook.step("export", title: "A checkpoint for others", needs: ["train"], experiment.export)
  }
}
