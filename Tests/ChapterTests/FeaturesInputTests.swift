import Foundation
import Testing

extension ProcessTests {
  @Suite struct FeaturesInputTests {
    /// A folder with pictures in Fashion-MNIST's four files.
    private func pictures(
      _ folder: TemporaryFolder, side: UInt8, classes: UInt8 = 3, count: UInt8 = 200
    ) throws -> String {
      for (name, shift) in [("train", 0), ("t10k", 7)] {
        let labels = (0..<count).map { $0 % classes }
        let pixels = labels.enumerated().flatMap { index, label in
          (0..<Int(side) * Int(side)).map { place -> UInt8 in
            UInt8(((index + shift) * 37 + place * (Int(label) + 1) * 11) % 256)
          }
        }
        _ = try folder.file(
          "\(name)-images-idx3-ubyte",
          [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, side, 0, 0, 0, side] + pixels)
        _ = try folder.file("\(name)-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, count] + labels)
      }
      return folder.url.path
    }

    private func refusal(_ arguments: [String], in folder: TemporaryFolder) throws -> String {
      let outcome = try ChapterProcess.run(
        "features", ["--quick", "--output", "out"] + arguments, in: folder.url)
      #expect(outcome.status == 1)
      #expect(outcome.seconds < BadInputTests.mostSeconds)
      return outcome.errors.replacing(folder.url.path, with: "FOLDER")
    }

    @Test("Pictures that can't be used are refused in one sentence before training")
    func refused() throws {
      let folder = try TemporaryFolder()
      #expect(
        try refusal(["--images", folder.url.path], in: folder).contains(
          "There is no train-images-idx3-ubyte.gz in FOLDER, nor the same without .gz; run make setup to install Fashion-MNIST, or give a folder with the four files with --images DIR."
        ))
      let file = try folder.file("a.gz", [1])
      #expect(
        try refusal(["--images", file], in: folder).contains(
          "a.gz is a file; give the folder that holds train-images-idx3-ubyte.gz and the other three files of the data set."
        ))
      let tiny = try pictures(folder, side: 4)
      #expect(
        try refusal(["--images", tiny], in: folder).contains(
          "The pictures have 4 x 4 pixels; the features need at least 8 x 8."))
      let one = try pictures(folder, side: 9, classes: 1)
      #expect(
        try refusal(["--images", one], in: folder).contains(
          "All pictures have the same label; a classifier needs at least two kinds."))
      _ = try folder.file("t10k-labels-idx1-ubyte", [0x1F, 0x8B, 8, 0, 0, 0])
      #expect(
        try refusal(["--images", one], in: folder).contains(
          "t10k-labels-idx1-ubyte is damaged or cut short: it can't be unpacked; fetch it anew."))
    }

    @Test("Pictures of any size and any number of classes run to the end", arguments: [2, 3, 11])
    func anyPictures(classes: UInt8) throws {
      let folder = try TemporaryFolder()
      let outcome = try ChapterProcess.run(
        "features",
        [
          "--quick", "--output", "out", "--images",
          pictures(folder, side: 11, classes: classes),
        ], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let run = try RunFile(from: folder.url.appending(path: "out/01-features"))
      #expect(run.steps.map(\.id) == ["process", "scalar", "handmade", "learned", "inside"])
    }
  }
}
