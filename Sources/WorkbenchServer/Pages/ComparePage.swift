import Notebook
import Phrases

/// Two runs of one chapter: their options, what they measured, and their pictures, side by side.
struct ComparePage {
  let site: Site
  let chapter: String
  /// The runs that there are.
  let keys: [String]
  /// The run on the left.
  let first: String
  /// The run on the right.
  let second: String

  private struct RunChoice {
    let key: String
    let text: String
    let isOn: Bool
  }

  private struct OptionRow {
    let name: String
    let left: String
    let right: String
    let differs: Bool
  }

  private struct Context {
    let chapter: String
    let onlyOne: Bool
    let left: [RunChoice]
    let right: [RunChoice]
    let options: [OptionRow]
    let steps: [StepComparison]
    let hasOptions: Bool
  }

  func html() -> String {
    let options = options()
    let context = Context(
      chapter: chapter, onlyOne: keys.count < 2, left: choices(first), right: choices(second),
      options: options, steps: steps(), hasOptions: !options.isEmpty)
    return ServerPage(
      "Compare \(chapter)", kind: "index",
      links: [("Back to the chapter", "/chapters/\(chapter)")], in: site.language
    ).html(site.language.templates.compare.render(context))
  }

  /// The runs to choose from, each with those of its options in which the runs differ.
  private func choices(_ chosen: String) -> [RunChoice] {
    let runs = keys.compactMap { key in site.runs.run(chapter, key).map { (key, texts($0)) } }
    let names = Set(runs.flatMap { $0.1.keys }).filter { name in
      Set(runs.map { $0.1[name] }).count > 1
    }
    return runs.map { key, texts in
      let options = names.sorted().compactMap { name in
        texts[name].map { $0 == yes ? name : $0 == no ? "\(name): \(no)" : "\(name) \($0)" }
      }
      let words = [key == RunStore.latest ? site.language.text("last run") : key] + options
      return RunChoice(
        key: key, text: String(words.joined(separator: " · ").prefix(90)), isOn: key == chosen)
    }
  }

  private func options() -> [OptionRow] {
    let left = site.runs.run(chapter, first).map(texts) ?? [:]
    let right = site.runs.run(chapter, second).map(texts) ?? [:]
    return Set(left.keys).union(right.keys).sorted().map { name in
      OptionRow(
        name: name, left: left[name] ?? "", right: right[name] ?? "",
        differs: left[name] != right[name])
    }
  }

  private var yes: String { site.language.text("yes") }
  private var no: String { site.language.text("no") }

  /// A run's options in words.
  private func texts(_ run: RunRecord) -> [String: String] {
    var texts = run.options.mapValues { value in
      switch value {
      case .flag(let isOn): isOn ? yes : no
      case .integer(let number): "\(number)"
      case .number(let number): Format.number(number)
      case .text(let text): text
      case .list(let texts): texts.joined(separator: ", ")
      case .file(let name, let hash): "\(name) (\(hash.prefix(8)))"
      }
    }
    texts["seed"] = "\(run.seed)"
    return texts
  }

  private func steps() -> [StepComparison] {
    let (left, right) = (RecordedRun(first, of: self), RecordedRun(second, of: self))
    return Sides.paired(left.ids, right.ids, by: { $0 }).map { id, _ in
      StepComparison(id: id, left: left.step(id), right: right.step(id), in: site.language)
    }
  }
}

/// What a run has recorded, step by step.
private struct RecordedRun {
  private let record: RunRecord?
  private let timing: RunRecord?
  private let pictures: String

  init(_ key: String, of page: ComparePage) {
    record = page.site.runs.run(page.chapter, key)
    timing = page.site.runs.timing(page.chapter, key)
    pictures = "/runs/\(page.chapter)/\(key)/"
  }

  var ids: [String] { (record?.steps ?? []).map(\.id) }

  func step(_ id: String) -> StepComparison.Recorded {
    StepComparison.Recorded(
      record: record?.steps.first { $0.id == id }, timing: timing?.steps.first { $0.id == id },
      pictures: pictures)
  }
}
