import Platform

/// The options of a chapter, as the chapter itself declares them, and what a form may make of them.
struct ChapterForm: Equatable, Sendable {
  /// A step that `--list --json` names.
  struct Step: Codable, Equatable, Sendable {
    let id: String
    let title: String
    let needs: [String]
  }

  /// The fields, in the order of `--help`; the chapter's own first.
  let fields: [OptionField]

  /// The steps; empty until the chapter is built.
  let steps: [Step]

  /// Those that the server itself sets, or that make no sense without a terminal.
  private static let hidden: Set<String> = ["help", "list", "json", "interactive", "output"]
  private static let common = ["quick", "full", "seed", "threads", "steps"]

  /// Reads what the chapter prints.
  ///
  /// - Parameters:
  ///   - dump: The JSON of `--experimental-dump-help`.
  ///   - steps: The lines of `--list --json`.
  /// - Throws: `DecodingError` where that is no such dump.
  init(dump: String, steps: String = "") throws {
    let help = try JSON.decode(HelpDump.self, from: dump.utf8)
    let found = (help.command.arguments ?? []).compactMap(Self.field)
    let own = found.filter { !Self.common.contains($0.name) }
    fields = own + Self.common.compactMap { name in found.first { $0.name == name } }
    self.steps = steps.split(separator: "\n").compactMap { line in
      try? JSON.decode(Step.self, from: line.utf8)
    }
  }

  private static func field(_ argument: HelpDump.Declaration) -> OptionField? {
    let long = argument.names?.first { $0.kind == "long" }?.name
    guard let name = long, argument.shouldDisplay, !hidden.contains(name), isName(name) else {
      return nil
    }
    let kind: OptionField.Kind
    switch argument.kind {
    case "flag": kind = .flag
    case "option" where name == "steps": kind = .steps
    case "option" where argument.allValues?.isEmpty == false: kind = .choice
    case "option": kind = .value
    default: return nil
    }
    return OptionField(
      name: name, kind: kind, help: argument.abstract ?? "",
      placeholder: argument.valueName ?? "", initial: argument.defaultValue ?? "",
      choices: argument.allValues ?? [])
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.first != 45
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 45
      }
  }

  // MARK: - From a form to a command line

  /// Makes the command line of a filled form.
  ///
  /// Each option is one word with its value, `--seed=1`, so that no value is ever taken for an option.
  ///
  /// - Parameter values: Texts by the options' names; `"true"` for a flag. Empty ones count as not given.
  /// - Returns: The words of the command line.
  /// - Throws: `Refusal` for an option that the chapter doesn't have, or a value that can't be one.
  func arguments(_ values: [String: String]) throws(Refusal) -> [String] {
    for name in values.keys.sorted() where !fields.contains(where: { $0.name == name }) {
      throw Refusal(400, "This chapter has no option “\(name.prefix(40))”.")
    }
    var arguments: [String] = []
    for field in fields {
      guard let value = values[field.name], !value.isEmpty else { continue }
      guard value.utf8.count <= 4096, !value.utf8.contains(where: { $0 < 32 || $0 == 127 }) else {
        throw Refusal(
          400, "The value of --\(field.name) must be one line of at most 4096 bytes.")
      }
      switch field.kind {
      case .flag:
        guard value == "true" || value == "false" else {
          throw Refusal(400, "--\(field.name) is given or not: it takes no value.")
        }
        if value == "true" { arguments.append("--\(field.name)") }
      case .choice:
        guard field.choices.contains(value) else {
          throw Refusal(
            400, "--\(field.name) takes one of: \(field.choices.joined(separator: ", ")).")
        }
        arguments.append("--\(field.name)=\(value)")
      case .value, .steps:
        if value == field.initial { continue }
        arguments.append("--\(field.name)=\(value)")
      }
    }
    return arguments
  }
}
