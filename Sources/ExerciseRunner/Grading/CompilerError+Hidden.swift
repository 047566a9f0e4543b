import Phrases
import Platform

extension CompilerError {
  /// Finds what the checks look for in a learner's file and can't see, in the output of `swift build`.
  ///
  /// The compiler complains about the checks' own code then, which a learner has never seen; this says
  /// what is wrong in the learner's file.
  static func hidden(in output: String, about path: String) -> CompilerError? {
    guard let name = hiddenName(in: output), let source = WholeFile.text(path) else { return nil }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let declaration = try? Regex("^ *((?:enum|struct|class|actor) \(name))\\b")
    for (index, line) in lines.enumerated() {
      guard let declaration, let match = try? declaration.firstMatch(in: line),
        let words = match[1].substring
      else { continue }
      let function = firstHiddenFunction(in: lines[index...])
      return CompilerError(
        line: index + 1, column: line.prefix { $0 == " " }.count + 1,
        sentence: sentence(name, words, function), source: line)
    }
    return CompilerError(
      line: 1, column: 1,
      sentence: """
        There is no “\(name)” in this file: the checks look for it under this name. \
        `swift run exercises reset` brings the file back as it was given out, and keeps yours.
        """,
      source: lines.first ?? "")
  }

  /// Says what to write before a type, and before its function where that is hidden too.
  private static func sentence(
    _ name: String, _ type: Substring, _ function: String?
  ) -> Phrase {
    guard let function else {
      return """
        “\(name)” is not public: write “public \(type)”, so that the checks can see it.
        """
    }
    return """
      “\(name)” is not public: write “public \(type)” and “public \(function)”, so that the checks \
      can see it.
      """
  }

  /// The name that the checks did not find in the learner's module.
  private static func hiddenName(in output: String) -> String? {
    for line in output.split(separator: "\n") where line.contains(" error: ") {
      if let match = line.firstMatch(of: /module 'Learner_\w+' has no member named '(\w+)'/) {
        return String(match.1)
      }
      if let match = line.firstMatch(of: /'(\w+)' is inaccessible due to/) {
        return String(match.1)
      }
    }
    return nil
  }

  /// The beginning of the first function that is not public, such as `static func attend`.
  private static func firstHiddenFunction(in lines: ArraySlice<String>) -> String? {
    for line in lines {
      if let match = line.firstMatch(of: /^ *((?:static )?(?:mutating )?func \w+)/) {
        return String(match.1)
      }
    }
    return nil
  }
}
