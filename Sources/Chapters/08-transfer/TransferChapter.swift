import ArgumentParser
import Experiments

/// Chapter 08: read first, then learn a task from few labels.
@main
struct TransferChapter: Chapter {
  static let number = "08"
  static let name = "transfer"
  static let title: Phrase = "Does reading help before learning a task?"
  static let about: Phrase = """
    Trains a language model on books without labels, lets it read the task's own text, and then teaches \
    it to tell law from poetry from letters, with 20 to 10,000 labels; beside it the same model that has \
    read nothing, and a count of words.

    With --full: an LSTM as in ULMFiT and a BERT beside the GPT, and more seeds.
    """
  static let examples = ["transfer --corpus mine.txt", "transfer --full"]

  @OptionGroup var fullRun: FullOption
  @Option(
    help: ArgumentHelp(
      "Read this text first (UTF-8), in place of the Bible's other books.", valueName: "file"))
  var corpus: String?
  @Option(
    help: ArgumentHelp(
      "The folder of Fashion-MNIST's four files. (default: where the set-up puts them)",
      valueName: "dir"))
  var images: String?
  @OptionGroup var options: ChapterOptions

  var isFull: Bool { fullRun.full }

  func steps(in notebook: StepList) {
    let transfer = TransferExperiment(
      Configuration(isQuick: options.quick, isFull: isFull), options)
    notebook.prepare {
      try transfer.prepare(corpus: corpus, images: images)
      notebook.option("corpus", transfer.data.option)
    }
    notebook.step("task", title: "Six kinds of writing", transfer.task)
    notebook.step("pretrain", title: "Reading, without a label", transfer.pretrain)
    notebook.step(
      "curve", title: "How many labels reading saves", needs: ["pretrain"], transfer.curve)
    notebook.step("books", title: "Books never labelled", needs: ["pretrain"], transfer.books)
    notebook.step(
      "unfreeze", title: "How to fine-tune: all at once or little by little", needs: ["pretrain"],
      transfer.unfreeze)
    notebook.step("images", title: "The same with pictures", transfer.images)
  }
}
