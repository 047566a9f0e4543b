import ArgumentParser
import Foundation
import Notebook
import Phrases
import Plotting
import Testing
import WorkbenchProject

@testable import Workbench

@Suite struct CommandTests {
  /// A project with these chapters, in a folder that vanishes with it.
  private final class SmallProject {
    let folder = FileManager.default.temporaryDirectory.path + "/workbench-\(UUID().uuidString)"
    var project: Project { Project(folder: folder) }
    var output: String { folder + "/Output" }

    init(_ chapters: [String]) throws {
      for chapter in chapters {
        let source = "static let title: Phrase = \"What about \(chapter.dropFirst(3))?\"\n"
        try write(source, to: "Sources/Chapters/\(chapter)/Chapter.swift")
        for number in 1...3 {
          try write("", to: "Exercises/\(chapter)/\(number)-exercise/Learner.swift")
        }
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to path: String) throws {
      let file = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }

    func run(_ chapter: String, quick: Bool = false, steps: String? = nil) throws {
      let chosen = steps.map { ", \"steps\": [\"\($0)\"]" } ?? ""
      try write(
        """
        {"chapter": "\(chapter)", "title": "T", "seed": 0, "options": {"quick": \(quick)\(chosen)}, "steps": []}
        """, to: "Output/\(chapter)/run.json")
    }
  }

  private static let all = [
    "01-features", "02-embedding", "03-language-model", "04-rnn", "05-attention", "06-transformer",
    "07-comparison", "08-transfer", "09-scaling", "10-alignment", "11-retrieval", "12-small-model",
    "13-efficiency", "14-multimodal", "15-agent", "16-architectures",
  ]

  // MARK: - list and run

  @Test("The list says what was run and what is solved")
  func list() throws {
    let small = try SmallProject(["03-words", "04-rnn", "05-attention", "06-transformer"])
    try small.run("03-words", steps: "count")
    try small.run("04-rnn")
    try small.run("05-attention", quick: true)
    try small.write(
      "05.2 solved hints=1\n05.9 solved\n04.1 attempted\n", to: "Exercises/progress.txt")
    #expect(
      ListCommand.text(project: small.project, output: small.output) == """
        03 words        in part    0/3 solved  What about words?
        04 rnn          run        0/3 solved  What about rnn?
        05 attention    quick run  1/3 solved  What about attention?
        06 transformer  not run    0/3 solved  What about transformer?

        Run one: swift run workbench run words    Read them: swift run workbench serve    See the way: swift run workbench map

        """)
  }

  @Test("The list and the doctor speak Korean, in columns that stand under one another")
  func korean() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let catalogue = try Catalogue.load(.korean, project: root)
    let small = try SmallProject(["04-rnn", "05-attention"])
    try small.run("05-attention", quick: true)
    let list = ListCommand.text(project: small.project, output: small.output, in: catalogue)
    #expect(
      list.hasPrefix(
        """
        04 rnn        아직 안 함  3개 중 0개 풀이  What about rnn?
        05 attention  빠른 실행   3개 중 0개 풀이  What about attention?
        """))
    let findings = [
      Finding.fine("threads", "2 cores"),
      Finding(name: "output", state: .broken, detail: "1 core", advice: "1 core"),
    ]
    #expect(
      DoctorCommand.text(findings, in: catalogue)
        == "✓ 스레드  2 cores\n✗ 출력    코어 1개\n          → 코어 1개\n")
  }

  @Test("`make help` prints every chapter with its question")
  func makeHelp() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let (make, pipe) = (Process(), Pipe())
    make.executableURL = URL(filePath: "/usr/bin/env")
    make.arguments = ["make", "--no-print-directory", "help"]
    make.currentDirectoryURL = root
    make.standardOutput = pipe
    try make.run()
    let printed = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    make.waitUntilExit()
    let chapters = Project(folder: root.path).chapters()
    #expect(make.terminationStatus == 0 && !chapters.isEmpty)
    for chapter in chapters {
      let name = chapter.product.padding(toLength: 16, withPad: " ", startingAt: 0)
      #expect(printed.contains("  make \(name) \(chapter.title.english)\n"))
    }
  }

  @Test(
    "The language of words that are handed on",
    arguments: [
      (["--quick", "--language", "ko"], Language.korean), (["--language=en"], .english),
      (["--language=ko", "--language=en"], .english), (["--language"], nil), (["--quick"], nil),
    ])
  func languageOfWords(words: [String], language: Language?) {
    #expect(LanguageOption.named(in: words).language == language)
  }

  @Test(
    "A chapter goes by name, number and folder; options go to all",
    arguments: [
      (["attention"], ["attention"], []), (["05"], ["attention"], []), (["5"], ["attention"], []),
      (["05-attention", "rnn"], ["attention", "rnn"], []),
      (["all", "--quick"], ["rnn", "attention"], ["--quick"]),
      (["rnn", "rnn", "all"], ["rnn", "attention"], []),
      (["rnn", "--", "--seed", "1"], ["rnn"], ["--seed", "1"]),
      (["rnn", "--text", "attention"], ["rnn"], ["--text", "attention"]),
    ])
  func plan(words: [String], products: [String], options: [String]) throws {
    let small = try SmallProject(["04-rnn", "05-attention"])
    let plan = try RunCommand.plan(words, among: small.project.chapters())
    #expect(plan.chapters.map(\.product) == products)
    #expect(plan.options == options)
  }

  @Test("A word that is no command is refused with the commands that there are")
  func unknownCommands() {
    #expect(
      Workbench.refusal(of: "bogus")?.message
        == "There is no command “bogus”; there are list, run, map, doctor, pages, serve.")
    for word in ["list", "serve", "--help", "help"] {
      #expect(Workbench.refusal(of: word) == nil)
    }
  }

  @Test("A name that is no chapter's is refused in one sentence, and so is none")
  func refusals() throws {
    let small = try SmallProject(["04-rnn", "05-attention"])
    let chapters = small.project.chapters()
    func sentence(_ words: [String]) -> String? {
      do {
        _ = try RunCommand.plan(words, among: chapters)
        return nil
      } catch {
        return (error as? ValidationError)?.message
      }
    }
    #expect(
      sentence(["nonsense"]) == "There is no chapter “nonsense”; there are: rnn, attention.")
    #expect(
      sentence(["rnn", "map"])
        == "The map has a command of its own: swift run workbench map.")
    for words in [[], ["--quick"]] {
      #expect(
        sentence(words) == "Which chapter? Name one or more, or all; there are: rnn, attention.")
    }
  }

  // MARK: - map

  @Test("The map shows what is built, and fills in what was run and solved")
  func map() throws {
    let small = try SmallProject(["02-embedding", "04-rnn", "06-transformer", "07-comparison"])
    try small.run("06-transformer")
    try small.write("06.1 solved hints=0\n", to: "Exercises/progress.txt")
    let map = LearnerMap(project: small.project, output: small.output)
    #expect(map.figure.stops.map(\.id) == ["02", "04", "06", "07"])
    #expect(map.figure.stops.map(\.isVisited) == [false, false, true, false])
    #expect(map.figure.stops.map(\.doneCount) == [0, 0, 1, 0])
    #expect(map.figure.stops.allSatisfy { $0.taskCount == 3 })
    // 03 and 05 are not built: the roads go through them.
    #expect(
      map.figure.roads == [
        .init(from: "02", to: "04"), .init(from: "04", to: "06"), .init(from: "06", to: "07"),
      ])
    _ = try map.figure.png(scale: 1)
  }

  @Test("Every chapter of this project has its place on the map")
  func places() {
    let here = Set(Project.ofThisProgram().chapters().map(\.number))
    #expect(!here.isEmpty)
    #expect(here.isSubset(of: MapTable.places.map(\.number)))
  }

  @Test("The table is sound: each place once, each road between places, in regions that there are")
  func table() {
    let numbers = MapTable.places.map(\.number)
    #expect(Set(numbers).count == numbers.count)
    #expect(MapTable.places.allSatisfy { MapTable.regions.indices.contains($0.region) })
    for road in MapTable.roads {
      #expect(numbers.contains(road.from) && numbers.contains(road.to) && road.from < road.to)
    }
    // From the first chapter one gets everywhere.
    var reached: Set<String> = ["01"]
    for road in MapTable.roads where reached.contains(road.from) { reached.insert(road.to) }
    #expect(reached == Set(numbers))
    #expect(MapTable.years.map(\.year) == [2012, 2013, 2017, 2018, 2019, 2020, 2022])
  }

  @Test("All sixteen chapters fit on the map")
  func wholeMap() throws {
    let small = try SmallProject(Self.all)
    for chapter in Self.all.prefix(9) { try small.run(chapter) }
    let map = LearnerMap(project: small.project, output: small.output)
    #expect(map.figure.stops.count == 16 && map.runCount == 9)
    #expect(map.figure.roads.count == MapTable.roads.count)
    let png = try map.figure.png(scale: 1)
    #expect(png.count > 10_000)
  }

  // MARK: - doctor

  @Test("The doctor finds this machine fit, and every finding that is not says how to mend it")
  func doctor() {
    let findings = Checkup(
      project: .ofThisProgram(), output: FileManager.default.temporaryDirectory.path
    ).findings()
    #expect(findings.count >= 8)
    for finding in findings {
      #expect(finding.state != .broken, "\(finding.name): \(finding.detail)")
      #expect((finding.state == .fine) == (finding.advice == nil), "\(finding.name)")
    }
  }

  @Test("A product that is wrong, even in one place or by a NaN, is found")
  func wrongProduct() {
    let (a, b): ([Float], [Float]) = ([1, 2, 3, 4], [5, 6, 7, 8])
    let right: [Float] = [19, 22, 43, 50]
    func state(_ c: [Float]) -> Finding.State {
      Checkup.productFinding(Checkup.largestDifference(2, 2, 2, a, b, c), terms: 2).state
    }
    #expect(state(right) == .fine)
    #expect(state([19, 22, 43, 50.001]) == .broken)
    #expect(state([19, .nan, 43, 50]) == .broken)
  }

  @Test("An output folder that can't be written is found")
  func unwritable() throws {
    let small = try SmallProject(["04-rnn"])
    try small.write("not a folder", to: "taken")
    let findings = Checkup(project: small.project, output: small.folder + "/taken").findings()
    #expect(findings.last?.state == .broken)
    #expect(findings.first { $0.name == "lessons" }?.state == .missing)
    let text = DoctorCommand.text(findings)
    #expect(text.contains("✗ output") && text.contains("  → Give the chapters --output"))
  }
}
