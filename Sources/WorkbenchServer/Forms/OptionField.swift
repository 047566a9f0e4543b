/// One field of the form with a chapter's options.
struct OptionField: Codable, Equatable, Sendable {
  /// What kind of value it takes.
  enum Kind: String, Codable {
    /// Given or not.
    case flag
    /// A line of text, or a number.
    case value
    /// One of a few words.
    case choice
    /// Some of the chapter's steps.
    case steps
  }

  /// The option's name, without dashes.
  let name: String
  let kind: Kind
  /// What it does, in the words of `--help`.
  let help: String
  /// What stands for the value in `--help`.
  let placeholder: String
  /// The value where none is given.
  let initial: String
  /// The words to choose from.
  let choices: [String]
}
