import ArgumentParser
import Phrases
import Platform

/// One run of a chapter, from the checks before it to its publishing.
struct ChapterRun<C: Chapter> {
  private let chapter: C
  private let environment: RunEnvironment
  private let ledger: Ledger
  private let catalogue: Catalogue
  private let startedAt: Double

  /// Prepares a run.
  ///
  /// - Throws: `TranslationError` where a file of translations is wrong.
  init(_ chapter: C, environment: RunEnvironment) throws(TranslationError) {
    let project = environment.project.folder
    let korean = try Catalogue.load(.korean, project: project, chapter: C.folderName)
    let catalogue: Catalogue =
      switch chapter.options.language ?? environment.language {
      case .english: .english
      case .korean: korean.rememberingMissing()
      }
    self.catalogue = catalogue
    self.chapter = chapter
    self.environment = environment
    startedAt = environment.clock()
    let view: any EventReader =
      chapter.options.json
      ? JSONLines(output: environment.output)
      : TerminalView(
        output: environment.output, traits: environment.terminal, catalogue: catalogue,
        clock: environment.clock)
    ledger = Ledger(
      environment: environment, catalogue: catalogue, korean: korean, readers: [view])
  }

  /// Runs the chapter.
  ///
  /// - Throws: `ValidationError` for the command line; `ExitCode` where the run was stopped, which
  ///   the learner has been told; else the error of whatever failed.
  func run() throws {
    if chapter.options.quick, chapter.isFull {
      let words: Phrase = "--quick and --full exclude each other: give one of them."
      throw ValidationError(words.text(in: catalogue))
    }
    do {
      try runSteps()
    } catch let error as NotebookError {
      throw error.written(in: catalogue)
    }
  }

  private func runSteps() throws {
    let notebook = StepList()
    try chapter.steps(in: notebook)
    let plan = try notebook.plan(chapter.options.steps, in: catalogue)
    if chapter.options.list {
      let listing = StepListing(notebook.steps, catalogue)
      environment.output.write(chapter.options.json ? try listing.json() : listing.text())
      try environment.checkOutput()
      return
    }
    do {
      let folder = try OutputFolder(root: chapter.options.output, name: C.folderName)
      defer { folder.discard() }
      try run(plan, of: notebook, in: folder)
    } catch let error as Cancelled {
      ledger.add(.stopped(RunFailure(message: error.sentence.text(in: catalogue))))
      throw ExitCode(error.exitStatus)
    } catch {
      let error = (error as? any PhrasedError)?.written(in: catalogue) ?? error
      ledger.add(.failed(RunFailure(message: String(describing: error))))
      throw error
    }
  }

  private func run(_ plan: [Step], of notebook: StepList, in folder: OutputFolder) throws {
    try environment.checkCancellation()
    for prepare in notebook.preparations { try prepare() }
    let start = RunStart(
      chapter: C.folderName, title: C.title.text(in: catalogue), seed: chapter.options.seed,
      options: recordedOptions(plan, of: notebook), steps: plan.map(\.id),
      threads: chapter.options.threads, folder: folder.published)
    let recorder = Recorder(start)
    ledger.attach(recorder)
    let storyteller = Storyteller(start)
    ledger.attach(storyteller)
    ledger.add(.run(start))
    for (index, step) in plan.enumerated() {
      try run(step, number: index + 1, of: plan.count, in: folder)
    }
    try publish(recorder, storyteller, from: folder)
  }

  private func run(_ step: Step, number: Int, of count: Int, in folder: OutputFolder) throws {
    try environment.checkCancellation()
    let begin = environment.clock()
    ledger.add(
      .step(
        StepStart(
          step: step.id, title: step.title.text(in: catalogue), number: number, count: count)))
    let page = Page(
      step: step.id,
      conditions: RunConditions(
        isQuick: chapter.options.quick, isFull: chapter.isFull, seed: chapter.options.seed,
        threads: chapter.options.threads),
      folder: folder, ledger: ledger)
    try step.body(page)
    ledger.add(.stepEnd(StepEnd(step: step.id, seconds: environment.clock() - begin)))
    try environment.checkCancellation()
    try environment.checkOutput()
    if chapter.options.interactive, number < count {
      if !chapter.options.json {
        let prompt: Phrase = "Return goes on to the next step."
        environment.output.write("\n  \(prompt.text(in: catalogue)) ")
      }
      let isNewLine = environment.waitForReturn()
      if !chapter.options.json, !isNewLine { environment.output.write("\n") }
      try environment.checkCancellation()
    }
  }

  private func publish(
    _ recorder: Recorder, _ storyteller: Storyteller, from folder: OutputFolder
  ) throws {
    var page = ChapterPage(
      story: storyteller.story, folder: folder.staging, project: environment.project)
    page.links = PageLinks(output: folder.root)
    page.catalogue = catalogue
    let notebook = JupyterNotebook(
      story: storyteller.story, folder: folder.staging, project: environment.project,
      catalogue: catalogue)
    for (name, bytes) in [
      (RunStory.fileName, try storyteller.lines()), (ChapterPage.fileName, Array(page.html().utf8)),
      (JupyterNotebook.fileName, notebook.bytes()),
    ] {
      try AtomicFile.write(bytes, to: FilePath.join(folder.staging, name))
    }
    if !catalogue.missingKeys.isEmpty {
      let bytes = Array(TranslationFile.open(catalogue.missingKeys).utf8)
      try AtomicFile.write(bytes, to: FilePath.join(folder.staging, RunFiles.untranslated))
    }
    let timing = try JSON.document(recorder.timing)
    try AtomicFile.write(timing, to: FilePath.join(folder.staging, RunRecord.timingFileName))
    // Last, since a folder that holds it counts as a complete run.
    let record = try JSON.document(recorder.record)
    try AtomicFile.write(record, to: FilePath.join(folder.staging, RunRecord.fileName))
    let earlier = try folder.publish(key: recorder.record.key)
    // The run is published, and a list of all runs is no reason to say that it failed.
    try? OutputIndex(root: folder.root, project: environment.project, catalogue: catalogue).write()
    ledger.add(
      .runEnd(
        RunEnd(
          folder: folder.published, earlier: earlier, seconds: environment.clock() - startedAt)))
  }

  /// Collects the options that decide what comes out.
  ///
  /// Of `--steps`, the steps that ran are recorded, where they are not all: asking for what is needed
  /// anyway makes no other run.
  private func recordedOptions(_ plan: [Step], of notebook: StepList) -> [String: OptionValue] {
    var options = notebook.options
    options["quick"] = .flag(chapter.options.quick)
    options["full"] = .flag(chapter.isFull)
    options["language"] = .text(catalogue.language.rawValue)
    if plan.count < notebook.steps.count { options["steps"] = .list(plan.map(\.id)) }
    return options
  }
}
