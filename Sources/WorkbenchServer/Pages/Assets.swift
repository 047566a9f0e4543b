import Notebook

/// The style sheets, scripts and fonts of the pages: a fixed list, in memory.
struct Assets: Sendable {
  /// A browser may keep them for the time of a visit.
  static let kept = ["Cache-Control": "private, max-age=300"]

  private let files: [String: Answer]
  private let formulas = FormulaAssets()

  /// Reads what is not in the program itself; scripts and styles are of a language.
  init(in language: ServerLanguage) {
    var files: [String: Answer] = [:]
    let script = Array(
      language.script(String(decoding: PackageResources.workbench_js, as: UTF8.self)).utf8)
    func add(_ name: String, _ type: String, _ body: [UInt8]) {
      files[name] = Answer(type: type, body: body, headers: Self.kept)
    }
    add("workbench.css", "text/css; charset=utf-8", PackageResources.workbench_css)
    add("workbench.js", "text/javascript; charset=utf-8", script)
    add("icon.svg", "image/svg+xml", PackageResources.icon_svg)
    add(
      "page.css", "text/css; charset=utf-8",
      Array(PageStyle.css(for: language.catalogue.language).utf8))
    add("page.js", "text/javascript; charset=utf-8", Array(PageScript.javascript.utf8))
    if let formulas {
      add("katex/katex.js", "text/javascript; charset=utf-8", Array(formulas.javascript.utf8))
      add("katex/katex.min.css", "text/css; charset=utf-8", Array(formulas.css.utf8))
    }
    self.files = files
  }

  subscript(name: String) -> Answer? {
    if let file = files[name] { return file }
    let fonts = "katex/fonts/"
    guard name.hasPrefix(fonts), let font = formulas?.font(String(name.dropFirst(fonts.utf8.count)))
    else { return nil }
    return Answer(type: "font/woff2", body: font, headers: Self.kept)
  }
}
