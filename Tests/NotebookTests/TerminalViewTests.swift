import Phrases
import Testing

@testable import Notebook

@Suite("The terminal view")
struct TerminalViewTests {
  private let start = RunStart(
    chapter: "05-attention", title: "How does a word look at the others?", seed: 0,
    options: ["quick": .flag(false)], steps: ["scores"], threads: 2, folder: "Output/05-attention")

  private let quickStart = RunStart(
    chapter: "05-attention", title: "How?", seed: 7, options: ["quick": .flag(true)],
    steps: ["scores"], threads: 1, folder: "Output/05-attention")

  private func shown(
    _ events: [Event], _ traits: TerminalTraits = TerminalTraits(),
    clock: @escaping () -> Double = { 0 }
  ) -> String {
    let output = Capture()
    let view = TerminalView(output: output, traits: traits, clock: clock)
    for event in events { view.read(event) }
    return output.text
  }

  private func claim(_ holds: Bool?) -> Event {
    .claim(
      Claim(
        step: "scores", claim: "Attention reads the crossing", ko: "어텐션은 교차를 읽는다",
        measured: "0.995 (at least 0.99)", holds: holds, timed: false))
  }

  private var story: [Event] {
    [
      .run(start),
      .step(StepStart(step: "scores", title: "The chain of matrices", number: 1, count: 1)),
      .say(Remark(step: "scores", text: "Each row is a query.", timed: false)),
      .metric(
        Metric(step: "scores", name: "row_entropy", value: 1.23456, unit: "nats", timed: false)),
      .metric(
        Metric(step: "scores", name: "parameters", value: 804_096, unit: "", timed: false)),
      .table(
        Table(
          step: "scores", title: "Each row sums to 1", columns: ["단어", "weight", "rank"],
          rows: [["고양이", 0.25, 2], ["sat", 0.7512, 1], ["on", nil, 14]], timed: false)),
      .figure(
        FigureFile(
          step: "scores", file: "scores.png", data: "scores.json", caption: "Rows are queries.",
          alt: "A matrix.", timed: false)),
      claim(true), claim(false),
      .stepEnd(StepEnd(step: "scores", seconds: 1.25)),
      .runEnd(
        RunEnd(
          folder: "Output/05-attention", earlier: "Output/runs/05-attention/0a1b2c3d",
          seconds: 75)),
    ]
  }

  @Test("breaks the headings of a wide table, and then the table, and cuts nothing")
  func wideTable() {
    let table = Table(
      step: "limit", title: "",
      columns: ["text", "held-out loss of it", "with Kneser-Ney", "of the largest"],
      rows: [["20 kB", 1.25, 2.5, "12.5 %"], ["158 kB", 10.5, 3.25, "100 %"]], timed: false)
    #expect(
      TableLayout(table).lines(width: 30) { $1 }.joined(separator: "\n") == """
                   held-out
                    loss of         with
          text           it   Kneser-Ney
          ──────   ────────   ──────────
          20 kB        1.25         2.50
          158 kB      10.50         3.25

                   of the
          text     largest
          ──────   ───────
          20 kB    12.5 %
          158 kB   100 %
        """)
  }

  @Test("shows a run in plain text, calm and aligned")
  func plain() {
    #expect(
      shown(story) == """
        05-attention  How does a word look at the others?
        seed 0, 2 threads

        1/1  The chain of matrices  scores

          Each row is a query.
          row_entropy                    1.235 nats
          parameters                     804,096

          Each row sums to 1
          단어     weight   rank
          ──────   ──────   ────
          고양이   0.2500      2
          sat      0.7512      1
          on                  14

          Output/05-attention/scores.png
            Rows are queries.

          ✓ Attention reads the crossing
            어텐션은 교차를 읽는다
            measured: 0.995 (at least 0.99)
          ✗ Attention reads the crossing
            어텐션은 교차를 읽는다
            measured: 0.995 (at least 0.99); does not hold in this run

          1.2 s

        Claims: 1 held, 1 did not hold
        Output/05-attention/  1 figure, run.json, 1 min 15 s
        The earlier run with other options is kept in Output/runs/05-attention/0a1b2c3d/
        Read it: Output/05-attention/notebook.html

        """)
  }

  @Test("uses escape sequences only where colours are wanted, around the same text")
  func colours() {
    let plain = shown(story)
    #expect(!plain.contains("\u{1b}"))
    let coloured = shown(story, TerminalTraits(width: 80, isInteractive: true, hasColour: true))
    #expect(coloured.contains("\u{1b}[32m✓\u{1b}[0m"))
    #expect(coloured.contains("\u{1b}[31m✗\u{1b}[0m"))
    let stripped = coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "")
    #expect(stripped == plain)
  }

  @Test("leaves one blank line in a step that shows nothing")
  func emptyStep() {
    let step = StepStart(step: "train", title: "Training", number: 1, count: 2)
    #expect(
      shown([.step(step), .stepEnd(StepEnd(step: "train", seconds: 4))])
        == "\n1/2  Training  train\n\n  4.0 s\n")
  }

  @Test("says that a quick run judges nothing")
  func quick() {
    let text = shown([.run(quickStart), claim(nil)])
    #expect(
      text == """
        05-attention  How?
        seed 7, 1 thread, quick run: everything works, nothing is judged
          – Attention reads the crossing
            어텐션은 교차를 읽는다
            measured: 0.995 (at least 0.99); not judged in a quick run

        """)
  }

  @Test("keeps within the width of the terminal", arguments: [40, 60, 80, 100])
  func width(columns: Int) {
    let long = String(repeating: "attention ", count: 40)
    let wide = Table(
      step: "s", title: "Wide", columns: [long, "x"], rows: [["a", 1]], timed: false)
    let events: [Event] = [
      .run(start), .say(Remark(step: "s", text: long, timed: false)), .table(wide),
      .claim(Claim(step: "s", claim: long, ko: "", measured: long, holds: true, timed: false)),
    ]
    for line in shown(events, TerminalTraits(width: columns)).split(separator: "\n").dropFirst(1) {
      #expect(TextWidth.columns(line) <= columns)
    }
  }

  private func progress(_ done: Int) -> Event {
    .progress(
      Progress(
        step: "s", label: "training", done: done, total: 2000, rate: 41.26, secondsLeft: 19.4,
        detail: "loss 1.92"))
  }

  @Test("writes progress over itself on a terminal, and clears it")
  func progressOnTerminal() {
    let events = [progress(500), .say(Remark(step: "s", text: "Done.", timed: false))]
    let bar = "━━━━┄┄┄┄┄┄┄┄┄┄┄┄"
    #expect(
      shown(events, TerminalTraits(width: 80, isInteractive: true))
        == "\r\u{1b}[K  training  \(bar)  500/2000  41.3/s  19 s left  loss 1.92\r\u{1b}[K  Done.\n"
    )
  }

  @Test("writes a line of progress every five seconds where it can't write over")
  func progressInLog() {
    let output = Capture()
    var now = 0.0
    let view = TerminalView(output: output, traits: TerminalTraits()) { now }
    for tick in 0...120 {
      now = Double(tick) / 10
      view.read(progress(tick))
    }
    #expect(
      output.text == """
          training  50/2000  41.3/s  19 s left  loss 1.92
          training  100/2000  41.3/s  19 s left  loss 1.92

        """)
  }
}
