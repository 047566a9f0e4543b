import TestSupport
import Testing

@testable import Tensors

@Suite("Convolution kernels") struct ConvolutionTests {
  static let windows = [
    Kernels.Window(height: 1, width: 1, channels: 1, size: 1, padding: 0),
    Kernels.Window(height: 5, width: 7, channels: 3, size: 3, padding: 1),
    Kernels.Window(height: 4, width: 6, channels: 2, size: 3, padding: 0),
    Kernels.Window(height: 2, width: 3, channels: 17, size: 5, padding: 2),
    Kernels.Window(height: 3, width: 3, channels: 1, size: 2, padding: 3),
  ]

  private func patches(_ picture: Tensor, _ window: Kernels.Window) -> Tensor {
    var result = Tensor(
      Shape(window.outputHeight * window.outputWidth, window.patchCount), repeating: .nan)
    result.withUnsafeMutablePointer { out in
      picture.withUnsafePointer { Kernels.patches(of: $0, window, into: out) }
    }
    return result
  }

  @Test("Patches times weights are the plain loops", arguments: windows)
  func reference(window: Kernels.Window) {
    var generator = SeededGenerator(seed: 4)
    let picture = Tensor(
      Shape(window.height, window.width, window.channels), normalWithDeviation: 1,
      using: &generator)
    let weights = Tensor(Shape(window.patchCount, 3), normalWithDeviation: 1, using: &generator)
    let rows = patches(picture, window)
    var (fast, plain) = (Tensor(Shape(rows.shape[0], 3)), Tensor(Shape(rows.shape[0], 3)))
    let K = window.patchCount
    rows.withUnsafePointer { rows in
      weights.withUnsafePointer { weights in
        fast.withUnsafeMutablePointer {
          Kernels.matrixProductReference(
            window.outputHeight * window.outputWidth, K, 3, rows, aStride: K, weights, bStride: 3,
            into: $0, cStride: 3)
        }
        picture.withUnsafePointer { picture in
          plain.withUnsafeMutablePointer {
            Kernels.convolutionReference(
              picture, window, weights: weights, outputs: 3, into: $0)
          }
        }
      }
    }
    expectClose(fast, plain, absolute: 1e-5)
  }

  @Test("Adding patches back is the transpose: <patches x, y> = <x, add y>", arguments: windows)
  func transpose(window: Kernels.Window) {
    var generator = SeededGenerator(seed: 5)
    let x = Tensor(
      Shape(window.height, window.width, window.channels), normalWithDeviation: 1,
      using: &generator)
    let rows = patches(x, window)
    let y = Tensor(rows.shape, normalWithDeviation: 1, using: &generator)
    var back = Tensor(x.shape)
    back.withUnsafeMutablePointer { out in
      y.withUnsafePointer { Kernels.addPatches($0, window, to: out) }
    }
    func product(_ a: Tensor, _ b: Tensor) -> Double {
      zip(a.elements, b.elements).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let (left, right) = (product(rows, y), product(x, back))
    #expect(abs(left - right) < 1e-4 * max(1, abs(left)))
  }

  @Test("The largest of four pixels is kept, and alone gets the gradient, the first among equals")
  func pooling() {
    let picture: [Float] = [1, 5, 2, 2, 9, 3, 4, 2, 2, 9, 7, 7, 7, 7, 7]  // 3 x 5, one channel
    var pooled = [Float](repeating: 0, count: 2)
    Kernels.maxPool(picture, height: 3, width: 5, channels: 1, into: &pooled)
    #expect(pooled == [5, 2])
    var back = [Float](repeating: 1, count: 15)
    Kernels.maxPoolBackward(
      [10, 20], picture, height: 3, width: 5, channels: 1, addTo: &back)
    #expect(back == [1, 11, 21, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
  }
}
