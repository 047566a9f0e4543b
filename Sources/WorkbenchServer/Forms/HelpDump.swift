/// What `--experimental-dump-help` of swift-argument-parser prints, as far as a form needs it.
struct HelpDump: Decodable {
  struct Command: Decodable {
    let abstract: String?
    let arguments: [Declaration]?
  }

  struct Declaration: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  let command: Command
}
