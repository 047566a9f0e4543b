import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors

extension Study {
  /// Step `outlier`: the odd one out among four words, and sentences that fit nowhere.
  func outlier(_ page: Page) throws {
    let questions = oddQuestions(configuration.questionCount)
    if questions.isEmpty {
      page.say("This text has too few of the chapter's labelled words to ask for the odd one out.")
    } else {
      // snippet: outlier
      let answers = questions.map { vectors.oddOneOut($0.words) }
      let right = zip(questions, answers).filter { $0.odd == $1 }.count
      // end snippet
      let accuracy = Double(right) / Double(questions.count)
      try page.metric("odd_one_out_accuracy", accuracy)
      try page.table(
        "Which word does not belong?", columns: ["words", "answer", "right"],
        rows: zip(questions, answers).prefix(8).map { question, answer in
          [
            .verbatim(question.words.map { data.corpus.words[$0] }.joined(separator: ", ")),
            .verbatim(data.corpus.words[question.words[answer]]),
            .text(question.odd == answer ? "yes" : "no"),
          ]
        })
      // Three times chance and more: a detector that errs more often than one time in five is no use.
      page.claim(
        "Outlier detection: what does not belong is far from the rest",
        korean: "이상치 탐지: 어울리지 않는 것은 나머지에서 멀리 떨어져 있다",
        measured: "the odd one of four words is found in \(Format.percent(accuracy)) of "
          + "\(questions.count) questions (at least 80 %, chance 25 %)",
        holds: accuracy >= 0.8)
    }
    try lonelySentences(page)
  }

  /// Four words of which one is of another kind.
  struct OddQuestion {
    let words: [Int]
    /// The place of the odd one.
    let odd: Int
  }

  /// Draws questions: three words of one kind and one of another, in random order.
  func oddQuestions(_ count: Int) -> [OddQuestion] {
    let kinds = WordKinds(data)
    guard kinds.areEnough else { return [] }
    var generator = generator(.questions)
    return (0..<count).map { _ in
      let pair = kinds.kinds.shuffled(using: &generator).prefix(2)
      let three = pair[0].words.shuffled(using: &generator).prefix(3)
      let odd = pair[1].words[Int.random(in: 0..<pair[1].words.count, using: &generator)]
      let place = Int.random(in: 0...3, using: &generator)
      var words = Array(three)
      words.insert(odd, at: place)
      return OddQuestion(words: words, odd: place)
    }
  }

  // MARK: - Sentences that fit nowhere

  private func lonelySentences(_ page: Page) throws {
    let sentences = SentenceVectors(data.corpus, vectors)
    let long = data.sentences.indices.filter { data.corpus.sentences[$0].count >= 8 }
    let step = max(1, long.count / 6000)
    let asked = long.enumerated().filter { $0.offset % step == 0 }.map(\.element)
    guard asked.count > 10 else { return }
    let found = sentences.index.nearest(
      toRows: asked, count: 5, workers: workers,
      leavingOut: { own, other in self.isSamePlace(own, other) })
    let means = found.map { matches in
      matches.reduce(0) { $0 + $1.cosine } / Double(max(matches.count, 1))
    }
    let lonely = asked.indices.sorted {
      means[$0] != means[$1] ? means[$0] < means[$1] : $0 < $1
    }.prefix(6)
    try page.figure(
      "outliers",
      TextTable(
        title:
          "\(data.isBible ? "Verses" : "Sentences") that fit nowhere: even their nearest are far",
        subtitle: subtitle(page),
        columns: [
          TextTable.Column("cosine", share: 0.09, isBold: true),
          TextTable.Column(data.isBible ? "verse" : "number", share: 0.15),
          TextTable.Column("text"),
        ],
        rows: lonely.map {
          [
            .verbatim(Format.number(means[$0], decimals: 2)), .verbatim(data.references[asked[$0]]),
            .verbatim(shortened(data.sentences[asked[$0]], 400)),
          ]
        },
        footnote: "The mean cosine with the five nearest in other places; of "
          + "\(Format.number(Double(asked.count))) \(data.unit)s with 8 words or more."),
      caption: "What is least like everything else in the text.")
  }
}
