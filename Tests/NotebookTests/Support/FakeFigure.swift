import Plotting

/// A figure without a drawing library: fixed bytes, or a fixed error.
struct FakeFigure: Figure {
  let title = "Attention finds the verb"
  var alternativeText = "A matrix of 3 rows and 3 columns."
  var error: PlotError?

  func png(scale: Int, fonts: FontFamily) throws(PlotError) -> [UInt8] {
    if let error { throw error }
    return [0x89, 0x50, 0x4e, 0x47, UInt8(scale)]
  }

  func json() throws(PlotError) -> [UInt8] {
    Array("{\"cells\":[1]}\n".utf8)
  }
}
