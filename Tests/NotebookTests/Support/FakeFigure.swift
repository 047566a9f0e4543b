import Phrases
import Plotting

/// A figure without a drawing library: fixed bytes, or a fixed error.
struct FakeFigure: Figure {
  let title: Phrase = "Attention finds the verb"
  var alternative: Phrase = "A matrix of 3 rows and 3 columns."
  var error: PlotError?

  func png(
    scale: Int, fonts: FontFamily, in catalogue: Catalogue
  ) throws(PlotError) -> [UInt8] {
    if let error { throw error }
    return [0x89, 0x50, 0x4e, 0x47, UInt8(scale)]
  }

  func json(in catalogue: Catalogue) throws(PlotError) -> [UInt8] {
    Array("{\"cells\":[1]}\n".utf8)
  }
}
