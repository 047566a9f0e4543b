import Platform
import Testing

@Suite struct VisibleTextTests {
  @Test("Signs that a terminal obeys are made visible, and nothing else")
  func signs() {
    #expect("\u{1B}[31mri\u{1B}[2Jver".visible == "␛[31mri␛[2Jver")
    #expect("a\u{0}b\rc\u{7F}".visible == "a␀b␍c␡")
    #expect("a\u{85}\u{9B}1m".visible == "a⟨U+0085⟩⟨U+009B⟩1m")
    #expect("file\u{202E}txt.exe\u{2066}".visible == "file⟨U+202E⟩txt.exe⟨U+2066⟩")
    let plain = "한글\tand “quotes”,\nलड़का, 👩‍👩‍👧, e\u{301}, \u{A0}"
    #expect(plain.visible == plain)
  }

  @Test("An excerpt is one line of a length")
  func excerpt() {
    #expect("abc".excerpt(3) == "abc")
    #expect("abcd".excerpt(3) == "abc…")
    #expect("a\nb\tc\u{1B}".excerpt() == "a⏎b⇥c␛")
    #expect(String(repeating: "a", count: 1_000_000).excerpt().count == 61)
  }
}
