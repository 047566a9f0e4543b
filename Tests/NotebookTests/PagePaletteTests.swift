import Testing

@testable import Notebook

@Suite("The colours of pages") struct PagePaletteTests {
  @Test(
    "Every text has a contrast of 4.5 at least on each ground that it stands on",
    arguments: [false, true])
  func contrast(isDark: Bool) {
    for (text, grounds) in PagePalette.pairs {
      for ground in grounds {
        let contrast = PagePalette.colour(text, isDark: isDark)
          .contrast(with: PagePalette.colour(ground, isDark: isDark))
        #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
      }
    }
  }

  @Test(
    "Every colour of the style sheet is one of the palette, and stands on a ground that was checked"
  )
  func allChecked() {
    let style = PageStyle.css
    let used = Set(style.matches(of: /(?:[^-]|^)color:var\(--([a-z]+)\)/).map { String($0.1) })
    let checked = Set(PagePalette.pairs.map(\.text.rawValue))
    #expect(used.isSubset(of: checked) && used.count >= 10, "\(used.subtracting(checked))")
    let grounds = Set(style.matches(of: /background:var\(--([a-z]+)\)/).map { String($0.1) })
    let known = Set(PagePalette.pairs.flatMap { $0.grounds.map(\.rawValue) }).union(["paper"])
    #expect(grounds.isSubset(of: known), "\(grounds.subtracting(known))")
  }

  @Test("Dark is dark, light is light, and print is light")
  func modes() {
    #expect(PagePalette.colour(.page, isDark: false).luminance > 0.9)
    #expect(PagePalette.colour(.page, isDark: true).luminance < 0.02)
    #expect(PageStyle.css.contains("@media screen and (prefers-color-scheme:dark)"))
  }

  @Test("Colour is never the only sign of a verdict")
  func verdicts() throws {
    let pages = try Pages()
    for (holds, mark) in [(true, "✓"), (false, "✗"), (nil, "–")] as [(Bool?, String)] {
      #expect(
        pages.html(try pages.story(holds: holds)).contains("<span aria-hidden=\"true\">\(mark)"))
    }
  }
}
