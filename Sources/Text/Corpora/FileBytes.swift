#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads a whole file or pipe.
///
/// - Throws: `CorpusError` when the path leads to no readable file.
func readFileBytes(at path: String) throws(CorpusError) -> [UInt8] {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    let code = errno
    if code == ENOENT || code == ENOTDIR { throw .missing(path: path) }
    throw .unreadable(path: path, reason: errorText(code))
  }
  defer { close(descriptor) }

  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw .unreadable(path: path, reason: errorText(errno))
  }
  switch status.st_mode & S_IFMT {
  case S_IFREG, S_IFIFO: break
  case S_IFDIR: throw .isFolder(path: path)
  default: throw .notAFile(path: path)
  }

  var bytes: [UInt8] = []
  bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count == 0 { return bytes }
    if count < 0 {
      if errno == EINTR { continue }
      throw .unreadable(path: path, reason: errorText(errno))
    }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// The system's own words for an error number.
func errorText(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}

/// The last component of a path.
func fileName(of path: String) -> String {
  let parts = path.split(separator: "/", omittingEmptySubsequences: true)
  return parts.last.map(String.init) ?? path
}
