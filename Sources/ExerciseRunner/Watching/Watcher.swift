import ExerciseCatalogue
import ExerciseKit
import Phrases
import Platform

/// Checks at every save, and reads keys in between.
///
/// Files are looked at five times a second rather than watched by the system, since that works on
/// mounted drives too.
struct Watcher {
  private let desk: Desk
  private let catalogue: ExercisePackage
  private let screen: Screen
  private let keyboard: Keyboard?
  private var current: Exercise
  private var stamps: [FileStamp?] = []
  /// A key that came while a check was running.
  private var pressed: Character?

  init(
    _ desk: Desk, _ screen: Screen, _ catalogue: ExercisePackage, first: Exercise,
    keyboard: Keyboard?
  ) {
    self.desk = desk
    self.catalogue = catalogue
    self.keyboard = keyboard
    self.screen = screen
    current = first
  }

  /// Runs until q, Ctrl-C, or the terminal is gone.
  mutating func run() throws {
    stamps = allStamps
    try check(current)
    while !Interruption.process.isPending {
      let now = allStamps
      if let saved = now.indices.first(where: { now[$0] != stamps[$0] && now[$0] != nil }) {
        stamps = now
        current = catalogue.exercises[saved]
        try check(current)
        continue
      }
      stamps = now
      guard let key = nextKey() else { continue }
      if key == "q" { return desk.show([screen.text("Until next time.")]) }
      try handle(key)
    }
  }

  private var allStamps: [FileStamp?] { catalogue.exercises.map { FileStamp(of: $0.learnerFile) } }

  private mutating func nextKey() -> Character? {
    if let key = pressed {
      pressed = nil
      return key
    }
    guard let keyboard else {
      usleep(200_000)
      return nil
    }
    return keyboard.key(milliseconds: 200)
  }

  private mutating func handle(_ key: Character) throws {
    switch key {
    case "n":
      guard let next = nextUnsolved else {
        return desk.show([screen.text("All other exercises are solved.")])
      }
      current = next
      clear()
      let file = Phrase.verbatim(catalogue.short(current.learnerFile))
      desk.show(
        [screen.styled(.strong, "\(current.id) \(current.title)")]
          + ["  " + screen.styled(.path, file), ""] + screen.task(of: current))
      showKeys()
    case "h":
      desk.show([""] + (try Hints.next(of: current, in: catalogue, screen: screen)))
      showKeys()
    case "l":
      let progress = ProgressFile.read(in: catalogue.folder)
      clear()
      desk.show(ExerciseListing(catalogue: catalogue, progress: progress, screen: screen).lines)
      showKeys()
    case "c":
      try checkAll()
    case "r":
      try reset()
    default:
      break
    }
  }

  /// The next exercise after this one that is not solved, from the top after the last.
  private var nextUnsolved: Exercise? {
    let progress = ProgressFile.read(in: catalogue.folder)
    let all = catalogue.exercises
    let place = all.firstIndex(of: current) ?? 0
    return (all[(place + 1)...] + all[..<place]).first { progress[$0.id].state != .solved }
  }

  private mutating func check(_ exercise: Exercise) throws {
    clear()
    if screen.isInteractive { desk.show([screen.styled(.faint, "Checking \(exercise.id) …")]) }
    try assess(exercise)
    showKeys()
  }

  @discardableResult
  private mutating func assess(_ exercise: Exercise) throws -> Bool {
    let keyboard = keyboard
    var key: Character?
    let assessment = try desk.assess(exercise, in: catalogue, on: screen, stopsAtSignal: false) {
      // A pressed key waits for the end of the check, but for q.
      key = key ?? keyboard?.key(milliseconds: 0)
      return key != "q"
    }
    pressed = key
    return assessment.isSolved
  }

  private mutating func checkAll() throws {
    clear()
    let assessor = Assessor(catalogue: catalogue)
    let begun = catalogue.exercises.filter { !assessor.isUntouched($0) }
    var solved = 0
    for exercise in begun {
      guard try assess(exercise), pressed != "q", !Interruption.process.isPending else { break }
      solved += 1
    }
    let all = catalogue.exercises.count
    desk.show(["", screen.tally(solved, of: all, waiting: all - begun.count)])
    showKeys()
  }

  private mutating func reset() throws {
    desk.show([
      "",
      screen.text(
        "Reset \(current.id)? Your file is kept as a backup. y: yes, any other key: no"),
    ])
    var answer: Character?
    while answer == nil, !Interruption.process.isPending {
      answer = keyboard?.key(milliseconds: 200)
    }
    guard answer == "y" else { return desk.show([screen.text("Nothing was changed.")]) }
    do {
      desk.show([try Stub.restore(current, in: catalogue, screen: screen)])
    } catch {
      let sentence = (error as? any PhrasedError)?.sentence
      desk.show(screen.wrapped(sentence ?? .verbatim(String(describing: error))))
    }
    stamps = allStamps
  }

  private func clear() {
    if screen.isInteractive, !screen.isPlain {
      print("\u{1b}[2J\u{1b}[H", terminator: "")
    } else {
      print("")
    }
  }

  private func showKeys() {
    guard keyboard != nil else {
      return desk.show(["", screen.text("Waiting for a save. Ctrl-C ends.")])
    }
    let keys: Phrase =
      "Waiting for a save.  n next  h hint  l list  c check all  r reset  q quit"
    desk.show(["", screen.styled(.faint, keys)])
  }
}
