import Platform
import Testing

@Suite("An interruption")
struct InterruptionTests {
  @Test("is none where nobody asked")
  func none() {
    #expect(!Interruption.none.isPending)
    #expect(Interruption { SIGTERM }.isPending)
  }

  @Test("is noticed, and ends the process as the signal would have")
  func delivered() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      let asked = Interruption.watch(endsAtSecond: false)
      raise(SIGTERM)
      guard asked.isPending else { exit(1) }
      raise(SIGTERM)
      Interruption.deliver()
    }
  }

  @Test("ends the process at once at the second signal")
  func second() async {
    await #expect(processExitsWith: .exitCode(130)) {
      Interruption.watch()
      raise(SIGINT)
      raise(SIGINT)
    }
  }
}
