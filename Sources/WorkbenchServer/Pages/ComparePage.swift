import Notebook

/// Two runs of one chapter: their options, what they measured, and their pictures, side by side.
struct ComparePage {
  let site: Site
  let chapter: String
  let keys: [String]
  let first: String
  let second: String

  private struct Choice {
    let key: String
    let text: String
    let isOn: Bool
  }

  private struct Option {
    let name: String
    let left: String
    let right: String
    let differs: Bool
  }

  private struct Measure {
    let name: String
    let left: String
    let right: String
    let change: String
    let differs: Bool
  }

  private struct Verdict {
    let claim: String
    let left: String
    let right: String
  }

  private struct Picture {
    let source: String
    let alt: String
  }

  private struct Pair {
    let caption: String
    let left: Picture?
    let right: Picture?
  }

  private struct Step {
    let id: String
    let title: String
    let metrics: [Measure]
    let claims: [Verdict]
    let figures: [Pair]
    let hasMetrics: Bool
  }

  private struct Context {
    let chapter: String
    let onlyOne: Bool
    let left: [Choice]
    let right: [Choice]
    let options: [Option]
    let steps: [Step]
    let hasOptions: Bool
  }

  func html() -> String {
    let (left, right) = (site.runs.run(chapter, first), site.runs.run(chapter, second))
    let options = options(left, right)
    let context = Context(
      chapter: chapter, onlyOne: keys.count < 2, left: choices(first), right: choices(second),
      options: options, steps: steps(left, right), hasOptions: !options.isEmpty)
    return ServerPage(
      "Compare \(chapter)", kind: "index",
      links: [ServerPage.Link(text: "Back to the chapter", link: "/chapters/\(chapter)")]
    ).html(ServerTemplates.compare.render(context))
  }

  private func choices(_ chosen: String) -> [Choice] {
    let runs = keys.compactMap { key in site.runs.run(chapter, key).map { (key, Self.texts($0)) } }
    // Options that are the same in all runs tell nothing.
    let names = Set(runs.flatMap { $0.1.keys }).filter { name in
      Set(runs.map { $0.1[name] }).count > 1
    }
    return runs.map { key, texts in
      let options = names.sorted().compactMap { name in
        texts[name].map { $0 == "yes" ? name : $0 == "no" ? "not \(name)" : "\(name) \($0)" }
      }
      let words = [key == RunStore.latest ? "last run" : key] + options
      return Choice(
        key: key, text: String(words.joined(separator: " · ").prefix(90)), isOn: key == chosen)
    }
  }

  private func options(_ left: RunRecord?, _ right: RunRecord?) -> [Option] {
    let (left, right) = (left.map(Self.texts) ?? [:], right.map(Self.texts) ?? [:])
    return Set(left.keys).union(right.keys).sorted().map { name in
      Option(
        name: name, left: left[name] ?? "", right: right[name] ?? "",
        differs: left[name] != right[name])
    }
  }

  /// A run's options in words.
  private static func texts(_ run: RunRecord) -> [String: String] {
    var texts = run.options.mapValues { value in
      switch value {
      case .flag(let isOn): isOn ? "yes" : "no"
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

  private func steps(_ left: RunRecord?, _ right: RunRecord?) -> [Step] {
    let sides = [
      (left, site.runs.timing(chapter, first)), (right, site.runs.timing(chapter, second)),
    ]
    var ids = (left?.steps ?? []).map(\.id)
    ids += (right?.steps ?? []).map(\.id).filter { !ids.contains($0) }
    return ids.map { id in
      let parts = sides.map { run, timing in
        [run, timing].compactMap { $0?.steps.first { $0.id == id } }
      }
      return step(id, parts[0], parts[1])
    }
  }

  private func step(_ id: String, _ left: [RunRecord.Step], _ right: [RunRecord.Step]) -> Step {
    func metrics(_ steps: [RunRecord.Step]) -> [String: RunRecord.Metric] {
      steps.reduce(into: [:]) { $0.merge($1.metrics) { first, _ in first } }
    }
    let (ours, theirs) = (metrics(left), metrics(right))
    let claims = left.flatMap(\.claims)
    let others = right.flatMap(\.claims)
    let claimNames =
      claims.map(\.claim)
      + others.map(\.claim).filter { name in
        !claims.contains { $0.claim == name }
      }
    let pictures = left.flatMap(\.figures)
    let otherPictures = right.flatMap(\.figures)
    let files =
      pictures.map(\.file)
      + otherPictures.map(\.file).filter { file in
        !pictures.contains { $0.file == file }
      }
    let names = Set(ours.keys).union(theirs.keys).sorted()
    // The last of each side is what depends on the clock: it always differs a little.
    let timed = Set((left.dropFirst() + right.dropFirst()).flatMap(\.metrics.keys))
    return Step(
      id: id, title: left.first?.title ?? right.first?.title ?? id,
      metrics: names.map {
        Self.measure($0, ours[$0], theirs[$0], isTimed: timed.contains($0))
      },
      claims: claimNames.map { name in
        Verdict(
          claim: name, left: Self.verdict(claims.first { $0.claim == name }),
          right: Self.verdict(others.first { $0.claim == name }))
      },
      figures: files.filter(RunStore.isFigureFile).map { file in
        let (one, two) = (
          pictures.first { $0.file == file }, otherPictures.first { $0.file == file }
        )
        return Pair(
          caption: one?.caption ?? two?.caption ?? "", left: picture(one, first),
          right: picture(two, second))
      }, hasMetrics: !names.isEmpty)
  }

  private static func measure(
    _ name: String, _ left: RunRecord.Metric?, _ right: RunRecord.Metric?, isTimed: Bool
  ) -> Measure {
    func text(_ metric: RunRecord.Metric?) -> String {
      metric.map { Format.number($0.value) + ($0.unit.isEmpty ? "" : " " + $0.unit) } ?? "–"
    }
    var change = ""
    if let left, let right, left.value != right.value {
      let difference = right.value - left.value
      change = (difference > 0 ? "+" : "") + Format.number(difference)
      if left.value != 0 {
        let share = 100 * difference / abs(left.value)
        if abs(share) < 1000 {
          change += " (\(share > 0 ? "+" : "")\(Format.number(share, decimals: 1)) %)"
        }
      }
    }
    return Measure(
      name: name, left: text(left), right: text(right),
      change: change.replacing("-", with: "−"),
      differs: !isTimed && left?.value != right?.value)
  }

  private static func verdict(_ claim: RunRecord.Claim?) -> String {
    guard let claim else { return "not in this run" }
    let word =
      switch claim.holds {
      case true: "✓ held"
      case false: "✗ did not hold"
      case nil: "○ not judged"
      }
    return "\(word): \(claim.measured)"
  }

  private func picture(_ figure: RunRecord.Figure?, _ key: String) -> Picture? {
    figure.map { Picture(source: "/runs/\(chapter)/\(key)/\($0.file)", alt: $0.alt) }
  }
}
