import Autograd
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

@Suite("Checkpoints of recurrent models")
struct RecurrentCheckpointTests {
  private static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "recurrent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  private static func model(
    _ cell: RecurrentCell
  ) -> (model: RecurrentLanguageModel, parameters: Parameters) {
    var generator = SeededGenerator(seed: 3)
    var parameters = Parameters()
    let model = RecurrentLanguageModel(
      RecurrentConfiguration(
        cell: cell, vocabularySize: 5, embeddingWidth: 3, width: 4, layerCount: 2),
      in: &parameters, using: &generator)
    return (model, parameters)
  }

  @Test("What was written is read back to the last bit", arguments: RecurrentCell.allCases)
  func roundTrip(cell: RecurrentCell) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (model, parameters) = Self.model(cell)
    try RecurrentCheckpoint.write(
      model, parameters, tokenizerJSON: Array("{}".utf8), to: folder.path)
    let read = try RecurrentCheckpoint.read(from: folder.path)
    #expect(read.model.configuration == model.configuration)
    #expect(read.parameters.values == parameters.values)
    let file = try SafetensorsFile(path: folder.path + "/model.safetensors")
    let sums = 4 * cell.gateCount
    #expect(try file.tensor(named: "rnn.weight_ih_l0", shape: [sums, 3]).shape == [sums, 3])
    #expect(try file.tensor(named: "rnn.weight_hh_l1", shape: [sums, 4]).shape == [sums, 4])
    #expect(try file.tensor(named: "embedding.weight", shape: [5, 3]).shape == [5, 3])
    #expect(try file.tensor(named: "head.weight", shape: [5, 4]).shape == [5, 4])
  }

  @Test("A configuration that can't be is refused in one sentence")
  func badConfiguration() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (model, parameters) = Self.model(.lstm)
    try RecurrentCheckpoint.write(
      model, parameters, tokenizerJSON: Array("{}".utf8), to: folder.path)
    let path = folder.path + "/config.json"
    let right = try String(contentsOfFile: path, encoding: .utf8)
    for (wrong, problem) in [
      (right.replacing("lstm", with: "mlp"), "its cell must be rnn, gru or lstm"),
      (
        right.replacing("\"num_layers\": 2", with: "\"num_layers\": 0"),
        "its sizes must be at least 1"
      ),
      (
        right.replacing("\"lstm\"", with: "7"),
        "it is no JSON object with a cell, and hidden_size, input_size, num_layers and vocab_size "
          + "as whole numbers"
      ),
      (
        right.replacing("lstm", with: "gru"),
        "its sizes make 268 numbers, and model.safetensors has 344"
      ),
    ] {
      try wrong.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: CheckpointError.malformedConfiguration(path: path, problem: problem)) {
        _ = try RecurrentCheckpoint.read(from: folder.path)
      }
    }
  }
}
