import Tensors

extension Variable {
  /// Slides a window over pictures: at each place, the pixels under it times a matrix, plus a bias.
  ///
  /// `y[b, p, q, :] = Σ_ij x[b, p + i - padding, q + j - padding, :] W[i, j] + bias`, with zeros
  /// beyond the rim. One matrix for all places: what is learned about a corner of a picture is known
  /// everywhere.
  ///
  /// - Parameters:
  ///   - weight: `[size · size · channels, outputs]`.
  ///   - bias: `[outputs]`.
  ///   - size: Pixels along a side of the window.
  ///   - padding: Pixels of zeros around each picture.
  /// - Returns: `[batch, height', width', outputs]` with `height' = height + 2 padding - size + 1`;
  ///   the receiver is `[batch, height, width, channels]`.
  /// - Complexity: O(batch · height' · width' · size² · channels · outputs) multiply-adds.
  public func convolved(
    _ weight: Variable, bias: Variable, size: Int, padding: Int
  ) -> Variable {
    guard shape.rank == 4 else {
      fatalError("convolved: expected [batch, height, width, channels], got shape \(shape).")
    }
    let window = Kernels.Window(
      height: shape[1], width: shape[2], channels: shape[3], size: size, padding: padding)
    let outputs = weight.shape.last
    requireShape(weight.shape, is: Shape(window.patchCount, outputs), in: "convolved, weight")
    requireShape(bias.shape, is: Shape(outputs), in: "convolved, bias")
    guard window.outputHeight > 0, window.outputWidth > 0 else {
      fatalError("convolved: a window of \(size) does not fit into pictures of shape \(shape).")
    }
    let y = tape.output(
      Shape(shape[0], window.outputHeight, window.outputWidth, outputs), of: self, weight, bias)
    let operation = ConvolutionOperation(
      x: self, weight: weight, bias: bias, y: y, window: window,
      patches: tape.scratch(window.outputHeight * window.outputWidth * window.patchCount))
    operation.forward()
    tape.record(operation, output: y)
    return y
  }

  /// Keeps the largest of each 2 x 2 pixels, channel by channel; an odd last row or column is left out.
  ///
  /// - Returns: `[batch, height / 2, width / 2, channels]`; the receiver is
  ///   `[batch, height, width, channels]`.
  public func maxPooled() -> Variable {
    guard shape.rank == 4, shape[1] >= 2, shape[2] >= 2 else {
      fatalError(
        "maxPooled: expected [batch, height, width, channels] of 2 x 2 pixels or more, got \(shape)."
      )
    }
    let (B, H, W, C) = (shape[0], shape[1], shape[2], shape[3])
    let y = tape.output(Shape(B, H / 2, W / 2, C), of: self)
    for b in 0..<B {
      Kernels.maxPool(
        values + b * H * W * C, height: H, width: W, channels: C,
        into: y.values + b * (H / 2) * (W / 2) * C)
    }
    tape.record(MaxPoolOperation(x: self, y: y), output: y)
    return y
  }
}

private struct ConvolutionOperation: Operation {
  let x: Variable
  let weight: Variable
  let bias: Variable
  let y: Variable
  let window: Kernels.Window
  /// The window's places of one picture, made anew for each: so they stay in the cache.
  let patches: UnsafeMutablePointer<Float>

  private var places: Int { window.outputHeight * window.outputWidth }
  private var outputs: Int { weight.shape.last }
  private var pictureCount: Int { x.shape[0] }
  private var pictureSize: Int { window.height * window.width * window.channels }

  func forward() {
    let (N, K, O) = (places, window.patchCount, outputs)
    Kernels.broadcast(bias.values, into: y.values, rows: pictureCount * N, width: O)
    for b in 0..<pictureCount {
      Kernels.patches(of: x.values + b * pictureSize, window, into: patches)  // [N, K]
      Kernels.matrixProduct(
        N, K, O, patches, aStride: K, weight.values, bStride: O, into: y.values + b * N * O,
        cStride: O, keep: 1)  // [N, O]
    }
  }

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y) else { return }
    let (N, K, O) = (places, window.patchCount, outputs)
    let (dw, dx) = (tape.target(for: weight), tape.target(for: x))
    if let dx, !dx.accumulate { dx.pointer.update(repeating: 0, count: x.count) }
    for b in 0..<pictureCount {
      let own = dy + b * N * O
      if let dw {  // dW = Σ patchesᵀ dy
        Kernels.patches(of: x.values + b * pictureSize, window, into: patches)
        Kernels.matrixProduct(
          K, N, O, patches, .transposed, aStride: K, own, bStride: O, into: dw.pointer, cStride: O,
          keep: b == 0 ? dw.keep : 1)
      }
      if let dx {  // d patches = dy Wᵀ, added back to where they came from
        Kernels.matrixProduct(
          N, O, K, own, aStride: O, weight.values, .transposed, bStride: O, into: patches,
          cStride: K)
        Kernels.addPatches(patches, window, to: dx.pointer + b * pictureSize)
      }
    }
    if let db = tape.target(for: bias) {
      Kernels.sumRows(
        of: dy, rows: pictureCount * N, width: O, into: db.pointer, accumulate: db.accumulate)
    }
  }
}

private struct MaxPoolOperation: Operation {
  let x: Variable
  let y: Variable

  func backward(on tape: Tape) {
    guard let dy = tape.gradient(of: y), let dx = tape.target(for: x) else { return }
    if !dx.accumulate { dx.pointer.update(repeating: 0, count: x.count) }
    let (B, H, W, C) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3])
    for b in 0..<B {
      Kernels.maxPoolBackward(
        dy + b * (H / 2) * (W / 2) * C, x.values + b * H * W * C, height: H, width: W, channels: C,
        addTo: dx.pointer + b * H * W * C)
    }
  }
}
