import Experiments
import LanguageModels

extension WordEmbedding {
  /// Step `outlier`: the odd one out among four words, and sentences that fit nowhere.
  func outlier(_ page: Page) throws {
    let questions = oddQuestions
    if questions.isEmpty {
      page.say("This text has too few of the chapter's labelled words to ask for the odd one out.")
    } else {
      // snippet: outlier
      let accuracy = questions.accuracy { words in vectors.oddOneOut(words) }
      // end snippet
      try page.metric("odd_one_out_accuracy", accuracy)
      try page.table(
        "Which word does not belong?", columns: ["words", "answer", "right"],
        rows: questions.prefix(8).map { question in
          let answer = vectors.oddOneOut(question.words)
          return [
            .verbatim(text.words(question.words).joined(separator: ", ")),
            .verbatim(text.word(question.words[answer])),
            .text(question.odd == answer ? "yes" : "no"),
          ]
        })
      try page.claim(
        "odd-one-found", "Outlier detection: what does not belong is far from the rest",
        .check(
          """
          the odd one of four words is found in \(accuracy, percent: 1) of \(questions.count) \
          questions, by chance in 25 %
          """, accuracy,
          .atLeast(
            0.8, shown: "80 %",
            because: "a detector that errs more often than one time in five is no use")))
    }
    try lonelySentences(page)
  }

  /// Random questions, the same in each step: three words of one kind and one of another.
  var oddQuestions: [OddOneOutQuestion] {
    var generator = generator(.questions)
    return OddOneOutQuestion.draw(
      configuration.questionCount, from: kinds.kinds.map(\.words), using: &generator)
  }

  /// Sentences that fit nowhere.
  private func lonelySentences(_ page: Page) throws {
    let long = text.sentences(withWords: 8)
    let step = max(1, long.count / 6000)
    let asked = stride(from: 0, to: long.count, by: step).map { long[$0] }
    guard asked.count > 10 else { return }
    let means = SentenceVectors(text.words, vectors).index.meanCosines(
      ofRows: asked, count: 5, workers: workers, leavingOut: source.isSamePlace)
    let lonely = asked.indices.sorted { (means[$0], $0) < (means[$1], $1) }.prefix(6)
    try page.figure(
      "outliers",
      TextTable.sentences(
        lonely.map { (asked[$0], means[$0]) }, of: source,
        title: source.isBible
          ? "Verses that fit nowhere: even their nearest are far"
          : "Sentences that fit nowhere: even their nearest are far",
        subtitle: subtitle(page),
        footnote: """
          The mean cosine with the five nearest in other places; of \(Double(asked.count)) \(unit)s \
          with 8 words or more.
          """),
      caption: "What is least like everything else in the text.")
  }
}
