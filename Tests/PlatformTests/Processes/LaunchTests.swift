import Foundation
import Platform
import Testing

@Suite("A launch")
struct LaunchTests {
  @Test("hands on a program's exit status, and a signal's number too")
  func statuses() throws {
    #expect(try Launch("sh", ["-c", "exit 3"]).runInForeground().shellStatus == 3)
    #expect(try Launch("sh", ["-c", "kill -KILL $$"]).runInForeground().shellStatus == 137)
    #expect(throws: ProcessError(program: "/no/such/program", reason: "No such file or directory"))
    {
      try Launch("/no/such/program").runInForeground()
    }
  }

  @Test("gives a program files, nothing, and only the variables that it shall have")
  func streams() throws {
    let folder = try TemporaryFolder()
    var launch = Launch("sh", ["-c", "cat; echo $WORD $HOME; echo lost >&2"])
    launch.environment = ["WORD": "given", "PATH": "/usr/bin:/bin"]
    launch.streams = [0: .nothing, 1: .newFile(folder("out")), 2: .nothing]
    #expect(try launch.start().wait() == .exited(0))
    #expect(try folder.text(of: "out") == "given\n")
  }

  @Test("ends a group as a whole, and looks without waiting")
  func groups() throws {
    var launch = Launch("sh", ["-c", "sleep 60 & sleep 60"])
    launch.hasOwnGroup = true
    let process = try launch.start()
    #expect(process.ended() == nil)
    process.killGroup()
    #expect(process.wait() == .signalled(SIGKILL))
  }
}
