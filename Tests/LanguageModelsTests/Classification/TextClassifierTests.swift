import Autograd
import LanguageModels
import NeuralNetworks
import Tensors
import TestSupport
import Testing
import Text

@Suite struct TextClassifierTests {
  static let texts: [[Int32]] = [[1, 2, 3], [4], [5, 6, 0, 1, 2, 3], [], [6, 6]]

  private static func classifiers(
    _ parameters: inout (Parameters, Parameters)
  ) -> [TextClassifier] {
    var generator = SeededGenerator(seed: 5)
    let transformer = Transformer(
      TransformerConfiguration(
        vocabularySize: 7, contextLength: 8, layerCount: 2, headCount: 2, width: 6),
      in: &parameters.0, using: &generator)
    let recurrent = RecurrentLanguageModel(
      RecurrentConfiguration(cell: .lstm, vocabularySize: 7, embeddingWidth: 4, width: 5),
      in: &parameters.1, using: &generator)
    return [
      TextClassifier(
        transformer, classCount: 3, in: &parameters.0, using: &generator),
      TextClassifier(recurrent, classCount: 3, in: &parameters.1, using: &generator),
    ]
  }

  @Test("A text's scores do not depend on what stands beside it, however much it is filled up")
  func padding() {
    var stores = (Parameters(), Parameters())
    let classifiers = Self.classifiers(&stores)
    for (classifier, parameters) in zip(classifiers, [stores.0, stores.1]) {
      for pooling in PaddedTexts.Pooling.allCases {
        let together = parameters.withTape { tape in
          let batch = PaddedTexts(Self.texts, longest: 8, pooling: pooling)
          return classifier(batch, rows: 0..<5, on: tape).tensor
        }
        #expect(together.shape == [5, 3])
        for (row, text) in Self.texts.enumerated() {
          let alone = parameters.withTape { tape in
            classifier(
              PaddedTexts([text], longest: 8, pooling: pooling), rows: 0..<1, on: tape
            ).tensor
          }
          expectClose(
            Tensor(Shape(3), alone.elements), Tensor(Shape(3), together.rows[row]),
            absolute: 1e-6)
        }
      }
    }
  }

  @Test("Every tensor of a body is in one group, but for the language model's own head")
  func groups() {
    var stores = (Parameters(), Parameters())
    let classifiers = Self.classifiers(&stores)
    let names = zip(classifiers, [stores.0, stores.1]).map { classifier, parameters in
      classifier.layerGroups(in: parameters).map { group in
        group.map { parameters.layout.entries[$0.index].name }
      }
    }
    #expect(names[0].count == 4 && names[1].count == 3)
    #expect(names[0].flatMap { $0 }.sorted() == stores.0.layout.entries.map(\.name).sorted())
    #expect(
      names[1].flatMap { $0 }.sorted()
        == stores.1.layout.entries.map(\.name).filter { !$0.hasPrefix("head.") }.sorted())
    #expect(names[0][0].sorted() == ["classifier.bias", "classifier.weight"])
    #expect(names[0][1].contains("ln_f.weight") && names[0][1].contains("h.1.attn.c_attn.weight"))
    #expect(names[0][3].sorted() == ["wpe.weight", "wte.weight"])
    #expect(names[1][2] == ["embedding.weight"])
  }

  @Test("What a language model has learned is taken over by name, and only that")
  func takeOver() {
    var stores = (Parameters(), Parameters())
    _ = Self.classifiers(&stores)
    var generator = SeededGenerator(seed: 77)
    var pretrained = Parameters()
    _ = Transformer(
      TransformerConfiguration(
        vocabularySize: 7, contextLength: 8, layerCount: 2, headCount: 2, width: 6),
      in: &pretrained, using: &generator)
    let before = stores.0
    #expect(stores.0.takeValues(from: pretrained) == pretrained.layout.entries.count)
    for entry in stores.0.layout.entries {
      guard let own = stores.0[entry.name] else { continue }
      if let theirs = pretrained[entry.name] {
        #expect(stores.0[own] == pretrained[theirs], "\(entry.name)")
      } else {
        #expect(stores.0[own] == before[own], "\(entry.name)")
      }
    }
  }

  @Test("Answers are the likeliest classes, on any number of threads")
  func predictions() {
    var stores = (Parameters(), Parameters())
    let classifier = Self.classifiers(&stores)[0]
    let many = (0..<150).map { Self.texts[$0 % 5] }
    let parameters = stores.0
    let answers = [1, 3].map { threads in
      classifier.predictions(
        of: many, longest: 8, parameters: parameters, workers: Workers(threadCount: threads))
    }
    #expect(answers[0] == answers[1])
    let logits = parameters.withTape { tape in
      classifier(PaddedTexts(Self.texts, longest: 8), rows: 0..<5, on: tape).tensor.rows
    }
    for (answer, row) in zip(answers[0], logits) {
      #expect(row[Int(answer)] == row.max())
    }
  }

  @Test("Blanks hide about their share, never a first position, and ask for what they hide")
  func blanks() {
    let tokens = (0..<4000).map { Int32($0 % 7) }
    var batch = Batch(inputs: tokens, targets: tokens, batchSize: 40, sequenceLength: 100)
    var generator = SeededGenerator(seed: 6)
    batch.maskTokens(fraction: 0.15, with: 99, using: &generator)
    let hidden = batch.inputs.indices.filter { batch.inputs[$0] == 99 }
    #expect(abs(Double(hidden.count) / 4000 - 0.15) < 0.02)
    #expect(hidden.allSatisfy { $0 % 100 > 0 && batch.targets[$0] == tokens[$0] })
    for index in tokens.indices where batch.inputs[index] != 99 {
      #expect(batch.targets[index] == -1 && batch.inputs[index] == tokens[index])
    }
  }
}
