import Platform

/// Reads files below the output folder, and never one from outside.
///
/// Each part of a path is opened by itself, from the folder before it, and no link is followed: so no
/// name, and no link that somebody has put there, leads out.
struct OutputFiles: Sendable {
  /// The output folder.
  let root: String

  /// The largest file that is read, in bytes.
  static let limit = 64 << 20

  /// Reads a file.
  ///
  /// - Parameter parts: The folders' names and the file's, from the output folder on.
  /// - Returns: Its bytes; nil where it is missing, is no plain file, or is too large.
  func read(_ parts: [String]) -> [UInt8]? {
    guard let descriptor = openFile(parts) else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.limit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { raw in
        systemRead(descriptor, raw.baseAddress.map { $0 + filled }, raw.count - filled)
      }
      if count > 0 {
        filled += count
      } else if count == 0 || errno != EINTR {
        return nil
      }
    }
    return bytes
  }

  /// When a file was last changed, in seconds since 1970; nil where there is none.
  func date(_ parts: [String]) -> Double? {
    guard let descriptor = openFile(parts) else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The names in a folder, sorted; empty where there is none.
  func names(_ parts: [String]) -> [String] {
    guard let descriptor = openFolder(parts) else { return [] }
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      return []
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func openFile(_ parts: [String]) -> Int32? {
    guard let name = parts.last, Self.isName(name), let folder = openFolder(parts.dropLast())
    else { return nil }
    defer { close(folder) }
    // A pipe must keep nobody waiting.
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    return descriptor >= 0 ? descriptor : nil
  }

  private func openFolder(_ parts: some Collection<String>) -> Int32? {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return nil }
    for part in parts {
      let next =
        Self.isName(part)
        ? openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1
      close(folder)
      guard next >= 0 else { return nil }
      folder = next
    }
    return folder
  }

  /// Whether a text is one part of a path, and none that leads upwards.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && text.utf8.count <= 255
      && !text.utf8.contains { $0 == 47 || $0 == 0 }
  }
}

/// The system's `read`, whose name a method hides.
private func systemRead(_ descriptor: Int32, _ base: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  read(descriptor, base, count)
}
