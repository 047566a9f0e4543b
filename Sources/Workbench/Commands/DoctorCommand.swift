import ArgumentParser
import Notebook

/// `workbench doctor`: looks whether this machine has what the chapters need.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check this machine, and say how to mend what is missing.",
    discussion: """
      ✓ is as it should be; – is missing, and something is done without; ✗ must be mended, and the exit \
      status is then 1.
      """)

  @Option(help: ArgumentHelp("The chapters' output folder.", valueName: "dir"))
  var output = "Output"

  func run() throws {
    let findings = Checkup(project: .ofThisProgram(), output: output).findings()
    print(Self.text(findings), terminator: "")
    if findings.contains(where: { $0.state == .broken }) { throw ExitCode(1) }
  }

  /// One line a finding, and below it how to mend it.
  static func text(_ findings: [Finding]) -> String {
    let width = findings.map(\.name.count).max() ?? 0
    return findings.map { finding in
      let name = finding.name + String(repeating: " ", count: width - finding.name.count)
      let line = "\(finding.state.rawValue) \(name)  \(finding.detail)\n"
      return line
        + (finding.advice.map { "  \(String(repeating: " ", count: width))  → \($0)\n" } ?? "")
    }.joined()
  }
}
