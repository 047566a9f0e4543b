import Foundation
import Testing

@testable import Notebook

@Suite("Texts of a run on its pages") struct EscapingTests {
  /// What has run scripts in pages before, and what ends the places where a text may stand.
  static let payloads: [String] = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x></SCRIPT>", "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "</pre><script>alert(1)</script>",
    "</title><script>1</script>",
    "</textarea><script>1</script>", "<img src=x onerror=alert(1)>", "<img/src/onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href=1>",
    "<body onload=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<object data=x>",
    "<embed src=x>", "<base href=//x>", "<link rel=stylesheet href=//x>",
    "<meta http-equiv=refresh>",
    "<form action=//x><input type=submit>", "<details open ontoggle=alert(1)>",
    "<a href=javascript:1>",
    "\" onerror=\"alert(1)", "' onerror='alert(1)", "\"><script>alert(1)</script>",
    "'><script>alert(1)</script>", "` onmouseover=alert(1)", "&lt;script&gt;", "&#60;script&#62;",
    "<!-- --><script>1</script>", "--><script>1</script>", "<![CDATA[<script>1</script>]]>",
    "<?php 1 ?>",
    "[x](javascript:alert(1))", "![x](javascript:alert(1))", "<javascript:alert(1)>",
    "[x](data:text/html,<script>1</script>)", "```\n<script>1</script>\n```",
    "    <script>1</script>",
    "$\\href{javascript:alert(1)}{x}$", "$</code><script>1</script>$", "{{title}}", "{{{content}}}",
    "{{#x}}<script>1</script>{{/x}}", "\u{0}<script>\u{0}1</script>", "\u{1b}]0;x\u{07}",
    "\r\n<script>", "\"\u{301} onerror=alert(1) x=\"\u{301}", "'\u{301} onerror=alert(1) x='",
    "<\u{301}b>", "&\u{301}lt;",
    "＜script＞alert(1)＜/script＞", "\u{2028}<script>1</script>", "\u{202e}<script>1</script>",
    "|a|b|\n|-|-|\n|<script>1</script>|c|", "*<b>*", "# <script>1</script>", "[^note]",
    "a\n\n<script>1</script>", "\n<div onclick=alert(1)>\n",
  ]

  @Test("A text adds no tag and no attribute to the HTML page", arguments: payloads)
  func html(payload: String) throws {
    let pages = try Pages()
    let plain = Markup.tags(try pages.linkedHTML(try pages.story()))
    let tags = Markup.tags(try pages.linkedHTML(try pages.story(saying: payload)))
    #expect(plain.count > 100)
    #expect(tags == plain)
  }

  @Test("A text adds no tag to what a Jupyter notebook shows", arguments: payloads)
  func notebook(payload: String) throws {
    let pages = try Pages()
    func shown(_ text: String) throws -> [[String]] {
      let document = try JSONSerialization.jsonObject(
        with: Data(try pages.notebook(try pages.story(saying: text))))
      let cells = try #require((document as? [String: Any])?["cells"] as? [[String: Any]])
      return cells.flatMap { cell -> [[String]] in
        let outputs = cell["outputs"] as? [[String: Any]] ?? []
        let html = outputs.compactMap { ($0["data"] as? [String: Any])?["text/html"] as? [String] }
        return html.map { Markup.tags($0.joined()) }
      }
    }
    let plain = try shown("plain")
    #expect(plain.flatMap(\.self).count > 10)
    #expect(try shown(payload) == plain)
  }

  @Test(
    "A text of a run comes into the Markdown of a notebook as code on one line, and nowhere else",
    arguments: payloads)
  func markdown(payload: String) throws {
    let pages = try Pages()
    func sources(_ text: String) throws -> [String] {
      let document = try JSONSerialization.jsonObject(
        with: Data(try pages.notebook(try pages.story(saying: text))))
      let cells = try #require((document as? [String: Any])?["cells"] as? [[String: Any]])
      return cells.filter { $0["cell_type"] as? String == "markdown" }
        .compactMap { ($0["source"] as? [String])?.joined() }
    }
    let (plain, hostile) = (try sources("plain"), try sources(payload))
    #expect(plain.dropFirst() == hostile.dropFirst())
    // The first cell: its lines differ only where they are indented code.
    let lines = (plain[0].split(separator: "\n"), hostile[0].split(whereSeparator: \.isNewline))
    #expect(lines.0.count == lines.1.count)
    for (before, after) in zip(lines.0, lines.1) where before != after {
      #expect(after.hasPrefix("    ") && before.hasPrefix("    "))
    }
  }

  @Test("Raw HTML and scripts in a lesson's links are left out")
  func lesson() throws {
    let pages = try Pages(
      lesson: """
        # 99 · <script>1</script>

        <script>alert(1)</script>

        Text <img src=x onerror=alert(1)> and [x](javascript:alert(1)) and <javascript:alert(1)>.

        ## look · <b>x</b>

        ```swift" onload="x
        </code></pre><script>alert(1)</script>
        ```
        """)
    let html = pages.html(try pages.story())
    let body = html.split(separator: "<body>")[1]
    #expect(!body.contains("<script>alert"))
    #expect(!body.contains("<img src=x"))
    #expect(!body.contains("href=\"javascript"))
    #expect(!body.contains("onload"))
  }

  @Test("The page's policy lets only its own scripts run")
  func policy() throws {
    let pages = try Pages()
    let html = pages.html(try pages.story())
    #expect(html.contains("default-src &#39;none&#39;; img-src data:"))
    let scripts = Markup.tags(html).filter { $0.hasPrefix("script") }
    let hashes = html.split(separator: "sha256-").count - 1
    #expect(scripts.count == hashes)
    #expect(!html.contains("unsafe-eval") && !html.contains("script-src &#39;unsafe"))
  }
}
