import Foundation
import Tensors
import TestSupport
import Testing

@testable import Images

@Suite struct ImageSetTests {
  static let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]

  @Test("Pictures become numbers from 0 to 1, in the order asked for")
  func tensor() throws {
    let set = try ImageSet(
      images: IDXFile(bytes: IDXFileTests.plain, name: "x"),
      labels: IDXFile(bytes: Self.labels, name: "y"), name: "x")
    #expect(set.count == 2 && set.classCount == 2 && set.pixelCount == 3)
    let expected = Tensor(Shape(2, 1, 3), [4, 5, 255, 1, 2, 3].map { Float($0) / 255 })
    expectClose(set.tensor([1, 0]), expected)
    let chosen = set.selecting([1])
    #expect(chosen.labels == [0] && chosen.pixels == [4, 5, 255])
  }

  @Test("Files that don't belong together are refused in one sentence")
  func mismatch() throws {
    let images = try IDXFile(bytes: IDXFileTests.plain, name: "x")
    let three = try IDXFile(bytes: [0, 0, 8, 1, 0, 0, 0, 3, 1, 0, 1], name: "y")
    let error = #expect(throws: ImageError.self) {
      try ImageSet(images: images, labels: three, name: "x")
    }
    #expect(error?.description == "There are 2 images but 3 labels; each image needs one.")
    #expect(throws: ImageError.self) { try ImageSet(images: three, labels: three, name: "x") }
    let none = try IDXFile(bytes: [0, 0, 8, 3] + [UInt8](repeating: 0, count: 12), name: "x")
    let noLabel = try IDXFile(bytes: [0, 0, 8, 1, 0, 0, 0, 0], name: "y")
    #expect(throws: ImageError.empty(name: "x")) {
      try ImageSet(images: none, labels: noLabel, name: "x")
    }
  }

  @Test("A folder without the files says which command installs them")
  func notInstalled() {
    let error = #expect(throws: ImageError.self) { try FashionMNIST(folder: "/no/such/folder") }
    #expect(
      error?.description
        == "There is no train-images-idx3-ubyte.gz in /no/such/folder, nor the same without .gz; run "
        + "make setup to install Fashion-MNIST, or give a folder with the four files with --images DIR."
    )
  }

  @Test(
    "The installed package has 60,000 and 10,000 pictures, each class equally often",
    .enabled(if: FileManager.default.fileExists(atPath: FashionMNIST.packageFolder)))
  func package() throws {
    let data = try FashionMNIST()
    #expect(data.training.count == 60_000 && data.test.count == 10_000)
    #expect(data.training.width == 28 && data.training.height == 28)
    for label in 0..<10 {
      #expect(data.training.labels.count { $0 == label } == 6000)
      #expect(data.test.labels.count { $0 == label } == 1000)
    }
    #expect(data.training.labels.prefix(6) == [9, 0, 0, 3, 0, 2])
  }
}
