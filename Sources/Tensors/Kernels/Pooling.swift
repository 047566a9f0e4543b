extension Kernels {
  /// Keeps the largest of each 2 x 2 pixels, channel by channel; an odd last row or column is left out.
  ///
  /// - Parameters:
  ///   - picture: `[height, width, channels]`.
  ///   - height: Pixels from top to bottom.
  ///   - width: Pixels from left to right.
  ///   - channels: Numbers a pixel.
  ///   - result: `[height / 2, width / 2, channels]`.
  package static func maxPool(
    _ picture: UnsafePointer<Float>, height: Int, width: Int, channels: Int,
    into result: UnsafeMutablePointer<Float>
  ) {
    for y in 0..<(height / 2) {
      for x in 0..<(width / 2) {
        let a = picture + (2 * y * width + 2 * x) * channels
        let c = a + width * channels
        let out = result + (y * (width / 2) + x) * channels
        for i in 0..<channels {
          let top = a[i] > a[i &+ channels] ? a[i] : a[i &+ channels]
          let bottom = c[i] > c[i &+ channels] ? c[i] : c[i &+ channels]
          out[i] = top > bottom ? top : bottom
        }
      }
    }
  }

  /// Passes a gradient back to the pixel that was the largest, the first where several are.
  ///
  /// - Parameters:
  ///   - gradient: Of the result, `[height / 2, width / 2, channels]`.
  ///   - picture: `[height, width, channels]`.
  ///   - height: Pixels from top to bottom.
  ///   - width: Pixels from left to right.
  ///   - channels: Numbers a pixel.
  ///   - result: Of the picture, added to.
  package static func maxPoolBackward(
    _ gradient: UnsafePointer<Float>, _ picture: UnsafePointer<Float>, height: Int, width: Int,
    channels: Int, addTo result: UnsafeMutablePointer<Float>
  ) {
    for y in 0..<(height / 2) {
      for x in 0..<(width / 2) {
        let place = (2 * y * width + 2 * x) * channels
        let (a, out) = (picture + place, result + place)
        let below = width * channels
        let d = gradient + (y * (width / 2) + x) * channels
        for i in 0..<channels {
          let (p, q) = (a[i], a[i &+ channels])
          let (r, s) = (a[i &+ below], a[i &+ below &+ channels])
          let isFirst = p >= q && p >= r && p >= s
          let isSecond = !isFirst && q >= r && q >= s
          let isThird = !isFirst && !isSecond && r >= s
          out[i] += isFirst ? d[i] : 0
          out[i &+ channels] += isSecond ? d[i] : 0
          out[i &+ below] += isThird ? d[i] : 0
          out[i &+ below &+ channels] += isFirst || isSecond || isThird ? 0 : d[i]
        }
      }
    }
  }
}
