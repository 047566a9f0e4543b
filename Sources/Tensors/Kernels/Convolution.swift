extension Kernels {
  /// A convolution's sizes: square windows, moved by one pixel, over a picture with a rim of zeros.
  package struct Window: Sendable, Equatable, BitwiseCopyable {
    /// Pixels from top to bottom of the picture.
    package let height: Int
    /// Pixels from left to right of the picture.
    package let width: Int
    /// Numbers a pixel.
    package let channels: Int
    /// Pixels along a side of the window.
    package let size: Int
    /// Pixels of zeros around the picture.
    package let padding: Int

    /// Takes the sizes.
    package init(height: Int, width: Int, channels: Int, size: Int, padding: Int) {
      self.height = height
      self.width = width
      self.channels = channels
      self.size = size
      self.padding = padding
    }

    /// Places of the window from top to bottom.
    package var outputHeight: Int { height + 2 * padding - size + 1 }
    /// Places of the window from left to right.
    package var outputWidth: Int { width + 2 * padding - size + 1 }
    /// Numbers under the window.
    package var patchCount: Int { size * size * channels }

    /// Where in a row of the window pixels of the picture lie, for a place along an axis.
    @inline(__always)
    func inside(_ place: Int, extent: Int) -> Range<Int> {
      let first = max(0, padding - place)
      return first..<max(first, min(size, extent + padding - place))
    }
  }

  /// Writes what lies under the window at each place, a row a place: so a convolution becomes one
  /// product of matrices.
  ///
  /// - Parameters:
  ///   - picture: `[height, width, channels]`.
  ///   - window: The sizes.
  ///   - patches: `[outputHeight · outputWidth, size · size · channels]`.
  /// - Complexity: O(elements of `patches`) moves.
  package static func patches(
    of picture: UnsafePointer<Float>, _ window: Window, into patches: UnsafeMutablePointer<Float>
  ) {
    let (C, K) = (window.channels, window.size)
    for y in 0..<window.outputHeight {
      for x in 0..<window.outputWidth {
        let row = patches + (y * window.outputWidth + x) * window.patchCount
        let columns = window.inside(x, extent: window.width)
        let rows = window.inside(y, extent: window.height)
        if rows.count < K || columns.count < K { row.update(repeating: 0, count: K * K * C) }
        let left = x + columns.lowerBound - window.padding
        for k in rows {
          let source = picture + ((y + k - window.padding) * window.width + left) * C
          let target = row + (k * K + columns.lowerBound) * C
          let count = columns.count * C
          for i in 0..<count { target[i] = source[i] }  // a few floats: quicker than a call
        }
      }
    }
  }

  /// Adds what belongs to each place of the window back to the pixels under it: the transpose of
  /// `patches`.
  ///
  /// - Parameters:
  ///   - patches: `[outputHeight · outputWidth, size · size · channels]`.
  ///   - window: The sizes.
  ///   - picture: `[height, width, channels]`, added to.
  /// - Complexity: O(elements of `patches`) additions.
  package static func addPatches(
    _ patches: UnsafePointer<Float>, _ window: Window, to picture: UnsafeMutablePointer<Float>
  ) {
    let (C, K) = (window.channels, window.size)
    for y in 0..<window.outputHeight {
      for x in 0..<window.outputWidth {
        let row = patches + (y * window.outputWidth + x) * window.patchCount
        let columns = window.inside(x, extent: window.width)
        let left = x + columns.lowerBound - window.padding
        for k in window.inside(y, extent: window.height) {
          let target = picture + ((y + k - window.padding) * window.width + left) * C
          let source = row + (k * K + columns.lowerBound) * C
          let count = columns.count * C
          for i in 0..<count { target[i] += source[i] }
        }
      }
    }
  }

  /// The plain loops that the convolution is tested against: `y[p, q, o] = Σ x[p + i, q + j, c] · w`.
  ///
  /// - Parameters:
  ///   - picture: `[height, width, channels]`.
  ///   - window: The sizes.
  ///   - weights: `[size · size · channels, outputs]`.
  ///   - outputs: Numbers a place of the window.
  ///   - result: `[outputHeight, outputWidth, outputs]`.
  package static func convolutionReference(
    _ picture: UnsafePointer<Float>, _ window: Window, weights: UnsafePointer<Float>, outputs: Int,
    into result: UnsafeMutablePointer<Float>
  ) {
    for p in 0..<window.outputHeight {
      for q in 0..<window.outputWidth {
        for o in 0..<outputs {
          var sum = 0.0
          for i in 0..<window.size {
            for j in 0..<window.size {
              let (row, column) = (p + i - window.padding, q + j - window.padding)
              guard (0..<window.height).contains(row), (0..<window.width).contains(column) else {
                continue
              }
              for c in 0..<window.channels {
                let x = picture[(row * window.width + column) * window.channels + c]
                let w = weights[((i * window.size + j) * window.channels + c) * outputs + o]
                sum += Double(x) * Double(w)
              }
            }
          }
          result[(p * window.outputWidth + q) * outputs + o] = Float(sum)
        }
      }
    }
  }
}
