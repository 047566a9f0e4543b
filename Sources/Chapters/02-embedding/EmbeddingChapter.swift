import ArgumentParser
import Experiments

/// Chapter 02: words as numbers, learned from reading.
@main
struct EmbeddingChapter: Chapter {
  static let number = "02"
  static let name = "embedding"
  static let title: Phrase = "What do numbers give us that names don't?"
  static let about: Phrase = """
    Learns 100 numbers for every word of the King James Bible or of your text from nothing but which \
    words stand near each other, and shows what can be done with them: neighbours, maps, search by \
    meaning, clusters, the odd one out.
    """
  static let examples = [
    "embedding --corpus mine.txt", "embedding --query \"help for the poor\"",
  ]

  @Option(parsing: .unconditional, help: "What to search the text for.")
  var query: String?

  @OptionGroup var source: CorpusOption
  @OptionGroup var options: ChapterOptions

  func validate() throws {
    if let query, query.allSatisfy(\.isWhitespace) {
      throw ValidationError("--query is empty: give it some words to search for.")
    }
  }

  func steps(in notebook: StepList) {
    let embedding = WordEmbedding(Configuration(isQuick: options.quick), options)
    notebook.prepare {
      try embedding.prepare(corpus: source.corpus, query: query)
      notebook.option("corpus", embedding.source.option)
      notebook.option("query", .text(embedding.query))
    }
    notebook.step("mbti", title: "People as four numbers", embedding.mbti)
    notebook.step("onehot", title: "Words as names only", embedding.oneHot)
    notebook.step("train", title: "Words as a hundred numbers", embedding.train)
    notebook.step(
      "neighbours", title: "Who stands near whom", needs: ["train"], embedding.neighbours)
    notebook.step("map", title: "A hundred numbers on a plane", needs: ["train"], embedding.map)
    notebook.step("search", title: "Search by meaning", needs: ["train"], embedding.search)
    notebook.step("cluster", title: "Groups that nobody named", needs: ["map"], embedding.cluster)
    notebook.step("outlier", title: "The odd one out", needs: ["train"], embedding.outlier)
    notebook.step(
      "rotation", title: "What does one number mean?", needs: ["train"], embedding.rotation)
  }
}
