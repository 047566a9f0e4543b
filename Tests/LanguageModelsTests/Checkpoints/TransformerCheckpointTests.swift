import Autograd
import Foundation
import LanguageModels
import Tensors
import Testing

@Suite struct TransformerCheckpointTests {
  private let tokens = TinyTransformer.tokens(8)

  /// Writes the tiny model into a new folder and goes on there.
  private func withCheckpoint(
    _ tiny: (model: Transformer, parameters: Parameters) = TinyTransformer.make(),
    _ body: (String) throws -> Void
  ) throws {
    let (model, parameters) = tiny
    try SafetensorsTestFiles.withFolder { folder in
      try TransformerCheckpoint.write(
        model, parameters, tokenizerJSON: Array("{}".utf8), to: folder)
      try body(folder)
    }
  }

  private func complaint(_ folder: String) -> String? {
    do throws(CheckpointError) {
      _ = try TransformerCheckpoint.read(from: folder)
      return nil
    } catch {
      return error.description.replacing(folder, with: "FOLDER")
    }
  }

  private func change(_ path: String, _ old: String, to new: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(old))
    try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test("What is read back predicts the same, to the last bit")
  func roundTrip() throws {
    let (model, parameters) = TinyTransformer.make()
    try withCheckpoint { folder in
      let read = try TransformerCheckpoint.read(from: folder)
      #expect(read.model.configuration.vocabularySize == 7)
      #expect(read.model.configuration.contextLength == 8)
      #expect(read.model.configuration.layerCount == 2)
      #expect(read.model.configuration.headCount == 2)
      #expect(read.model.configuration.width == 6)
      #expect(read.parameters.values == parameters.values)
      #expect(
        TinyTransformer.logits(read.model, read.parameters, tokens)
          == TinyTransformer.logits(model, parameters, tokens))
    }
  }

  @Test("The folder has the three files and nothing else, the same bytes each time")
  func files() throws {
    func bytes(_ folder: String) throws -> [String: Data] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try Data(contentsOf: URL(filePath: "\(folder)/\($0)")))
        })
    }
    try withCheckpoint { first in
      try withCheckpoint { second in
        let files = try bytes(first)
        #expect(
          files.keys.sorted() == ["config.json", "model.safetensors", "tokenizer.json"])
        #expect(try bytes(second) == files)
      }
    }
  }

  @Test("The tensors have GPT-2's names")
  func names() throws {
    try withCheckpoint { folder in
      let file = try SafetensorsFile(path: folder + "/model.safetensors")
      let block = [
        "ln_1.weight", "ln_1.bias", "attn.c_attn.weight", "attn.c_attn.bias", "attn.c_proj.weight",
        "attn.c_proj.bias", "ln_2.weight", "ln_2.bias", "mlp.c_fc.weight", "mlp.c_fc.bias",
        "mlp.c_proj.weight", "mlp.c_proj.bias",
      ]
      let expected =
        ["wte.weight", "wpe.weight", "ln_f.weight", "ln_f.bias"]
        + [0, 1].flatMap { layer in block.map { "h.\(layer).\($0)" } }
      #expect(file.entries.map(\.name).sorted() == expected.sorted())
    }
  }

  @Test("A model file that is cut at any byte is refused")
  func everyTruncation() throws {
    let tiny = TinyTransformer.make(
      vocabularySize: 3, contextLength: 2, layerCount: 1, headCount: 1, width: 2)
    try withCheckpoint(tiny) { folder in
      let path = URL(filePath: folder + "/model.safetensors")
      let whole = try Data(contentsOf: path)
      for count in 0..<whole.count {
        try whole.prefix(count).write(to: path)
        #expect(complaint(folder) != nil, "cut at \(count) of \(whole.count)")
      }
    }
  }

  @Test("A configuration that is cut at any byte before its closing brace is refused")
  func everyTruncationOfConfiguration() throws {
    try withCheckpoint { folder in
      let path = URL(filePath: folder + "/config.json")
      let whole = try Data(contentsOf: path)
      let brace = try #require(whole.lastIndex(of: UInt8(ascii: "}")))
      for count in 0...brace {
        try whole.prefix(count).write(to: path)
        #expect(complaint(folder) != nil, "cut at \(count) of \(whole.count)")
      }
    }
  }

  @Test("A missing file is named")
  func missingFiles() throws {
    for name in ["config.json", "model.safetensors"] {
      try withCheckpoint { folder in
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        #expect(
          complaint(folder)
            == "The checkpoint 'FOLDER/\(name)' can't be read: No such file or directory.")
      }
    }
  }

  @Test(
    "A forged configuration is refused with what is wrong",
    arguments: [
      (
        "\"n_layer\": 2", "\"n_layer\": 3",
        "its sizes make 1632 numbers, and model.safetensors has 1122"
      ),
      (
        "\"n_layer\": 2", "\"n_layer\": 16777216",
        "its sizes make too many numbers, and model.safetensors has 1122"
      ),
      (
        "\"n_layer\": 2", "\"n_layer\": 0",
        "its sizes must be at least 1, and n_embd a multiple of n_head"
      ),
      (
        "\"n_embd\": 6", "\"n_embd\": -6",
        "its sizes must be at least 1, and n_embd a multiple of n_head"
      ),
      (
        "\"n_head\": 2", "\"n_head\": 4",
        "its sizes must be at least 1, and n_embd a multiple of n_head"
      ),
      (
        "\"n_embd\": 6", "\"n_embd\": 99999999999",
        "its sizes must be at least 1, and n_embd a multiple of n_head"
      ),
      (
        "\"n_embd\": 6", "\"n_embd\": 6.5",
        "it is no JSON object with GPT-2's n_embd, n_head, n_layer, n_positions and vocab_size as "
          + "whole numbers"
      ),
      (
        "\"vocab_size\": 7", "\"vocab\": 7",
        "it is no JSON object with GPT-2's n_embd, n_head, n_layer, n_positions and vocab_size as "
          + "whole numbers"
      ),
    ])
  func forgedConfiguration(old: String, new: String, problem: String) throws {
    try withCheckpoint { folder in
      try change(folder + "/config.json", old, to: new)
      #expect(
        complaint(folder)
          == "The model's size can't be read from 'FOLDER/config.json': \(problem).")
    }
  }

  @Test("A configuration of a mebibyte and more is refused unread")
  func longConfiguration() throws {
    try withCheckpoint { folder in
      let path = folder + "/config.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try (text + String(repeating: " ", count: 1 << 20))
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(
        complaint(folder)
          == "The model's size can't be read from 'FOLDER/config.json': it is longer than a mebibyte."
      )
    }
  }

  @Test("A model with another tensor, or with one of another shape, is refused by name")
  func wrongModel() throws {
    let path = "/model.safetensors"
    try withCheckpoint { folder in
      let file = try SafetensorsFile(path: folder + path)
      let tensors = try file.entries.map { try file.tensor(named: $0.name) }
      try SafetensorsFile.write(
        tensors.map { tensor in
          tensor.name != "ln_f.bias"
            ? tensor : SafetensorsTensor(name: "lm_head.bias", shape: [6], values: tensor.values)
        }, metadata: [:], to: folder + path)
      #expect(
        complaint(folder)
          == "The checkpoint 'FOLDER/model.safetensors' has a tensor 'lm_head.bias', for which the "
          + "model has no place; it is of another model.")
      try SafetensorsFile.write(
        tensors.map { tensor in
          tensor.name != "h.0.attn.c_attn.weight"
            ? tensor
            : SafetensorsTensor(name: tensor.name, shape: [18, 6], values: tensor.values)
        }, metadata: [:], to: folder + path)
      #expect(
        complaint(folder)
          == "The tensor 'h.0.attn.c_attn.weight' of the checkpoint 'FOLDER/model.safetensors' has "
          + "shape [18, 6], and the model needs [6, 18].")
    }
  }

  @Test("A model that is not GPT-2's is not written at all")
  func refusesOtherModels() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let (model, parameters) = TinyTransformer.make(isCausal: false)
      try TransformerCheckpoint.write(model, parameters, tokenizerJSON: [], to: "/nowhere")
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      said.contains("TransformerCheckpoint: GPT-2 is causal and has all parts of a block."))
  }
}
