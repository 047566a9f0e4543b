import Foundation
import Notebook

/// What `run.json` and `timing.json` hold.
typealias RunFile = RunRecord

extension RunRecord {
  /// Reads a record from a chapter's published folder.
  init(from folder: URL, _ name: String = "run.json") throws {
    let data = try Data(contentsOf: folder.appending(path: name))
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
