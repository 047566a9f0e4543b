import Foundation
import Testing

extension ProcessTests {
  @Suite struct TransferInputTests {
    @Test("A folder without pictures is refused in one sentence, before any training")
    func noPictures() throws {
      let folder = try TemporaryFolder()
      let outcome = try ChapterProcess.run(
        "transfer", ["--output", "out", "--images", "/no/such"], in: folder.url)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains(
          "There is no train-images-idx3-ubyte.gz in /no/such, nor the same without .gz; run make setup to install Fashion-MNIST, or give a folder with the four files with --images DIR."
        ))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.url.appending(path: "out").path)
      #expect(left.allSatisfy { $0.hasSuffix(".lock") })
    }

    @Test("What a compressor lacks is said in its row: a PATH without programs")
    func noCompressors() throws {
      let folder = try TemporaryFolder()
      let outcome = try ChapterProcess.run(
        "scaling", ["--quick", "--output", "out", "--steps", "compress"], in: folder.url,
        environment: ["PATH": "/nowhere"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      for package in ["gzip", "zstd", "xz-utils"] {
        #expect(outcome.output.contains("not installed: sudo apt-get install \(package)"))
      }
      let run = try RunFile(from: folder.url.appending(path: "out/09-scaling"))
      let metrics = run.steps.flatMap { $0.metrics.keys }
      #expect(metrics.contains("bits_per_byte_model") && !metrics.contains("bits_per_byte_xz"))
      #expect(run.steps.flatMap(\.metrics).first { $0.key == "roundtrip_exact" }?.value.value == 1)
    }
  }
}
