import Foundation
import Testing

@testable import LanguageModels

@Suite struct SafetensorsFileTests {
  private typealias Files = SafetensorsTestFiles

  /// The bit patterns of `SPECIAL` in make_safetensors_fixtures.py.
  private let special: [UInt32] = [
    0x0000_0000, 0x8000_0000, 0x7F80_0000, 0xFF80_0000, 0x7FC0_0001, 0x7F80_0001, 0xFFC1_2345,
    0x0000_0001, 0x807F_FFFF, 0x7F7F_FFFF, 0x0080_0000, 0x3F80_0000,
  ]
  private let oddName = "quote\" back\\slash\nline\ttab\u{1}\u{7f} \u{ac00}\u{1f600}"

  // MARK: - Against the reference library

  @Test("A file of the reference library is read bit for bit")
  func readsReferenceFile() throws {
    let file = try SafetensorsFile(path: Files.fixtureURL("float32.safetensors").path)
    #expect(file.metadata == ["made by": "the \"reference\" library\n"])
    #expect(
      file.entries.map(\.name.unicodeScalars.count) == ["", "empty", "e\u{301}", "matrix", oddName]
        .map(\.unicodeScalars.count) + [6, 7, 1])
    #expect(try file.tensor(named: "special").values.map(\.bitPattern) == special)
    #expect(try file.tensor(named: "matrix").values == [0, 1, 2, 3, 4, 5])
    #expect(try file.tensor(named: "matrix").shape == [2, 3])
    #expect(try file.tensor(named: "scalar").values == [2.5])
    #expect(try file.tensor(named: "scalar").shape == [])
    #expect(try file.tensor(named: "empty").values == [])
    #expect(try file.tensor(named: "empty").shape == [3, 0, 2])
    #expect(try file.tensor(named: "").values == [Float(bitPattern: 0x4049_0FDB)])
    #expect(try file.tensor(named: oddName).values == [0.5])
    #expect(try file.tensor(named: "e\u{301}").values == [1])
    #expect(try file.tensor(named: "\u{e9}").values == [2])
  }

  @Test("Writing the same tensors gives the reference library's bytes")
  func writesReferenceBytes() throws {
    let file = try SafetensorsFile(path: Files.fixtureURL("float32.safetensors").path)
    let tensors = try file.tensors()
    try Files.withFolder { folder in
      let path = folder + "/copy.safetensors"
      try SafetensorsFile.write(tensors.reversed(), metadata: file.metadata, to: path)
      let copy = try [UInt8](Data(contentsOf: URL(filePath: path)))
      #expect(try copy == Files.fixture("float32.safetensors"))
    }
  }

  @Test("16-bit numbers are widened, other types are refused by name")
  func convertsTypes() throws {
    let file = try SafetensorsFile(
      bytes: Files.fixture("every-type.safetensors"), path: "every-type")
    #expect(try file.tensor(named: "float32").values.map(\.bitPattern) == special)
    #expect(
      try file.tensor(named: "bfloat16").values.map(\.bitPattern)
        == special.map { $0 & 0xFFFF_0000 })
    #expect(
      try file.tensor(named: "float16").values.map(\.bitPattern) == [
        0, 0x8000_0000, 0x7F80_0000, 0xFF80_0000, 0x7F80_2000, 0x7FC0_2000,
        Float(0x1p-24).bitPattern, Float(-1023 * 0x1p-24).bitPattern, Float(1).bitPattern,
      ])
    for (name, type) in [
      ("float64", "F64"), ("int64", "I64"), ("uint8", "U8"), ("boolean", "BOOL"),
    ] {
      let error = #expect(throws: CheckpointError.self) { try file.tensor(named: name) }
      #expect(error == .unsupportedType(path: "every-type", tensor: name, type: type))
      #expect(
        error?.description
          == "The tensor '\(name)' of the checkpoint 'every-type' holds \(type), and only F32, F16 "
          + "and BF16 are read.")
    }
  }

  // MARK: - Round trips

  @Test("Random sets of tensors come back bit for bit, and the same bytes are written again")
  func roundTrips() throws {
    var generator = TestGenerator(seed: 7)
    try Files.withFolder { folder in
      for round in 0..<50 {
        let tensors = (0..<Int.random(in: 0...6, using: &generator)).map { index in
          let shape = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            Int.random(in: 0...4, using: &generator)
          }
          let values = (0..<shape.reduce(1, *)).map { _ in
            Float(bitPattern: UInt32.random(in: .min ... .max, using: &generator))
          }
          return SafetensorsTensor(name: "layer.\(index)", shape: shape, values: values)
        }
        let (first, second) = (folder + "/\(round).first", folder + "/\(round).second")
        try SafetensorsFile.write(tensors, to: first)
        let read = try SafetensorsFile(path: first).tensors()
        #expect(read.map(\.name) == tensors.map(\.name))
        #expect(read.map(\.shape) == tensors.map(\.shape))
        #expect(
          read.map { $0.values.map(\.bitPattern) } == tensors.map { $0.values.map(\.bitPattern) })
        try SafetensorsFile.write(read, to: second)
        #expect(FileManager.default.contentsEqual(atPath: first, andPath: second))
      }
    }
  }

  @Test("A file can be written over the one that is being read")
  func overwritesOpenFile() throws {
    try Files.withFolder { folder in
      let path = folder + "/model.safetensors"
      try SafetensorsFile.write([SafetensorsTensor(name: "a", shape: [1], values: [1])], to: path)
      let old = try SafetensorsFile(path: path)
      try SafetensorsFile.write(
        [SafetensorsTensor(name: "b", shape: [2], values: [2, 3])], to: path)
      #expect(try old.tensor(named: "a").values == [1])
      #expect(try SafetensorsFile(path: path).tensor(named: "b").values == [2, 3])
    }
  }

  @Test("Numbers begin at a multiple of eight bytes")
  func alignsData() throws {
    try Files.withFolder { folder in
      for length in 1...9 {
        let path = folder + "/model.safetensors"
        let name = String(repeating: "n", count: length)
        try SafetensorsFile.write(
          [SafetensorsTensor(name: name, shape: [], values: [1])], to: path)
        #expect(try Data(contentsOf: URL(filePath: path)).count % 8 == 4)
      }
    }
  }

  // MARK: - Errors

  @Test("A file of another model is refused by the name of a tensor")
  func requiresTensors() throws {
    let file = try SafetensorsFile(
      bytes: Files.bytes(
        Array(
          "{\(Files.tensor("a", shape: "[1,2]", offsets: "[0,8]")),\(Files.tensor("b", offsets: "[8,12]"))}"
            .utf8), dataByteCount: 12), path: "model")
    try file.requireTensors([("b", [1]), ("a", [1, 2])])
    try file.requireTensors([("a", [1, 2])], ignoring: { $0 == "b" })
    func complaint(_ expected: [(name: String, shape: [Int])]) -> String? {
      #expect(throws: CheckpointError.self) { try file.requireTensors(expected) }?.description
    }
    #expect(
      complaint([("a", [1, 2]), ("b", [1]), ("c", [1])])
        == "The checkpoint 'model' has no tensor 'c', which the model needs; it is of another "
        + "model.")
    #expect(
      complaint([("a", [1, 2])])
        == "The checkpoint 'model' has a tensor 'b', for which the model has no place; it is of "
        + "another model.")
    for shape in [[2, 1], [2], [], [1, 2, 1]] {
      let sentence =
        "The tensor 'a' of the checkpoint 'model' has shape [1, 2], and the model needs \(shape)."
      #expect(complaint([("a", shape), ("b", [1])]) == sentence)
      let error = #expect(throws: CheckpointError.self) {
        try file.tensor(named: "a", shape: shape)
      }
      #expect(error?.description == sentence)
    }
    let error = #expect(throws: CheckpointError.self) { try file.tensor(named: "A") }
    #expect(error == .missingTensor(path: "model", tensor: "A"))
  }

  @Test("What is no readable file is named with its reason")
  func refusesUnreadable() throws {
    try Files.withFolder { folder in
      let missing = #expect(throws: CheckpointError.self) {
        try SafetensorsFile(path: folder + "/missing")
      }
      #expect(
        missing?.description
          == "The checkpoint '\(folder)/missing' can't be read: No such file or directory.")
      let noFile = #expect(throws: CheckpointError.self) { try SafetensorsFile(path: folder) }
      #expect(
        noFile?.description == "The checkpoint '\(folder)' can't be read: it is a folder or a "
          + "device, not a file.")
    }
  }

  @Test("A file that is cut short after it was opened is refused")
  func refusesShrunkFile() throws {
    try Files.withFolder { folder in
      let path = folder + "/model"
      try SafetensorsFile.write(
        [SafetensorsTensor(name: "a", shape: [4], values: [1, 2, 3, 4])], to: path)
      let file = try SafetensorsFile(path: path)
      let byteCount = try Data(contentsOf: URL(filePath: path)).count
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: UInt64(byteCount - 5))
      try handle.close()
      let error = #expect(throws: CheckpointError.self) { try file.tensor(named: "a") }
      #expect(
        error == .truncated(path: path, needed: UInt64(byteCount), found: byteCount - 5))
    }
  }

  @Test("Tensors that make no file are refused, and nothing is written")
  func refusesToWrite() throws {
    let one = SafetensorsTensor(name: "a", shape: [1], values: [1])
    let cases: [(tensors: [SafetensorsTensor], problem: String)] = [
      (
        [SafetensorsTensor(name: "a", shape: [2, 2], values: [1])],
        "its shape [2, 2] takes 4 numbers, and it has 1"
      ),
      (
        [SafetensorsTensor(name: "a", shape: [-1], values: [1])],
        "its shape [-1] is no number of bytes"
      ),
      (
        [SafetensorsTensor(name: "a", shape: [.max, .max], values: [1])],
        "its shape [9223372036854775807, 9223372036854775807] is no number of bytes"
      ),
      (
        [SafetensorsTensor(name: "a", shape: Array(repeating: 1, count: 65), values: [1])],
        "it has more than 64 dimensions"
      ),
    ]
    try Files.withFolder { folder in
      let path = folder + "/model"
      for (tensors, problem) in cases {
        let error = #expect(throws: CheckpointError.self) {
          try SafetensorsFile.write(tensors, to: path)
        }
        #expect(error == .invalidTensor(path: path, tensor: "a", problem: problem))
      }
      let twice = #expect(throws: CheckpointError.self) {
        try SafetensorsFile.write([one, one], to: path)
      }
      #expect(twice == .duplicateTensor(path: path, tensor: "a"))
      let reserved = #expect(throws: CheckpointError.self) {
        try SafetensorsFile.write(
          [SafetensorsTensor(name: "__metadata__", shape: [], values: [1])], to: path)
      }
      #expect(
        reserved
          == .invalidTensor(
            path: path, tensor: "__metadata__", problem: "the format keeps this name"))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
    }
  }
}
