import Foundation
import Phrases
import Testing

@testable import WorkbenchServer

extension ServingTests {
  @Suite struct ServerPageTests {
    private static let attacks = [
      "<script>hacked()</script>", "</pre><img src=x onerror=hacked()>", "\"><svg onload=hacked()>",
      "' onmouseover='hacked()", "javascript:hacked()", "</title><script>hacked()</script>",
      "{{{x}}}",
    ]

    @Test("No text of a record becomes HTML", arguments: attacks)
    func escapes(_ attack: String) async throws {
      let project = try TemporaryProject()
      try project.write(
        TemporaryProject.record(title: attack, text: attack), to: "Output/05-attention/run.json")
      try project.write(
        TemporaryProject.record(seed: 1, title: attack, text: attack),
        to: "Output/runs/05-attention/0123abcd/run.json")
      try await TestServer.with(project) { server in
        for path in ["/", "/chapters/05-attention", "/chapters/05-attention/compare"] {
          let page = await server.get(path).body
          #expect(!page.contains("<script>hacked"), "\(path)")
          #expect(!page.contains("<img src=x"), "\(path)")
          #expect(!page.contains("<svg onload"), "\(path)")
          #expect(!page.contains("' onmouseover='"), "\(path)")
          #expect(!page.contains("href=\"javascript:"), "\(path)")
        }
      }
    }

    @Test("A comparison marks what differs, and shows both pictures")
    func compares() async throws {
      let project = try TemporaryProject()
      try project.write(TemporaryProject.record(), to: "Output/05-attention/run.json")
      try project.write(
        TemporaryProject.record(seed: 1), to: "Output/runs/05-attention/0123abcd/run.json")
      try await TestServer.with(project) { server in
        let page = await server.get("/chapters/05-attention/compare").body
        #expect(page.contains("<tr class=\"differs\"><th scope=\"row\" class=\"mono\">seed</th>"))
        #expect(page.contains("<tr><th scope=\"row\" class=\"mono\">text</th>"))
        #expect(page.contains("/runs/05-attention/latest/scores.png"))
        #expect(page.contains("/runs/05-attention/0123abcd/scores.png"))
        #expect(page.contains("+0.1"))
      }
    }

    @Test("A run that is older than the code is called stale")
    func stale() async throws {
      let project = try TemporaryProject()
      try project.write(TemporaryProject.record(), to: "Output/05-attention/run.json")
      let file = project.output + "/05-attention/run.json"
      try await TestServer.with(project) { server in
        #expect(await !server.get("/chapters/05-attention").body.contains("Stale"))
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: file)
        #expect(
          await server.get("/chapters/05-attention").body.contains(
            "Stale: this chapter&#39;s code has changed since the run below. Run it again."))
        #expect(await server.get("/").body.contains("stale: the code has changed since this run"))
      }
    }

    @Test("Exercises stand as the learner's file has them")
    func exercises() async throws {
      let project = try TemporaryProject()
      try project.write(
        #"{"title":"Scale","difficulty":1,"minutes":5,"lesson":"05-attention#scores","hints":["a","b","c"],"why":"So it is.","mistakes":{}}"#,
        to: "Exercises/05-attention/1-scale/Exercise.json")
      try project.write(
        #"{"title":"Mask","difficulty":2,"minutes":9,"lesson":"05-attention#scores","hints":["a","b","c"],"why":"So it is.","mistakes":{}}"#,
        to: "Exercises/05-attention/2-mask/Exercise.json")
      try project.write("# Progress\n05.1 solved hints=2\nnonsense\n", to: "Exercises/progress.txt")
      try await TestServer.with(project) { server in
        let page = await server.get("/exercises").body
        #expect(page.contains("<b>1 of 2 solved</b>"))
        #expect(page.contains("swift run exercises check 05.2"))
        #expect(page.contains("2 hints shown"))
        #expect(
          await server.get("/chapters/05-attention").body.contains("Exercises: 1 of 2 solved"))
      }
    }

    @Test("Pages, refusals and the script speak the server's language")
    func korean() async throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
      let catalogue = try Catalogue.load(.korean, project: root, files: ["exercises"])
      let project = try TemporaryProject()
      try project.write(TemporaryProject.record(), to: "Output/05-attention/run.json")
      try await TestServer.with(project, in: catalogue) { server in
        let index = await server.get("/").body
        #expect(index.contains("<html lang=\"ko\">") && index.contains("푼 연습문제"))
        #expect(await server.get("/chapters/05-attention").body.contains(">실행</button>"))
        #expect(await server.get("/chapters/05-attention/compare").body.contains("<h1>두 실행을 나란히"))
        #expect(await server.get("/exercises").body.contains("핵심 줄을 스스로 써 보기"))
        #expect(await server.get("/nothing").body == "이 주소에는 아무것도 없다.\n")
        let script = await server.get("/assets/workbench.js").body
        #expect(script.contains("running: \"실행하는 중…\"") && !script.contains("[["))
      }
      try await TestServer.with(project) { server in
        let script = await server.get("/assets/workbench.js").body
        #expect(script.contains("running: \"Running …\"") && !script.contains("[["))
      }
    }

    @Test("A chapter without a record and without a lesson can still be run")
    func bareChapter() async throws {
      try await TestServer.with(try TemporaryProject()) { server in
        let page = await server.get("/chapters/05-attention").body
        #expect(page.contains("id=\"bench\" lang=\"en\" data-chapter=\"05-attention\""))
      }
    }
  }
}
