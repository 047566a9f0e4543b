import ArgumentParser
import Foundation
import Platform
import Testing

@testable import Notebook

@Suite("Publishing a run")
struct PublishingTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "The model broke."
  }

  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(
    _ arguments: [String] = [], value: Double = 1, then: @escaping (Page) throws -> Void = { _ in }
  ) throws {
    try surroundings.run(["--output", folder.path] + arguments) { notebook in
      notebook.step("a", title: "A") { page in
        try page.metric("value", value)
        try page.write([1, 2, 3], as: "model.bin")
        try then(page)
      }
    }
  }

  private var visible: [String] {
    get throws { try folder.names() }
  }

  @Test("replaces an earlier run with the same options")
  func same() throws {
    try run(value: 1)
    try run(value: 2)
    #expect(try visible == [".99-toy.lock", "99-toy", "index.html"])
    #expect(try folder.text(of: "99-toy/run.json").contains("\"value\" : 2"))
    #expect(!surroundings.output.text.contains("is kept in"))
  }

  @Test("keeps an earlier run with other options under its key, byte for byte")
  func keepsEarlier() throws {
    try run(["--seed", "1"])
    let first = try folder.contents("99-toy")
    let key = RunRecord.key(ofFolder: folder("99-toy"))
    #expect(key.wholeMatch(of: /[0-9a-f]{8}/) != nil)
    try run(["--seed", "2"])
    #expect(try visible == [".99-toy.lock", "99-toy", "index.html", "runs"])
    #expect(try folder.names("runs/99-toy") == [key])
    #expect(try folder.contents("runs/99-toy/\(key)") == first)
    let note = "The earlier run with other options is kept in \(folder("runs/99-toy/\(key)"))/"
    #expect(surroundings.output.text.contains(note))
  }

  @Test("keeps the later of two earlier runs with one key")
  func replacesKept() throws {
    for (seed, value) in [(1, 10.0), (2, 20), (1, 30), (2, 40)] {
      try run(["--seed", "\(seed)"], value: value)
    }
    let kept = try folder.names("runs/99-toy")
    #expect(kept.count == 2)
    let texts = try kept.map { try folder.text(of: "runs/99-toy/\($0)/run.json") }
    #expect(texts.contains { $0.contains("\"value\" : 30") })
    #expect(texts.contains { $0.contains("\"value\" : 20") })
    #expect(try visible == [".99-toy.lock", "99-toy", "index.html", "runs"])
  }

  @Test("keeps a folder whose record can't be read")
  func unreadable() throws {
    try folder.write("my own notes", to: "99-toy/notes.txt")
    try run()
    let kept = try folder.names("runs/99-toy")
    #expect(kept.count == 1 && kept[0].hasPrefix("unknown-"))
    #expect(try folder.text(of: "runs/99-toy/\(kept[0])/notes.txt") == "my own notes")
  }

  @Test("leaves the earlier run byte for byte where a step fails")
  func failure() throws {
    try run()
    let before = try folder.contents()
    #expect(throws: Broken.self) { try run(["--seed", "5"]) { _ in throw Broken() } }
    #expect(try folder.contents() == before)
  }

  @Test("leaves nothing but the lock where the first run ever fails")
  func firstFailure() throws {
    #expect(throws: Broken.self) { try run { _ in throw Broken() } }
    #expect(try visible == [".99-toy.lock"])
  }

  @Test("tells a reader of --json why a run failed")
  func failureEvent() throws {
    #expect(throws: Broken.self) { try run(["--json"]) { _ in throw Broken() } }
    #expect(
      surroundings.output.lines.dropLast().last
        == #"{"event":"failed","message":"The model broke."}"#)
  }

  @Test(
    "leaves the earlier run where it is stopped, with the exit status of the signal",
    arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func stopped(signal: Int32, status: Int32) throws {
    try run()
    let before = try folder.contents()
    surroundings.output = Capture()
    let error = #expect(throws: ExitCode.self) {
      try run { page in
        for i in 1...1000 {
          if i == 500 { surroundings.interrupt(signal) }
          try page.progress(i, of: 1000)
          #expect(i < 500)
        }
      }
    }
    #expect(error?.rawValue == status)
    #expect(try folder.contents() == before)
    #expect(
      surroundings.output.lines.suffix(2).first?.hasSuffix(
        "nothing of this run is kept, and an earlier one is untouched.") == true)
  }

  @Test("does not publish a run that is stopped in its last step without progress")
  func stoppedAtTheEnd() throws {
    let error = #expect(throws: ExitCode.self) { try run { _ in surroundings.interrupt(SIGINT) } }
    #expect(error == ExitCode(130))
    #expect(try visible == [".99-toy.lock"])
  }

  @Test("stops quietly where nobody reads the output")
  func closedPipe() throws {
    surroundings.output = Capture(failsWith: EPIPE)
    let error = #expect(throws: ExitCode.self) { try run() }
    #expect(error == ExitCode(141))
    #expect(try visible == [".99-toy.lock"])
  }

  @Test("fails where the output is lost")
  func fullOutput() throws {
    surroundings.output = Capture(failsWith: ENOSPC)
    let error = #expect(throws: FileError.self) { try run() }
    #expect(
      error?.description == "The standard output can't be written: No space left on device.")
    #expect(try visible == [".99-toy.lock"])
  }
}
