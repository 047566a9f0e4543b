import Foundation
import Plotting
import Testing

@testable import Notebook

@Suite("Figures in a terminal") struct TerminalFigureTests {
  private let folder: TemporaryFolder
  private let surroundings = Surroundings()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func shown(_ figure: any Figure, _ terminal: TerminalTraits) throws -> String {
    surroundings.terminal = terminal
    surroundings.output = Capture()
    try surroundings.run(["--output", folder.path]) {
      $0.step("a", title: "A") { try $0.figure("scores", figure, caption: "Look.") }
    }
    return surroundings.output.text
  }

  private let map = Heatmap(
    title: "Small",
    values: [[0, 1], [1, nil]],
    rows: .init("query", labels: ["a", "b"]))

  @Test("A heatmap is drawn in half blocks of colour")
  func colour() throws {
    let text = try shown(map, TerminalTraits(isInteractive: true, hasColour: true))
    #expect(text.contains("▀") && text.contains("\u{1b}[38;2;"))
  }

  @Test("Where NO_COLOR is set it is drawn in shades, without an escape sequence")
  func noColour() throws {
    let text = try shown(map, TerminalTraits(isInteractive: true, hasColour: false))
    #expect(text.contains("██"))
    #expect(!text.contains("\u{1b}["))
  }

  @Test("The heatmaps among panels are drawn side by side")
  func panels() throws {
    let panels = Panels(
      title: "Heads", columns: 2, panels: [.init("one", map), .init("two", map)], sharesScale: true)
    let text = try shown(panels, TerminalTraits(isInteractive: true, hasColour: false))
    #expect(text.split(separator: "\n").contains { $0.contains("one") && $0.contains("two") })
    #expect(text.matches(of: /██/).count == 4)
  }

  @Test("A log gets no drawing, and other figures none either")
  func plain() throws {
    #expect(try !shown(map, TerminalTraits()).contains("██"))
    let text = try shown(FakeFigure(), TerminalTraits(isInteractive: true, hasColour: true))
    #expect(!text.contains("▀"))
  }

  @Test("Kitty and iTerm get the picture itself")
  func graphics() throws {
    var traits = TerminalTraits(isInteractive: true, hasColour: true)
    traits.graphics = .kitty
    #expect(try shown(map, traits).contains("\u{1b}_Gf=100,a=T,q=2,c=76,m="))
    traits.graphics = .iterm
    #expect(try shown(map, traits).contains("\u{1b}]1337;File=inline=1;"))
  }

  @Test(
    "A terminal's protocol is known by what it says of itself",
    arguments: [
      (["TERM": "xterm-kitty"], TerminalGraphics.kitty),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .iterm),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .iterm),
      (["TERM": "xterm-ghostty"], .kitty), (["TERM": "xterm-256color"], nil),
      (["TERM": "xterm-kitty", "TMUX": "/tmp/tmux"], nil),
      (["TERM": "screen", "TERM_PROGRAM": "iTerm.app"], nil), ([:], nil),
    ] as [([String: String], TerminalGraphics?)])
  func found(environment: [String: String], expected: TerminalGraphics?) {
    #expect(TerminalGraphics.found(in: environment) == expected)
  }

  @Test("A picture of any size goes to Kitty in pieces of 4096 characters, the last marked")
  func pieces() {
    let sequence = TerminalGraphics.kitty.sequence(.init(repeating: 7, count: 10_000), columns: 40)
    let pieces = sequence.split(separator: "\u{1b}\\").filter { $0.contains("_G") }
    #expect(pieces.count == 4)
    #expect(pieces.dropLast().allSatisfy { $0.contains("m=1;") })
    #expect(pieces.last?.contains("m=0;") == true)
  }
}
