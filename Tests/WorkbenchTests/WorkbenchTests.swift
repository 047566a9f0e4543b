import Testing

@testable import Workbench

@Suite struct WorkbenchTests {
  @Test("The program is called as the README calls it")
  func name() {
    #expect(Workbench.configuration.commandName == "workbench")
  }
}
