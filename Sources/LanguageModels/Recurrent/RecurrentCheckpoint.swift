import Autograd
import Tensors

/// A trained recurrent model in a folder whose numbers `torch.nn.RNN`, `GRU` and `LSTM` load.
///
/// `model.safetensors` is the state dictionary of a module with `embedding` (`torch.nn.Embedding`),
/// `rnn` (`torch.nn.RNN`, `GRU` or `LSTM`) and `head` (`torch.nn.Linear`), under PyTorch's names and in
/// its orientation; `config.json` holds the size, and `tokenizer.json` what turns text into tokens.
public enum RecurrentCheckpoint {
  /// Writes a folder; each file is complete or as it was before.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - parameters: Its learned numbers.
  ///   - tokenizerJSON: The contents of `tokenizer.json`.
  ///   - folder: An existing folder.
  /// - Throws: `CheckpointError.unwritable` or `notDurable`.
  public static func write(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, tokenizerJSON: [UInt8],
    to folder: String
  ) throws(CheckpointError) {
    let tensors = parameters.layout.entries.compactMap { entry in
      parameters[entry.name].map { parameter in
        let ours = parameters[parameter]
        let theirs = isTransposed(entry) ? ours.transposed : ours
        return SafetensorsTensor(
          name: entry.name, shape: theirs.shape.extents, values: theirs.elements)
      }
    }
    try CheckpointFolder(path: folder).write(
      tensors, configurationJSON: configurationJSON(model.configuration),
      tokenizerJSON: tokenizerJSON)
  }

  /// Reads a folder that `write` made, trusting none of it.
  ///
  /// - Parameter folder: Holds `config.json` and `model.safetensors`.
  /// - Returns: The model and its learned numbers.
  /// - Throws: `CheckpointError` when a file is missing, broken, or of another model.
  public static func read(
    from folder: String
  ) throws(CheckpointError) -> (model: RecurrentLanguageModel, parameters: Parameters) {
    let folder = CheckpointFolder(path: folder)
    let configuration = try readConfiguration(folder.configurationPath)
    let file = try folder.tensors(expecting: configuration.parameterCount)
    var parameters = Parameters()
    var generator = SeededGenerator(seed: 0)
    let model = RecurrentLanguageModel(configuration, in: &parameters, using: &generator)
    try folder.requireKnownTensors(of: file, in: parameters)
    for entry in parameters.layout.entries {
      let shape = isTransposed(entry) ? entry.shape.extents.reversed() : entry.shape.extents
      let values = try file.tensor(named: entry.name, shape: shape).values
      let tensor = Tensor(Shape(shape), values)
      if let parameter = parameters[entry.name] {
        parameters[parameter] = isTransposed(entry) ? tensor.transposed : tensor
      }
    }
    return (model, parameters)
  }

  /// Matrices are `[input, output]` here and `[output, input]` there; the embedding is a table in both.
  private static func isTransposed(_ entry: Parameters.Entry) -> Bool {
    entry.shape.rank == 2 && entry.name != "embedding.weight"
  }

  /// The size in the words of PyTorch's constructors.
  private struct File: Decodable {
    var cell: String
    var hidden_size: Int
    var input_size: Int
    var num_layers: Int
    var vocab_size: Int
  }

  private static func configurationJSON(_ configuration: RecurrentConfiguration) -> String {
    """
    {
      "architectures": ["RecurrentLanguageModel"],
      "cell": "\(configuration.cell.rawValue)",
      "hidden_size": \(configuration.width),
      "input_size": \(configuration.embeddingWidth),
      "num_layers": \(configuration.layerCount),
      "torch_dtype": "float32",
      "vocab_size": \(configuration.vocabularySize)
    }

    """
  }

  private static func readConfiguration(
    _ path: String
  ) throws(CheckpointError) -> RecurrentConfiguration {
    let file = try ConfigurationFile.read(
      path, as: File.self,
      contents: "a cell, and hidden_size, input_size, num_layers and vocab_size as whole numbers")
    guard let cell = RecurrentCell(rawValue: file.cell) else {
      throw .malformedConfiguration(path: path, problem: "its cell must be rnn, gru or lstm")
    }
    let sizes = [file.hidden_size, file.input_size, file.num_layers, file.vocab_size]
    guard sizes.allSatisfy({ $0 >= 1 && $0 <= 1 << 24 }) else {
      throw .malformedConfiguration(path: path, problem: "its sizes must be at least 1")
    }
    return RecurrentConfiguration(
      cell: cell, vocabularySize: file.vocab_size, embeddingWidth: file.input_size,
      width: file.hidden_size, layerCount: file.num_layers)
  }
}
