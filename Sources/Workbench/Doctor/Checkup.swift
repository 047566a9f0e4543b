import Foundation
import Notebook
import Phrases
import Platform
import Plotting
import Tensors
import Text

/// Everything that the workbench needs of a machine, looked at one by one.
struct Checkup {
  let project: Project
  let output: String

  /// All findings, in order.
  func findings() -> [Finding] {
    [
      toolchain(), project(named: "lessons"), product(), threads(), pictures(), koreanPictures(),
      markdown(), formulas(), text(), folder(),
    ]
  }

  // MARK: - Tools

  private func toolchain() -> Finding {
    let advice: Phrase = "Install Swift 6.2 or newer: https://www.swift.org/install"
    let said = Self.output(of: "swift --version 2>/dev/null")
    guard let match = said.firstMatch(of: /Swift version (\d+)\.(\d+)[^ ]*/),
      let major = Int(match.1), let minor = Int(match.2)
    else {
      return Finding(
        name: "toolchain", state: .broken, detail: "there is no working 'swift' command",
        advice: advice)
    }
    let isNew = (major, minor) >= (6, 2)
    return Finding(
      name: "toolchain", state: isNew ? .fine : .broken, detail: .verbatim(match.0),
      advice: isNew ? nil : advice)
  }

  /// What a fixed command prints.
  private static func output(of command: String) -> String {
    guard let pipe = popen(command, "r") else { return "" }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func project(named name: Phrase) -> Finding {
    let (lessons, chapters) = (project.lessons.count, project.chapters().count)
    guard lessons > 0, chapters > 0 else {
      return Finding(
        name: name, state: .missing, detail: "none in \(project.folder)",
        advice: "Pages are then made without prose: run from the project's own folder.")
    }
    return .fine(name, "\(lessons) lessons, \(chapters) chapters")
  }

  // MARK: - Numbers

  /// A product by BLAS against plain loops that sum in double precision.
  private func product() -> Finding {
    let (m, k, n) = (67, 129, 45)
    var generator = SeededGenerator(seed: 7)
    let a = (0..<(m * k)).map { _ in Float.normal(using: &generator) }
    let b = (0..<(k * n)).map { _ in Float.normal(using: &generator) }
    var fast = [Float](repeating: 0, count: m * n)
    Kernels.matrixProduct(m, k, n, a, aStride: k, b, bStride: n, into: &fast, cStride: n)
    let difference = Self.largestDifference(m, k, n, a, b, fast)
    return Self.productFinding(difference, terms: k)
  }

  /// The largest difference between a product and plain loops.
  static func largestDifference(
    _ m: Int, _ k: Int, _ n: Int, _ a: [Float], _ b: [Float], _ c: [Float]
  ) -> Double {
    var largest = 0.0
    for row in 0..<m {
      for column in 0..<n {
        var sum = 0.0
        for i in 0..<k { sum += Double(a[row * k + i]) * Double(b[i * n + column]) }
        let difference = abs(sum - Double(c[row * n + column]))
        largest = max(largest, difference.isFinite ? difference : .infinity)
      }
    }
    return largest
  }

  /// Judges a difference: single precision rounds each of the terms, of size about 1, by 6e-8.
  static func productFinding(_ difference: Double, terms: Int) -> Finding {
    let most = Double(terms) * 1.2e-7 * 8
    let detail: Phrase = "differs from plain loops by \(difference), at most \(most)"
    guard difference <= most else {
      return Finding(
        name: "matrix product", state: .broken, detail: detail,
        advice: """
          OpenBLAS is wrong on this machine: try `sudo apt-get install --reinstall libopenblas-dev`, or \
          another kernel with OPENBLAS_CORETYPE=Haswell.
          """)
    }
    return .fine("matrix product", detail)
  }

  private func threads() -> Finding {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let workers = Workers(threadCount: max(cores, 2))
    let squares = UnsafeMutableBufferPointer<Int>.allocate(capacity: 1000)
    defer { squares.deallocate() }
    let places = Places(squares)
    workers.run(1000) { places.put($0 * $0, at: $0) }
    let isRight = squares.indices.allSatisfy { squares[$0] == $0 * $0 }
    let counted: Phrase = cores == 1 ? "1 core" : "\(cores) cores"
    return Finding(
      name: "threads", state: isRight ? .fine : .broken,
      detail: isRight ? counted : "\(counted), and work was lost",
      advice: isRight ? nil : "Run chapters with --threads 1, and report this as a fault.")
  }

  /// Memory in which each piece of work has a place of its own, so that threads share none.
  private struct Places: @unchecked Sendable {
    private let memory: UnsafeMutableBufferPointer<Int>

    init(_ memory: UnsafeMutableBufferPointer<Int>) { self.memory = memory }

    func put(_ value: Int, at place: Int) { memory[place] = value }
  }

  // MARK: - Pages

  /// Draws Latin and Hangul: libgd and both fonts.
  private func pictures() -> Finding {
    let sample = BarChart(
      title: "A picture", categories: ["attention", "어텐션"],
      series: [.init("values", values: [1, 2])], axis: Axis("value"))
    do throws(PlotError) {
      let bytes = try sample.png(scale: 1)
      return .fine("pictures and fonts", "libgd draws Latin and Hangul (\(bytes.count) bytes)")
    } catch {
      return Finding(
        name: "pictures and fonts", state: .broken, detail: .verbatim(error.description),
        advice: "sudo apt-get install libgd-dev fonts-dejavu-core fonts-nanum")
    }
  }

  /// Draws Korean in the one font of Korean pictures.
  private func koreanPictures() -> Finding {
    let sample = BarChart(
      title: .verbatim("그림"), categories: ["attention", "어텐션"],
      series: [.init(.verbatim("값"), values: [1, 2])],
      axis: Axis(.verbatim("값")))
    do throws(PlotError) {
      let bytes = try sample.png(scale: 1, fonts: .korean, in: .english)
      return .fine("Korean pictures", "Noto Sans CJK draws Latin and Hangul (\(bytes.count) bytes)")
    } catch {
      return Finding(
        name: "Korean pictures", state: .missing, detail: .verbatim(error.description),
        advice: "sudo apt-get install fonts-noto-cjk")
    }
  }

  private func markdown() -> Finding {
    guard PageText.html("| a |\n| - |\n| *b* |").contains("<em>b</em></td>") else {
      return Finding(
        name: "Markdown", state: .broken, detail: "cmark-gfm does not render tables",
        advice: "sudo apt-get install --reinstall libcmark-gfm-extensions-dev libcmark-gfm-dev")
    }
    return .fine("Markdown", "cmark-gfm with tables and footnotes")
  }

  private func formulas() -> Finding {
    guard FormulaAssets() != nil else {
      return Finding(
        name: "formulas", state: .missing,
        detail: "no KaTeX in \(FormulaAssets.systemFolder): pages show formulas as code",
        advice: "sudo apt-get install libjs-katex")
    }
    return .fine("formulas", "KaTeX in \(FormulaAssets.systemFolder)")
  }

  // MARK: - Data

  private func text() -> Finding {
    do throws(CorpusError) {
      let bible = try KingJamesBible.load(environment: ProcessInfo.processInfo.environment)
      return .fine("text", "King James Bible, \(bible.verses.count) verses")
    } catch {
      return Finding(
        name: "text", state: .missing, detail: .verbatim(error.description),
        advice: "make setup installs it; until then chapters that read text need --corpus FILE.")
    }
  }

  private func folder() -> Finding {
    // A folder that is not there yet is made by the first run: in the nearest one that is.
    var place = output
    while !FileManager.default.fileExists(atPath: place) {
      let parent = FilePath.folder(of: place)
      if parent == place { break }
      place = parent
    }
    let probe = "\(place)/.doctor-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: probe) }
    do throws(FileError) {
      try AtomicFile.write([1], to: probe)
    } catch {
      return Finding(
        name: "output", state: .broken, detail: .verbatim(error.description),
        advice: "Give the chapters --output with a folder that you may write to.")
    }
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: place)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.doubleValue ?? 0
    let gigabytes = free / 1e9
    let detail: Phrase = "\(output) can be written, \(gigabytes, decimals: 1) GB free"
    guard gigabytes >= 1 else {
      return Finding(
        name: "output", state: .missing, detail: detail,
        advice: "A run of all chapters may leave 1 GB: free some, or give --output another disk.")
    }
    return .fine("output", detail)
  }
}
