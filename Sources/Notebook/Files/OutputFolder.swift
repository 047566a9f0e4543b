import Platform

/// Where a run writes: a staging folder that becomes `Output/NN-name/` by one rename, or vanishes.
///
/// One run of a chapter holds the lock of its output folder, so every staging folder that it finds
/// there is a dead process's. The lock is a `flock`: the system frees it when a process ends,
/// however it ends.
final class OutputFolder {
  /// The folder that `--output` named.
  let root: String

  /// The chapter's folder in it, such as `05-attention`.
  let name: String

  /// Where this run writes until it is published.
  let staging: String

  /// Where the run will be seen.
  var published: String { FilePath.join(root, name) }

  private let lock: Int32
  private var isOpen = true

  /// Makes the folder where it is missing, locks it, tidies up after dead runs, and makes the
  /// staging folder.
  ///
  /// - Throws: `FileError` where anything in the way would stop the run from being published.
  init(root: String, name: String) throws(FileError) {
    self.root = root
    self.name = name
    try Self.makeRoot(root)
    lock = try Self.acquireLock(root: root, name: name)
    staging = FilePath.join(root, ".\(name).\(FileSystem.uniqueSuffix())")
    do throws(FileError) {
      let published = FilePath.join(root, name)
      switch FileSystem.kind(of: published) {
      case .missing, .folder: break
      default:
        throw FileError(
          "“\(published)” is in the way: it is not a folder. Move it, or give another --output.")
      }
      Self.recover(root: root, name: name)
      guard mkdir(staging, 0o777) == 0 else { throw Self.failure(root, errno) }
    } catch {
      Self.release(lock)
      throw error
    }
  }

  deinit {
    discard()
  }

  /// Removes the staging folder, and frees the lock; does nothing after `publish`.
  func discard() {
    guard isOpen else { return }
    isOpen = false
    FileSystem.remove(staging)
    Self.release(lock)
  }

  /// Makes the staging folder the published one by one rename.
  ///
  /// - Parameter key: The hash of this run's options: an earlier run with another one is kept.
  /// - Returns: Where the earlier run is kept now, or nil where there is none or it had the same
  ///   options.
  /// - Throws: `FileError`; the earlier run is then untouched.
  func publish(key: String) throws(FileError) -> String? {
    let earlier = FileSystem.kind(of: published) == .folder
    if earlier {
      let code = FileSystem.exchange(staging, published)
      if code != 0 { try replaceInTwoSteps() }
    } else if rename(staging, published) != 0 {
      throw Self.failure(published, errno)
    }
    _ = FileSystem.synchronizeFolder(root)
    // From here on the run is published. What is left at `staging` is the earlier one.
    isOpen = false
    defer { Self.release(lock) }
    guard earlier else { return nil }
    return Self.keep(staging, root: root, name: name, unlessKeyIs: key)
  }

  /// For file systems that can't exchange two folders: for a moment there is no published run; a
  /// run killed in that moment is put in place by the next one's `recover`.
  private func replaceInTwoSteps() throws(FileError) {
    let aside = staging + "-earlier"
    guard rename(published, aside) == 0 else { throw Self.failure(published, errno) }
    guard rename(staging, published) == 0 else {
      let code = errno
      rename(aside, published)
      throw Self.failure(published, code)
    }
    rename(aside, staging)
  }

  // MARK: - Before a run

  private static func makeRoot(_ root: String) throws(FileError) {
    switch FileSystem.kind(of: root) {
    case .folder: return
    case .file, .other:
      throw FileError("“\(root)” is a file, not a folder: give --output the path of a folder.")
    case .danglingLink:
      throw FileError("“\(root)” is a link that leads nowhere: give --output the path of a folder.")
    case .missing: break
    }
    let parent = FilePath.folder(of: root)
    if parent != root, FileSystem.kind(of: parent) != .folder { try makeRoot(parent) }
    // Another run may make it at the same time.
    guard mkdir(root, 0o777) == 0 || errno == EEXIST else { throw failure(root, errno) }
  }

  /// Unlocks before it closes: a process that was forked meanwhile may still hold a copy of the
  /// descriptor, and with it the lock.
  private static func release(_ lock: Int32) {
    flock(lock, LOCK_UN)
    close(lock)
  }

  private static func acquireLock(root: String, name: String) throws(FileError) -> Int32 {
    let path = FilePath.join(root, ".\(name).lock")
    // To lock needs no right to write, and the file may be another user's.
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW
    var descriptor = open(path, flags)
    if descriptor < 0, errno == ENOENT { descriptor = open(path, flags | O_CREAT, 0o644) }
    guard descriptor >= 0 else { throw failure(errno == EACCES ? path : root, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw FileError(
          "“\(path)” can't be locked: \(SystemCall.reason(code)). "
            + "Give --output a folder on a disk of this machine.")
      }
      throw FileError(
        "Another run of this chapter is writing to “\(root)”: wait for it to end, "
          + "or give this one a folder of its own with --output.")
    }
    return descriptor
  }

  /// Removes what dead runs have left; a complete run among it (one that holds a record) is kept.
  private static func recover(root: String, name: String) {
    let published = FilePath.join(root, name)
    let stale = FileSystem.names(in: root).filter { isStaging($0, of: name) }
    // Shorter names first: a new run comes before the `-earlier` one that it would have replaced.
    for entry in stale.sorted(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }) {
      let path = FilePath.join(root, entry)
      if FileSystem.kind(of: FilePath.join(path, RunRecord.fileName)) != .file {
        FileSystem.remove(path)
      } else if FileSystem.kind(of: published) == .missing {
        rename(path, published)
      } else {
        _ = keep(path, root: root, name: name, unlessKeyIs: RunRecord.key(ofFolder: published))
      }
    }
  }

  /// Whether `entry` is named as this class names the staging folders of a chapter.
  static func isStaging(_ entry: String, of name: String) -> Bool {
    guard entry.hasPrefix(".\(name).") else { return false }
    let parts = entry.dropFirst(name.utf8.count + 2).split(separator: "-")
    guard parts.count == 2 || (parts.count == 3 && parts[2] == "earlier") else { return false }
    return UInt32(parts[0]) != nil && UInt32(parts[1], radix: 16) != nil
  }

  // MARK: - Earlier runs

  /// Moves a run to `runs/NAME/KEY/`, or removes it where its key is `current`.
  private static func keep(
    _ folder: String, root: String, name: String, unlessKeyIs current: String
  ) -> String? {
    let key = RunRecord.key(ofFolder: folder)
    guard key != current else {
      FileSystem.remove(folder)
      return nil
    }
    let runs = FilePath.join(root, "runs")
    let runsOfChapter = FilePath.join(runs, name)
    mkdir(runs, 0o777)
    mkdir(runsOfChapter, 0o777)
    let target = FilePath.join(runsOfChapter, key)
    if rename(folder, target) == 0 { return target }
    if FileSystem.exchange(folder, target) != 0 {
      FileSystem.remove(target)
      guard rename(folder, target) == 0 else { return nil }
    }
    FileSystem.remove(folder)
    return target
  }

  private static func failure(_ path: String, _ code: Int32) -> FileError {
    FileError(
      "“\(path)” can't be written: \(SystemCall.reason(code)). "
        + "Give --output a folder that you may write to.")
  }
}
