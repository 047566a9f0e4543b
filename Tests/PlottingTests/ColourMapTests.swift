import Testing

@testable import Plotting

@Suite("Colours")
struct ColourMapTests {
  @Test("Sequential maps only grow lighter", arguments: [ColourMap.viridis, .magma, .cividis])
  func lightness(map: ColourMap) {
    let steps = (0...255).map { map.colour(at: Double($0) / 255).lightness }
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    #expect(steps[255] - steps[0] > 70)
  }

  @Test("The diverging map is lightest and grey at zero, and as dark at both ends")
  func diverging() {
    let map = ColourMap.diverging
    let middle = map.colour(at: 0.5)
    #expect(middle.red == middle.green && middle.green == middle.blue)
    let steps = (0...100).map { map.colour(at: Double($0) / 100).lightness }
    #expect(zip(steps[...50], steps[1...50]).allSatisfy { $0 < $1 })
    #expect(zip(steps[50...], steps[51...]).allSatisfy { $0 > $1 })
    #expect(abs(steps[0] - steps[100]) < 5)
  }

  @Test("Numbers in cells are readable on every colour", arguments: ColourMap.allCases)
  func inkOnCells(map: ColourMap) {
    for step in 0...255 {
      let colour = map.colour(at: Double(step) / 255)
      #expect(ColourMap.ink(on: colour).contrast(with: colour) >= 4.5, "\(map) at \(step)")
    }
  }

  @Test("Text on the page has a contrast of 4.5 at least")
  func inkOnPage() {
    for colour in [Theme.ink, Theme.quietInk] {
      #expect(colour.contrast(with: Theme.background) >= 4.5)
      #expect(colour.contrast(with: Theme.plate) >= 4.5)
    }
    for colour in Theme.categories {
      #expect(colour.readable(on: Theme.background).contrast(with: Theme.background) >= 4.5)
    }
  }

  @Test("There are eight categories, and each model has one of its own")
  func categories() {
    #expect(Theme.categories.count == 8)
    #expect(Set(ModelColour.allCases.map(\.colour)).count == 8)
  }

  @Test("Masked cells have a colour that no map comes near", arguments: ColourMap.allCases)
  func masked(map: ColourMap) {
    for step in 0...255 {
      let colour = map.colour(at: Double(step) / 255)
      let distance =
        abs(colour.red - Theme.masked.red) + abs(colour.green - Theme.masked.green)
        + abs(colour.blue - Theme.masked.blue)
      #expect(distance > 0.08, "\(map) at \(step)")
    }
  }

  @Test("A number beyond the range takes the nearest end")
  func clamped() {
    #expect(ColourMap.viridis.colour(at: -3) == ColourMap.viridis.colour(at: 0))
    #expect(ColourMap.viridis.colour(at: 7).hex == 0xFDE725)
  }
}
