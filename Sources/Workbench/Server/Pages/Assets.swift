import Notebook

/// The style sheets, scripts and fonts of the pages: a fixed list, in memory.
struct Assets: Sendable {
  /// A browser may keep them for the time of a visit.
  static let kept = ["Cache-Control": "private, max-age=300"]

  private let files: [String: Answer]

  /// Reads what is not in the program itself.
  init() {
    var files: [String: Answer] = [:]
    func add(_ name: String, _ type: String, _ body: [UInt8]) {
      files[name] = Answer(type: type, body: body, headers: Self.kept)
    }
    add("workbench.css", "text/css; charset=utf-8", PackageResources.workbench_css)
    add("workbench.js", "text/javascript; charset=utf-8", PackageResources.workbench_js)
    add("icon.svg", "image/svg+xml", PackageResources.icon_svg)
    self.files = files
  }

  subscript(name: String) -> Answer? { files[name] }
}
