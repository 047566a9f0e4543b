import Foundation
import Testing
import Text

/// The Bible from a program: run apart from the other tests, since a script can't be started while a child
/// of another test still holds it open.
@Suite("KingJamesBible from a program", .serialized)
struct KingJamesBibleProcessTests {
  /// A folder with a program `bible` that is this script, and the environment that finds it.
  private func withProgram(
    _ script: String, _ body: (_ path: String, _ environment: [String: String]) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let program = try write(Array(("#!/bin/sh\n" + script).utf8), named: "bible", in: folder)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let environment = ["PATH": "\(folder):/usr/bin:/bin", "XDG_CACHE_HOME": "\(folder)/cache"]
      try body(try #require(KingJamesBible.cachePath(environment: environment)), environment)
    }
  }

  @Test("A missing extract is made by the program, whole or not at all")
  func generates() throws {
    let whole = """
      [ "$*" = "-f gen1:1-rev22:21" ] || exit 3
      i=1
      while [ $i -le 31102 ]; do echo "Ge1:$i word"; i=$((i + 1)); done
      """
    try withProgram(whole) { path, environment in
      let bible = try KingJamesBible.load(environment: environment)
      #expect(bible.verses.count == 31_102)
      let folder = (path as NSString).deletingLastPathComponent
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files == ["kjv.txt"])
    }
    try withProgram("echo 'Ge1:1 word'\n") { path, environment in
      let error = #expect(throws: CorpusError.self) {
        _ = try KingJamesBible.load(environment: environment)
      }
      #expect(error?.description.contains("(it printed 1 verses instead of 31102)") == true)
      let folder = (path as NSString).deletingLastPathComponent
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files == [])
    }
    try withProgram("exit 7\n") { _, environment in
      let error = #expect(throws: CorpusError.self) {
        _ = try KingJamesBible.load(environment: environment)
      }
      #expect(error?.description.contains("(it ended with status 7)") == true)
    }
  }

  @Test("Without a cache that may be written the program prints the Bible anew")
  func noCache() throws {
    let whole = """
      i=1
      while [ $i -le 31102 ]; do echo "Ge1:$i word"; i=$((i + 1)); done
      """
    try withProgram(whole) { _, environment in
      for cache in [nil, "/proc/nowhere", "/dev/null"] {
        var environment = environment
        environment["XDG_CACHE_HOME"] = cache
        let bible = try KingJamesBible.load(environment: environment)
        #expect(bible.verses.count == 31_102 && bible.name == "kjv.txt")
      }
    }
  }
}
