import Testing

@testable import Phrases

@Suite("Files of translations")
struct TranslationFileTests {
  private func file(_ text: String) throws -> TranslationFile {
    try TranslationFile(Array(text.utf8), path: "Lessons/ko/test.po")
  }

  @Test("Comments, a header, texts of several lines and escapes are read")
  func reading() throws {
    let read = try file(
      #"""
      # A comment.
      msgid ""
      msgstr ""
      "Content-Type: text/plain; charset=UTF-8\n"

      #: Recall.swift
      msgid "One “line”, "
      "\"two\"\n"
      msgstr ""
      "한 줄, "
      "두 줄\n"
      msgid "b"
      msgstr "나"

      msgid "not yet"
      msgstr ""

      #, fuzzy
      msgid "unsure"
      msgstr "글쎄"
      """#)
    #expect(read.templates.keys.sorted() == ["One “line”, \"two\"\n", "b"])
    #expect(read.templates["b"]?.filled([]) == "나")
    #expect(read.openKeys == ["not yet", "unsure"])
  }

  @Test(
    "A mistake is told with its line",
    arguments: [
      ("msgid \"a\"\n\nmsgstr \"b\"", 2, "“msgstr” must follow “msgid” at once"),
      ("msgid \"a\"\nmsgid \"b\"", 2, "“msgid” must be followed by “msgstr”"),
      ("msgid \"a\"", 1, "“msgid” must be followed by “msgstr”"),
      ("msgstr \"a\"", 1, "“msgstr” must follow a “msgid”"),
      ("\"a\"", 1, "a text must follow “msgid” or “msgstr”"),
      ("msgid a", 1, "a text must stand in quotation marks, \"…\""),
      ("msgid \"a\"b\"", 1, "a quotation mark in a text is written \\\""),
      ("msgid \"\\q\"", 1, "after a backslash must stand n, t, \" or another backslash"),
      (
        "msgctxt \"a\"", 1,
        "“msgctxt \"a\"” is not understood: a line is a comment, msgid, msgstr or a text"
      ),
      (
        "msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"", 3,
        "“a” is translated twice: keep one of the two"
      ),
      ("msgid \"{1}\"\nmsgstr \"{2}\"", 1, "the translation uses {2}, which the key has not"),
      ("msgid \"{1} {2}\"\nmsgstr \"{1}\"", 1, "the translation leaves out {2}"),
      (
        "msgid \"{1:은}\"\nmsgstr \"{1}\"", 1,
        "the key has a particle; particles belong into “msgstr”"
      ),
      (
        "\nmsgid \"{1}\"\nmsgstr \"{1:에}\"", 2,
        "the translation has the particle “에”, which is not known"
      ),
      ("msgid \"{x}\"\nmsgstr \"a\"", 1, "the key has the slot “{x}”, which is no number"),
      (
        "msgid \"{1\"\nmsgstr \"a\"", 1,
        "the key has a “{” without “}”; a brace of the text is written twice"
      ),
      (
        "msgid \"a\"\nmsgstr \"}\"", 1,
        "the translation has a “}” without “{”; a brace of the text is written twice"
      ),
    ] as [(String, Int, String)])
  func mistakes(text: String, line: Int, reason: String) {
    #expect(throws: TranslationError(path: "Lessons/ko/test.po", line: line, reason: reason)) {
      try file(text)
    }
  }

  @Test("An error is one sentence with file and line; bytes that are no UTF-8 are one")
  func notUTF8() {
    let error = #expect(throws: TranslationError.self) {
      try TranslationFile([0xff], path: "a.po")
    }
    #expect(error?.description == "a.po:1: the file is not UTF-8: save it as that.")
  }

  @Test("A later file of a catalogue translates anew what an earlier one has")
  func precedence() throws {
    let first = try file("msgid \"a\"\nmsgstr \"가\"\nmsgid \"b\"\nmsgstr \"나\"")
    let second = try file("msgid \"a\"\nmsgstr \"하\"")
    let catalogue = Catalogue(.korean, [first, second])
    #expect(("a" as Phrase).text(in: catalogue) == "하")
    #expect(("b" as Phrase).text(in: catalogue) == "나")
    #expect(catalogue.keys == ["a", "b"])
  }

  @Test("A doubled brace is a brace")
  func braces() throws {
    let catalogue = Catalogue(.korean, [try file("msgid \"{{x}} {1}\"\nmsgstr \"{1} {{엑스}}\"")])
    #expect(("{x} \(1)" as Phrase).text(in: catalogue) == "1 {엑스}")
  }
}
