import Phrases
import Platform

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A run as a Jupyter notebook (nbformat 4.5): the lesson, the code that ran, and what came out.
///
/// It is a record: the code is compiled Swift, and no kernel runs it. Whatever depends on the clock is
/// left out and cells keep their ids, so that the same run gives the same bytes.
public struct JupyterNotebook {
  /// The name of the file that a run publishes.
  public static let fileName = RunFiles.notebook

  private let story: RunStory
  private let folder: String
  private let project: Project
  private let language: PageLanguage

  /// Makes the notebook of a run.
  ///
  /// - Parameters:
  ///   - story: What the run did.
  ///   - folder: Where its pictures are.
  ///   - project: Where lessons are.
  ///   - catalogue: The language of what frames the lesson; nil for that of the run.
  public init(
    story: RunStory, folder: String, project: Project = .ofThisProgram(),
    catalogue: Catalogue? = nil
  ) {
    self.story = story.withoutTimes()
    self.folder = folder
    self.project = project
    language = PageLanguage(catalogue ?? project.catalogue(of: story))
  }

  /// Writes the notebook as JSON with sorted keys.
  ///
  public func bytes() -> [UInt8] {
    var number = 0
    let document: JSONValue = [
      "nbformat": 4, "nbformat_minor": 5,
      "metadata": [
        "language_info": [
          "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
        ]
      ],
      "cells": .array(cells().map { $0.json(number: &number) }),
    ]
    let writer = JSONWriter(layout: .tree, sortsNames: true)
    return writer.bytes(of: document) + [UInt8(ascii: "\n")]
  }

  // MARK: - Cells

  private func cells() -> [JupyterCell] {
    let lesson = project.lesson(story.chapter, in: language.catalogue.language).map(Lesson.init)
    let prose = JupyterProse(lesson, project: project, chapter: story.chapter)
    var drawn: Set<String> = []
    var cells = [JupyterCell.markdown(id: "about", source: about(lesson))]
    var told: Set<String> = []
    if let lesson {
      cells += self.cells(lesson.introduction, id: "introduction", prose, &drawn)
      for (index, section) in lesson.sections.enumerated() {
        let id = section.id ?? "part-\(index + 1)"
        let heading = section.id.map { "\($0) · \(section.heading)" } ?? section.heading
        cells.append(.markdown(id: Self.name(id, 0), source: "## " + heading))
        cells += self.cells(section, id: id, prose, &drawn)
        if let step = story.steps.first(where: { $0.id == section.id }) {
          told.insert(step.id)
          cells += output(of: step, leavingOut: drawn)
        }
      }
      if let notes = prose.notes() { cells.append(.markdown(id: "notes", source: notes)) }
    }
    for step in story.steps where !told.contains(step.id) {
      cells.append(
        .markdown(id: Self.name(step.id, 0), source: "## \(step.id) · \(step.title)"))
      cells += output(of: step, leavingOut: drawn)
    }
    return cells
  }

  /// Cells of one section: prose in one cell up to the next code or picture.
  private func cells(
    _ section: Lesson.Section, id: String, _ prose: JupyterProse, _ drawn: inout Set<String>
  ) -> [JupyterCell] {
    var cells: [JupyterCell] = []
    var waiting: [String] = []
    var attachments: [String: String] = [:]
    var count = 0
    func nextID() -> String {
      count += 1
      return Self.name(id, count)
    }
    func flush() {
      if !waiting.isEmpty {
        cells.append(
          .markdown(
            id: nextID(), source: waiting.joined(separator: "\n\n"), attachments: attachments))
      }
      (waiting, attachments) = ([], [:])
    }
    for block in section.blocks {
      switch block.kind {
      case .snippet(let file, _, let code):
        flush()
        let path = (Project.isNumbered(file) ? "Sources/Chapters/" : "Sources/") + file
        let trimmed = code.hasSuffix("\n") ? String(code.dropLast()) : code
        cells.append(
          .code(id: nextID(), source: "// \(path)\n\(trimmed)", outputs: [], isHidden: false))
      case .picture(let target, let alternative):
        let name = target.split(separator: "/").last.map(String.init) ?? ""
        if let figure = figure(shownAs: name), drawn.insert(figure.file).inserted {
          flush()
          cells.append(
            .code(
              id: nextID(), source: comment("the figure \(figure.file) of step \(figure.step)"),
              outputs: JupyterOutput.picture(figure, in: folder), isHidden: true))
        } else if let bytes = project.galleryPicture(name) {
          waiting.append("![\(alternative)](attachment:\(name))")
          attachments[name] = Data(bytes).base64EncodedString()
        }
      case .code, .prose:
        waiting.append(prose.markdown(block.source))
      }
    }
    flush()
    return cells
  }

  private func figure(shownAs gallery: String) -> FigureFile? {
    story.figures.first { "\(story.chapter)-\($0.file)" == gallery }
  }

  private func output(of step: RunStory.Step, leavingOut drawn: Set<String>) -> [JupyterCell] {
    var outputs: [JSONValue] = []
    var lines: [String] = []
    var metrics: [Metric] = []
    func flush() {
      if !lines.isEmpty { outputs.append(JupyterOutput.stream(lines)) }
      if !metrics.isEmpty { outputs.append(JupyterOutput.metrics(metrics, in: language)) }
      (lines, metrics) = ([], [])
    }
    for event in step.events {
      switch event {
      case .say(let remark):
        if !metrics.isEmpty { flush() }
        lines.append(remark.text)
      case .metric(let metric):
        if !lines.isEmpty { flush() }
        metrics.append(metric)
      case .table(let table):
        flush()
        outputs.append(JupyterOutput.table(table, in: language))
      case .figure(let figure) where !drawn.contains(figure.file):
        flush()
        outputs += JupyterOutput.picture(figure, in: folder)
      case .claim(let claim):
        flush()
        outputs.append(JupyterOutput.claim(claim, in: language))
      default: break
      }
    }
    flush()
    guard !outputs.isEmpty else { return [] }
    return [
      .code(
        id: String(step.id.prefix(50)) + "-output",
        source: comment("what step \(step.id) said: \(command) --steps \(step.id)"),
        outputs: outputs,
        isHidden: true)
    ]
  }

  private func comment(_ words: Phrase) -> String { "// " + language.text(words) }

  /// A cell's id, of letters, digits, `-` and `_`, 64 at most.
  private static func name(_ id: String, _ number: Int) -> String {
    id.prefix(50) + "-\(number)"
  }

  // MARK: - The first cell

  private var command: String {
    let options = ["quick", "full"].filter { story.options[$0] == .flag(true) }.map { " --\($0)" }
    let seed = story.seed == 0 ? "" : " --seed \(story.seed)"
    let spoken = story.language == .english ? "" : " --language \(story.language.rawValue)"
    return Project.command(story.chapter) + options.joined() + seed + spoken
  }

  private func about(_ lesson: Lesson?) -> String {
    let title = lesson.map(\.title).flatMap { $0.isEmpty ? nil : $0 } ?? story.title
    let options = story.options.sorted { $0.key < $1.key }.map { name, value in
      "    \(name): \(line(value))"
    }
    let quick: Phrase =
      story.isQuick ? "A quick run: everything works, nothing is judged." : ""
    let record: Phrase = """
      **This notebook is a record of compiled Swift.** There is no kernel to run it with: the code below \
      is cut from the program, and the outputs are those of one run of it. To run it, go to the folder of \
      the LLM workbench and type
      """
    let notes: Phrase = """
      or \("`make \(story.chapter.drop { $0 != "-" }.dropFirst())`" as String), which installs what is \
      missing first. The same seed gives the same notebook, byte for byte. What depends on the clock is \
      left out here; \("`\(RunFiles.page)`" as String) shows it.
      """
    return [
      "# \(title)", language.text(record), "    \(command)", language.text(notes),
      language.text(quick),
      language.text("This run's options:"),
      (["    seed: \(story.seed)"] + options).joined(separator: "\n"),
    ].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// An option on one line, fit for an indented block of code.
  private func line(_ value: OptionValue) -> String {
    let words: Phrase =
      switch value {
      case .flag(let isOn): isOn ? "yes" : "no"
      case .integer(let number): "\(number)"
      case .number(let number): "\(number)"
      case .text(let text): .verbatim(text)
      case .list(let texts): .verbatim(texts.joined(separator: ", "))
      case .file(let name, let hash): "\(name), SHA-256 \(hash)"
      }
    return String(language.text(words).map { $0.isNewline ? " " : $0 })
  }
}
