import Notebook
import Tensors

/// The random streams of a chapter, one per purpose, so that no step depends on what another one draws.
///
/// ```swift
/// enum Stream: UInt64, RandomStream { case weights = 1, batches }
/// ```
public protocol RandomStream: RawRepresentable, Sendable where RawValue == UInt64 {}

/// What the steps of a chapter share: its sizes, the seed, the threads, and the corpus.
///
/// A chapter derives a class of its own that keeps what earlier steps found (see ``FromStep``); its steps
/// are extensions of that class, one file each.
open class Experiment<Configuration: Sendable, Stream: RandomStream> {
  /// All sizes, each with its reason.
  public let configuration: Configuration

  /// The seed of every random number.
  public let seed: UInt64

  /// The threads; no result depends on how many.
  public let workers: Workers

  private var loaded: LoadedCorpus?

  /// Sets a chapter up; nothing is read yet.
  public init(_ configuration: Configuration, _ options: ChapterOptions) {
    self.configuration = configuration
    seed = options.seed
    workers = Workers(threadCount: options.threads)
  }

  /// A random stream of its own for a purpose.
  ///
  /// - Parameters:
  ///   - stream: The purpose.
  ///   - run: Which of several runs that differ in nothing but chance.
  /// - Returns: The stream from its beginning.
  public final func generator(_ stream: Stream, run: Int = 0) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: stream.rawValue + 1000 * UInt64(run))
  }

  /// Reads the learner's own text, or else the chapter's.
  ///
  /// - Parameter file: What `--corpus` was given.
  /// - Returns: The corpus.
  /// - Throws: `CorpusError`, one sentence, before anything is trained.
  @discardableResult
  public final func readCorpus(_ file: String?) throws -> LoadedCorpus {
    let corpus = try LoadedCorpus(file: file)
    loaded = corpus
    return corpus
  }

  /// The corpus.
  ///
  /// - Precondition: `readCorpus(_:)` was called.
  public final var corpus: LoadedCorpus {
    guard let loaded else {
      fatalError("Experiment: the corpus must be read before the steps run.")
    }
    return loaded
  }
}

/// What one step leaves for later ones.
///
/// ```swift
/// @FromStep("train") var trained: TrainedModel<Transformer>
/// ```
///
/// Reading it before that step has run stops the program with a sentence: a later step must name the
/// earlier one in its `needs`.
@propertyWrapper public struct FromStep<Value> {
  private let step: String
  private var value: Value?

  /// Says which step sets the value.
  public init(_ step: String) { self.step = step }

  /// Whether the step has run.
  public var isSet: Bool { value != nil }

  /// The value.
  ///
  /// - Precondition: It was set.
  public var wrappedValue: Value {
    get {
      guard let value else {
        fatalError("FromStep: this needs step “\(step)”; name it in `needs`.")
      }
      return value
    }
    set { value = newValue }
  }

  /// The wrapper, to ask whether the step has run.
  public var projectedValue: FromStep { self }
}
