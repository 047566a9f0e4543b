import LanguageModels
import Notebook
import Plotting

/// Shows where a model looks while it writes a date, and while it writes three.
func showAlignment(
  _ model: DateModel, _ task: DateTask, _ setting: DateTask.Setting, _ page: Page
) throws {
  // None of these days is among those that the models are trained on.
  let text: String
  switch setting {
  case .short: text = "the 5th of March, 1987"
  case .long: return
  case .several:
    text = "in 1954, on June 16th so 09.05.2026 and 2031년 9월 20일"
  }
  let translation = try model.translate(text, task)
  let written = try task.target.decode(translation.tokens)
  page.say("\(text) → \(written)")
  let rows = (written.map { visible($0) } + ["end"]).prefix(translation.alignment.count)
  let isShort = setting == .short
  let map = Heatmap(
    title: isShort
      ? "Where the model looks while it writes one date"
      : "Where the model looks while it writes three dates",
    subtitle: "Additive attention on “\(text)” · \(page.note)",
    values: translation.alignment.map { $0.map { $0 } }, rowLabels: Array(rows),
    columnLabels: text.map { visible($0) }, labels: .names, rowTitle: "written",
    columnTitle: "read", valueTitle: "weight", showsNumbers: false, rowsSumToOne: true,
    name: "the alignment",
    footnote: "A weight says where the model looks, not why it answers as it does.")
  try page.figure(
    isShort ? "alignment" : "alignment-several", map,
    caption: "For each character written (rows), the weights on the characters read (columns).")
}

/// A character as a label, a space as an open box.
private func visible(_ character: Character) -> String {
  character == " " ? "␣" : String(character)
}
