import Notebook
import Phrases

/// The part of a chapter's page that runs it: its options as a form, and the place for what a run says.
struct RunPanel {
  let site: Site
  let chapter: String

  private struct Choice {
    let text: String
    let title: String
    let isOn: Bool
  }

  private struct Field {
    let name: String
    let help: String
    let placeholder: String
    let value: String
    let isOn: Bool
    let choices: [Choice]
    let isFlag: Bool
    let isValue: Bool
    let isChoice: Bool
    let isSteps: Bool
  }

  private struct Context {
    let chapter: String
    let language: String
    let stale: String?
    let first: [Field]
    let fields: [Field]
    let isOpen: Bool
    let unread: Bool
    let canCompare: Bool
    let runCount: Int
    let exercises: String?
  }

  func html() -> String {
    let form = site.forms[chapter]
    let run = site.runs.run(chapter)
    let fields = (form?.fields ?? []).map { field($0, steps: form?.steps ?? [], run: run) }
    let own = Project(folder: site.package.path).exercises()[chapter]
    let runCount = (run == nil ? 0 : 1) + site.runs.keys(chapter).count
    return site.language.templates.runPanel.render(
      Context(
        chapter: chapter, language: site.language.catalogue.language.rawValue,
        stale: site.staleness(chapter).map(site.language.text),
        first: fields.filter { $0.name == "quick" }, fields: fields.filter { $0.name != "quick" },
        isOpen: fields.contains { $0.name != "quick" && ($0.isOn || !$0.value.isEmpty) },
        unread: !site.forms.isRead(chapter), canCompare: runCount > 1, runCount: runCount,
        exercises: ChapterGrid.progress(own).map(site.language.text)))
  }

  /// A field as the last run had it.
  private func field(_ field: OptionField, steps: [ChapterForm.Step], run: RunRecord?) -> Field {
    var value = ""
    var chosen: [String] = []
    if field.name == "seed", let seed = run?.seed, seed != 0 { value = "\(seed)" }
    switch run?.options[field.name] {
    case .text(let text): value = text
    case .integer(let number): value = "\(number)"
    case .number(let number): value = "\(number)"
    case .list(let texts): chosen = texts
    case .flag, .file, nil: break
    }
    if value == field.initial { value = "" }
    var choices = field.choices.map { Choice(text: $0, title: "", isOn: $0 == value) }
    if field.kind == .steps {
      choices = steps.map { step in
        Choice(text: step.id, title: step.title, isOn: chosen.contains(step.id))
      }
    }
    return Field(
      name: field.name, help: site.language.text(Phrase(key: field.help)),
      placeholder: field.initial.isEmpty ? field.placeholder : field.initial, value: value,
      isOn: run?.options[field.name] == .flag(true) || !chosen.isEmpty, choices: choices,
      isFlag: field.kind == .flag, isValue: field.kind == .value,
      isChoice: field.kind == .choice, isSteps: field.kind == .steps)
  }
}
