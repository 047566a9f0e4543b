// swift-tools-version: 6.2
import Foundation
import PackageDescription

// MARK: - Compiler settings

/// The flags of libraries that calculate or draw, which are optimised in debug builds too.
///
/// So a plain `swift run attention` trains at full speed; what only reads, writes and answers builds
/// four times as fast without. Kernels use the instruction set of the machine that builds them: set
/// `LLM_WORKBENCH_MARCH` (for example to `x86-64-v3`) where a build folder moves between machines.
func libraryFlags() -> [String] {
  var flags = ["-O"]
  #if arch(x86_64)
  let march = ProcessInfo.processInfo.environment["LLM_WORKBENCH_MARCH"] ?? "native"
  flags += ["-Xcc", "-march=\(march)"]
  #endif
  return flags
}

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let optimised: [SwiftSetting] = strict + [.unsafeFlags(libraryFlags())]

// MARK: - Dependencies

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map {
  Target.Dependency.product(name: $0, package: "swift-nio")
}
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// Matrix products come from Accelerate on a Mac and from OpenBLAS elsewhere. A condition on the
/// dependency would say the same, but keeps the module map from the targets above.
#if os(macOS)
let blas: [Target.Dependency] = []
#else
let blas: [Target.Dependency] = ["COpenBLAS"]
#endif

// MARK: - Libraries, lowest first
//
// A target names each module that it imports, those too that come with another one: when a module
// changes, an incremental build compiles again only the targets that name it.

let libraries: [Target] = [
  .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
  .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
  .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev"])]),
  .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CVectorMath"),
  .target(name: "Platform", swiftSettings: optimised),
  .target(name: "Phrases", dependencies: ["Platform"], swiftSettings: strict),
  .target(
    name: "ExerciseCatalogue", dependencies: ["Phrases", "Platform"], swiftSettings: strict),
  // How every program begins and ends.
  .target(
    name: "MainProgram", dependencies: ["Platform", argumentParser], swiftSettings: strict),
  .target(name: "VectorMath", swiftSettings: optimised),
  .target(
    name: "Tensors",
    dependencies: blas + ["CVectorMath", "Platform", "VectorMath"],
    swiftSettings: optimised),
  .target(
    name: "Autograd", dependencies: ["Platform", "Tensors", "VectorMath"],
    swiftSettings: optimised),
  .target(
    name: "NeuralNetworks", dependencies: ["Autograd", "Platform", "Tensors"],
    swiftSettings: optimised),
  .target(name: "Text", dependencies: ["Platform"], swiftSettings: optimised),
  .target(
    name: "Images", dependencies: ["CZlib", "Platform", "Tensors"], swiftSettings: optimised),
  .target(
    name: "LanguageModels",
    dependencies: ["Autograd", "NeuralNetworks", "Platform", "Tensors", "Text"],
    swiftSettings: optimised),
  .target(
    name: "ExerciseKit", dependencies: ["Phrases", "Platform", "Tensors"], swiftSettings: optimised),
  .target(
    name: "LearnerCode",
    dependencies: ["ExerciseKit", "LanguageModels", "Platform", "Tensors"],
    swiftSettings: optimised),
  .target(
    name: "Plotting", dependencies: ["CGD", "Phrases", "Platform"], swiftSettings: optimised),
  .target(
    name: "Notebook",
    dependencies: [
      "CMarkdown", "ExerciseCatalogue", "MainProgram", "Phrases", "Platform", "Plotting",
      argumentParser, mustache,
    ],
    swiftSettings: strict),
  .target(
    name: "Experiments",
    dependencies: [
      "Autograd", "Images", "LanguageModels", "NeuralNetworks", "Notebook", "Phrases", "Platform",
      "Plotting",
      "Tensors", "Text",
    ],
    swiftSettings: optimised),
]

// MARK: - Chapters and tools

/// A chapter: its folder is `Sources/Chapters/NN-name`, its product what a learner types.
func chapter(_ number: String, _ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "Autograd", "ExerciseKit", "Experiments", "Images", "LanguageModels", "LearnerCode",
      "NeuralNetworks", "Notebook", "Phrases", "Platform", "Plotting", "Tensors", "Text",
      argumentParser,
    ],
    path: "Sources/Chapters/\(number)-\(name)",
    swiftSettings: strict)
}

let chapters: [Target] = [
  chapter("01", "features"),
  chapter("02", "embedding"),
  chapter("03", "language-model"),
  chapter("04", "rnn"),
  chapter("05", "attention"),
  chapter("06", "transformer"),
  chapter("07", "comparison"),
  chapter("08", "transfer"),
  chapter("09", "scaling"),
]

let tools: [Target] = [
  .executableTarget(
    name: "bench",
    dependencies: [
      "Autograd", "CAllocationCount", "LanguageModels", "NeuralNetworks", "Platform", "Tensors",
      "Text", argumentParser,
    ],
    path: "Sources/Bench", swiftSettings: optimised),
  .target(name: "CAllocationCount"),
  .executableTarget(
    name: "ExerciseRunner",
    dependencies: [
      "ExerciseCatalogue", "ExerciseKit", "MainProgram", "Phrases", "Platform", "Plotting",
      argumentParser,
    ],
    swiftSettings: strict),
  .target(
    name: "WorkbenchProject", dependencies: ["Notebook", "Phrases", "Platform", argumentParser],
    swiftSettings: strict),
  .executableTarget(
    name: "Workbench",
    dependencies: [
      "MainProgram", "Notebook", "Phrases", "Platform", "Plotting", "Tensors", "Text",
      "WorkbenchProject", argumentParser,
    ],
    swiftSettings: strict),
  // A program of its own, so that nothing else waits until its HTTP library is built.
  .executableTarget(
    name: "WorkbenchServer",
    dependencies: [
      "ExerciseCatalogue", "MainProgram", "Notebook", "Phrases", "Platform", "WorkbenchProject",
      argumentParser, mustache, subprocess,
    ] + nio,
    // In the program itself, so that it may be moved.
    resources: ["workbench.css", "workbench.js", "icon.svg"].map { .embedInCode("Assets/\($0)") },
    swiftSettings: strict),
]

/// All libraries, for other packages, and the programs whose modules have other names.
let products: [Product] = [
  .library(name: "Platform", targets: ["Platform"]),
  .library(name: "Phrases", targets: ["Phrases"]),
  .library(name: "ExerciseCatalogue", targets: ["ExerciseCatalogue"]),
  .library(name: "Tensors", targets: ["Tensors"]),
  .library(name: "Autograd", targets: ["Autograd"]),
  .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
  .library(name: "Text", targets: ["Text"]),
  .library(name: "Images", targets: ["Images"]),
  .library(name: "LanguageModels", targets: ["LanguageModels"]),
  .library(name: "Plotting", targets: ["Plotting"]),
  .library(name: "Notebook", targets: ["Notebook"]),
  .library(name: "Experiments", targets: ["Experiments"]),
  .library(name: "ExerciseKit", targets: ["ExerciseKit"]),
  .library(name: "LearnerCode", targets: ["LearnerCode"]),
  .executable(name: "exercises", targets: ["ExerciseRunner"]),
  .executable(name: "workbench", targets: ["Workbench"]),
  .executable(name: "workbench-server", targets: ["WorkbenchServer"]),
]

// MARK: - Tests, one target a library

func tests(of library: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(library)Tests",
    dependencies: [.target(name: library), "TestSupport"] + more,
    swiftSettings: strict)
}

let testTargets: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["Autograd", "Tensors"], path: "Tests/TestSupport",
    swiftSettings: strict),
  tests(of: "Platform"),
  tests(of: "ExerciseKit", ["Platform", "Tensors"]),
  tests(of: "ExerciseCatalogue", ["Phrases", "Platform"]),
  tests(
    of: "ExerciseRunner",
    ["ExerciseCatalogue", "ExerciseKit", "Phrases", "Platform", "Plotting"]),
  tests(of: "Tensors", blas + ["Platform"]), tests(of: "Autograd", ["Platform", "Tensors"]),
  tests(of: "NeuralNetworks", ["Autograd", "Platform", "Tensors"]), tests(of: "Text", ["Platform"]),
  tests(of: "Images", ["Tensors"]),
  tests(of: "LanguageModels", ["Autograd", "NeuralNetworks", "Platform", "Tensors", "Text"]),
  tests(
    of: "Experiments",
    [
      "Autograd", "Images", "LanguageModels", "NeuralNetworks", "Notebook", "Phrases", "Plotting",
      "Tensors", "Text",
    ]),
  tests(of: "Phrases"), tests(of: "Plotting", ["CGD", "Phrases", "Platform"]),
  tests(of: "Notebook", ["Phrases", "Platform", "Plotting", argumentParser]),
  tests(
    of: "Workbench",
    ["Notebook", "Phrases", "Platform", "Plotting", "WorkbenchProject", argumentParser]),
  tests(of: "WorkbenchServer", ["Phrases", "Platform", "WorkbenchProject"]),
  .testTarget(
    name: "BenchTests", dependencies: ["bench"], path: "Tests/BenchTests", swiftSettings: strict),
  .testTarget(
    name: "ChapterTests",
    dependencies: chapters.map { .target(name: $0.name) }
      + ["Experiments", "NeuralNetworks", "Notebook", "Text"],
    swiftSettings: strict),
]

let package = Package(
  name: "llm-workbench",
  platforms: [.macOS(.v15)],
  products: products,
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    // A command for `make docs`; no target depends on it, so that no build compiles it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: libraries + chapters + tools + testTargets,
  swiftLanguageModes: [.v6])
