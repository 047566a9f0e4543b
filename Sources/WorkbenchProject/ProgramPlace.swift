import Foundation
import Platform

/// Where the running program lies, and so all others that were built with it.
package enum ProgramPlace {
  /// The path of the running program.
  package static var path: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    #if canImport(Darwin)
    var size = UInt32(buffer.count)
    guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    #else
    guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return nil }
    #endif
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The programs beside this one, and the package: around the current folder, or around them.
  ///
  /// - Throws: `WorkbenchError` where neither holds the chapters.
  package static func programs() throws(WorkbenchError) -> Programs {
    guard let own = path, let slash = own.lastIndex(of: "/") else {
      throw WorkbenchError("The path of this program can't be read.")
    }
    let folder = String(own[..<slash])
    do {
      let here = try PackageFolder(around: FileManager.default.currentDirectoryPath)
      return Programs(folder: folder, package: here)
    } catch {
      // Started from elsewhere: the program lies in the project's `.build`.
      guard let package = try? PackageFolder(around: folder) else { throw error }
      return Programs(folder: folder, package: package)
    }
  }
}
