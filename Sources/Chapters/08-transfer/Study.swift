import Autograd
import Images
import LanguageModels
import NeuralNetworks
import Notebook
import Tensors
import Text

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the steps share: the verses, the threads, and what the language models have learned.
final class Study {
  let configuration: Configuration
  let workers: Workers
  let seed: UInt64

  /// What the readers have learned: after stage 1 and after stage 2, one a run.
  var learned: [Reader: [ReadText]] = [:]
  /// The pictures, once they are read.
  var pictures: FashionMNIST?
  private var loaded: TaskText?

  /// One random stream a purpose, so that no step depends on what another one draws.
  enum Stream: UInt64 {
    case weights = 1
    case reading, tuning, labels, heads, batches, masks, books, pictures
  }

  init(_ configuration: Configuration, threads: Int, seed: UInt64) {
    self.configuration = configuration
    self.seed = seed
    workers = Workers(threadCount: threads)
  }

  func generator(_ stream: Stream, run: Int = 0) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue + 1000 * UInt64(run))
  }

  /// Reads the verses, and the text to read first.
  ///
  /// - Throws: `CorpusError`, one sentence, before anything is trained.
  func read(corpus path: String?) throws {
    loaded = try TaskText(
      KingJamesBible.load(environment: ProcessInfo.processInfo.environment), corpus: path,
      configuration)
  }

  /// Reads pictures from a learner's folder.
  ///
  /// - Throws: `ImageError`, one sentence, before anything is trained.
  func read(images folder: String) throws { pictures = try FashionMNIST(folder: folder) }

  var data: TaskText {
    guard let loaded else { fatalError("Study: the verses must be read before the steps run.") }
    return loaded
  }

  /// What is read first, as the run's record names it.
  var corpusOption: OptionValue { .file(path: data.name, bytes: Array(data.readingText.utf8)) }

  /// Which verses are labelled in a run; a smaller number of labels takes the first of a larger one's.
  func labelled(_ count: Int, run: Int) -> [Int] {
    var generator = generator(.labels, run: run)
    return Array(data.task.training.indices.shuffled(using: &generator).prefix(count))
  }
}

/// What a reader has learned.
struct ReadText: Sendable {
  /// After the books for reading.
  var pretrained: Parameters
  /// After the task's own text too.
  var finetuned: Parameters

  func parameters(_ start: Start) -> Parameters? {
    switch start {
    case .scratch: nil
    case .pretrained: pretrained
    case .finetuned: finetuned
    }
  }
}
