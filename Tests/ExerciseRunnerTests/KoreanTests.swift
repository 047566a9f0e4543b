import ExerciseCatalogue
import Foundation
import Phrases
import Platform
import Testing

@testable import ExerciseKit
@testable import ExerciseRunner

/// What a learner reads in Korean.
@Suite("Korean")
struct KoreanTests {
  private let copy: ChapterCopy
  private let screen: Screen

  init() throws {
    copy = try ChapterCopy("07-comparison")
    screen = Screen(translations: try Translations.load(.korean))
  }

  private func run(_ arguments: String...) throws -> (status: Int32, text: String) {
    let child = ChildProcess(
      PracticePackage.runner, arguments + ["--folder", copy.folder],
      environment: ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ko_KR.UTF-8"])
    let outcome = try child.run(limits: .init(seconds: 60, outputBytes: 1_000_000))
    guard case .exited(let status) = outcome.end else {
      throw RunFailure("The runner ended: \(outcome.end)")
    }
    return (status, String(decoding: outcome.output, as: UTF8.self))
  }

  // MARK: - Commands

  @Test("The overview is in the system's language, unless another is asked for")
  func overview() throws {
    let korean = try run()
    #expect(korean.text.contains("3개 가운데 0개를 풀었다\n\n다음: 07.1 상태와 캐시의 바이트  (쉬움, 약 5분)\n"))
    #expect(korean.text.contains("\n    tokens, layers, width   ->   바이트\n"))
    #expect(korean.text.contains("\n  swift run exercises hint 07.1    힌트를 본다\n"))
    #expect(korean.text.split(separator: "\n").allSatisfy { TextWidth.columns($0) <= 80 })
    let english = try run("next", "--language", "en")
    #expect(english.text.contains("Next: 07.1 Bytes of state and cache  (easy, about 5 minutes)"))
    let wrong = try run("next", "--language", "fr")
    #expect(wrong.status != 0)
  }

  @Test("Hints come in Korean, and so do errors")
  func hints() throws {
    let hint = try run("hint", "07.2", "--language", "ko")
    #expect(hint.text == "07.2 회상 점수\n  힌트 1/3: 점수에 들어가는 자리를 먼저 고르고, 그다음에 견준다.\n")
    let error = try run("hint", "07", "--language", "ko")
    #expect(error.text.contains("Error: “07”에 해당하는 연습문제가 3개이다. 07.1처럼 하나만 적는다."))
    #expect(error.status == 1)
    let command = try run("none", "--language", "ko")
    #expect(command.text.contains("“none” 명령은 없다. 있는 명령: next, check,"))
  }

  @Test("The list is set in columns, whatever the words in it are")
  func list() throws {
    try ProgressFile.change("07.1", in: copy.folder) { $0 = .init(state: .solved, hintsUsed: 2) }
    try ProgressFile.change("07.2", in: copy.folder) { $0.state = .attempted }
    #expect(
      try run("list", "--language", "ko").text == """
        07-comparison
          07.1  풀었음  상태와 캐시의 바이트                  5분, 힌트 2개
          07.2  푸는 중 회상 점수                             10분
          07.3  시작 전 증가의 지수                           15분

        ━━━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  3개 가운데 1개를 풀었다

        """)
  }

  @Test("What programs read is the same in every language")
  func status() throws {
    let korean = try run("status", "--json", "--language", "ko")
    #expect(korean.text.contains("\"title\" : \"Bytes of state and cache\""))
    #expect(try run("status", "--json", "--language", "en").text == korean.text)
  }

  // MARK: - Verdicts

  private func lines(_ verdict: Verdict) throws -> [String] {
    let exercise = try #require(try copy.exercises().first)
    return AssessmentView(screen: screen, exercise: exercise, file: "Learner.swift")
      .lines(.graded(verdict))
  }

  @Test("A failed check is told in Korean: its name, the numbers and the mistake")
  func failure() throws {
    var difference = Difference()
    difference.part = "bytes of cache"
    (difference.index, difference.expected, difference.got) = ([], 160, 80)
    (difference.count, difference.total, difference.largest) = (1, 1, 80)
    let failure = Report.Failure(
      check: "one layer, by hand", given: "tokens 10, layers 1, width 2", difference: difference,
      mistake: "KeysOnly")
    #expect(
      try lines(Verdict(kind: .failed(failure), checkCount: 1, printed: "", seconds: 1)) == [
        "✗ 07.1 상태와 캐시의 바이트: 아직 아니다", "",
        "  검사: 층 하나, 손으로 푼 것", "  입력: tokens 10, layers 1, width 2", "",
        "  “캐시의 바이트”에서 처음 다른 수: 정답 160, 내 답 80", "",
        "  키만 세었거나 값만 세었다. 캐시에는 둘 다 들어 있다.",
      ])
  }

  @Test("Remarks about numbers and about rows come through the learner's process in Korean")
  func remarks() throws {
    let check = Check<Outcome>("c", given: "", expects: .vector([1, 2])) { $0 }
    for (answer, sentence) in [
      (Outcome.vector([2, 3]), "모든 수가 정답보다 1만큼 크다."),
      (.vector([2, 4]), "내 답은 어디에서나 정답의 2.00배이다."),
      (.vector([.nan, 2]), "NaN이 처음 나온 곳은 [0]이다. NaN은 0/0, ∞ - ∞, 또는 음수의 로그나"),
      (.matrix([[1, 2], [3]]), "결과가 행렬이 아니다. 1행에는 수가 1개, 0행에는 2개 있다. 모든"),
    ] {
      let report = Grading(checks: [check], mistakes: [:]).report(on: answer)
      let encoder = JSONEncoder()
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      let decoder = JSONDecoder()
      decoder.nonConformingFloatDecodingStrategy = .convertFromString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      let received = try decoder.decode(Report.self, from: try encoder.encode(report))
      let failure = try #require(received.failure)
      let text = try lines(
        Verdict(kind: .failed(failure), checkCount: 1, printed: "", seconds: 1))
      #expect(text.contains { $0.contains(sentence) })
    }
  }

  @Test("A program that stopped says where, with the particles that fit")
  func ended() throws {
    var verdict = Verdict(kind: .ended(.exited(0)), checkCount: 0, printed: "", seconds: 1)
    verdict.lastCheck = ("one token", "tokens 1, layers 3, width 5")
    #expect(
      try lines(verdict).prefix(4) == [
        "✗ 07.1 상태와 캐시의 바이트: 일찍 끝남", "",
        "  “토큰 하나” 검사에서 코드가 상태 0으로 프로그램을 끝냈다. 나머지 검사를 하지",
        "  못했으므로 통과한 것이 없다. `exit` 함수를 부르지 말고 결과를 돌려준다.",
      ])
  }

  @Test("Success shows the number of checks and why the code works")
  func solved() throws {
    let text = try lines(Verdict(kind: .passed, checkCount: 3, printed: "", seconds: 1))
    #expect(text.first == "✓ 07.1 상태와 캐시의 바이트: 풀었다, 검사 3개 통과")
    #expect(text.contains { $0.hasPrefix("  왜 이렇게 되는가: 이 장에서 맞바꾸는 것이 이것이다.") })
    #expect(text.allSatisfy { TextWidth.columns($0) <= 80 })
  }

  @Test("Blocks and picture have Korean words, the maps below their titles")
  func blocks() throws {
    let blocks = MatrixBlocks(
      got: [[0, 1], [1, 1]], expected: [[0, 1], [0.5, 2]], screen: screen)
    #expect(
      blocks.lines == [
        "  내 답        정답         차이      ",
        "  ··▒▒         ··▒▒         · ·       ",
        "  ▒▒▒▒         ░░██         + -       ",
        "  빈 칸 0, 찬 칸 2; 차이: -는 정답보다 작고 +는 크다",
      ])
    let picture = DifferencePicture(title: "05.1", got: [[0, 1]], expected: [[0, 2]])
    let path = copy.folder + "/picture.png"
    try picture.write(to: path, in: screen.translations)
    #expect(WholeFile.bytes(path) == (try picture.figure.png(scale: 2, in: screen.translations)))
    #expect(WholeFile.bytes(path) != (try picture.figure.png(scale: 2)))
  }

  // MARK: - Texts of exercises

  @Test("A chapter whose exercises are translated is so as a whole")
  func cards() throws {
    let all = try ExercisePackage(named: PracticePackage.root + "/Exercises").exercises
    var count = 0
    for exercise in all {
      let name = "exercises-\(exercise.chapter.prefix(2))"
      guard FileSystem.exists("\(PracticePackage.root)/Lessons/ko/\(name).po") else { continue }
      let catalogue = try Catalogue.load(.korean, project: PracticePackage.root, files: [name])
      let stub = WholeFile.text(exercise.learnerFile) ?? ""
      let phrases =
        [exercise.title, exercise.why] + exercise.hints + Exercise.paragraphs(in: stub)
        + exercise.card.mistakes.keys.sorted().compactMap(exercise.sentence)
      for phrase in phrases where !phrase.isEmpty {
        #expect(catalogue.has(phrase.key), "\(exercise.id): \(phrase.key)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test("Braces in the text of an exercise are no slots")
  func braces() {
    let screen = Screen()
    #expect(screen.wrapped(Phrase(stringLiteral: "{1} { x }")) == ["{1} { x }"])
    #expect(
      Exercise.paragraphs(in: "// T\n//\n// a {0, 1}\n// set\n").map(\.key) == ["a {{0, 1}} set"])
  }

  @Test("Prose is broken by the columns that it takes, and a line of a file is cut by them")
  func wraps() {
    let screen = Screen(width: 20)
    #expect(
      screen.wrapped("어텐션은 토큰을 모두 돌아보는 방법이다.", indent: 2) == [
        "  어텐션은 토큰을", "  모두 돌아보는", "  방법이다.",
      ])
    #expect(screen.cut("let 이름 = \"가나다라마바사\"") == "let 이름 = \"가나다…")
  }
}
