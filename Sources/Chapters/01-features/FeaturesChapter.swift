import ArgumentParser
import Experiments
import Images

/// Chapter 01: features made by hand, and features learned.
@main
struct FeaturesChapter: Chapter {
  static let number = "01"
  static let name = "features"
  static let title: Phrase = "Does deep learning find features that beat hand-made ones?"
  static let about: Phrase = """
    Lets a linear classifier look at pictures of clothing through features that people thought of, lets \
    networks learn features of their own, and compares what both get wrong.
    """
  static let examples = ["features --images mnist-folder"]

  @Option(
    help: ArgumentHelp(
      "Read the pictures of this folder: four files named as Fashion-MNIST's and MNIST's.",
      valueName: "dir"))
  var images = FashionMNIST.packageFolder

  @OptionGroup var options: ChapterOptions

  func validate() throws {
    guard !images.isEmpty else {
      throw ValidationError("--images is empty: give it the path of a folder.")
    }
  }

  func steps(in notebook: StepList) {
    let features = Features(Configuration(isQuick: options.quick), options)
    notebook.prepare {
      try features.prepare(folder: images)
      notebook.option("images", features.data.option)
    }
    notebook.step("process", title: "A model, data, and repetition", features.process)
    notebook.step("scalar", title: "Learning by hand-sized numbers", features.scalar)
    notebook.step("handmade", title: "Features that people thought of", features.handmade)
    notebook.step(
      "learned", title: "Features that a network found", needs: ["handmade"], features.learned)
    notebook.step("inside", title: "What was found", needs: ["learned"], features.inside)
  }
}
