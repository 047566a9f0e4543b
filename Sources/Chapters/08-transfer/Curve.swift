import Autograd
import LanguageModels
import NeuralNetworks
import Notebook
import Phrases
import Plotting
import Tensors
import Text

/// The scores of every point of a curve, `[labels][run]`.
struct CurveScores {
  var reader: [Reader: [Start: [[ClassificationScores]]]] = [:]
  var bag: [[ClassificationScores]] = []
}

extension Study {
  /// Step `curve`: figure 1.10, accuracy against the number of labels.
  func curve(_ page: Page) throws {
    var scores = CurveScores()
    for (index, count) in configuration.labelCounts.enumerated() {
      for reader in configuration.readers {
        for start in Start.allCases {
          let runs = try (0..<configuration.seedCount).map { run in
            try classify(
              reader, from: start, labelled(count, run: run),
              by: configuration.recipe(labels: index), run: run, page,
              label: "\(count) labels, \(reader.name) \(start.name)")
          }
          scores.reader[reader, default: [:]][start, default: []].append(runs)
        }
      }
      scores.bag.append(
        (0..<configuration.seedCount).map { bagOfWords(labelled(count, run: $0)) })
    }
    try report(scores, page)
  }

  /// Teaches one classifier and asks it about the test.
  func classify(
    _ reader: Reader, from start: Start, _ chosen: [Int], by recipe: ClassifierRecipe, run: Int,
    _ page: Page, label: Phrase
  ) throws -> ClassificationScores {
    let (classifier, parameters) = try taught(
      reader, from: start, chosen.map { data.training[$0] },
      chosen.map { data.task.training[$0].label }, by: recipe, run: run, page, label: label)
    let answers = classifier.predictions(
      of: data.test, longest: configuration.contextLength, parameters: parameters,
      workers: workers)
    return ClassificationScores(
      answers: answers, labels: data.testLabels, classCount: Genre.allCases.count)
  }

  /// Teaches one classifier.
  func taught(
    _ reader: Reader, from start: Start, _ texts: [[Int32]], _ labels: [Int32],
    by recipe: ClassifierRecipe, run: Int, _ page: Page, label: Phrase
  ) throws -> (TextClassifier, Parameters) {
    // snippet: transfer
    var weights = generator(.heads, run: run)
    var parameters = Parameters()
    let body = reader.make(
      configuration, vocabularySize: data.tokenizer.vocabularySize, in: &parameters,
      using: &weights)
    let classifier = TextClassifier(
      body, classCount: Genre.allCases.count, in: &parameters, using: &weights)
    if let read = learned[reader], let known = read[run % read.count].parameters(start) {
      parameters.takeValues(from: known)  // all but the head, which is new
    }
    // end snippet
    try learnTheTask(
      classifier, &parameters, texts, labels, by: recipe, run: run, page, label: label)
    return (classifier, parameters)
  }

  /// The count of words, taught and asked in the same way.
  func bagOfWords(_ chosen: [Int]) -> ClassificationScores {
    let classifier = BagOfWordsClassifier(
      chosen.map { data.task.training[$0] }, strength: configuration.bagStrength,
      workers: workers)
    return ClassificationScores(
      answers: classifier.answers(data.testTexts), labels: data.testLabels,
      classCount: Genre.allCases.count)
  }
}
