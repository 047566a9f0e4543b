import ArgumentParser
import Notebook
import Phrases

/// `workbench doctor`: looks whether this machine has what the chapters need.
struct DoctorCommand: SpokenCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check this machine, and say how to mend what is missing.",
    discussion: """
      ✓ is as it should be; – is missing, and something is done without; ✗ must be mended, and the exit \
      status is then 1.
      """)

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  @OptionGroup var spoken: LanguageOption

  func run(in catalogue: Catalogue) throws {
    let findings = Checkup(project: .ofThisProgram(), output: output).findings()
    print(Self.text(findings, in: catalogue), terminator: "")
    if findings.contains(where: { $0.state == .broken }) { throw ExitCode(1) }
  }

  /// One line a finding, and below it how to mend it.
  static func text(_ findings: [Finding], in catalogue: Catalogue = .english) -> String {
    let names = findings.map { $0.name.text(in: catalogue) }
    let width = names.map { TextWidth.columns($0) }.max() ?? 0
    let room = String(repeating: " ", count: width)
    return zip(findings, names).map { finding, name in
      let name = TextWidth.padded(name, to: width)
      let line = "\(finding.state.rawValue) \(name)  \(finding.detail.text(in: catalogue))\n"
      return line + (finding.advice.map { "  \(room)  → \($0.text(in: catalogue))\n" } ?? "")
    }.joined()
  }
}
