import Foundation
import Testing

@Suite("Bench", .serialized)
struct BenchTests {
  /// A text with enough characters for every workload, and some words that come twice.
  private static let text = String(
    repeating: "In the beginning God created the heaven and the earth.\n", count: 60)

  /// Runs the bench on the text and returns its output.
  private func bench(_ arguments: String...) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let corpus = folder.appending(path: "text.txt")
    try Data(Self.text.utf8).write(to: corpus)
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "bench")
    process.arguments = arguments + ["--corpus", corpus.path, "--seconds", "0.05"]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private func lines(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("A training workload tells its rate, its limit, its memory and its allocations")
  func training() throws {
    let found = try lines(try bench("gpt-micro", "rnn", "lstm"))
    #expect(found.map { $0["workload"] as? String } == ["gpt-micro", "rnn", "lstm"])
    for line in found {
      #expect(line["unit"] as? String == "tokens/s")
      #expect(try #require(line["median"] as? Double) > 0)
      #expect(try #require(line["best"] as? Double) >= line["median"] as? Double ?? 0)
      #expect(try #require(line["samples"] as? Int) >= 5)
      #expect(try #require(line["share_of_limit"] as? Double) > 0)
      #expect(try #require(line["tape_megabytes"] as? Double) > 0)
      #if os(Linux)
      #expect(try #require(line["peak_megabytes"] as? Double) > 0)
      #expect(try #require(line["allocations_per_step"] as? Double) == 0)
      #endif
    }
  }

  @Test("Byte pairs give two lines")
  func bytePairs() throws {
    let found = try lines(try bench("bpe"))
    #expect(found.map { $0["workload"] as? String } == ["bpe-train", "bpe-encode"])
    #expect(found.allSatisfy { $0["unit"] as? String == "MB/s" })
  }

  @Test("Memory grows with the context and not with its square")
  func contexts() throws {
    let found = try lines(try bench("gpt-long", "--context", "64,128,256"))
    #expect(
      found.map { $0["workload"] as? String } == ["64", "128", "256"].map { "gpt-long-\($0)" })
    let bytes = found.compactMap { $0["tape_megabytes"] as? Double }
    // Four times the tokens. A matrix of weights would have sixteen times the numbers.
    #expect(bytes[2] / bytes[0] < 5)
  }

  @Test("A profile has a row for each operation, and their shares and the rest are the whole")
  func profile() throws {
    let table = try bench("gpt-micro", "--profile").split(separator: "\n").dropFirst(2)
    for name in ["Linear", "Attention", "GELU", "LayerNorm", "CrossEntropy", "clip, AdamW"] {
      #expect(table.contains { $0.hasPrefix(name) }, "\(name)")
    }
    let shares = table.dropLast().compactMap { line in
      line.split(separator: "%").first.flatMap { Double($0.split(separator: " ").last ?? "") }
    }
    #expect(abs(shares.reduce(0, +) - 100) < 0.5)
  }

  @Test("What has no tape has no profile, and a context is a number")
  func refusals() throws {
    #expect(
      try bench("tsne", "--profile").hasPrefix(
        "Error: --profile is for workloads that train a model "
          + "(gpt-micro, gpt-small, gpt-long, gpt-baby, rnn, gru, lstm), not for tsne."))
    #expect(
      try bench("gpt-micro", "--context", "64,much").hasPrefix(
        "Error: The value '64,much' is invalid for '--context <context>': "
          + "a context is a whole number of 1 to 65536 tokens, not \"much\"."))
    #expect(
      try bench("gpt-micro", "--context", "4000")
        == "bench: The text has 3300 tokens, but a context of 4000 and the token after it "
        + "need at least 4001; use a longer text.\n")
  }
}
