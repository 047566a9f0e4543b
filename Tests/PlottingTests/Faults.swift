@testable import Plotting

extension Canvas {
  /// Texts that overlap another or leave the canvas, as sentences.
  var faults: [String] {
    let page = Rect(x: 0, y: 0, width: size.width, height: size.height)
    var faults: [String] = []
    for (index, first) in textBoxes.enumerated() {
      if !page.contains(first.box) { faults.append("\"\(first.text)\" leaves the canvas") }
      for second in textBoxes[(index + 1)...]
      where first.box.grown(by: -0.3).overlaps(second.box.grown(by: -0.3)) {
        faults.append("\"\(first.text)\" overlaps \"\(second.text)\"")
      }
    }
    return faults
  }
}
