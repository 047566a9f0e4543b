import Foundation

@testable import WorkbenchServer

/// A project in a temporary folder, whose only chapter is a short script.
final class TemporaryProject {
  let folder: String

  var output: String { folder + "/Output" }
  var programs: String { folder + "/programs" }

  static let chapter = "05-attention"

  /// Makes it.
  ///
  /// - Parameter script: What the chapter does, as lines of `sh`; it answers questions for its options by
  ///   itself.
  /// - Throws: What Foundation says where it can't be written.
  init(script: String = "echo '{\"event\":\"runEnd\"}'") throws {
    folder = NSTemporaryDirectory() + "workbench-tests-\(UUID().uuidString)"
    let manager = FileManager.default
    for path in ["Sources/Chapters/05-attention", "Output/gallery", "programs", "Lessons"] {
      try manager.createDirectory(atPath: "\(folder)/\(path)", withIntermediateDirectories: true)
    }
    try write("// nothing", to: "Package.swift")
    try write("// nothing", to: "Sources/Chapters/05-attention/Attention.swift")
    try write(
      """
      #!/bin/sh
      case "$1" in
      --experimental-dump-help) cat <<'END'
      \(Self.dump)
      END
      exit 0;;
      --list) echo '{"id":"scores","title":"Scores","needs":[]}'; exit 0;;
      esac
      \(script)
      """, to: "programs/attention")
    chmod("\(folder)/programs/attention", 0o755)
    // Newer than the sources, so that it needs no build.
    try manager.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: programs + "/attention")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  func write(_ text: String, to path: String) throws {
    let file = "\(folder)/\(path)"
    let parent = String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)])
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: file))
  }

  /// The options as swift-argument-parser dumps them.
  static let dump = """
    {"serializationVersion":0,"command":{"commandName":"attention","arguments":[
    {"kind":"flag","shouldDisplay":true,"isOptional":true,"isRepeating":false,
    "names":[{"kind":"long","name":"quick"}],"abstract":"Run in a few seconds."},
    {"kind":"option","shouldDisplay":true,"names":[{"kind":"long","name":"seed"}],"valueName":"n",
    "defaultValue":"0","abstract":"The seed."},
    {"kind":"option","shouldDisplay":true,"names":[{"kind":"long","name":"output"}],"valueName":"dir"},
    {"kind":"option","shouldDisplay":true,"names":[{"kind":"long","name":"text"}],"valueName":"sentence"},
    {"kind":"option","shouldDisplay":true,"names":[{"kind":"long","name":"recipe"}],
    "allValues":["best","usual"]},
    {"kind":"option","shouldDisplay":true,"names":[{"kind":"long","name":"steps"}],"valueName":"id,id"},
    {"kind":"flag","shouldDisplay":true,"names":[{"kind":"short","name":"h"},{"kind":"long","name":"help"}]}
    ]}}
    """

  /// A record as a run leaves it.
  static func record(seed: Int = 0, title: String = "A title", text: String = "the cat") -> String {
    """
    {"chapter":"05-attention","title":\(json(title)),"seed":\(seed),
    "options":{"quick":true,"full":false,"text":\(json(text))},
    "steps":[{"id":"scores","title":\(json(title)),
    "figures":[{"file":"scores.png","data":"scores.json","caption":\(json(title)),"alt":"\(seed)"}],
    "metrics":{"loss":{"value":1.\(seed)5,"unit":"nats"}},
    "claims":[{"claim":\(json(title)),"ko":"주장","measured":\(json(title)),"holds":true}]}]}
    """
  }

  private static func json(_ text: String) -> String {
    let data = try? JSONEncoder().encode(text)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
