import Autograd
import Tensors

/// A trained transformer in a folder that `transformers.GPT2LMHeadModel.from_pretrained` loads too.
///
/// `model.safetensors` holds the learned numbers under GPT-2's names, `config.json` the size, and
/// `tokenizer.json` what turns text into tokens.
public enum TransformerCheckpoint {
  /// Writes a folder; each file is complete or as it was before.
  ///
  /// - Parameters:
  ///   - model: A causal transformer with all its parts: GPT-2's architecture.
  ///   - parameters: Its learned numbers.
  ///   - tokenizerJSON: The contents of `tokenizer.json`.
  ///   - folder: An existing folder.
  /// - Throws: `CheckpointError.unwritable` or `notDurable`.
  public static func write(
    _ model: Transformer, _ parameters: Parameters, tokenizerJSON: [UInt8], to folder: String
  ) throws(CheckpointError) {
    guard model.configuration.isCausal, model.configuration.parts == .all else {
      fatalError("TransformerCheckpoint: GPT-2 is causal and has all parts of a block.")
    }
    let tensors = parameters.layout.entries.map { entry in
      let values = parameters.values.withUnsafePointer {
        Array(UnsafeBufferPointer(start: $0 + entry.offset, count: entry.shape.count))
      }
      return SafetensorsTensor(name: entry.name, shape: entry.shape.extents, values: values)
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
  ) throws(CheckpointError) -> (model: Transformer, parameters: Parameters) {
    let folder = CheckpointFolder(path: folder)
    let configuration = try readConfiguration(folder.configurationPath)
    let file = try folder.tensors(expecting: configuration.parameterCount)
    var parameters = Parameters()
    var generator = SeededGenerator(seed: 0)
    let model = Transformer(configuration, in: &parameters, using: &generator)
    try folder.requireKnownTensors(of: file, in: parameters)
    for entry in parameters.layout.entries {
      let tensor = try file.tensor(named: entry.name, shape: entry.shape.extents)
      if let handle = parameters[entry.name] {
        parameters[handle] = Tensor(entry.shape, tensor.values)
      }
    }
    return (model, parameters)
  }

  /// The size in the words of GPT-2's `config.json`.
  private struct File: Codable {
    var n_ctx: Int
    var n_embd: Int
    var n_head: Int
    var n_layer: Int
    var n_positions: Int
    var vocab_size: Int
  }

  private static func configurationJSON(_ configuration: TransformerConfiguration) -> String {
    """
    {
      "activation_function": "gelu_new",
      "architectures": ["GPT2LMHeadModel"],
      "attn_pdrop": 0.0,
      "bos_token_id": null,
      "embd_pdrop": 0.0,
      "eos_token_id": null,
      "layer_norm_epsilon": 1e-05,
      "model_type": "gpt2",
      "n_ctx": \(configuration.contextLength),
      "n_embd": \(configuration.width),
      "n_head": \(configuration.headCount),
      "n_layer": \(configuration.layerCount),
      "n_positions": \(configuration.contextLength),
      "resid_pdrop": 0.0,
      "tie_word_embeddings": true,
      "torch_dtype": "float32",
      "vocab_size": \(configuration.vocabularySize)
    }

    """
  }

  private static func readConfiguration(
    _ path: String
  ) throws(CheckpointError) -> TransformerConfiguration {
    let file = try ConfigurationFile.read(
      path, as: File.self,
      contents: "GPT-2's n_embd, n_head, n_layer, n_positions and vocab_size as whole numbers")
    let sizes = [file.n_embd, file.n_head, file.n_layer, file.n_positions, file.vocab_size]
    guard sizes.allSatisfy({ $0 >= 1 && $0 <= 1 << 24 }), file.n_embd % file.n_head == 0 else {
      throw .malformedConfiguration(
        path: path, problem: "its sizes must be at least 1, and n_embd a multiple of n_head")
    }
    return TransformerConfiguration(
      vocabularySize: file.vocab_size, contextLength: file.n_positions, layerCount: file.n_layer,
      headCount: file.n_head, width: file.n_embd)
  }
}
