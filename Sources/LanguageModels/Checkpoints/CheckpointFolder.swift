import Autograd
import Platform

/// The three files of a model in a folder: `model.safetensors`, `config.json` and `tokenizer.json`.
struct CheckpointFolder {
  /// An existing folder.
  let path: String

  /// Where the model's size stands.
  var configurationPath: String { "\(path)/config.json" }

  /// Writes all three; each is complete or as it was before.
  func write(
    _ tensors: [SafetensorsTensor], configurationJSON: String, tokenizerJSON: [UInt8]
  ) throws(CheckpointError) {
    try SafetensorsFile.write(tensors, metadata: ["format": "pt"], to: "\(path)/model.safetensors")
    try write(tokenizerJSON, to: "\(path)/tokenizer.json")
    try write(Array(configurationJSON.utf8), to: configurationPath)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CheckpointError) {
    try CheckpointFile.write(to: path) { file throws(FileError) in try file.append(bytes) }
  }

  /// Opens the numbers of a model that should have `count` of them.
  ///
  /// The header is checked against the file's size, so the comparison bounds what a forged size in
  /// `config.json` can cost, before anything is made of that size.
  func tensors(expecting count: Int?) throws(CheckpointError) -> SafetensorsFile {
    let file = try SafetensorsFile(path: "\(path)/model.safetensors")
    let announced = file.entries.reduce(0) { $0 &+ $1.shape.reduce(1, &*) }
    guard count == announced else {
      throw .malformedConfiguration(
        path: configurationPath,
        problem: "its sizes make \(count.map(String.init) ?? "too many") numbers, "
          + "and model.safetensors has \(announced)")
    }
    return file
  }

  /// Refuses a file with a tensor that the model does not have.
  func requireKnownTensors(
    of file: SafetensorsFile, in parameters: Parameters
  ) throws(CheckpointError) {
    for entry in file.entries where parameters[entry.name] == nil {
      throw .unexpectedTensor(path: file.path, tensor: entry.name)
    }
  }
}
