import ExerciseCatalogue
import ExerciseKit
import Platform

/// Proves that the exercises are what they should be.
struct Verification {
  /// What was found about one exercise.
  struct Finding {
    /// How many checks were run, over all answers.
    var checks = 0
    /// How many mistakes were rejected by their names.
    var mistakes = 0
    /// What is wrong, in sentences.
    var faults: [String] = []
    /// What is not wrong, but worth a word.
    var notes: [String] = []
  }

  /// The project, for its lessons.
  let root: String
  /// Where the programs are.
  let builder: Builder

  /// Looks at one exercise: its card, its stub, its solution, its mistakes.
  func finding(on exercise: Exercise) throws(ProcessError) -> Finding {
    var finding = Finding()
    checkCard(exercise, &finding)
    let program = builder.program(exercise.product)
    let process = GradingProcess(program: program)
    let stub = try process.verdict(on: "learner")
    finding.checks += stub.checkCount
    if stub.kind != .notAttempted {
      finding.faults.append("The stub must throw NotAttempted(), but it \(words(stub)).")
    }
    let solution = try process.verdict(on: "solution")
    finding.checks += solution.checkCount
    if solution.kind != .passed {
      finding.faults.append("The solution must pass, but it \(words(solution)).")
    }
    if publicNames(exercise.learnerFile) != publicNames(exercise.solutionFile) {
      finding.faults.append(
        "The public declarations of Solution.swift must be those of the stub, so that it can be "
          + "pasted there.")
    }
    let names = try names(program)
    for name in names where exercise.card.mistakes[name] == nil {
      finding.faults.append("Exercise.json doesn't say what to tell about the mistake \(name).")
    }
    for name in exercise.card.mistakes.keys.sorted() {
      let verdict = try process.verdict(on: name)
      finding.checks += verdict.checkCount
      if case .failed(let failure) = verdict.kind, failure.mistake == name {
        finding.mistakes += 1
      } else {
        finding.faults.append(
          "The mistake \(name) must be rejected by its name, but it \(words(verdict)).")
      }
    }
    return finding
  }

  /// The public declarations in a file, up to their braces, without spaces and line breaks.
  private func publicNames(_ path: String) -> Set<Substring> {
    let lines = (WholeFile.text(path) ?? "").split(separator: "\n")
      .map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
    let text = lines.joined().filter { $0 != " " }
    return Set(text.matches(of: /public[^{]*\{/).map(\.output))
  }

  /// The mistakes that the program knows.
  private func names(_ program: String) throws(ProcessError) -> [String] {
    let limits = ChildProcess.Limits(seconds: 20, outputBytes: 100_000)
    let outcome = try ChildProcess(program, ["names"]).run(limits: limits)
    return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func words(_ verdict: Verdict) -> String {
    switch verdict.kind {
    case .passed: "passes all \(verdict.checkCount) checks"
    case .notAttempted: "throws NotAttempted()"
    case .failed(let failure):
      failure.mistake.map { "is taken for \($0) in “\(failure.check)”" }
        ?? "fails in “\(failure.check)” without a name"
    case .ended(let end):
      "ends (\(end)) in “\(verdict.lastCheck?.name ?? "nothing")”"
    }
  }

  // MARK: - The card

  private func checkCard(_ exercise: Exercise, _ finding: inout Finding) {
    let card = exercise.card
    if card.hints.count != 3 || card.hints.contains(where: \.isEmpty) {
      finding.faults.append("There must be three hints, none of them empty.")
    }
    if card.title.isEmpty || card.why.isEmpty {
      finding.faults.append("Neither title nor why may be empty.")
    }
    if !(1...3).contains(card.difficulty) || !(5...20).contains(card.minutes) {
      finding.faults.append("The difficulty must be 1, 2 or 3, and the minutes 5 to 20.")
    }
    if card.mistakes.count < 3 || card.mistakes.values.contains(where: \.isEmpty) {
      finding.faults.append("There must be three mistakes or more, each with a sentence.")
    }
    let parts = card.lesson.split(separator: "#").map(String.init)
    guard parts.count == 2 else {
      finding.faults.append(
        "The lesson must be a lesson's name and a section: 05-attention#scores.")
      return
    }
    guard let lesson = WholeFile.text("\(root)/Lessons/\(parts[0]).md") else {
      finding.notes.append("Lessons/\(parts[0]).md is not there yet.")
      return
    }
    if !lesson.split(separator: "\n").contains(where: { $0.hasPrefix("## \(parts[1]) ") }) {
      finding.faults.append("Lessons/\(parts[0]).md has no section “## \(parts[1])”.")
    }
  }
}
