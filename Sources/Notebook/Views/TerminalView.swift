import Phrases
import Platform
import Plotting

/// The view for a terminal: calm, aligned, in as few colours as will do.
final class TerminalView: EventReader {
  /// What was written last, which decides whether a blank line comes next.
  private enum Block {
    case heading, say, metric, table, figure, claim
  }

  private let output: any TextOutput
  private let traits: TerminalTraits
  private let catalogue: Catalogue
  private let clock: () -> Double
  private var last = Block.heading
  private var start: RunStart?
  private var figureCount = 0
  private var claims: [Claim] = []
  private var showsProgress = false
  private var progressShownAt: Double?

  /// How often a plain log gets a line of progress, in seconds.
  private static let plainProgressInterval = 5.0

  /// Where a metric's value begins.
  private static let valueColumn = 32

  init(
    output: any TextOutput, traits: TerminalTraits, catalogue: Catalogue = .english,
    clock: @escaping () -> Double
  ) {
    self.catalogue = catalogue
    self.output = output
    self.traits = traits
    self.clock = clock
  }

  func read(_ event: Event) {
    if case .progress(let progress) = event { return show(progress) }
    clearProgress()
    switch event {
    case .run(let start): open(start)
    case .step(let step): open(step)
    case .say(let remark): begin(.say, lines(remark.text, indent: 2))
    case .metric(let metric): begin(.metric, [line(for: metric)])
    case .table(let table): begin(.table, TableLayout(table).lines(width: traits.width - 2, style))
    case .figure(let figure): show(figure)
    case .claim(let claim): show(claim)
    case .stepEnd(let end):
      if last != .heading { write([""]) }
      write([style(.faint, "  " + say("\(seconds: end.seconds)"))])
    case .runEnd(let end): close(end)
    case .stopped(let failure): write([failure.message])
    case .failed, .progress: break
    }
  }

  // MARK: - Run and steps

  private func open(_ start: RunStart) {
    self.start = start
    let heading = style(.strong, start.chapter) + "  " + start.title
    let threads: Phrase = start.threads == 1 ? "1 thread" : "\(start.threads) threads"
    let conditions: Phrase =
      start.isQuick
      ? "seed \(start.seed), \(threads), quick run: everything works, nothing is judged"
      : "seed \(start.seed), \(threads)"
    write([heading, style(.faint, say(conditions))])
  }

  private func open(_ step: StepStart) {
    progressShownAt = nil
    let heading = style(.strong, "\(step.number)/\(step.count)  \(step.title)")
    write(["", heading + style(.faint, "  \(step.step)"), ""])
    last = .heading
  }

  private func close(_ end: RunEnd) {
    var text = [""]
    if !claims.isEmpty { text.append(summary(of: claims)) }
    let figures: Phrase = figureCount == 1 ? "1 figure" : "\(figureCount) figures"
    let made: Phrase = "\(figures), \(RunFiles.record), \(seconds: end.seconds)"
    text.append(style(.strong, end.folder + "/") + "  " + say(made))
    if let earlier = end.earlier {
      text.append(say("The earlier run with other options is kept in \(earlier)/"))
    }
    text.append(say("Read it: \(FilePath.join(end.folder, RunFiles.page))"))
    write(text)
  }

  private func summary(of claims: [Claim]) -> String {
    let held = claims.count { $0.holds == true }
    let failed = claims.count { $0.holds == false }
    let open = claims.count - held - failed
    var parts: [Phrase] = []
    if held > 0 { parts.append("\(held) held") }
    if failed > 0 { parts.append("\(failed) did not hold") }
    if open > 0 { parts.append("\(open) not judged") }
    return say("Claims: \(parts.joined(separator: ", "))")
  }

  // MARK: - What a step has to show

  private func line(for metric: Metric) -> String {
    let name = TextWidth.padded("  " + metric.name, to: Self.valueColumn)
    let unit = metric.unit.isEmpty ? "" : " " + style(.faint, metric.unit)
    return name + " " + style(.strong, Format.number(metric.value)) + unit
  }

  private func show(_ figure: FigureFile) {
    figureCount += 1
    let path = start.map { FilePath.join($0.folder, figure.file) } ?? figure.file
    var text = ["  " + style(.path, path)]
    if !figure.caption.isEmpty { text += lines(figure.caption, indent: 4) }
    begin(.figure, text)
  }

  /// Shows a figure where somebody looks on: as a picture if the terminal can, else a heatmap as blocks.
  func draw(_ figure: any Figure, png: [UInt8]) {
    guard traits.isInteractive else { return }
    let width = traits.width - 4
    if let graphics = traits.graphics {
      output.write("\n  " + graphics.sequence(png, columns: width))
      return
    }
    let drawn =
      switch figure {
      case let map as Heatmap:
        try? map.terminalText(
          width: width, colour: traits.hasColour, in: catalogue)
      case let panels as Panels:
        try? panels.terminalText(
          width: width, colour: traits.hasColour, in: catalogue)
      default: String?.none
      }
    guard let drawn else { return }
    let lines = drawn.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    write([""] + lines.map { $0.isEmpty ? "" : "  " + $0 })
  }

  private func show(_ claim: Claim) {
    claims.append(claim)
    let mark =
      switch claim.holds {
      case true?: style(.good, "✓")
      case false?: style(.bad, "✗")
      case nil: style(.faint, "–")
      }
    let words = claim.words(in: catalogue.language)
    var text = lines(words.first, indent: 4)
    text[0] = "  \(mark) " + text[0].dropFirst(4)
    if let second = words.second { text += lines(second, indent: 4) }
    let measured: Phrase =
      switch (claim.holds, start?.isQuick == true) {
      case (nil, true): "measured: \(claim.measured); not judged in a quick run"
      case (nil, false): "measured: \(claim.measured); not judged"
      case (false?, _): "measured: \(claim.measured); does not hold in this run"
      case (true?, _): "measured: \(claim.measured)"
      }
    text += lines(say(measured), indent: 4).map { style(.faint, $0) }
    if let reason = claim.byConstruction {
      text += lines(say("by construction: \(reason)"), indent: 4).map { style(.faint, $0) }
    }
    begin(.claim, text)
  }

  // MARK: - Progress

  private func show(_ progress: Progress) {
    let now = clock()
    if traits.isInteractive {
      let line = ProgressLine(progress, catalogue).text(width: traits.width - 1, hasBar: true)
      output.write("\r\u{1b}[K" + style(.faint, line))
      showsProgress = true
      return
    }
    let since = progressShownAt.map { now - $0 }
    if since == nil { progressShownAt = now }
    guard let since, since >= Self.plainProgressInterval else { return }
    progressShownAt = now
    write([ProgressLine(progress, catalogue).text(width: traits.width, hasBar: false)])
  }

  private func clearProgress() {
    guard showsProgress else { return }
    showsProgress = false
    output.write("\r\u{1b}[K")
  }

  // MARK: - Writing

  private func say(_ phrase: Phrase) -> String { phrase.text(in: catalogue) }

  private func begin(_ block: Block, _ lines: [String]) {
    let apart: [Block] = [.table, .figure, .claim]
    if last != .heading {
      if block == .table || block != last && (apart.contains(block) || apart.contains(last)) {
        write([""])
      }
    }
    last = block
    write(lines)
  }

  private func lines(_ text: String, indent: Int) -> [String] {
    let spaces = String(repeating: " ", count: indent)
    return TextWidth.wrapped(text, to: traits.width - indent).map { $0.isEmpty ? "" : spaces + $0 }
  }

  private func write(_ lines: [String]) {
    output.write(lines.joined(separator: "\n") + "\n")
  }

  private func style(_ style: TerminalStyle, _ text: String) -> String {
    traits.hasColour ? style.applied(to: text) : text
  }
}
