import ExerciseCatalogue
import Platform
import WorkbenchProject

/// All pages, by their paths: what is not in the list below is not there.
struct Site: Sendable {
  let package: PackageFolder
  let runs: RunStore
  /// The output folder, as chapters get it.
  let output: String
  let programs: Programs
  let forms: FormCache
  let jobs: JobRunner
  let assets: Assets
  let language: ServerLanguage
  let cache = PageCache()

  /// Answers a request that the rules have let pass.
  func answer(_ request: Request) async throws(Refusal) -> Answer {
    let parts = request.parts
    if request.isChange {
      guard parts.count == 4, parts[0] == "api" else { throw .notFound }
      switch (parts[1], parts[3]) {
      case ("chapters", "run"): return try await run(try chapter(parts[2]), request.body)
      case ("chapters", "stop"): return try await stop(try chapter(parts[2]))
      case ("exercises", "check"): return try await check(parts[2])
      case ("exercises", "stop"): return try await stop(Programs.exercises)
      default: throw .notFound
      }
    }
    switch (parts.first ?? "", parts.count) {
    case ("", 1): return .page(await IndexPage(site: self).html())
    case ("exercises", 1): return .page(ExercisesPage(site: self).html())
    case ("chapters", 2):
      return .page(LessonPage(site: self, chapter: try chapter(parts[1])).html())
    case ("chapters", 3) where parts[2] == "compare":
      return try compare(chapter(parts[1]), request)
    case ("runs", 4): return try figure(chapter(parts[1]), parts[2], parts[3])
    case ("gallery", 2): return try gallery(parts[1])
    case ("favicon.ico", 1): return try asset("icon.svg")
    case ("assets", _): return try asset(parts.dropFirst().joined(separator: "/"))
    case ("api", 2) where parts[1] == "chapters": return .json(await states())
    case ("api", 3) where parts[1] == "exercises" && parts[2] == "run":
      return .json(await report(Programs.exercises, after: request.value("after")))
    case ("api", 4) where parts[1] == "chapters" && parts[3] == "run":
      return .json(await report(try chapter(parts[2]), after: request.value("after")))
    default: throw .notFound
    }
  }

  /// A chapter's name, where it is one of those that there are.
  private func chapter(_ name: String) throws(Refusal) -> String {
    guard package.chapters().contains(name) else { throw .notFound }
    return name
  }

  /// The exercises that there are.
  func exercises() -> ExercisePackage { ExercisePackage(ofProject: package.path) }

  // MARK: - Runs

  private func run(_ chapter: String, _ body: [UInt8]) async throws(Refusal) -> Answer {
    struct Order: Decodable {
      let options: [String: String]
    }
    guard let order = try? JSON.decode(Order.self, from: body) else {
      throw Refusal(400, "A run is asked for by {\"options\": {NAME: TEXT}}.")
    }
    guard let form = forms[chapter] else { throw .notFound }
    let arguments = try form.arguments(order.options)
    let state = try await jobs.start(
      Job(
        name: chapter, product: Programs.product(of: chapter), arguments: arguments,
        build: programs.build(chapter),
        command: programs.command(chapter) + inOwnLanguage(arguments)
          + ["--json", "--output=\(output)"]))
    return .json(Self.json(state), status: 202)
  }

  private func check(_ id: String) async throws(Refusal) -> Answer {
    guard exercises().exercises.contains(where: { $0.id == id }) else { throw .notFound }
    let state = try await jobs.start(
      Job(
        name: Programs.exercises, product: Programs.exercises, arguments: [id],
        build: programs.buildOfExercises(),
        command: [programs.path(Programs.exercises), "check", id] + inOwnLanguage(["--plain"]),
        verdictOfOne: "Not solved yet."))
    return .json(Self.json(state), status: 202)
  }

  /// Options with the language of these pages, unless they name one.
  private func inOwnLanguage(_ options: [String]) -> [String] {
    if options.contains(where: { $0.hasPrefix("--language") }) { return options }
    return options + ["--language=\(language.catalogue.language.rawValue)"]
  }

  private func stop(_ name: String) async throws(Refusal) -> Answer {
    .json(Self.json(try await jobs.stop(name)), status: 202)
  }

  private func report(_ name: String, after: String?) async -> String {
    let line = after.flatMap { $0.utf8.count < 10 ? Int($0) : nil } ?? 0
    guard let report = await jobs.report(name, after: line) else { return "{\"state\":null}" }
    return
      "{\"state\":\(Self.json(report.state)),\"last\":\(report.last),\"events\":\(report.events)}"
  }

  /// Which chapters run, for pages that show several.
  private func states() async -> String {
    var states: [RunState] = []
    for chapter in package.chapters() {
      if let state = await jobs.state(chapter) { states.append(state) }
    }
    return Self.json(states)
  }

  private static func json(_ value: some Encodable) -> String {
    // States hold texts and numbers, which always encode.
    String(decoding: (try? JSON.line(value)) ?? Array("null".utf8), as: UTF8.self)
  }

  // MARK: - Files

  private func figure(_ chapter: String, _ key: String, _ file: String) throws(Refusal) -> Answer {
    let bytes =
      key == "live" ? runs.liveFigure(chapter, file) : runs.figure(chapter, key, file)
    guard let bytes else { throw .notFound }
    return Answer(type: file.hasSuffix(".png") ? Answer.png : Answer.json, body: bytes)
  }

  private func gallery(_ file: String) throws(Refusal) -> Answer {
    guard RunStore.isFigureFile(file), file.hasSuffix(".png"),
      let bytes = OutputFiles(root: package.path + "/Output").read(["gallery", file])
    else { throw .notFound }
    return Answer(type: Answer.png, body: bytes, headers: Assets.kept)
  }

  private func asset(_ name: String) throws(Refusal) -> Answer {
    guard let answer = assets[name] else { throw .notFound }
    return answer
  }

  private func compare(_ chapter: String, _ request: Request) throws(Refusal) -> Answer {
    let keys = [RunStore.latest] + runs.keys(chapter)
    let first = request.value("a") ?? RunStore.latest
    let second = request.value("b") ?? keys.dropFirst().first ?? RunStore.latest
    guard keys.contains(first), keys.contains(second) else { throw .notFound }
    let page = ComparePage(
      site: self, chapter: chapter, keys: keys, first: first, second: second)
    return .page(page.html())
  }
}
